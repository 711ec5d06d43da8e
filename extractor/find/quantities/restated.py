"""Amounts told again: "three (3)", "120 million yuan ($17 million)", "50 kg, or 110 pounds,"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractor.find.quantities.reading import Reading
from extractor.trace import tracing

# Between an amount and the same in brackets, the noun may stand: "50 kg of cocaine (110 pounds)".
_OPENS: Final = re.compile(
    r"(?: (?:of|in|worth of) [^,.;:()\n]{2,40})? ?[(\[](?:or |i\.e\. |equivalent to |equal to |worth )?(?:[a-z]{1,3} )?"
)
_CLOSES: Final = re.compile(r"[^()\n]{0,40}[)\]]")
_APPOSED: Final = re.compile(r", (?:or |equivalent to |the equivalent of |equal to )|/")
_APPOSITION_ENDS: Final = re.compile(r"(?: [^,.;:()\n]{1,30})?[,.;)\n]|\Z| of ")
_MEASURES: Final = frozenset({"money", "mass", "length", "area", "volume", "speed", "temperature", "duration"})
_BRACKETED: Final = re.compile(r" ?(?:only)?[)\]]")


def unfold(low: str, readings: list[Reading]) -> list[Reading]:
    """The readings, and after each one that is told again in brackets the second telling."""
    found: list[Reading] = []
    for reading in readings:
        found.append(reading)
        if reading.again is None:
            continue
        start, end = reading.again
        close = _BRACKETED.match(low, end)
        if close and close.end() == reading.end:  # no unit follows: "three (3) guns", not "five (5) years"
            reading.end = low.rindex("(", 0, start)
            reading.end -= low[reading.end - 1] == " "
        again = replace(reading, start=start, core=start, end=end, bound="=", again=None, restates=reading)
        again.timex = list(reading.timex)
        if trace := tracing():
            trace.turn_to(again)
            trace.step("quantity.restates", "tells again in brackets", None, reading.value, at=(start, end))
        found.append(again)
    return found


def restate(low: str, readings: list[Reading]) -> None:
    """Mark the amounts that tell again the one before them, in another currency or unit."""
    for first, second in pairwise(readings):
        if second.restates is None and _is_conversion(first, second) and _stands_again(low, first, second):
            second.restates = first.restates or first
            if trace := tracing():
                trace.turn_to(second)
                trace.step("quantity.restates", "tells again the one before it", first.unit, second.unit)
                for shared in (first.of if second.of is None else None, first.bound if second.bound == "=" else None):
                    trace.step("quantity.restates", "as the one before it", None, shared)
            second.of = second.of or first.of
            if second.bound == "=":
                second.bound = first.bound


def _is_conversion(first: Reading, second: Reading) -> bool:
    """Whether two readings are of one kind in different units, or one amount in figures and in words."""
    if first.kind != second.kind:
        return False
    if first.unit == second.unit:
        return first.figures != second.figures and first.value is not None and first.value == second.value
    return first.kind in _MEASURES and (first.value is None) == (second.value is None)


def _stands_again(low: str, first: Reading, second: Reading) -> bool:
    """Whether the second stands in brackets, or in apposition, after the first."""
    if _OPENS.fullmatch(low, first.end, second.start):
        return _CLOSES.match(low, second.end) is not None
    apposed = _APPOSED.fullmatch(low, first.end, second.start)
    return apposed is not None and _APPOSITION_ENDS.match(low, second.end) is not None
