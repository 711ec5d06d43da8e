"""Ranges: two values with what lies between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from extractor.find.dates.timeline import Timeline
from extractor.find.dates.values.base import Value, Within
from extractor.find.dates.values.calendar import Day, Month, NumericDay, OrdinalDay, Weekday
from extractor.find.dates.values.clock import Clock
from extractor.find.dates.values.years import PartOfYear, Year
from extractor.resolve.anchoring import numbered_day, weekday_offset
from extractor.resolve.timex import move_days

_IN_YEAR = (Month, Day, NumericDay, PartOfYear)


@dataclass(frozen=True, slots=True)
class Range(Value):
    """From the first end to the last. ``compact``: written as one, 2014-20."""

    of_two: ClassVar[bool] = True
    first_end: Value
    last_end: Value
    compact: bool = False

    def timex(self, timeline: Timeline, within: Value | None = None) -> str | None:
        """Both values, joined by a slash."""
        if isinstance(self.last_end, Clock):
            return self._hours(timeline, self.last_end)
        first = _with_year(self.first_end, self.last_end)
        start = first.timex(timeline)
        end = _end(timeline, first, self.last_end, start) if start else None
        if start and first.part == "NI" and end and start[:10] == _eve(end):
            return start  # "the night of 5-6 March" is one night
        return f"{start}/{end}" if end else None

    def _hours(self, timeline: Timeline, last: Clock) -> str | None:
        start = self.first_end.timex(timeline)
        if start is None or "T" not in start:
            return None
        day = start.split("T")[0]
        if day and last.clock < self.first_end.clock:
            moved = move_days(date.fromisoformat(day), 1)
            day = moved.isoformat() if moved else day
        return f"{start}/{day}T{last.clock}"

    @property
    def told(self) -> str:
        """Both ends."""
        return f"{self.first_end.told} / {self.last_end.told}"


def _with_year(first: Value, last: Value) -> Value:
    """The first end, with the year of the last where it names none."""
    if not isinstance(first, _IN_YEAR) or first.year is not None:
        return first
    if isinstance(last, Within):
        return Within(first, last.outer) if type(first) is type(last.inner) else first
    if last.year is None or isinstance(last, Year):
        return first
    return replace(first, year=last.year - (first.place > (last.place or 12)))


def _end(timeline: Timeline, first: Value, last: Value, start: str) -> str | None:
    """The value of the last end: the next such day after the start, where it does not say."""
    if len(start) == 10 and isinstance(last, Weekday) and last.shift is None:
        day = date.fromisoformat(start)
        moved = move_days(day, weekday_offset(day, last.number, None, True) or 7)
        return moved.isoformat() if moved else None
    if len(start) == 10 and isinstance(last, OrdinalDay):
        return numbered_day(date.fromisoformat(start), last.day, ahead=True)
    if isinstance(last, (Day, Month, NumericDay)) and last.year is None and last.shift is None and start[:4].isdigit():
        last = replace(last, year=int(start[:4]) + _is_earlier(last, first))
    return last.timex(timeline)


def _is_earlier(last: Value, first: Value) -> bool:
    """Whether the last end lies earlier in its year than the first."""
    if not isinstance(first, (Day, Month)) or isinstance(last, NumericDay):
        return False
    return (last.place, getattr(last, "day", 31)) < (first.place, getattr(first, "day", 1))


def _eve(day: str) -> str | None:
    """The day before."""
    moved = move_days(date.fromisoformat(day), -1) if len(day) == 10 else None
    return moved.isoformat() if moved else None


def first_of(value: Value) -> Value:
    """The first end of a range, else the value itself."""
    return value.first_end if isinstance(value, Range) else value
