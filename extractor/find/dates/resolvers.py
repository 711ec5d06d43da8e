"""How each kind of expression gets its TIMEX3 value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING

from extractor.find.dates.counted import counted, counted_fiscal, nth_weekday
from extractor.find.dates.expression import Expression
from extractor.resolve.anchoring import (
    carried_year,
    holiday_day,
    is_fresh,
    numbered_day,
    part_year,
    season_year,
    shifted_year,
    weekday_offset,
    year_of_day,
    year_of_month,
    year_with_weekday,
)
from extractor.resolve.calendar import iso_day, numeric_day
from extractor.resolve.timex import month_value, move_days, period, quarter_value, week_value
from extractor.trace import tracing

if TYPE_CHECKING:
    from extractor.find.dates.timeline import Timeline

# The weekend of a holiday is the one before a Monday and the one after a Thursday.
_TO_MIDWEEK = 3
# Where the weekday is told too, the year may lie further back.
_YEARS_BACK = (0, -1, -2, -3, -4, -5, 1)
_YEARS_ABOUT = (0, 1, -1, -2, -3, -4, -5)
_AS_PRECISE = {"D": "D", "W": "D", "WE": "D", "F": "D", "M": "DM", "Q": "DMQ", "Y": "DMQY"}


def _year(timeline: Timeline, expression: Expression) -> str | None:
    return f"{expression.year:04d}"


def _month(timeline: Timeline, expression: Expression) -> str | None:
    month = expression.month or 1
    year = _year_of(timeline, expression, month, None)
    return month_value(year, month) if year else None


def _day(timeline: Timeline, expression: Expression) -> str | None:
    if expression.code == "numeric":
        return _numeric(timeline, expression)
    month, day = expression.month or 1, expression.day or 1
    year = _known_year(timeline, expression) or _year_of(timeline, expression, month, day)
    return iso_day(year, month, day) if year else None


def _known_year(timeline: Timeline, expression: Expression) -> int | None:
    """The year of a day that everybody knows: "the September 11 attacks"."""
    if expression.year or expression.within:
        return None
    after = timeline.context.text[expression.end : expression.end + 20].lower().split()[:1]
    for known in timeline.words.known_days:
        if known["day"] == [expression.month, expression.day] and after and after[0].strip(".,;") in known["before"]:
            if trace := tracing():
                trace.step("date.known-day", "a day whose year everybody knows", after[0], known["year"])
            return int(known["year"])
    return None


def _year_of(timeline: Timeline, expression: Expression, month: int, day: int | None) -> int | None:
    """The year that the expression names, or the one that it means."""
    if expression.year:
        return expression.year
    if expression.within:
        value = expression.within.value = timeline.single(expression.within)
        if value and value[:4].isdigit():
            return int(value[:4])
        if value != "PAST_REF":  # "of that year", before any year has been told, is the one that is meant
            return None
    if expression.shift is not None and expression.code != "numeric":
        base = timeline.mention.day if expression.to_mention and timeline.mention else timeline.told_from()
        year = shifted_year(base, month, expression.shift) if base else None
        return year if year and MINYEAR <= year <= MAXYEAR else None
    year = (timeline.named_year(month, day) if day else None) or _meant_year(timeline, expression, month, day)
    if year and day and expression.number and not expression.code:
        steps = _YEARS_BACK if timeline.ahead(expression) is False else _YEARS_ABOUT
        years = [year, *(timeline.anchor.year + step for step in steps if timeline.anchor)]
        year = year_with_weekday(years, month, day, expression.number) or year
    return year if year and MINYEAR <= year <= MAXYEAR else None


def _meant_year(timeline: Timeline, expression: Expression, month: int, day: int | None) -> int | None:
    ahead, anchor = timeline.ahead(expression), timeline.anchor
    fresh = anchor is not None and is_fresh(anchor, month, day)
    if ahead is not False:
        event = timeline.event_year(expression, month, day)
        if event:
            return event
    if ahead is not True and day is None:
        told_year = timeline.year_told(expression)
        if told_year:
            return told_year
    if ahead is not True and not fresh:
        told = timeline.told_before(expression)
        carried = carried_year(told, anchor, month, day or 1) if told else None
        if carried:
            return carried
    if timeline.told_from() is None or anchor is None:
        return None
    year = year_of_day(anchor, month, day, ahead) if day else year_of_month(anchor, month, ahead)
    future = (year, month, day or 1) > (anchor.year, anchor.month, anchor.day)
    return year - 1 if future and timeline.is_since(expression) else year


def _numeric(timeline: Timeline, expression: Expression) -> str | None:
    """A day in numbers; where both orders are possible the day of publication may decide."""
    first, second = expression.number, expression.shift or 0
    year = expression.year
    if year is None:
        day_first = timeline.day_first if timeline.day_first is not None else second <= 12
        day, month = (first, second) if day_first else (second, first)
        year = _year_of(timeline, expression, month, day) if month <= 12 else None
        if year is None:
            return None
    found = numeric_day(first, second, year, timeline.day_first)
    readings = [day for day in (iso_day(year, second, first), iso_day(year, first, second)) if day]
    if found or len(readings) < 2:
        return found
    if timeline.anchor and timeline.ahead(expression) is not True:
        past = [day for day in readings if day <= timeline.anchor.isoformat()]
        if len(past) == 1:
            if trace := tracing():
                trace.step(
                    "date.day-or-month-first", "of its two readings only one is past", " / ".join(readings), past[0]
                )
            return past[0]
    text = timeline.context.text[expression.start : expression.end]
    timeline.context.warn(f"{text}: day or month first? Nothing in the text decides it; read as day first")
    return readings[0]


def _ordinal_day(timeline: Timeline, expression: Expression) -> str | None:
    if expression.within is None:
        return _day_of_story(timeline, expression)
    month = timeline.single(expression.within)
    if month is None or len(month) != 7:
        return None
    return iso_day(int(month[:4]), int(month[5:]), expression.day or 0)


def _day_of_story(timeline: Timeline, expression: Expression) -> str | None:
    """ "Until the 15th": of the month told of before in the paragraph, else of the one around the anchor date."""
    day, ahead = expression.day or 0, True
    base = timeline.told_before(expression)
    if base is None:
        base, ahead = timeline.told_from(), expression.edge == "until" or bool(timeline.ahead(expression))
    return numbered_day(base, day, ahead) if base else None


def _weekday(timeline: Timeline, expression: Expression) -> str | None:
    if expression.within is not None and expression.day:
        return nth_weekday(timeline.single(expression.within), expression)
    if expression.within is not None:
        week = timeline.single(expression.within)
        if week is None or week[5:6] != "W":
            return None
        return date.fromisocalendar(int(week[:4]), int(week[6:8]), expression.number).isoformat()
    told = timeline.mentioned(expression.start, "D") if expression.to_mention else None
    base = told or timeline.told_from()
    if base is None:
        return None
    ahead = False if told and expression.shift == 0 else timeline.ahead(expression)
    moved = move_days(base, weekday_offset(base, expression.number, expression.shift, ahead))
    return moved.isoformat() if moved else None


def _season(timeline: Timeline, expression: Expression) -> str | None:
    year = expression.year
    if expression.within:
        value = timeline.single(expression.within)
        year = int(value[:4]) if value and value[:4].isdigit() else None
    elif expression.to_mention and timeline.mention:
        year = timeline.mention.day.year + (expression.shift or 0)
    elif year is None:
        base = timeline.told_from()
        year = season_year(base, expression.code, expression.shift, timeline.ahead(expression)) if base else None
    return f"{year:04d}-{expression.code}" if year else None


def _part_of_year(timeline: Timeline, expression: Expression) -> str | None:
    """A quarter or a half."""
    months, letter = (3, "Q") if expression.kind == "quarter" else (6, "H")
    year = expression.year
    if expression.within is not None:
        value = timeline.single(expression.within) or ""
        digits = value.removeprefix("FY")
        if not digits[:4].isdigit() or len(digits) < 4:
            return value or None  # "the first half of the 1990s"
        year = int(digits[:4])
    elif year is None:
        anchor = timeline.told_from()
        if anchor is None:
            return None
        if expression.code == "last":
            return period(letter, anchor, -1)
        last = expression.number * months
        year = part_year(anchor, last - months + 1, last, timeline.ahead(expression))
    return f"{year:04d}-{letter}{expression.number}"


def _holiday(timeline: Timeline, expression: Expression) -> str | None:
    entry = timeline.words.holidays[expression.code]
    month, day = entry.get("day") or (entry["weekday"][0] if "weekday" in entry else 4, 28)
    year = _year_of(timeline, expression, month, day)
    return holiday_day(year, entry) if year else None


def _unit(timeline: Timeline, expression: Expression) -> str | None:
    if expression.within is not None:
        return _period_of(timeline, expression, expression.within)
    shift, unit = expression.shift or 0, expression.unit
    if expression.code == "same-period":
        earlier = timeline.same_period(expression, shift)
        if earlier:
            return earlier
    told = None
    if expression.rule in {"date.ago", "date.year-ago"} and unit == "Y":
        quarter = timeline.mentioned(expression.start, "Q")
        if quarter:
            return quarter_value(quarter.year + shift, (quarter.month + 2) // 3)
    if expression.to_mention:
        told = timeline.mentioned(expression.start, _AS_PRECISE.get(unit, "DMQY"))
    if expression.rule == "date.the-quarter":
        return period(unit, told) if told and timeline.mentioned(expression.start, "Q") else None
    untold = told is None or (told == timeline.anchor and timeline.is_of_another_day(expression))
    if untold and expression.to_mention and shift == 0 and expression.code != "same-period":
        return "PAST_REF"  # "That month": of a story that names none
    base = told or timeline.told_from()
    if base is None:
        return None
    return _weekend(timeline, expression, base) if unit == "WE" else period(unit, base, shift)


def _period_of(timeline: Timeline, expression: Expression, within: Expression) -> str | None:
    """ "The week of March 6", "the month of August", "Labor Day weekend"."""
    value = timeline.single(within)
    if value and expression.number and value.removeprefix("FY")[:4].isdigit():
        fiscal = timeline.words.fiscal_starts.get(timeline.context.country or "", 1)
        return counted_fiscal(expression, value, fiscal) if value[0] == "F" else counted(expression, value)
    if value is None or len(value) != 10:
        return value
    day = date.fromisoformat(value)
    if within.kind == "holiday":
        day = move_days(day, -_TO_MIDWEEK) or day
    return period(expression.unit, day)


def _weekend(timeline: Timeline, expression: Expression, base: date) -> str | None:
    shift = expression.shift
    if shift is None:
        shift = 0 if base.isoweekday() >= 6 or timeline.ahead(expression) else -1
    moved = move_days(base, shift * 7)
    return f"{week_value(moved)}-WE" if moved else None


def _span(timeline: Timeline, expression: Expression) -> str | None:
    base = timeline.told_from()
    if base is None:
        return None
    shift, unit = expression.shift or 0, expression.unit
    if unit in {"DE", "CE"}:
        shift, unit = shift * (10 if unit == "DE" else 100), "Y"
    then, now = period(unit, base, shift), period(unit, base)
    if then is None or now is None:
        return None
    return f"{then}/{now}" if shift < 0 else f"{now}/{then}"


def _time(timeline: Timeline, expression: Expression) -> str | None:
    day = None if expression.code == "recurring" else timeline.story_day(expression)
    if day and (trace := tracing()):
        trace.step("date.story-day", "a time of the day that the text tells of", None, day)
    return day.isoformat() if day else None


RESOLVERS: dict[str, Callable[[Timeline, Expression], str | None]] = {
    "year": _year,
    "month": _month,
    "day": _day,
    "ordinal-day": _ordinal_day,
    "weekday": _weekday,
    "season": _season,
    "quarter": _part_of_year,
    "half": _part_of_year,
    "holiday": _holiday,
    "unit": _unit,
    "span": _span,
    "time": _time,
}
