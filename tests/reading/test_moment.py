"""Dates of issue as people and machines write them, and the days that the rules read in a head."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find.dates.absolute import named_days
from extractor.reading.moment import issue_day, issue_moment

# Both read these, each in its way: what a text says, and what is written outside of it.
EXPRESSIONS = [
    ("Jul 21, 2023 12:54 PM", "2023-07-21T12:54"),
    ("21 July 2023", "2023-07-21"),
    ("Friday, July 21, 2023", "2023-07-21"),
    ("Fri., Jul. 21, 2023", "2023-07-21"),
    ("2023-07-21", "2023-07-21"),
    ("2023/07/21", "2023-07-21"),
    ("21/07/2023 15:26", "2023-07-21T15:26"),
    ("21.07.2023", "2023-07-21"),
    ("07/21/2023", "2023-07-21"),
    ("06 MAY 2024", "2024-05-06"),
    ("03.24pm 21 September 2016", "2016-09-21T15:24"),
    ("July 21st, 2023 at 5 p.m.", "2023-07-21T17:00"),
    ("the 5th of November, 2019", "2019-11-05"),
    ("12-Dec-2014", "2014-12-12"),
    ("20 Aug 88", "1988-08-20"),
    ("Friday 21 July 2023 14:30 BST", "2023-07-21T14:30"),
    ("July 21, 2023 (Friday)", "2023-07-21"),
    ("Fri, 12 May 2023 10:00:00 +0000", "2023-05-12T10:00"),
    ("12.05.2023 14:30", "2023-05-12T14:30"),
]
OUTSIDE = [
    ("2023-07-21T12:54:10Z", "2023-07-21T12:54:10Z"),
    ("2023-07-21 12:54", "2023-07-21 12:54"),
    ("Sat Nov 18 2017 15:21:41 GMT+0000 (Coordinated Universal Time)", "2017-11-18T15:21"),
    ("12:54 PM EDT, Jul 21, 2023", "2023-07-21T12:54"),
    ("2023 July 21", "2023-07-21"),
    ("noon, 21 July 2023", "2023-07-21T12:00"),
    ("5.7.2023", "2023-07-05"),
    (" 7/21/2023 3 pm ", "2023-07-21T15:00"),
]
INSIDE = [
    ("July 21, 2023, at approximately 3:45 a.m.", "2023-07-21T03:45"),
    ("4/30/2022 at 12: 17 AM", "2022-04-30T00:17"),
    ("July 21, 2023 1430 hours", "2023-07-21T14:30"),
    ("21 July 2023 at noon", "2023-07-21T12:00"),
    ("July\u00a0\u00a021, 2023 \u2013 2:30 PM", "2023-07-21T14:30"),
    ("2023-07-21 HKT 12:54", "2023-07-21T12:54"),
]
NEITHER = ["July 21", "Friday", "31 June 2023", "yesterday", "2023", "July 2023", "", "2023-02-30", "20230721 or so"]


@pytest.mark.parametrize(("text", "value"), [*EXPRESSIONS, *OUTSIDE])
def test_what_is_written_outside_a_text(text: str, value: str) -> None:
    assert issue_moment(text) == value


@pytest.mark.parametrize(("text", "value"), [*EXPRESSIONS, *INSIDE])
def test_the_same_rules_read_a_head(text: str, value: str) -> None:
    assert [day.iso() for day in named_days(text)] == [value]


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_no_date_of_a_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        issue_moment(text)
    assert [day for day in named_days(text) if day.iso()] == []


@pytest.mark.parametrize(("day_first", "day"), [(True, "2025-05-07"), (False, "2025-07-05")])
def test_the_order_of_numbers(day_first: bool, day: str) -> None:
    assert issue_day("07/05/2025", day_first) == day
    assert named_days("07/05/2025")[0].iso(day_first) == day


def test_numbers_in_an_order_that_is_not_known_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two days.*--day-first"):
        issue_day("07/05/2025")
    assert named_days("07/05/2025")[0].is_unclear
    assert not named_days("07/21/2025")[0].is_unclear


def test_a_day_without_a_year_tells_none() -> None:
    assert [(day.has_year, day.iso()) for day in named_days("PORTBURY, Aug. 25")] == [(False, None)]


@settings(deadline=None)
@given(st.text(max_size=100))
def test_any_text_gives_days_or_nothing(text: str) -> None:
    for day in named_days(text):
        value = day.iso()
        assert value is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", value)
        assert text[day.start : day.end].strip()
