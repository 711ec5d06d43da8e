from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.resolve.calendar import days_in_month, numeric_day, parse_absolute

EXPRESSIONS = [
    ("Jul 21, 2023 12:54 PM", "2023-07-21T12:54"),
    ("21 July 2023", "2023-07-21"),
    ("Friday, July 21, 2023", "2023-07-21"),
    ("Fri., Jul. 21, 2023", "2023-07-21"),
    ("2023-07-21", "2023-07-21"),
    ("2023-07-21T12:54:10Z", "2023-07-21T12:54"),
    ("2023-07-21T12:54:10+08:00", "2023-07-21T12:54"),
    ("2023-07-21 12:54", "2023-07-21T12:54"),
    ("2023/07/21", "2023-07-21"),
    ("21/07/2023 15:26", "2023-07-21T15:26"),
    ("21.07.2023", "2023-07-21"),
    ("07/21/2023", "2023-07-21"),
    ("06 MAY 2024", "2024-05-06"),
    ("03.24pm 21 September 2016", "2016-09-21T15:24"),
    ("July 21st, 2023 at 5 p.m.", "2023-07-21T17:00"),
    ("July 21, 2023, at approximately 3:45 a.m.", "2023-07-21T03:45"),
    ("4/30/2022 at 12: 17 AM", "2022-04-30T00:17"),
    ("the 5th of November, 2019", "2019-11-05"),
    ("12-Dec-2014", "2014-12-12"),
    ("20 Aug 88", "1988-08-20"),
    ("2023 July 21", "2023-07-21"),
    ("July 21, 2023 1430 hours", "2023-07-21T14:30"),
    ("Friday 21 July 2023 14:30 BST", "2023-07-21T14:30"),
    ("July 21, 2023 (Friday)", "2023-07-21"),
    ("noon, 21 July 2023", "2023-07-21T12:00"),
    ("21 July 2023 12 noon", "2023-07-21T12:00"),
    ("July 21", None),
    ("Friday", None),
    ("31 June 2023", None),
    ("05/07/2023", None),
    ("yesterday", None),
    ("2023", None),
    ("July 2023", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "value"), EXPRESSIONS)
def test_parse_absolute(text: str, value: str | None) -> None:
    assert parse_absolute(text) == value


@pytest.mark.parametrize(("day_first", "value"), [(True, "2025-05-07"), (False, "2025-07-05"), (None, None)])
def test_order_of_numbers(day_first: bool | None, value: str | None) -> None:
    assert parse_absolute("07/05/2025", day_first) == value
    assert numeric_day(7, 5, 2025, day_first) == value


def test_a_day_that_only_one_order_has_needs_no_order() -> None:
    assert numeric_day(13, 5, 2025, None) == numeric_day(5, 13, 2025, True) == "2025-05-13"
    assert numeric_day(4, 4, 2025, None) == "2025-04-04"


def test_leap_years() -> None:
    assert (days_in_month(2024, 2), days_in_month(2100, 2), days_in_month(2023, 13)) == (29, 28, 0)


@given(st.text(max_size=100))
def test_any_text_gives_a_date_or_nothing(text: str) -> None:
    value = parse_absolute(text)
    assert value is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", value)
