"""What is known of a quantity while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from extractor.entities import Bound
from extractor.resolve.numbers import Exact
from extractor.trace import tracing


@dataclass(frozen=True, slots=True)
class Source:
    """Folded text, the same in lower case and as long, and the country that it comes from (ISO 3166-1 alpha-2)."""

    text: str
    low: str
    country: str | None = None


@dataclass(slots=True)
class Numeral:
    """A number in figures or words, at its place in the text.

    ``again``: where the same number is told again in brackets, up to whose end the numeral then reaches.
    """

    start: int
    end: int
    value: Exact
    scale: int = 1
    figures: bool = False
    vague: bool = False
    about: bool = False
    fraction: bool = False
    maybe_thousands: bool = False
    plain: bool = False
    again: tuple[int, int] | None = None


@dataclass(slots=True)
class Reading:
    """A number with its unit; ``core`` is where the number itself starts, ``start`` takes in its bound.

    ``kind`` is count, money, percent, duration, age, mass and so on. ``noun`` is where a noun joined by a hyphen starts
    ("24-count"), else 0. ``minor``: told in
    cents or the like. ``needs_noun``: no quantity unless it counts a noun ("one"). ``borrows``: from which neighbour
    the noun is taken when the text leaves it out. ``again``: where the same amount is told again in brackets.
    ``restates``: the reading that this one tells again.
    """

    start: int
    end: int
    core: int
    value: Exact | None
    kind: str = "count"
    unit: str | None = None
    low: Exact | None = None
    high: Exact | None = None
    bound: Bound = "="
    vague: bool = False
    figures: bool = True
    scale: int = 1
    minor: bool = False
    noun: int = 0
    needs_noun: bool = False
    timex: list[tuple[Exact | None, str]] = field(default_factory=list)
    of: str | None = None
    borrows: str = ""
    again: tuple[int, int] | None = None
    restates: Reading | None = None

    def negate(self, start: int) -> None:
        """Make the value negative, the sign at ``start``."""
        if self.value is not None:
            if trace := tracing():
                trace.step("number.sign", "below zero", self.value, -self.value, at=(start, self.start))
            self.value, self.start = -self.value, start


# What stands at an offset: a reading, or nothing and the offset at which to go on; below zero after an identifier.
Outcome: TypeAlias = Reading | int
