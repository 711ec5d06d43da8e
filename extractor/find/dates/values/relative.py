"""Periods told from the anchor date, from the date mentioned before, or by counting within a larger one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from extractor.find.dates.timeline import Timeline
from extractor.find.dates.values.base import Value
from extractor.find.dates.values.calendar import Holiday
from extractor.find.dates.values.years import Year
from extractor.find.dates.words import NOW, Shift
from extractor.resolve.anchoring import holiday_day
from extractor.resolve.timex import (
    bounds,
    month_value,
    move_days,
    period,
    quarter_value,
    same_day,
    week_of_month,
    week_value,
)

# The weekend of a holiday is the one before a Monday and the one after a Thursday.
_TO_MIDWEEK = 3
_AS_PRECISE = {"D": "D", "W": "D", "WE": "D", "F": "D", "M": "DM", "Q": "DMQ", "Y": "DMQY"}
_YEARS = {"DE": 10, "CE": 100}
_YEAR_ENDS = 12  # from this month on the end of the year may be that of this one
_TO_THE_DAY = frozenset({"W", "M"})
_SATURDAY = 6
_MONTH = re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True, slots=True)
class Unit(Value):
    """A calendar unit so many from now, or from the antecedent: "last month", "that day"."""

    is_dated: ClassVar[bool] = True
    unit: str
    shift: Shift = NOW
    clock: str = ""
    part: str = ""

    @property
    def names_day(self) -> bool:
        """Whether the unit is a day."""
        return self.unit == "D"

    @property
    def passing(self) -> bool:  # type: ignore[override]
        """Whether it compares: "from the previous year"."""
        return self.shift.to_antecedent and self.shift.units < 0 and self.unit not in {"D", "WE"}

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The unit's period."""
        if within is not None:
            return _around(self.unit, timeline, within)
        told = self._antecedent(timeline)
        untold = told is None or (told == timeline.anchor and timeline.is_of_another_day())
        if untold and self.shift == (0, True):
            return "PAST_REF"  # "That month": of a story that names none
        base = told or timeline.told_from()
        if base is None:
            return None
        return self._weekend(timeline, base) if self.unit == "WE" else period(self.unit, base, self.shift.units)

    def _antecedent(self, timeline: Timeline) -> date | None:
        precisions = _AS_PRECISE.get(self.unit, "DMQY")
        if self.shift.to_antecedent and self.unit == "D" and (event := timeline.event_day()):
            return event
        return timeline.antecedent(precisions, later=self.shift.units > 0) if self.shift.to_antecedent else None

    def _weekend(self, timeline: Timeline, base: date) -> str | None:
        moved = move_days(base, self.shift.units * 7)
        return f"{week_value(moved)}-WE" if moved else None

    @property
    def told(self) -> str:
        """Unit and shift."""
        return " ".join(filter(None, ("unit", self.unit, str(self.shift), self.clock, self.part)))


@dataclass(frozen=True, slots=True)
class FiscalYear(Unit):
    """ "The last fiscal year", named after the year in which it ends."""

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """FY and its year."""
        base = self._antecedent(timeline) or timeline.told_from()
        return f"FY{_fiscal_year(timeline, base) + self.shift.units}" if base else None


@dataclass(frozen=True, slots=True)
class Deictic(Unit):
    """Today, yesterday, tomorrow."""


