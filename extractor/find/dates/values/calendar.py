"""Days, months, years and the like, and clock times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import partial
from typing import ClassVar

from extractor.find.dates.timeline import Timeline
from extractor.find.dates.values.base import Value
from extractor.find.dates.words import Shift
from extractor.resolve.anchoring import (
    carried_year,
    holiday_day,
    is_fresh,
    numbered_day,
    shifted_year,
    weekday_offset,
    year_of_day,
    year_of_month,
    year_with_weekday,
)
from extractor.resolve.calendar import iso_day, numeric_day
from extractor.resolve.timex import month_value, move_days

# Where the weekday is told too, the year may lie further back.
_YEARS_BACK = (0, -1, -2, -3, -4, -5, 1)
_YEARS_ABOUT = (0, 1, -1, -2, -3, -4, -5)


@dataclass(frozen=True, slots=True)
class Month(Value):
    """A month, perhaps with its year."""

    is_dated: ClassVar[bool] = True
    month: int
    year: int | None = None
    shift: Shift | None = None

    @property
    def place(self) -> int:
        """The month."""
        return self.month

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """YYYY-MM."""
        year = year_of(timeline, self, within, self.month, None)
        return month_value(year, self.month) if year else None

    @property
    def told(self) -> str:
        """Year and month."""
        day = "-".join(f"{part:02d}" for part in (self.year, self.month) if part is not None)
        return " ".join(filter(None, ("month", day, str(self.shift or ""))))


@dataclass(frozen=True, slots=True)
class OfDay(Value):
    """A value that names one day."""

    is_dated: ClassVar[bool] = True

    @property
    def names_day(self) -> bool:
        """It does."""
        return True


@dataclass(frozen=True, slots=True)
class Day(OfDay):
    """A day of a month, perhaps with its year and weekday. ``month_first``: as it is written."""

    named: ClassVar[bool] = True
    month: int
    day: int
    year: int | None = None
    weekday: int = 0
    month_first: bool | None = None
    clock: str = ""
    part: str = ""

    @property
    def place(self) -> int:
        """The month."""
        return self.month

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """YYYY-MM-DD."""
        known = None if self.year or within else timeline.known_year(self.month, self.day)
        year = known or year_of(timeline, self, within, self.month, self.day, self.weekday)
        return iso_day(year, self.month, self.day) if year else None

    @property
    def told(self) -> str:
        """Year, month and day."""
        day = "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part is not None)
        return " ".join(filter(None, ("day", day, str(self.weekday or ""), self.clock, self.part)))


@dataclass(frozen=True, slots=True)
class NumericDay(OfDay):
    """A day in numbers of which either may be the month."""

    named: ClassVar[bool] = True
    first: int
    second: int
    year: int | None = None
    clock: str = ""
    part: str = ""

    @property
    def place(self) -> int:
        """The first number."""
        return self.first

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The day; where both orders are possible the day of publication may decide."""
        first, second, year = self.first, self.second, self.year
        if year is None:
            day_first = timeline.day_first if timeline.day_first is not None else second <= 12
            day, month = (first, second) if day_first else (second, first)
            year = year_of(timeline, self, within, month, day) if month <= 12 else None
            if year is None:
                return None
        found = numeric_day(first, second, year, timeline.day_first)
        readings = [day for day in (iso_day(year, second, first), iso_day(year, first, second)) if day]
        if found or len(readings) < 2:
            return found
        return timeline.one_of(readings)

    @property
    def told(self) -> str:
        """The numbers as they stand."""
        return " ".join(str(part) for part in ("numbers", self.first, self.second, self.year) if part is not None)


def order_of_numbers(values: Iterable[Value]) -> bool | None:
    """Whether the day stands first in days such as 21/07/2023; None where they don't agree or don't tell."""
    numeric = (value for value in values if isinstance(value, NumericDay))
    orders = {day.first > 12 for day in numeric if max(day.first, day.second) > 12}
    return orders.pop() if len(orders) == 1 else None


@dataclass(frozen=True, slots=True)
class OrdinalDay(OfDay):
    """A day of a month that it does not name: "the 2nd of this month", "until the 15th"."""

    article: ClassVar[bool] = True
    day: int
    clock: str = ""
    part: str = ""

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The day, of the story's month where the text names none."""
        if within is None:
            return self._of_story(timeline)
        month = within.timex(timeline)
        return iso_day(int(month[:4]), int(month[5:]), self.day) if month and len(month) == 7 else None

    def _of_story(self, timeline: Timeline) -> str | None:
        base, ahead = timeline.told_before(), True
        if base is None:
            base, ahead = timeline.told_from(), timeline.here.edge == "until" or bool(timeline.ahead())
        return numbered_day(base, self.day, ahead) if base else None


