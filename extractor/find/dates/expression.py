"""A date expression as it is read from the text, before it is told from the anchor date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from extractor.entities import Edge

Kind: TypeAlias = Literal[
    "fixed",  # value says it all: a decade, a fiscal year, a vague reference, a set
    "year",
    "month",  # month, perhaps year
    "day",  # month and day, perhaps year
    "ordinal-day",  # day alone: "the 2nd" of this month
    "weekday",  # number 1-7
    "season",  # code
    "quarter",  # number 1-4
    "half",  # number 1-2
    "holiday",  # code is the entry's id
    "unit",  # shift units from the anchor or from the last mention
    "span",  # the last or next `shift` units
    "part",  # a part of day alone
    "time",  # a clock time alone
]


@dataclass(slots=True)
class Expression:
    """One expression and the parts of its date that the text gives.

    ``within`` is the period that a following "of last year" or "last week" gives. ``until`` is the other end of a
    range. ``weak`` expressions count only beside another one. ``opened`` ones have "late" or
    "the end of" before them. ``also`` are the other days of a list that starts with this one.
    """

    start: int
    end: int
    rule: str
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int = 0
    code: str = ""
    unit: str = ""
    shift: int | None = None
    to_mention: bool = False
    clock: str = ""
    part: str = ""
    value: str | None = None
    edge: Edge | None = None
    within: Expression | None = None
    until: Expression | None = None
    weak: bool = False
    is_set: bool = False
    opened: bool = False
    also: list[Expression] = field(default_factory=list)

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end

    @property
    def parts(self) -> str:
        """The kind of expression and what it says, for a reader: "weekday 5", "day 04-10", "unit W -1"."""
        if self.code == "numeric":
            return " ".join(str(part) for part in ("numbers", self.number, self.shift, self.year) if part is not None)
        day = "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part is not None)
        shift = "" if self.shift is None else f"{self.shift:+d}" if self.shift else "0"
        said = (day, str(self.number or ""), self.code, self.unit, shift, self.clock, self.part)
        whole = self.value or " ".join([self.kind, *filter(None, said)])
        whole += f" of {self.within.parts}" if self.within else ""
        return f"{whole} / {self.until.parts}" if self.until else whole

    @property
    def has_day(self) -> bool:
        """Whether it names one day, so that a clock time or part of day can join it."""
        return self.kind in {"day", "weekday", "ordinal-day", "holiday"} or (self.kind == "unit" and self.unit == "D")
