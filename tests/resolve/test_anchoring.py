from __future__ import annotations

from datetime import date

import pytest

from extractor.resolve.anchoring import (
    carried_year,
    easter,
    holiday_day,
    numbered_day,
    part_year,
    season_year,
    shifted_year,
    weekday_offset,
    year_of_day,
    year_of_month,
)

AUGUST = date(2023, 8, 10)  # a Thursday


@pytest.mark.parametrize(
    ("month", "day", "ahead", "year"),
    [
        (8, 10, None, 2023),
        (8, 9, None, 2023),
        (8, 9, True, 2023),  # "from August 9, police will search"
        (6, 1, True, 2024),
        (9, 1, False, 2023),  # a few weeks off: no tense makes that last year's
        (12, 3, None, 2022),
        (12, 3, True, 2023),
        (1, 5, True, 2024),
    ],
)
def test_year_of_a_day(month: int, day: int, ahead: bool | None, year: int) -> None:
    assert year_of_day(AUGUST, month, day, ahead) == year


@pytest.mark.parametrize(
    ("month", "ahead", "year"),
    [(8, True, 2023), (4, False, 2023), (9, False, 2023), (11, None, 2023), (11, False, 2022), (1, True, 2024)],
)
def test_year_of_a_month(month: int, ahead: bool | None, year: int) -> None:
    assert year_of_month(AUGUST, month, ahead) == year


def test_last_this_and_next_month_names() -> None:
    assert [shifted_year(AUGUST, 4, shift) for shift in (-1, 0, 1)] == [2023, 2023, 2024]
    assert [shifted_year(AUGUST, 12, shift) for shift in (-1, 0, 1)] == [2022, 2023, 2023]
    assert shifted_year(AUGUST, 7, -1) == 2022


@pytest.mark.parametrize(
    ("weekday", "shift", "ahead", "days"),
    [
        (5, None, None, -6),
        (5, None, True, 1),
        (4, None, False, 0),
        (4, None, True, 0),
        (4, -1, None, -7),
        (3, -1, None, -1),
        (1, 1, None, 4),
        (5, 1, None, 8),
        (5, 0, None, 1),
        (2, 0, False, -2),
    ],
)
def test_weekday_offset(weekday: int, shift: int | None, ahead: bool | None, days: int) -> None:
    assert weekday_offset(AUGUST, weekday, shift, ahead) == days


def test_a_story_lends_its_year() -> None:
    story = date(2014, 11, 1)
    assert carried_year(story, AUGUST, 12, 1) == 2014
    assert carried_year(story, AUGUST, 2, 1) == 2015
    assert carried_year(story, date(2015, 1, 5), 2, 1) == 2014
    assert carried_year(date(2023, 1, 1), AUGUST, 2, 1) is None


def test_seasons_and_quarters() -> None:
    assert season_year(AUGUST, "SU", -1, None) == 2022
    assert season_year(AUGUST, "SP", -1, None) == 2023
    assert season_year(AUGUST, "FA", None, True) == 2023
    assert season_year(AUGUST, "FA", None, False) == 2022
    assert part_year(date(2024, 2, 1), 10, 12, False) == 2023
    assert part_year(date(2023, 11, 2), 7, 9, True) == 2023
    assert part_year(date(2023, 11, 2), 1, 3, True) == 2024


def test_holidays() -> None:
    assert holiday_day(2023, {"day": [12, 25]}) == "2023-12-25"
    assert holiday_day(2023, {"weekday": [11, 4, 4]}) == "2023-11-23"
    assert holiday_day(2023, {"weekday": [5, 1, -1]}) == "2023-05-29"
    assert holiday_day(2023, {"easter": [-2]}) == "2023-04-07"


def test_easter() -> None:
    assert [easter(year).isoformat() for year in (1961, 2000, 2024, 2038)] == [
        "1961-04-02",
        "2000-04-23",
        "2024-03-31",
        "2038-04-25",
    ]


@pytest.mark.parametrize(
    ("day", "ahead", "value"),
    [
        (15, True, "2023-08-15"),
        (3, True, "2023-09-03"),
        (3, False, "2023-08-03"),
        (15, False, "2023-07-15"),
        (10, False, "2023-08-10"),
        (40, True, None),
    ],
)
def test_days_by_their_number(day: int, ahead: bool, value: str | None) -> None:
    assert numbered_day(AUGUST, day, ahead) == value
