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
_COMPARED_ENDS: Final = ("with ", "against ", "compared to ")
_UP: Final = re.compile(r"(?: in [^,.;\n]{1,32})?,? (?:up|down)(?: by)? ")
_AND_NUMBER: Final = re.compile(r",? (?:and|or) ")
_ELLIPSIS_BEFORE: Final = re.compile(
    r"(?:,? (?:and|but|with|while)(?: another)?|,? including|,? another|of (?:whom|which|these|them),?) \Z"
)
_ELLIPSIS_AFTER: Final = re.compile(
    r" (?:for|in|from|at|on|with|abroad|overseas|elsewhere|here|were|was|are|is|had|have|more|still|remain|"
    r"died|missing|[a-z]{2,12}ed)\b(?! years?\b)|[.;]?(?=\n|\Z)|[.,;](?= |\Z)"
)
_OF_ALL: Final = re.compile(r"(?:\A|[\n\"] ?|[.;] )(?:out )?of (?:the |these |those |all )?(?:the )?\Z")
_IN_AND: Final = re.compile(r" in [\w ]{1,16},? and ")
_PLURAL_HEAD: Final = re.compile(r"(?:[^su'\W]s|people|men|women|children|police)(?: of |\Z)")
_NOTCHES: Final = frozenset({"point", "points"})
_CLAUSE_ENDS: Final = frozenset(",.;)")
_UNLINKED: Final = frozenset({"duration", "age", "cell"})
_FURTHER_WINDOW: Final = 70
_LIMIT_JOINS: Final = frozenset({" and ", " but ", ", but ", ", and ", ", "})
_AGES_JOINED: Final = re.compile(r"(?:,|,? and|,? or)(?: the others?| another)?")
# Between two amounts of the same: "12 percent to $3 billion", "$4 a share, up from $3", "254 votes to 187".
_FURTHER: Final = re.compile(
    r"(?: an? [a-z]{3,12}| per [a-z]{3,12}|[ -]?(?:year|month)[ -]o(?:n|ver)[ -](?:year|month))?(?: in [^,.;\n]{1,32})?"
    r"(?:(?: lower| higher) at|,? (?:compared (?:with|to)|up from|down from|against|to|from)) "
)
# "$4.30, or 0.2 percent,"
_OR_ELSE: Final = re.compile(r"(?: (?:in|of) [^,.;\n]{1,40})?, or ")
_BY: Final = frozenset({" by ", " x ", " × ", "x", "-by-"})
_JOINS: Final = re.compile(r"'?(?:,| and| or|, and|, or|\)? and/or)\Z")


def within_limits(low: str, readings: list[Reading]) -> list[Reading]:
    """The readings, those bounded on both sides made ranges: "more than 100 and less than 300"."""
    joined: list[Reading] = readings[:1]
    for reading in readings[1:]:
        before = joined[-1]
        if reading.bound == "=" or before.bound == "=" or not _limit_each_other(low, before, reading):
            joined.append(reading)
            continue
        ends = (before, reading) if before.bound[0] == ">" else (reading, before)
        before.low, before.high, before.value, before.bound = ends[0].value, ends[1].value, None, "="
        before.end, before.noun, before.of, before.timex = reading.end, reading.noun, reading.of or before.of, []
        before.unit, before.kind = reading.unit or before.unit, reading.kind
        if trace := tracing():
            trace.turn_to(before)
            trace.step("quantity.range", "bounded on both sides", None, f"{before.low} – {before.high}")
    return joined


def _limit_each_other(low: str, first: Reading, second: Reading) -> bool:
    """Whether two numbers, one bare or both of one unit, are the ends of a range; terms and fines never are."""
    if {first.bound[0], second.bound[0]} != {"<", ">"} or first.kind in _LIMITED_KINDS or second.kind in _LIMITED_KINDS:
        return False
    if first.unit not in (None, second.unit) or low[first.end : second.start] not in _LIMIT_JOINS:
        return False
    if first.value is None or second.value is None or (first.unit is None and first.of is not None):
        return False
    return first.value < second.value if first.bound[0] == ">" else second.value < first.value


