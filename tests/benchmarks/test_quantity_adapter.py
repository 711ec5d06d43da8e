"""The mapping of quantities to the benchmarks' fields, and the cases set aside."""

from __future__ import annotations

import pytest

from tests.benchmarks.quantity_adapter import rows
from tests.benchmarks.recognizers import OF_MODEL, exclusions


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("It costs 38 cents.", 38, "cent", "="),
        ("It costs 3 dollars and 50 cents.", 3.5, "USD", "="),
        ("Hundreds of guests left.", [100, 1000], None, "="),
        ("It grew in the past three years.", 3, "year", "="),
        ("It weighs about 5 kg.", 5, "kg", "~"),
        ("He met a 12-year-old boy.", 12, "year of age", "="),
        ("They got 10 to 15 parcels.", [10, 15], None, "="),
    ],
)
def test_row(text: str, value: object, unit: str | None, bound: str) -> None:
    (row,) = rows(text)
    assert (row["value"], row["unit"], row["bound"]) == (value, unit, bound)


def test_a_period_stands_where_the_date_does() -> None:
    (row,) = rows("It grew in the past three years.")
    assert (row["start"], row["end"]) == (20, 31)


def test_cases_set_aside_belong_to_the_models() -> None:
    assert {case.partition("-")[0] for case in exclusions()} == set(OF_MODEL)
