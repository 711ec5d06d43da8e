"""What quantities take from others of their sentence: the noun left out, the end of a range, a common limit."""

from __future__ import annotations

import re
from typing import Final

from extractor.entities import Bound
from extractor.find.context import Context
from extractor.find.quantities.reading import Reading
from extractor.find.quantities.relations import AFTERWARDS, BACKWARD, FORWARD, NEAR, bounded, given, relate
from extractor.trace import tracing

_LIMIT: Final = re.compile(
    r"""\b(maximum|max|minimum)[ ](?:possible[ ]|statutory[ ]|mandatory[ ]|total[ ]|combined[ ])?
        (?:of|(?:[a-z]+[ ]){0,3}?(?:sentence|sentences|penalty|penalties|punishment|term|fine|imprisonment)\b
           (?:[ ](?:of|is|in|for|up[ ]to|as|under|by|law|a|possible|the|each|count|on|charge|statutory)){0,6})
        [ ]\S{0,4}\Z""",
    re.VERBOSE,
)
_LIMIT_WINDOW: Final = 90
# After these an amount is no longer one of those that are limited.
_NOT_LIMITED: Final = re.compile(r"\b(?:mandatory|restitution|forfeit\w*|ordered to|agreed to|paid|was|were)\b")
_LIMITED_KINDS: Final = frozenset({"duration", "money"})
_LIMIT_JOINS: Final = frozenset({" and ", " but ", ", but ", ", and ", ", "})
_COMPARED_ENDS: Final = ("with ", "against ", "compared to ")
_NOTCHES: Final = frozenset({"point", "points"})
_CLAUSE_ENDS: Final = frozenset(",.;)")
_UNLINKED: Final = frozenset({"duration", "age", "cell"})
# Between two amounts of the same: "12 percent to $3 billion", "$4 a share, up from $3", "254 votes to 187".
_FURTHER: Final = re.compile(
    r"(?: an? [a-z]{3,12}| per [a-z]{3,12}|[ -]?(?:year|month)[ -]o(?:n|ver)[ -](?:year|month))?"
    r"(?: (?:in|on|since) [^,.;\n]{1,32})?"
    r"(?:(?: lower| higher) at|,? (?:compared (?:with|to)|up from|down from|against|to|from)) "
)
# "$4.30, or 0.2 percent,"
_OR_ELSE: Final = re.compile(r"(?: (?:in|of) [^,.;\n]{1,40})?, or ")
_ELLIPSIS_BEFORE: Final = re.compile(r"(?:,? (?:and|but|with|while)|,? including|of (?:whom|which|these|them),?) \Z")
_ELLIPSIS_AFTER: Final = re.compile(
    r" (?:for|in|from|at|on|with|abroad|overseas|elsewhere|here|were|was|are|is|had|have|still|remain|"
    r"died|missing|[a-z]{2,12}ed)\b(?! years?\b)|[.;]?(?=\n|\Z)|[.,;](?= |\Z)"
)
_OF_ALL: Final = re.compile(r"(?:\A|[\n\"] ?|[.;] )(?:out )?of (?:the |these |those |all )?(?:the )?\Z")
_PLURAL_HEAD: Final = re.compile(r"(?:[^su'\W]s|people|men|women|children|police)(?: of |\Z)")
# So many readings back a noun is looked for, and so far.
_BACK: Final = 3
_SAME_UNIT_NEAR: Final = 80


def link(low: str, readings: list[Reading], context: Context) -> list[Reading]:
    """The readings with what they borrow, those under "a maximum sentence of" bounded."""
    borrowed = {reading.borrows for reading in readings}
    linked = _last_counts(low, readings) if "previous" in borrowed else readings
    linked = _further_amounts(low, linked)
    linked = relate(low, linked, FORWARD)
    linked = relate(low, linked, BACKWARD, backwards=True)
    linked = relate(low, linked, AFTERWARDS)
    linked = _elliptic(low, linked, context)
    linked = _same_units(linked) if "unit" in borrowed else linked
    return _limited(low, linked, context)


