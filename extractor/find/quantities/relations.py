"""What two neighbouring quantities have to do with each other: one function a relation, in the order of the lists.

A relation returns the two as they are then, or None where they do not stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final, TypeAlias

from extractor.find.quantities.reading import Reading
from extractor.trace import tracing

Pair: TypeAlias = tuple[Reading, Reading]
# How far apart two quantities stand at most, and what they have to do with each other.
Relation: TypeAlias = tuple[int, Callable[[str, Reading, Reading], Pair | None]]

NEAR: Final = 70
_LONGEST_JOINT: Final = 9
_LONGEST_AGES_JOINT: Final = 20
_UNLINKED: Final = frozenset({"duration", "age", "cell"})
_AGES_JOINED: Final = re.compile(r"(?:,|,? and|,? or)(?: the others?| another)?")
_UP: Final = re.compile(r"(?: in [^,.;\n]{1,32})?,?(?: --?| —)? (?:up|down)(?: by)? ")
_MORE: Final = re.compile(r" (?:more|fewer|less) than\b")
_MORE_AFTER: Final = re.compile(r"(?: (?:in|during|from) [^.;\n]{1,48})?,(?: or)? ")
_AND_NUMBER: Final = re.compile(r",? (?:and|or) ")
_IN_AND: Final = re.compile(r" in [\w ]{1,16},? and ")
_BY: Final = frozenset({" by ", " x ", " × ", "x", "-by-"})
_MEASURED_KINDS: Final = frozenset({"mass", "volume", "area"})
_WORTH: Final = re.compile(
    r",? (?:and )?(?:collectively |together |reportedly )?(?:is |was |were )?"
    r"(?:worth|valued at|estimated at|priced at) "
)
_JOINS: Final = re.compile(r"'?(?:,| and| or|, and|, or|\)? and/or)\Z")


def relate(
    low: str, readings: Sequence[Reading], relations: Sequence[Relation], backwards: bool = False
) -> list[Reading]:
    """The readings, each two neighbours in the first of the relations that holds between them."""
    related = list(readings)
    near = [
        (index, second.start - first.end)
        for index, (first, second) in enumerate(pairwise(related))
        if second.start - first.end <= NEAR
    ]
    for index, gap in reversed(near) if backwards else near:
        first, second = related[index], related[index + 1]
        for reach, relation in relations:
            if gap <= reach and (pair := relation(low, first, second)) is not None:
                related[index], related[index + 1] = pair
                break
    return related


def given(reading: Reading, step: str, of: str | None, **fields: Any) -> Reading:  # noqa: ANN401
    """The reading with what it takes from a neighbour, taken down."""
    changed = reading.changed(of=of, **fields)
    if of and (trace := tracing()):
        trace.step("quantity.of-neighbour", step, None, of, of=changed)
    return changed


def bounded(reading: Reading, bound: str, step: str, at: tuple[int, int] | None = None) -> Reading:
    """The reading under a bound that stands elsewhere, taken down."""
    changed = reading.changed(bound=bound)
    if trace := tracing():
        trace.step("quantity.bound-shared", step, None, bound, at=at, of=changed)
    return changed


def are_joined(low: str, first: Reading, second: Reading) -> bool:
    """Whether nothing but a conjunction or a comma stands between."""
    return second.start - first.end < _LONGEST_JOINT and _JOINS.fullmatch(low, first.end, second.start - 1) is not None


def _with_unit(reading: Reading, other: Reading, rule: str, step: str) -> Reading:
    changed = reading.changed(kind=other.kind, unit=other.unit)
    if trace := tracing():
        trace.step(rule, step, None, other.unit, of=changed)
    return changed


def share_age(low: str, first: Reading, second: Reading) -> Pair | None:
    """ "14, 15 and 16-year-old girls", "aged 34 and 41", "one aged 33 and the other 46"."""
    if {first.kind, second.kind} != {"age", "count"} or second.start - first.end >= _LONGEST_AGES_JOINT:
        return None
    age, other = (first, second) if first.kind == "age" else (second, first)
    if other.of is not None or other.unit is not None or not _AGES_JOINED.fullmatch(low, first.end, second.start - 1):
        return None
    aged = given(other, "an age, as the one beside it", age.of, kind="age", unit=age.unit)
    return (first, aged) if other is second else (aged, second)


def change_of(low: str, first: Reading, second: Reading) -> Pair | None:
    """ "24,000 cases, up 12 percent", "9,100 calls in 2023, 12 percent more than"."""
    if second.kind not in ("percent", "count") or second.of or first.of is None or first.kind in _UNLINKED:
        return None
    end = first.end
    end += len(first.of) + 1 if low.startswith(f" {first.of.lower()}", end) else 0
    more = (
        first.kind == "count"
        and second.kind == "percent"
        and _MORE.match(low, second.end)
        and _MORE_AFTER.fullmatch(low, end, second.start)
    )
    if second.start - first.end > NEAR or not (more or _UP.fullmatch(low, end, second.start)):
        return None
    return first, given(second, "what is up or down by so much", first.of)


def borrow_next(low: str, first: Reading, second: Reading) -> Pair | None:
    """ "three of the 12 men", "14 of his 20 years"."""
    if first.borrows != "next" or first.of is not None:
        return None
    if second.kind == "duration" and second.of is None and first.kind == "count":
        return _share_unit(first, second)
    return given(first, "what the number after it tells of", second.of), second


def part_of_term(low: str, first: Reading, second: Reading) -> Pair | None:
    """ "24 months, of which six are suspended", "12 years' imprisonment, five of which"."""
    if second.unit is not None or first.kind != "duration" or second.start - first.end >= NEAR:
        return None
    if not low.endswith(" of which ", 0, second.start) and not low.startswith(" of which ", second.end):
        return None
    return first, _with_unit(second, first, "quantity.unit-shared", "has the unit of the one beside it")


def unit_of_next(low: str, first: Reading, second: Reading) -> Pair | None:
    """ "6 and 12 months", "3, 4 and 6 percent", "from five to ten years"."""
    if first.kind != "count" or first.noun or second.unit is None or second.kind in ("age", "cell"):
        return None
    if second.core != second.start or not low[second.core : second.end].isascii():
        return None
    if low.startswith(", or ", first.end):  # "41, or 1.7 percent" is told twice
        return None
    changed = low.endswith(" from ", 0, first.start) and low[first.end : second.start] == " to "
    return _share_unit(first, second) if changed or are_joined(low, first, second) else None


def _share_unit(first: Reading, second: Reading) -> Pair:
    measured = _with_unit(first, second, "quantity.unit-neighbour", "has the unit of the one after it")
    if first.value is not None and second.timex:
        measured = measured.changed(timex=((first.value, second.timex[0][1]),))
    of = second.of or first.of
    return (
        given(measured, "measures what the one after it measures", of),
        given(second, "measures what the one before it measures", of),
    )


def sides(low: str, first: Reading, second: Reading) -> Pair | None:
    """ "2 by 3 centimetres"."""
    if second.kind != "length" or first.unit is not None or low[first.end : second.start] not in _BY:
        return None
    return _with_unit(first, second, "quantity.unit-shared", "has the unit of the one beside it"), second


def adjective_of_next(low: str, first: Reading, second: Reading) -> Pair | None:
    """A number with an adjective alone, its noun after the next: "16 hand-made and 12 home-made guns"."""
    if first.kind != "count" or second.kind != "count" or first.value == 1 or second.value == 1:
        return None
    if first.of is None or second.of is None or " " in first.of or " " not in second.of or first.of.endswith("s"):
        return None
    if not _AND_NUMBER.fullmatch(low, first.end + len(first.of) + 1, second.start):
        return None
    return given(first, "the noun of the number after it", second.of.rsplit(" ", 1)[-1]), second


def attribute(low: str, first: Reading, second: Reading) -> Pair | None:
    """Both stand before one noun: "a $7 billion, 30-year gas deal"."""
    if first.of is not None or second.kind == "age" or second.unit is None:
        return None
    if low[first.end : second.start] != ", " or "-" not in low[second.core : second.end]:
        return None
    return given(first, "the noun that both stand before", second.of), second


def joined(low: str, first: Reading, second: Reading) -> Pair | None:
    """What is joined by "and" without a noun between counts the same, under the same bound."""
    if first.kind != second.kind or first.unit != second.unit or not are_joined(low, first, second):
        return None
    if first.of is None and second.of is not None:
        first = given(first, "counts the same as the one that it is joined to", second.of)
    elif second.of is None and first.of is not None:
        second = given(second, "counts the same as the one that it is joined to", first.of)
    if second.bound == "=" and first.bound in (">", ">=") and first.start < first.core:
        second = bounded(second, first.bound, "under the bound of the one that it is joined to")
    return first, second


def worth_of_measured(low: str, first: Reading, second: Reading) -> Pair | None:
    """ "Gold weighing 4 kg, valued at $5": the amount is of what the measure before it measures."""
    if second.kind != "money" or second.of is not None or first.of is None or first.kind not in _MEASURED_KINDS:
        return None
    if not _WORTH.fullmatch(low, first.end, second.start):
        return None
    return first, given(second, "worth of what the measure before it measures", first.of)


def measured_before(low: str, first: Reading, second: Reading) -> Pair | None:
    """ "3, 4 and 6 percent" of the same, "€4.5m in 2022 and €6m in 2023"."""
    if second.of is not None or first.of is None or first.unit is None or first.unit != second.unit:
        return None
    if first.kind != second.kind or first.kind == "age":
        return None
    in_turn = low.startswith(" in ", second.end) and _IN_AND.fullmatch(low, first.end, second.start)
    if not in_turn and not are_joined(low, first, second):
        return None
    return first, given(second, "measures what the one before it measures", first.of)


# Asked from the first pair to the last.
FORWARD: Final[tuple[Relation, ...]] = (
    (_LONGEST_AGES_JOINT, share_age),
    (NEAR, change_of),
    (NEAR, worth_of_measured),
)
# Asked from the last pair to the first.
BACKWARD: Final[tuple[Relation, ...]] = (
    (NEAR, borrow_next),
    (NEAR, part_of_term),
    (_LONGEST_AGES_JOINT, share_age),
    (_LONGEST_JOINT, unit_of_next),
    (_LONGEST_JOINT, sides),
    (NEAR, adjective_of_next),
    (_LONGEST_JOINT, attribute),
    (_LONGEST_JOINT, joined),
)
# Asked when those have been.
AFTERWARDS: Final[tuple[Relation, ...]] = ((NEAR, measured_before),)
