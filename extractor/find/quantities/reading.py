"""What is known of a quantity on its way: a number, then measured, bounded, counted; each step makes a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

from extractor.entities import Bound
from extractor.resolve.numbers import Exact, simple
from extractor.trace import tracing


@dataclass(frozen=True, slots=True)
class Source:
    """Folded text, the same in lower case and as long, and the country that it comes from (ISO 3166-1 alpha-2)."""

    text: str
    low: str
    country: str | None = None


# The parts of a duration: how many, and the letter of TIMEX3.
Timex: TypeAlias = tuple[tuple[Exact | None, str], ...]


class Numeral(NamedTuple):
    """A number in figures or words, at its place in the text.

    ``plain``: digits alone. ``maybe_thousands``: "2.500", a decimal before a unit. ``again``: where the same number is
    told again in brackets, up to whose end the numeral then reaches.
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

    def scaled(self, scale: int, end: int) -> Numeral:
        """The number times a scale word that ends at ``end``."""
        value = times(self.value, scale)
        if trace := tracing():
            trace.step("number.scale", f"× {scale:,}", f"{self.value:,}", f"{value:,}", at=(self.end, end))
        return self._replace(value=value, end=end, scale=self.scale * scale)

    def told(self, rule: str, step: str) -> Numeral:
        """Itself, taken down."""
        if trace := tracing():
            trace.step(rule, step, None, f"{self.value:,}", at=(self.start, self.end))
        return self


class Reading(NamedTuple):
    """A number with its unit; ``core`` is where the number itself starts, ``start`` takes in its bound.

    ``kind`` is count, money, percent, duration, age, mass and so on. ``noun`` is where a noun joined by a hyphen starts
    ("24-count"), else 0. ``minor``: told in cents or the like. ``needs_noun``: no quantity unless it counts a noun
    ("one"). ``borrows``: from which neighbour the noun is taken when the text leaves it out. ``again``: where the same
    amount is told again in brackets. ``restates``: start of the quantity that this one tells again.
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
    timex: Timex = ()
    of: str | None = None
    borrows: str = ""
    again: tuple[int, int] | None = None
    restates: int | None = None

    def changed(self, **fields: Any) -> Reading:  # noqa: ANN401
        """With other values; what has been taken down of it goes over to the new one."""
        values = list(self)
        for name, value in fields.items():
            values[_PLACES[name]] = value
        new = Reading._make(values)
        if (trace := tracing()) and trace.knows(self):
            trace.hand_on(new, self)
        return new

    def negated(self, start: int) -> Reading:
        """Below zero, the sign at ``start``."""
        if self.value is None:
            return self
        if trace := tracing():
            trace.step("number.sign", "below zero", self.value, -self.value, at=(start, self.start))
        return self._replace(value=-self.value, start=start)


_PLACES: Final = {name: place for place, name in enumerate(Reading._fields)}


class Skip(NamedTuple):
    """No quantity: go on at ``to``, where an ``identifier`` ends that others may continue ("Counts 1 and 2")."""

    to: int
    identifier: bool = False


# What stands at an offset.
Outcome: TypeAlias = Reading | Skip


def times(value: Exact, factor: Exact) -> Exact:
    """The product, an int where it is whole."""
    product = value * factor
    return product if isinstance(product, int) else simple(product)
