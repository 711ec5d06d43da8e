"""Values as a reader would write them."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.entities import Quantity
from extractor.writing.quantity import readable_value, unit_name
from tests.writing.examples import mention


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": 2300, "bound": ">"}, "> 2,300"),
        ({"value": 2}, "2"),
        ({"value": 12, "bound": ">=", "vague": True}, "≥ 12"),
        ({"value": 21, "bound": "~", "unit": "%"}, "~ 21%"),
        ({"value": 1_200_000, "unit": "USD", "bound": "<="}, "≤ USD 1,200,000"),
        ({"value": 0.5, "unit": "kg", "bound": "<"}, "< 0.5 kg"),
        ({"value": 320.49, "unit": "NGN"}, "NGN 320.49"),
        ({"value": 18, "unit": "mo"}, "18 months"),
        ({"value": 1, "unit": "a"}, "1 year"),
        ({"low": 10, "high": 15, "unit": "a"}, "10–15 years"),
        ({"low": 1.5, "high": 2, "unit": "EUR"}, "EUR 1.5–2"),
        ({"value": 0}, "0"),
        ({"value": -5, "unit": "Cel"}, "-5 Cel"),
        ({"value": 2e18}, "2e+18"),
        ({"vague": True}, ""),
    ],
)
def test_readable_value(fields: dict[str, Any], shown: str) -> None:
    assert readable_value(Quantity(**mention("x"), **fields)) == shown


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("[mi_i]/h", "12 mi/h"),
        ("[sft_i]", "12 sq ft"),
        ("[degF]", "12 °F"),
        ("kg", "12 kg"),
        ("a", "12 years"),
        ("USD", "USD 12"),
        (None, "12"),
    ],
)
def test_a_value_with_its_unit(unit: str | None, shown: str) -> None:
    assert readable_value(Quantity(text="", start=0, end=0, rule="made", value=12, unit=unit)) == shown


@pytest.mark.parametrize(("unit", "name"), [("a", "Years"), ("[lb_av]", "lb"), ("USD", "USD"), ("", "Counts")])
def test_a_unit_as_a_heading(unit: str, name: str) -> None:
    assert unit_name(unit) == name