def within_limits(low: str, readings: list[Reading]) -> list[Reading]:
    """The readings, those bounded on both sides made ranges: "more than 100 and less than 300"."""
    if len([reading for reading in readings if reading.bound != "="]) < 2:
        return readings
    joined = readings[:1]
    for reading in readings[1:]:
        before = joined[-1]
        if reading.bound == "=" or before.bound == "=" or not _limit_each_other(low, before, reading):
            joined.append(reading)
            continue
        lower, upper = (before, reading) if before.bound[0] == ">" else (reading, before)
        joined[-1] = before.changed(
            low=lower.value,
            high=upper.value,
            value=None,
            bound="=",
            end=reading.end,
            noun=reading.noun,
            of=reading.of or before.of,
            timex=(),
            unit=reading.unit or before.unit,
            kind=reading.kind,
        )
        if trace := tracing():
            trace.turn_to(joined[-1])
            trace.step("quantity.range", "bounded on both sides", None, f"{lower.value} – {upper.value}")
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


def _last_counts(low: str, readings: list[Reading]) -> list[Reading]:
    """Those that borrow their noun from before have that of the last count, or share: "12 men, three of whom"."""
    linked: list[Reading] = []
    for reading in readings:
        if reading.borrows == "previous" and reading.of is None:
            # "13 of them women" is a part of what is counted itself.
            whole = [one for one in linked[-_BACK:] if not low.startswith(" of them ", one.end)] or linked[-_BACK:]
            counted = (one for one in reversed(whole) if one.kind == "count" or _is_share_of(low, one))
            last = next(counted, None)
            reading = given(reading, "what the count before it counts", last.of if last else None)
        linked.append(reading)
    return linked


def _is_share_of(low: str, reading: Reading) -> bool:
    return reading.kind == "percent" and low.startswith(" of ", reading.end)


def _further_amounts(low: str, readings: list[Reading]) -> list[Reading]:
    """What changes stays the same to the next amount: "rose 12 percent, or 3 points, to $3 billion"."""
    linked, changed = list(readings), None
    for index in range(1, len(linked)):
        before, reading = linked[index - 1], linked[index]
        if before.kind in _UNLINKED or reading.kind in _UNLINKED:
            continue
        subject = None if before.of in _NOTCHES else before.of
        end = _past_noun(low, before) if before.kind == "count" else before.end
        if reading.start - end > NEAR:
            continue
        if reading.of is None and _is_further(low, before, reading, end):
            reading = linked[index] = given(reading, "what the number before it tells of", changed or subject)
        changed = None
        if _OR_ELSE.fullmatch(low, end, reading.start):
            changed = subject
            closes = reading.kind != "count" or low[reading.end : reading.end + 1] in _CLAUSE_ENDS
            if reading.of is None and reading.borrows != "next" and closes:
                linked[index] = given(reading, "what the number before it tells of", subject)
    return linked


def _past_noun(low: str, reading: Reading) -> int:
    """The offset after a number and the noun right behind it."""
    of = reading.of
    return reading.end + len(of) + 1 if of and low.startswith(f" {of.lower()}", reading.end) else reading.end


def _is_further(low: str, before: Reading, reading: Reading, end: int) -> bool:
    further = _FURTHER.fullmatch(low, end, reading.start)
    if further is None:
        return False
    alike = before.unit == reading.unit or before.kind == reading.kind
    return alike or not further[0].endswith(_COMPARED_ENDS)


