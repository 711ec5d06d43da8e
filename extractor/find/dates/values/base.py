"""What a date expression says: the base of all values, values that are fixed, and one value within another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import ClassVar, TypeAlias

from extractor.find.dates.timeline import Timeline
from extractor.find.dates.words import Shift


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression says of a date.

    ``of_two``: it is made of two values. ``names_day``: clock times and parts of day can join it. ``is_dated``: it can
    be an end of a range. ``article``:
    "the" before it belongs to it. ``is_set``: it happens again and again. ``named``: it tells a day by its date.
    ``passing``: what follows is still told from the date before it. ``only_told``: it counts only with a value.
    """

    of_two: ClassVar[bool] = False
    is_dated: ClassVar[bool] = False
    article: ClassVar[bool] = False
    is_set: ClassVar[bool] = False
    named: ClassVar[bool] = False
    passing: ClassVar[bool] = False
    only_told: ClassVar[bool] = False

    @property
    def year(self) -> int | None:
        """The year that it tells."""
        return None

    @property
    def clock(self) -> str:
        """The clock time, hh:mm."""
        return ""

    @property
    def part(self) -> str:
        """The part of day, by its letters in TIMEX3."""
        return ""

    @property
    def shift(self) -> Shift | None:
        """Which one it is, from now or from the antecedent."""
        return None

    @property
    def names_day(self) -> bool:
        """Whether it names one day."""
        return False

    @property
    def place(self) -> int:
        """Where in its year it lies, in units of its own; 0 where it does not say."""
        return 0

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The TIMEX3 value without a clock time; ``within`` is the period that it lies in, where the text tells it."""
        return None

    def timex(self, timeline: Timeline, within: Value | None = None) -> str | None:
        """The TIMEX3 value; None where it is told from a date that is not known."""
        found = self.found(timeline, within)
        if self.clock and (found == "PAST_REF" or (found is None and timeline.anchor is not None)):
            return f"T{self.clock}"  # the day is not told
        if found is None or found.startswith("0000") or (found[4:5].isdigit() and found[0] != "F"):
            return None  # or a year beyond the calendar
        if len(found) != 10:
            return found
        if self.clock:
            return f"{found}T{self.clock}"
        return f"{found}T{self.part}" if self.part else found

    @property
    def told(self) -> str:
        """What it says, for a reader: "weekday 5", "day 04-10", "unit W -1"."""
        said = [_said(field.name, getattr(self, field.name)) for field in fields(self)]
        return " ".join([type(self).__name__.lower(), *filter(None, said)])


def _said(name: str, value: object) -> str:
    if value is None or value is False or value == "":
        return ""
    return name.replace("_", " ") if value is True else str(value)


@dataclass(frozen=True, slots=True)
class Fixed(Value):
    """A value that says it all: a fiscal year, a vague reference."""

    value: str

    def timex(self, timeline: Timeline, within: Value | None = None) -> str | None:
        """The value."""
        return self.value

    @property
    def told(self) -> str:
        """The value."""
        return self.value

    @property
    def is_period(self) -> bool:
        """Whether it is a fiscal year, a decade or a century."""
        return self.value.removeprefix("FY").isdigit()


@dataclass(frozen=True, slots=True)
class Decade(Fixed):
    """Ten years or a hundred."""

    article: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Recurring(Fixed):
    """What happens again and again: every Monday."""

    is_set: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Rate(Recurring):
    """How often something happens: "every year", "daily". It names no day or period: no date by itself."""


@dataclass(frozen=True, slots=True)
class Within(Value):
    """A smaller period and the larger one that it lies in: "the third quarter of last year"."""

    of_two: ClassVar[bool] = True
    inner: Value
    outer: Value

    def timex(self, timeline: Timeline, within: Value | None = None) -> str | None:
        """The smaller period's value in the larger one."""
        return self.inner.timex(timeline, self.outer)

    @property
    def told(self) -> str:
        """Both."""
        return f"{self.inner.told} of {self.outer.told}"


def core(value: Value) -> Value:
    """What it says first: the first end of a range, the smaller of two periods."""
    while value.of_two:
        value = value.inner if isinstance(value, Within) else value.first_end  # type: ignore[attr-defined]
    return value


Change: TypeAlias = Callable[[Value], Value]


def with_core(value: Value, change: Change) -> Value:
    """The value with what it says first changed."""
    if isinstance(value, Within):
        return replace(value, inner=with_core(value.inner, change))
    if not value.of_two:
        return change(value)
    return replace(value, first_end=with_core(value.first_end, change))  # type: ignore[attr-defined,call-arg]
