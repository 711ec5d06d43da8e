from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.resolve.timex import bounds, month_value, move_days, period, quarter_value, week_of_month


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2023-07-21", "2023-07-21", "2023-07-21"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-W29", "2023-07-17", "2023-07-23"),
        ("2023-W29-WE", "2023-07-22", "2023-07-23"),
        ("2022-Q3", "2022-07-01", "2022-09-30"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2022-WI", "2022-12-01", "2023-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2023-07-21T12:54", "2023-07-21T12:54", "2023-07-21T12:54"),
        ("2023-07-21TNI", "2023-07-21T18:00", "2023-07-22T06:59"),
        ("2015/2018", "2015-01-01", "2018-12-31"),
        ("PAST_REF", None, None),
        ("P1Y", None, None),
        ("2023-02-30", None, None),
        ("2021-W53-WE", None, None),
        (None, None, None),
    ],
)
def test_bounds(value: str | None, earliest: str | None, latest: str | None) -> None:
    assert bounds(value) == (earliest, latest)


def test_fiscal_years_start_where_the_country_says() -> None:
    assert bounds("FY2023") == ("2023-01-01", "2023-12-31")
    assert bounds("FY2023", 10) == ("2022-10-01", "2023-09-30")


@pytest.mark.parametrize(
    ("unit", "shift", "value"),
    [
        ("D", -1, "2023-12-31"),
        ("W", -1, "2023-W52"),
        ("WE", 0, "2024-W01-WE"),
        ("M", -1, "2023-12"),
        ("M", 12, "2025-01"),
        ("Q", -1, "2023-Q4"),
        ("Y", -1, "2023"),
        ("DE", -1, "201"),
        ("CE", -1, "19"),
        ("Y", -2024, None),
        ("D", 9_000_000, None),
        ("H", 1, None),
    ],
)
def test_period(unit: str, shift: int, value: str | None) -> None:
    assert period(unit, date(2024, 1, 1), shift) == value


def test_months_and_quarters_carry_into_the_years() -> None:
    assert (month_value(2023, 14), month_value(2023, 0)) == ("2024-02", "2022-12")
    assert (quarter_value(2023, 0), quarter_value(2023, 5)) == ("2022-Q4", "2024-Q1")


@given(st.dates(), st.integers(-10_000, 10_000))
def test_days_there_and_back(day: date, days: int) -> None:
    moved = move_days(day, days)
    assert moved is None or move_days(moved, -days) == day


@given(st.text(max_size=20))
def test_any_value_has_bounds_or_none(value: str) -> None:
    earliest, latest = bounds(value)
    assert earliest is None or latest is None or earliest <= latest or "/" in value


@pytest.mark.parametrize(("number", "value"), [(1, "2021-W18"), (2, "2021-W19"), (4, "2021-W21"), (-1, "2021-W21")])
def test_weeks_of_a_month(number: int, value: str) -> None:
    assert week_of_month(2021, 5, number) == value