def link(low: str, readings: list[Reading], context: Context) -> None:
    """Fill in what the readings borrow, and bound those under "a maximum sentence of"."""
    for index, reading in enumerate(readings):
        if reading.borrows == "previous" and reading.of is None:
            reading.of = _last_count(low, readings, index)
            _tell(reading, "what the count before it counts")
    _share_forward(low, readings)
    for before, reading in pairwise(readings):
        if {before.kind, reading.kind} == {"age", "count"}:
            _share_age(low, before, reading)  # "aged 12, 14 and 15"
        elif reading.kind == "percent" and reading.of is None and _is_change_of(low, before, reading):
            reading.of = before.of
            _tell(reading, "what is up or down by so much")
    for index in range(len(readings) - 2, -1, -1):
        reading, after = readings[index], readings[index + 1]
        if reading.borrows == "next" and reading.of is None:
            if after.kind == "duration" and after.of is None and reading.kind == "count":
                _share_unit(reading, after)  # "14 of his 20 years"
                continue
            reading.of = after.of
            _tell(reading, "what the number after it tells of")
        elif after.unit is None and reading.unit and _is_of_which(low, reading, after):
            after.kind, after.unit = reading.kind, reading.unit  # "24 months, of which six are suspended"
            _tell_unit(after)
        elif {reading.kind, after.kind} == {"age", "count"}:
            _share_age(low, reading, after)
        elif reading.kind == "count" and _has_unit_of_next(low, reading, after):
            _share_unit(reading, after)
        elif after.kind == "length" and reading.unit is None and low[reading.end : after.start] in _BY:
            reading.kind, reading.unit = after.kind, after.unit  # "2 by 3 centimetres"
            _tell_unit(reading)
        elif _is_adjective_of_next(low, reading, after):
            reading.of = (after.of or "").rsplit(" ", 1)[-1]
            _tell(reading, "the noun of the number after it")
        elif reading.of is None and _is_attribute(low, reading, after):
            reading.of = after.of
            _tell(reading, "the noun that both stand before")
        elif reading.kind == after.kind and reading.unit == after.unit and _are_joined(low, reading, after):
            _share(reading, after)
    for before, reading in pairwise(readings):
        joined = (
            reading.of is None and before.of is not None and before.unit is not None and before.unit == reading.unit
        )
        if (
            joined
            and before.kind == reading.kind != "age"
            and (_are_joined(low, before, reading) or _in_turn(low, before, reading))
        ):
            reading.of = before.of
            _tell(reading, "measures what the one before it measures")
    _share_elliptic(low, readings, context)
    for index, reading in enumerate(readings):
        if reading.borrows == "unit" and reading.of is None:
            reading.of = _same_unit(readings, index)
            _tell(reading, "what the last quantity in this unit measures")
    _limit(low, readings, context)


def _share_forward(low: str, readings: list[Reading]) -> None:
    """What changes stays the same to the next amount: "rose 12 percent, or 3 points, to $3 billion"."""
    changed: str | None = None
    for before, reading in pairwise(readings):
        if before.kind in _UNLINKED or reading.kind in _UNLINKED:
            continue
        subject = None if before.of in _NOTCHES else before.of
        end = before.end
        if before.kind == "count" and before.of and low.startswith(f" {before.of.lower()}", end):
            end += len(before.of) + 1
        if reading.start - end > _FURTHER_WINDOW:
            continue
        further = _FURTHER.fullmatch(low, end, reading.start)
        if further and reading.of is None:
            alike = before.unit == reading.unit or before.kind == reading.kind
            if alike or not further[0].endswith(_COMPARED_ENDS):
                reading.of = changed or subject
                _tell(reading, "what the number before it tells of")
        changed = None
        if _OR_ELSE.fullmatch(low, end, reading.start):
            changed = subject
            if (
                reading.of is None
                and reading.borrows != "next"
                and (reading.kind != "count" or low[reading.end : reading.end + 1] in _CLAUSE_ENDS)
            ):
                reading.of = subject
                _tell(reading, "what the number before it tells of")


def _is_change_of(low: str, before: Reading, reading: Reading) -> bool:
    """ "24,000 cases, up 12 percent"."""
    end = before.end
    if before.of is None or before.kind in _UNLINKED or reading.start - end > _FURTHER_WINDOW:
        return False
    end += len(before.of) + 1 if low.startswith(f" {before.of.lower()}", end) else 0
    return _UP.fullmatch(low, end, reading.start) is not None


def _is_adjective_of_next(low: str, reading: Reading, after: Reading) -> bool:
    """Whether a number has an adjective alone, and its noun after the next: "16 hand-made and 12 home-made guns"."""
    if reading.kind != "count" or after.kind != "count" or reading.value == 1 or after.value == 1:
        return False
    if reading.of is None or after.of is None or " " in reading.of or " " not in after.of or reading.of.endswith("s"):
        return False
    return _AND_NUMBER.fullmatch(low, reading.end + len(reading.of) + 1, after.start) is not None


def _share_elliptic(low: str, readings: list[Reading], context: Context) -> None:
    """A bare number counts what the one before it in the sentence counts: "held 40 men and 12 in Marlow"."""
    for index, reading in enumerate(readings):
        if (
            reading.kind != "count"
            or reading.of is not None
            or reading.borrows
            or not isinstance(reading.value, int)
            or reading.vague
        ):
            continue
        if not _ELLIPSIS_BEFORE.search(low, max(reading.start - 24, 0), reading.start) and not (
            index and _is_part_of_all(low, readings[index - 1], reading)
        ):
            continue
        if not _ELLIPSIS_AFTER.match(low, reading.end):
            continue
        sentence = context.sentence(reading.start)[0]
        for before in reversed(readings[max(index - 3, 0) : index]):
            if before.start < sentence:
                break
            if before.kind == "count" and before.of and _PLURAL_HEAD.search(before.of) and before.value != 1:
                reading.of = before.of
                _tell(reading, "what the count before it counts")
                break


