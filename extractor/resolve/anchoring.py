"""Which year, week or quarter a date without one means, told from an anchor date. Pure functions.

``ahead`` says what the tense of the text tells: True for the future, False for the past, None where it is silent.
``shift`` is -1 for "last", 0 for "this", 1 for "next".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from extractor.resolve.calendar import iso_day
from extractor.resolve.timex import SEASON_MONTHS, month_value, move_days
from extractor.trace import tracing

# A day without a year that lies less than this ahead is the coming one, whatever the tense, and one less than this
# back is of this year, whatever the story: of any other day the year would be told.
_NEAR = timedelta(days=75)
# "From April 10, the bureau will search", said on April 12, does not mean April of next year.
_JUST_PAST = timedelta(days=31)
# A quarter is talked about long after its end, in the future tense too: "expects to report third-quarter net".
_QUARTER_IS_NEWS = 4
# Months before a season in which its bare name means the coming one.
_SEASON_IS_NEAR = 2


def year_of_day(anchor: date, month: int, day: int, ahead: bool | None, *, done: bool = False) -> int:
    """The year of a month and day; ``done`` where the text tells what has happened on it."""
    if (month, day) == (anchor.month, anchor.day):
        return _told(anchor, "anchoring.same-day", "the same day", anchor.year)
    this_year = (month, day) > (anchor.month, anchor.day)
    coming = anchor.year if this_year else anchor.year + 1
    if ahead:
        text = iso_day(coming - 1, month, day)
        just_past = text is not None and anchor - date.fromisoformat(text) <= _JUST_PAST
        if just_past:
            return _told(anchor, "anchoring.just-past", "lies ahead, but has just passed: the last one", coming - 1)
        return _told(anchor, "anchoring.coming", "lies ahead: the coming one", coming)
    text = iso_day(coming, month, day)
    soon = not done and text is not None and date.fromisoformat(text) - anchor <= _NEAR
    if soon:
        return _told(anchor, "anchoring.soon", "comes soon: the coming one", coming)
    return _told(anchor, "anchoring.last", "the most recent one", coming - 1)


def year_of_month(anchor: date, month: int, ahead: bool | None, *, done: bool = False) -> int:
    """The year of a month: the anchor's own month is the present one, the month after it the coming one.

    ``done`` where the text tells what has happened in it.
    """
    if month == anchor.month:
        return _told(anchor, "anchoring.same-month", "the present month", anchor.year)
    coming = anchor.year if month > anchor.month else anchor.year + 1
    wait = (month - anchor.month) % 12
    if ahead or (wait == 1 and not done) or (ahead is None and wait <= 3):
        return _told(anchor, "anchoring.coming", "lies ahead, or comes soon: the coming one", coming)
    return _told(anchor, "anchoring.last", "the most recent one", coming - 1)


def shifted_year(base: date, month: int, shift: int) -> int:
    """The year of "last April", "this April", "next April"; last April, said in May, is that of the year before."""
    if shift < 0:
        year = base.year if month < base.month - 1 else base.year - 1
        return _told(base, "anchoring.shift", "the last one that is well past", year)
    if shift > 0:
        year = base.year if month > base.month else base.year + 1
        return _told(base, "anchoring.shift", "the next one", year)
    return _told(base, "anchoring.shift", "the one of this year", base.year)


def carried_year(mention: date, anchor: date | None, month: int, day: int) -> int | None:
    """The year that the story of an earlier year lends to a month or day: the next one after the last mention.

    Args:
        mention: the day mentioned before, or the first day of the month mentioned before.
        anchor: no year later than this is lent; None without an anchor date.
        month: of the date without a year.
        day: 1 for a month without a day.
    """
    if anchor and mention.year >= anchor.year:
        return None
    if (month, day) >= (mention.month, mention.day if day > 1 else 1):
        return _told(mention, "anchoring.story", "the story goes on in the year told of before", mention.year)
    following = (mention.year + 1, month, day)
    year = mention.year + 1 if anchor and following <= (anchor.year, anchor.month, anchor.day) else mention.year
    return _told(mention, "anchoring.story", "the story goes on from the date told of before", year)


def _told(base: date, rule: str, step: str, year: int) -> int:
    """The year, taken down with how it was found."""
    if trace := tracing():
        trace.step(rule, step, base, year)
    return year


def is_fresh(anchor: date, month: int, day: int | None) -> bool:
    """Whether the day or month lies shortly before the anchor, so that it needs no year to be understood."""
    if day is None:
        return 0 <= anchor.month - month <= 3
    text = iso_day(anchor.year, month, day)
    return text is not None and timedelta(0) <= anchor - date.fromisoformat(text) <= _NEAR


def year_with_weekday(years: Sequence[int], month: int, day: int, weekday: int) -> int | None:
    """The first of the years in which the day falls on the weekday (1-7)."""
    for year in years:
        text = iso_day(year, month, day)
        if text and date.fromisoformat(text).isoweekday() == weekday:
            return year
    return None


def numbered_day(base: date, day: int, ahead: bool) -> str | None:
    """The first day of that number from the base on, or else the last one up to it; None where the month lacks it."""
    step = (day < base.day) if ahead else -(day > base.day)
    month = month_value(base.year, base.month + step)
    return iso_day(int(month[:4]), int(month[5:]), day)


def weekday_offset(anchor: date, weekday: int, shift: int | None, ahead: bool | None) -> int:
    """Days from the anchor to a weekday (1-7); the most recent one, or the anchor, unless shift or tense say else."""
    back = -((anchor.isoweekday() - weekday) % 7)
    if shift is None:
        coming = bool(ahead and back)
        step, days = ("the coming one", back + 7) if coming else ("the most recent one, that day included", back)
    elif shift < 0:
        step, days = "the last one before that day", back or -7
    elif shift > 0:
        # "Next Friday" is the one of next week, even where this week's is still to come.
        step, days = "the one of next week", back + 7 if weekday <= anchor.isoweekday() else back + 14
    else:
        past = not back or ahead is False
        step, days = ("this one, up to that day", back) if past else ("this one, still to come", back + 7)
    if trace := tracing():
        trace.step("anchoring.weekday", step, anchor, move_days(anchor, days))
    return days


def season_year(anchor: date, season: str, shift: int | None, ahead: bool | None) -> int:
    """The year in which a season starts."""
    first, last = SEASON_MONTHS[season]
    if shift is None:
        soon = 0 <= first - anchor.month <= _SEASON_IS_NEAR and ahead is not False
        shift = 0 if soon else 1 if ahead else -1 if first > anchor.month else 0
    if shift < 0 and month_value(anchor.year, last) >= month_value(anchor.year, anchor.month):
        return _told(anchor, "anchoring.season", "the last one that is over", anchor.year - 1)
    year = anchor.year + 1 if shift > 0 and first <= anchor.month else anchor.year
    return _told(anchor, "anchoring.season", "the coming one" if shift > 0 else "the one of this year", year)


def part_year(anchor: date, first: int, last: int, ahead: bool | None) -> int:
    """The year of a quarter or half that takes the months ``first`` to ``last``."""
    if first > anchor.month:
        ended = last - 12
        coming = ahead and anchor.month - ended > _QUARTER_IS_NEWS
        year = anchor.year if coming else anchor.year - 1
    else:
        coming = ahead and anchor.month - last > _QUARTER_IS_NEWS
        year = anchor.year + 1 if coming else anchor.year
    return _told(anchor, "anchoring.part-of-year", "the coming one" if coming else "the one that is news", year)


def holiday_day(year: int, rule: Mapping[str, Sequence[int]]) -> str | None:
    """The day of a holiday in a year.

    Args:
        year: the year.
        rule: ``day`` with month and day, ``weekday`` with month, weekday 1-7 and which of them (-1 the last), or
            ``easter`` with the days from Easter Sunday.
    """
    if "easter" in rule:
        return (easter(year) + timedelta(days=rule["easter"][0])).isoformat()
    if "day" in rule:
        month, day = rule["day"]
        return iso_day(year, month, day)
    month, weekday, nth = rule["weekday"]
    days = [text for number in range(1, 32) if (text := iso_day(year, month, number))]
    fitting = [day for day in days if date.fromisoformat(day).isoweekday() == weekday]
    return fitting[nth if nth < 0 else nth - 1] if fitting else None


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
