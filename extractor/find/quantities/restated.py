"""Amounts told again: "three (3)", "120 million yuan ($17 million)", "50 kg, or 110 pounds,"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.reading import Reading
from extractor.find.quantities.relations import NEAR, Pair, Relation, given
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
_RULE: Final = "quantity.restates"


def unfolded(low: str, readings: list[Reading]) -> list[Reading]:
    """The readings, and after each one that is told again in brackets the second telling."""
    if not [reading for reading in readings if reading.again]:
        return readings
    found: list[Reading] = []
    for reading in readings:
        if reading.again is None:
            found.append(reading)
            continue
        start, end = reading.again
        close = _BRACKETED.match(low, end)
        if close and close.end() == reading.end:  # no unit follows: "three (3) guns", not "five (5) years"
            opens = low.rindex("(", 0, start)
            reading = reading.changed(end=opens - (low[opens - 1] == " "))
        again = reading._replace(start=start, core=start, end=end, bound="=", again=None, restates=reading.start)
        if trace := tracing():
            trace.turn_to(again)
            trace.step(_RULE, "tells again in brackets", None, reading.value, at=(start, end))
        found += [reading, again]
    return found


def restated(low: str, first: Reading, second: Reading) -> Pair | None:
    """The second tells the first again, in another currency or unit, in figures or in words."""
    if second.restates is not None or not _is_conversion(first, second) or not _stands_again(low, first, second):
        return None
    told = second.changed(restates=first.restates if first.restates is not None else first.start)
    if trace := tracing():
        trace.turn_to(told)
        trace.step(_RULE, "tells again the one before it", first.unit, second.unit)
    if second.of is None:
        told = given(told, "what the one that it tells again measures", first.of)
    if second.bound == "=" and first.bound != "=":
        told = told.changed(bound=first.bound)
        if trace := tracing():
            trace.step(_RULE, "under the same bound", None, first.bound)
    return first, told


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


RESTATED: Final[tuple[Relation, ...]] = ((NEAR, restated),)