@dataclass(frozen=True, slots=True)
class Ago(Unit):
    """ "Two years ago", "three days later"; a year before a quarter is that quarter of another year."""

    passing: ClassVar[bool] = True

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The unit's period."""
        quarter = timeline.antecedent("Q") if self.unit == "Y" and within is None else None
        if quarter:
            return quarter_value(quarter.year + self.shift.units, (quarter.month + 2) // 3)
        return Unit.found(self, timeline, within)


@dataclass(frozen=True, slots=True)
class SamePeriod(Unit):
    """ "The same period last year"; ``of_year``: "the same period of 2023", 0 where it is told by the shift."""

    of_year: int = 0

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The period told of before, in another year; else that year."""
        if self.of_year:
            return timeline.same_period(0, self.of_year) or f"{self.of_year:04d}"
        earlier = timeline.same_period(self.shift.units)
        if earlier:
            return earlier
        base = self._antecedent(timeline) or timeline.told_from()
        return period(self.unit, base, self.shift.units) if base else None


@dataclass(frozen=True, slots=True)
class TheQuarter(Unit):
    """ "The quarter": a date only after a quarter has been named."""

    only_told: ClassVar[bool] = True

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The quarter told of before."""
        told = self._antecedent(timeline)
        return period("Q", told) if told and timeline.antecedent("Q") else None


@dataclass(frozen=True, slots=True)
class EndOf(Unit):
    """ "The end of the year" (``close``), this one or, where it has passed, that of the story; and its beginning."""

    close: bool = False

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The unit's period."""
        early = timeline.anchor is not None and timeline.anchor.month < _YEAR_ENDS
        if within is None and self.close and self.unit == "Y" and early and timeline.has_passed():
            return timeline.year_of_story()
        return Unit.found(self, timeline, within)


@dataclass(frozen=True, slots=True)
class Weekend(Unit):
    """A weekend that no word tells from others: the last one, or the coming one."""

    article: ClassVar[bool] = True

    def _weekend(self, timeline: Timeline, base: date) -> str | None:
        coming = base.isoweekday() >= 6 or timeline.ahead()
        moved = base if coming else move_days(base, -7)
        return f"{week_value(moved)}-WE" if moved else None

    @property
    def told(self) -> str:
        """The unit."""
        return "unit WE"


@dataclass(frozen=True, slots=True)
class PeriodOf(Value):
    """ "The week of March 6", "the month of August"; with a number, "the second week of May"."""

    is_dated: ClassVar[bool] = True
    unit: str
    number: int = 0

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The period around the day that it is told by, or the numbered one of a month."""
        if within is None:
            return None
        if not self.number:
            return _around(self.unit, timeline, within)
        value = within.timex(timeline)
        if value is None or _MONTH.fullmatch(value) is None:
            return None
        year, month = int(value[:4]), int(value[5:])
        if self.unit != "WE":
            return week_of_month(year, month, self.number)
        saturday = holiday_day(year, {"weekday": [month, _SATURDAY, self.number]})
        return f"{week_value(date.fromisoformat(saturday))}-WE" if saturday else None


@dataclass(frozen=True, slots=True)
class EdgeDay(Value):
    """ "The last day of 2022", "the first day of the month"."""

    is_dated: ClassVar[bool] = True
    article: ClassVar[bool] = True
    last: bool
    clock: str = ""

    @property
    def names_day(self) -> bool:
        """It does."""
        return True

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The first or last day of the period."""
        value = within.timex(timeline) if within is not None else None
        return bounds(value, timeline.fiscal_start())[self.last] if value else None


@dataclass(frozen=True, slots=True)
class FirstUnits(Value):
    """ "The first five months of 2023"; a negative number counts from the end."""

    is_dated: ClassVar[bool] = True
    unit: str
    number: int

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """From the first to the last of them."""
        value = within.timex(timeline) if within else self._own_year(timeline)
        if value is None or not value.removeprefix("FY")[:4].isdigit():
            return value
        if value[0] == "F" and self.unit == "M" and 0 < abs(self.number) <= 12:
            return self._of_fiscal_year(int(value[2:]), timeline.fiscal_start())
        year = value.removeprefix("FY")
        if len(year) != 4 or not 0 < abs(self.number) <= (12 if self.unit == "M" else 4):
            return value
        name, last = (month_value, 12) if self.unit == "M" else (quarter_value, 4)
        first, last = (1, self.number) if self.number > 0 else (last + self.number + 1, last)
        return f"{name(int(year), first)}/{name(int(year), last)}"

    def _own_year(self, timeline: Timeline) -> str | None:
        """The last year of which these months are over, where the text names none."""
        base = timeline.told_from()
        return f"{base.year - (base.month < self.number):04d}" if base else None

    def _of_fiscal_year(self, year: int, start: int) -> str:
        """Months of the calendar, where fiscal years start in month ``start``."""
        opening = start - (12 if start > 1 else 0)
        count = self.number
        first, last = (opening, opening + count - 1) if count > 0 else (opening + 12 + count, opening + 11)
        return f"{month_value(year, first)}/{month_value(year, last)}"


@dataclass(frozen=True, slots=True)
class Span(Value):
    """The last or next so many units, up to now or from now: "the past two years".

    Weeks, months and a single year back are a window that ends on the day it is told from.
    """

    unit: str
    count: int
    fiscal: bool = False

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """From then to now, or from now to then."""
        base = timeline.told_from()
        if base is None:
            return None
        if self.fiscal:
            year = _fiscal_year(timeline, base)
            first, last = sorted((year, year + self.count))
            return f"FY{first}/FY{last}"
        unit, count = ("Y", self.count * _YEARS[self.unit]) if self.unit in _YEARS else (self.unit, self.count)
        if count < 0 and (unit in _TO_THE_DAY or (unit, count) == ("Y", -1)):
            start = same_day(unit, base, count)
            return f"{start}/{base}" if start else None
        then, now = period(unit, base, count), period(unit, base)
        if then is None or now is None:
            return None
        return f"{then}/{now}" if count < 0 else f"{now}/{then}"

    @property
    def told(self) -> str:
        """Unit and count."""
        return f"span {self.unit} {self.count:+d}"


def _fiscal_year(timeline: Timeline, day: date) -> int:
    start = timeline.fiscal_start()
    return day.year + (start > 1 and day.month >= start)


def _around(unit: str, timeline: Timeline, within: Value) -> str | None:
    """The period of a unit around a day, or the larger one where no day is told."""
    value = within.timex(timeline)
    if value is None or len(value) != 10:
        return value
    day = date.fromisoformat(value)
    if isinstance(within, Holiday):
        day = move_days(day, -_TO_MIDWEEK) or day
    return period(unit, day)


def same_period(value: Unit | Year) -> SamePeriod:
    """The value as that of the same period in another year."""
    if isinstance(value, Year):
        return SamePeriod("Y", of_year=value.year)
    return SamePeriod(value.unit, value.shift, value.clock, value.part)