def _elliptic(low: str, readings: list[Reading], context: Context) -> list[Reading]:
    """A bare number counts what the one before it in the sentence counts: "held 40 men and 12 in Marlow"."""
    if not [reading for reading in readings if reading.of is None and reading.kind in ("count", "percent")]:
        return readings
    linked: list[Reading] = []
    for reading in readings:
        if (
            (_is_bare(reading) or _is_share_of_all(low, linked, reading))
            and _ELLIPSIS_AFTER.match(low, reading.end)
            and _may_continue(low, linked, reading)
        ):
            sentence = context.sentence(reading.start)[0]
            near = [one for one in linked[-_BACK:] if one.start >= sentence]
            counted = next((one.of for one in reversed(near) if _counts_several(one)), None)
            if counted:
                reading = given(reading, "what the count before it counts", counted)
        linked.append(reading)
    return linked


def _is_bare(reading: Reading) -> bool:
    return (
        reading.of is None
        and reading.kind == "count"
        and not reading.borrows
        and not reading.vague
        and isinstance(reading.value, int)
    )


def _is_share_of_all(low: str, before: list[Reading], reading: Reading) -> bool:
    """ "Of the 81 cases, 15 percent involved firms"."""
    if reading.kind != "percent" or reading.of is not None or not before:
        return False
    whole = before[-1].start
    return _OF_ALL.search(low, max(whole - 16, 0), whole) is not None


def _may_continue(low: str, before: list[Reading], reading: Reading) -> bool:
    """Whether a conjunction joins the number to the ones before, or it is part of them: "Of the 350 men, 47 were"."""
    if _ELLIPSIS_BEFORE.search(low, max(reading.start - 24, 0), reading.start):
        return True
    if not before or not low.startswith(", ", reading.start - 2) or reading.start - before[-1].end >= NEAR:
        return False
    whole = before[-1].start
    return _OF_ALL.search(low, max(whole - 16, 0), whole) is not None


def _counts_several(reading: Reading) -> bool:
    plural = reading.of is not None and _PLURAL_HEAD.search(reading.of) is not None
    return reading.kind == "count" and plural and reading.value != 1


def _same_units(readings: list[Reading]) -> list[Reading]:
    """A weight or volume without a noun measures what the last one in its unit measured."""
    linked: list[Reading] = []
    for reading in readings:
        if reading.borrows == "unit" and reading.of is None:
            near = [one for one in linked[-_BACK:] if one.unit == reading.unit and one.of]
            last = next((one for one in reversed(near) if reading.start - one.end < _SAME_UNIT_NEAR), None)
            reading = given(reading, "what the last quantity in this unit measures", last.of if last else None)
        linked.append(reading)
    return linked


def _limited(low: str, readings: list[Reading], context: Context) -> list[Reading]:
    """ "a maximum sentence of 12 years and a $30,000 fine": both are at most."""
    linked: list[Reading] = []
    bound: Bound = "="
    sentence_end, limit_end = -1, 0
    limited: str | None = None
    for reading in readings:
        if reading.kind in _LIMITED_KINDS:
            if reading.start >= sentence_end:
                bound = "="
            limit = _limit_before(low, reading)
            if limit:
                bound = ">=" if limit[1] == "minimum" else "<="
                sentence_end = context.sentence(reading.start)[1]
                # But "a maximum of 30 years to life".
                reading = bounded(reading, bound if reading.bound != ">=" else ">=", "a limit", limit.span(1))
                limited, limit_end = reading.of, reading.end
            elif bound != "=" and reading.bound == "=":
                if _NOT_LIMITED.search(low, limit_end, reading.start):
                    bound = "="
                else:
                    reading = bounded(reading, bound, "under the limit that the sentence states")
                    if reading.kind == "duration" and reading.of is None:
                        reading = given(reading, "what the limited one before it measures", limited)
        linked.append(reading)
    return linked


def _limit_before(low: str, reading: Reading) -> re.Match[str] | None:
    """The words "maximum" or "minimum" before an amount, with what they limit."""
    window = max(reading.core - _LIMIT_WINDOW, 0)
    near = low[window : reading.core]
    return _LIMIT.search(low, window, reading.core) if "imum" in near or "max" in near else None