def _in_turn(low: str, first: Reading, second: Reading) -> bool:
    """ "€4.5m in 2022 and €6m in 2023"."""
    return low.startswith(" in ", second.end) and _IN_AND.fullmatch(low, first.end, second.start) is not None


def _is_part_of_all(low: str, whole: Reading, part: Reading) -> bool:
    """ "Of the 350 defendants, 47 were sentenced"."""
    opens = _OF_ALL.search(low, max(whole.start - 16, 0), whole.start)
    return opens is not None and low.startswith(", ", part.start - 2) and part.start - whole.end < _FURTHER_WINDOW


def _is_of_which(low: str, reading: Reading, after: Reading) -> bool:
    """ "24 months, of which six are suspended", "12 years' imprisonment, five of which"."""
    which = low.endswith(" of which ", 0, after.start) or low.startswith(" of which ", after.end)
    return which and reading.kind == "duration" and after.start - reading.end < _FURTHER_WINDOW


def _is_attribute(low: str, reading: Reading, after: Reading) -> bool:
    """Whether both stand before one noun: "a $7 billion, 30-year gas deal"."""
    if after.kind == "age" or after.unit is None:
        return False
    return low[reading.end : after.start] == ", " and "-" in low[after.core : after.end]


def _share_age(low: str, first: Reading, second: Reading) -> None:
    """ "14, 15 and 16-year-old girls", "aged 34 and 41", "one aged 33 and the other 46"."""
    age, other = (first, second) if first.kind == "age" else (second, first)
    joined = second.start - first.end < 20 and _AGES_JOINED.fullmatch(low, first.end, second.start - 1)
    if joined and other.of is None and other.unit is None:
        other.kind, other.unit, other.of = "age", age.unit, age.of
        _tell(other, "an age, as the one beside it")


def _has_unit_of_next(low: str, first: Reading, second: Reading) -> bool:
    """Whether a bare number has the unit after the next: "6 and 12 months", "3, 4 and 6 percent"."""
    if second.unit is None or second.kind in ("age", "cell") or second.core != second.start or first.noun:
        return False
    changed = low.endswith(" from ", 0, first.start) and low[first.end : second.start] == " to "
    return (changed or _are_joined(low, first, second)) and low[second.core : second.end].isascii()


def _share_unit(first: Reading, second: Reading) -> None:
    """ "six and 12 months"."""
    first.kind, first.unit = second.kind, second.unit
    of = second.of or first.of
    first.of = second.of = of
    if first.value is not None and second.timex:
        first.timex = [(first.value, second.timex[0][1])]
    if trace := tracing():
        trace.step("quantity.unit-neighbour", "has the unit of the one after it", None, first.unit, of=first)
    _tell(first, "measures what the one after it measures")
    _tell(second, "measures what the one before it measures")


def _are_joined(low: str, first: Reading, second: Reading) -> bool:
    return second.start - first.end < 9 and _JOINS.fullmatch(low, first.end, second.start - 1) is not None


def _share(first: Reading, second: Reading) -> None:
    """What is joined by "and" without a noun between counts the same, under the same bound."""
    if (first.of is None) != (second.of is None):
        shares = second if first.of else first
        first.of = second.of = first.of or second.of
        _tell(shares, "counts the same as the one that it is joined to")
    if second.bound == "=" and first.bound in (">", ">=") and first.start < first.core:
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
    """ "a maximum sentence of 12 years and a $30,000 fine": both are at most."""
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
                if reading.bound != ">=":  # "a maximum of 30 years to life"
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
                _tell(reading, "what the limited one before it measures")


def _tell(reading: Reading, step: str) -> None:
    """Take down what a reading takes from a neighbour."""
    if reading.of and (trace := tracing()):
        trace.step("quantity.of-neighbour", step, None, reading.of, of=reading)


def _tell_unit(reading: Reading) -> None:
    """Take down a unit that a neighbour has."""
    if trace := tracing():
        trace.turn_to(reading)
        trace.step("quantity.unit-shared", "has the unit of the one beside it", None, reading.unit)


def _tell_bound(reading: Reading, step: str, at: tuple[int, int] | None = None) -> None:
    """Take down a bound that stands elsewhere."""
    if trace := tracing():
        trace.step("quantity.bound-shared", step, None, reading.bound, at=at, of=reading)
