"""What quantities take from their neighbours: the noun left out, and the limit that a whole sentence stands under."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from extractor.entities import Bound
from extractor.find.context import Context
from extractor.find.quantities.reading import Reading
from extractor.trace import tracing

_LIMIT: Final = re.compile(
    r"""\b(maximum|max|minimum)[ ](?:possible[ ]|statutory[ ]|mandatory[ ]|total[ ]|combined[ ])?
        (?:of|(?:[a-z]+[ ]){0,3}?(?:sentence|sentences|penalty|penalties|punishment|term|fine|imprisonment)\b
           (?:[ ](?:of|is|in|for|up[ ]to|as|under|by|law|a|possible|the|each|count|on|charge|statutory)){0,6})
        [ ]\S{0,4}\Z""",
    re.VERBOSE,
)
# After these an amount is no longer one of those that are limited.
_NOT_LIMITED: Final = re.compile(r"\b(?:restitution|forfeit\w*|ordered to|agreed to|paid|was|were)\b")
_LIMITED_KINDS: Final = frozenset({"duration", "money"})
_AGES_JOINED: Final = re.compile(r"(?:,|,? and|,? or)(?: the others?| another)?")
_FURTHER: Final = re.compile(r"(?: in [^,.;\n]{1,32})? (?:to|from) ")
_JOINS: Final = re.compile(r"'?(?:,| and| or|, and|, or|\)? and/or)\Z")


def link(low: str, readings: list[Reading], context: Context) -> None:
    """Fill in what the readings borrow, and bound those under "a maximum sentence of"."""
    for index, reading in enumerate(readings):
        if reading.borrows == "previous" and reading.of is None:
            reading.of = _last_count(low, readings, index)
            _tell(reading, "what the count before it counts")
    for before, reading in pairwise(readings):
        # "rose 12 percent to $3 billion", "fell 3 points from 18"
        if reading.of is None and before.kind != "duration" and _FURTHER.fullmatch(low, before.end, reading.start):
            reading.of = before.of
            _tell(reading, "what the number before it tells of")
    for index in range(len(readings) - 2, -1, -1):
        reading, after = readings[index], readings[index + 1]
        if reading.borrows == "next" and reading.of is None:
            reading.of = after.of
            _tell(reading, "what the number after it tells of")
        elif {reading.kind, after.kind} == {"age", "count"}:
            _share_age(low, reading, after)
        elif reading.kind == "count" and reading.of is None and after.timex and _are_joined(low, reading, after):
            _share_duration(reading, after)
        elif reading.kind == after.kind and reading.unit == after.unit and _are_joined(low, reading, after):
            _share(reading, after)
    for index, reading in enumerate(readings):
        if reading.borrows == "unit" and reading.of is None:
            reading.of = _same_unit(readings, index)
            _tell(reading, "what the last quantity in this unit measures")
    _limit(low, readings, context)


def _share_age(low: str, first: Reading, second: Reading) -> None:
    """ "14, 15 and 16-year-old girls", "aged 34 and 41", "one aged 33 and the other 46"."""
    age, other = (first, second) if first.kind == "age" else (second, first)
    joined = second.start - first.end < 20 and _AGES_JOINED.fullmatch(low, first.end, second.start - 1)
    if joined and other.of is None and other.unit is None:
        other.kind, other.unit, other.of = "age", age.unit, age.of
        _tell(other, "an age, as the one beside it")


def _share_duration(first: Reading, second: Reading) -> None:
    """ "six and 12 months"."""
    first.kind, first.unit, first.of = second.kind, second.unit, second.of
    if first.value is not None:
        first.timex = [(first.value, second.timex[0][1])]
    _tell(first, f"has the unit of the one after it ({first.unit})")


def _are_joined(low: str, first: Reading, second: Reading) -> bool:
    return second.start - first.end < 9 and _JOINS.fullmatch(low, first.end, second.start - 1) is not None


def _share(first: Reading, second: Reading) -> None:
    """What is joined by "and" without a noun between counts the same, under the same bound."""
    if (first.of is None) != (second.of is None):
        shares = second if first.of else first
        first.of = second.of = first.of or second.of
        _tell(shares, "counts the same as the one that it is joined to")
    if second.bound == "=" and first.bound in (">", ">="):
        second.bound = first.bound
        _tell_bound(second, "under the bound of the one that it is joined to")


def _last_count(low: str, readings: list[Reading], index: int) -> str | None:
    """What the count, or the share of something, before this one counts."""
    for before in reversed(readings[max(index - 3, 0) : index]):
        if before.kind == "count" or (before.kind == "percent" and low.startswith(" of ", before.end)):
            return before.of
    return None


def _same_unit(readings: list[Reading], index: int) -> str | None:
    reading = readings[index]
    for before in reversed(readings[max(index - 3, 0) : index]):
        if before.unit == reading.unit and before.of and reading.start - before.end < 80:
            return before.of
    return None


def _limit(low: str, readings: list[Reading], context: Context) -> None:
    """ "a maximum sentence of 20 years in prison and a $250,000 fine": both are at most."""
    bound: Bound = "="
    sentence_end, limit_end = -1, 0
    limited: str | None = None
    for reading in readings:
        if reading.kind not in _LIMITED_KINDS:
            continue
        if reading.start >= sentence_end:
            bound = "="
        window = max(reading.core - 90, 0)
        if "imum" in low[window : reading.core] or "max" in low[window : reading.core]:
            match = _LIMIT.search(low, window, reading.core)
            if match:
                bound = ">=" if match[1] == "minimum" else "<="
                sentence_end = context.sentence(reading.start)[1]
                reading.bound = bound
                _tell_bound(reading, "a limit", match.span(1))
                limited, limit_end = reading.of, reading.end
                continue
        if bound != "=" and reading.bound == "=":
            if _NOT_LIMITED.search(low, limit_end, reading.start):
                bound = "="
                continue
            reading.bound = bound
            _tell_bound(reading, "under the limit that the sentence states")
            if reading.kind == "duration" and reading.of is None:
                reading.of = limited


def _tell(reading: Reading, step: str) -> None:
    """Take down what a reading takes from a neighbour."""
    if reading.of and (trace := tracing()):
        trace.step("quantity.of-neighbour", step, None, reading.of, of=reading)


def _tell_bound(reading: Reading, step: str, at: tuple[int, int] | None = None) -> None:
    """Take down a bound that stands elsewhere."""
    if trace := tracing():
        trace.step("quantity.bound-shared", step, None, reading.bound, at=at, of=reading)
