"""Years and their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import ClassVar

from extractor.find.dates.timeline import Timeline
from extractor.find.dates.values.base import Value
from extractor.find.dates.words import Shift
from extractor.resolve.anchoring import part_year, season_year
from extractor.resolve.calendar import days_in_month
from extractor.resolve.timex import period

_MONTH = re.compile(r"\d{4}-\d\d")
_NAMES = {"Q": "quarter", "H": "half"}


@dataclass(frozen=True, slots=True)
class Year(Value):
    """A year. ``sure`` ones are written so that they can be nothing else."""

    is_dated: ClassVar[bool] = True
    year: int = field()
    sure: bool = False

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """YYYY."""
        return f"{self.year:04d}"

    @property
    def told(self) -> str:
        """The year."""
        return f"year {self.year:04d}"


@dataclass(frozen=True, slots=True)
class Season(Value):
    """A season, by its letters in TIMEX3."""

    is_dated: ClassVar[bool] = True
    article: ClassVar[bool] = True
    letters: str
    year: int | None = None
    shift: Shift | None = None

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The season of its year."""
        year, shift, before = self.year, self.shift, timeline.before
        if within:
            value = within.timex(timeline)
            year = int(value[:4]) if value and value[:4].isdigit() else None
        elif shift and shift.to_antecedent and before:
            year = before.day.year + shift.units
        elif year is None:
            base = timeline.told_from()
            units = shift.units if shift else None
            year = season_year(base, self.letters, units, timeline.ahead()) if base else None
        return f"{year:04d}-{self.letters}" if year else None


@dataclass(frozen=True, slots=True)
class PartOfYear(Value):
    """A quarter or a half, by its letter and number. ``before``: the one before this, where no year is told."""

    is_dated: ClassVar[bool] = True
    letter: str
    number: int
    year: int | None = None
    before: bool = False

    @property
    def place(self) -> int:
        """The number."""
        return self.number

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The part of its year."""
        year = self.year
        if within is not None:
            value = within.timex(timeline) or ""
            digits = value.removeprefix("FY")
            if not digits[:4].isdigit() or len(digits) < 4:
                return value or None  # "the first half of the 1990s"
            year = int(digits[:4])
        elif year is None:
            anchor = timeline.told_from()
            if anchor is None:
                return None
            if self.before:
                return period(self.letter, anchor, -1)
            months = 3 if self.letter == "Q" else 6
            last = self.number * months
            year = part_year(anchor, last - months + 1, last, timeline.ahead())
        return f"{year:04d}-{self.letter}{self.number}"

    @property
    def told(self) -> str:
        """Which one, of which year."""
        which = "last" if self.before else str(self.number)
        return f"{_NAMES[self.letter]} {which}" + (f" {self.year}" if self.year else "")


@dataclass(frozen=True, slots=True)
class HalfInWords(PartOfYear):
    """ "The first half", of a year or a month."""

    article: ClassVar[bool] = True

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The half of its year, or of its month."""
        month = within.timex(timeline) if within is not None else None
        if month is None or _MONTH.fullmatch(month) is None:
            return PartOfYear.found(self, timeline, within)
        if self.number == 1:
            return f"{month}-01/{month}-15"
        return f"{month}-16/{month}-{days_in_month(int(month[:4]), int(month[5:])):02d}"