@dataclass(frozen=True, slots=True)
class Weekday(OfDay):
    """A weekday, 1 to 7."""

    number: int
    shift: Shift | None = None
    clock: str = ""
    part: str = ""

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The day: of the week that it lies in, or told from an antecedent, or from the anchor date."""
        if within is not None:
            week = within.timex(timeline)
            if week is None or week[5:6] != "W":
                return None
            return date.fromisocalendar(int(week[:4]), int(week[6:8]), self.number).isoformat()
        shift = self.shift
        if shift is None and (told := timeline.day_pointed_at()):
            moved = move_days(told, weekday_offset(told, self.number, None, True))
            return moved.isoformat() if moved else None
        antecedent = timeline.antecedent("D") if shift and shift.to_antecedent else None
        base = antecedent or timeline.told_from()
        if base is None:
            return None
        same = antecedent is not None and shift is not None and shift.units == 0
        ahead = False if same else timeline.ahead(is_weekday=True)
        moved = move_days(base, weekday_offset(base, self.number, shift.units if shift else None, ahead))
        return moved.isoformat() if moved else None


@dataclass(frozen=True, slots=True)
class NthWeekday(OfDay):
    """ "The first Tuesday of April"; -1 is the last."""

    number: int
    nth: int
    month: Value
    clock: str = ""
    part: str = ""

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The day, where the month is known."""
        month = self.month.timex(timeline)
        if month is None or len(month) != len("2023-04"):
            return None
        return holiday_day(int(month[:4]), {"weekday": [int(month[5:]), self.number, self.nth]})

    @property
    def told(self) -> str:
        """Weekday and month."""
        return f"weekday {self.number} ({self.nth}) of {self.month.told}"


@dataclass(frozen=True, slots=True)
class Holiday(OfDay):
    """A holiday of the pack, by its name."""

    name: str
    year: int | None = None
    shift: Shift | None = None
    clock: str = ""
    part: str = ""

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The day in the year that it names or means."""
        entry = timeline.words.holidays[self.name]
        month, day = entry.get("day") or (entry["weekday"][0] if "weekday" in entry else 4, 28)
        anchor, open_year = timeline.anchor, within is None and not self.year and self.shift is None
        if anchor and open_year and timeline.ahead() and not timeline.named_year(month, day):
            days = (holiday_day(anchor.year + step, entry) for step in (0, 1))
            return next((text for text in days if text and text >= anchor.isoformat()), None)
        year = year_of(timeline, self, within, month, day)
        return holiday_day(year, entry) if year else None


def year_of(
    timeline: Timeline, value: Value, within: Value | None, month: int, day: int | None, weekday: int = 0
) -> int | None:
    """The year that a month, day or holiday names, or the one that it means."""
    if value.year:
        return value.year
    if within:
        told = timeline.once(within, within.timex)
        if told and told[:4].isdigit():
            return int(told[:4])
        if told != "PAST_REF":  # "of that year", before any year has been told, is the one that is meant
            return None
    if value.shift:
        year = _year_away(timeline, value.shift, month)
    else:
        exact = not isinstance(value, Holiday)  # whose day of the month is another one every year
        year = (timeline.named_year(month, day) if day else None) or _meant_year(timeline, month, day, exact=exact)
        if year and day and weekday:
            year = _year_by_weekday(timeline, year, month, day, weekday)
    return year if year and MINYEAR <= year <= MAXYEAR else None


def _year_away(timeline: Timeline, shift: Shift, month: int) -> int | None:
    """The year so many away from what is told: "last May", "in June of the following year"."""
    before = timeline.before
    base = before.day if shift.to_antecedent and before else timeline.told_from()
    return shifted_year(base, month, shift.units) if base else None


def _year_by_weekday(timeline: Timeline, year: int, month: int, day: int, weekday: int) -> int:
    """The year, or one near the anchor date in which the day falls on the weekday that is told."""
    steps = _YEARS_BACK if timeline.ahead() is False else _YEARS_ABOUT
    years = [year, *(timeline.anchor.year + step for step in steps if timeline.anchor)]
    return year_with_weekday(years, month, day, weekday) or year


def _meant_year(timeline: Timeline, month: int, day: int | None, *, exact: bool) -> int | None:
    ahead, anchor = timeline.ahead(), timeline.anchor
    lent = _lent_year(timeline, month, day, ahead)
    if lent or timeline.told_from() is None or anchor is None:
        return lent
    done = exact and ahead is False and timeline.is_done()
    find = partial(year_of_day, anchor, month, day) if day else partial(year_of_month, anchor, month)
    year = find(ahead, done=done)
    future = (year, month, day or 1) > (anchor.year, anchor.month, anchor.day)
    return year - 1 if future and timeline.is_since() else year


def _lent_year(timeline: Timeline, month: int, day: int | None, ahead: bool | None) -> int | None:
    """The year that an event ahead, the sentence or the story lends."""
    anchor = timeline.anchor
    event = timeline.event_year(month, day) if ahead is not False else None
    if event or ahead:
        return event
    if named := timeline.day_named() if day else None:
        return carried_year(named, anchor, month, day or 1)
    told = timeline.year_told() if day is None else None
    before = timeline.told_before()
    if not told and before and anchor and (month - before.month) % 12 == 1:
        return carried_year(before, anchor, month, day or 1)  # "in December 2020 …; in January he left"
    if told or (anchor is not None and is_fresh(anchor, month, day)):
        return told
    return carried_year(before, anchor, month, day or 1) if before else None
