"""The one place where overlaps between the types are decided."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.entities import Entity
from extractor.trace import tracing

# (winner, loser): where two such mentions share characters, only the winner stays: "April 10" is no quantity, "2023" in
# "fiscal year 2023" no count, "Fraud" in "Serious Fraud Office" no offence. Pairs not listed live together: "5 kg" in
# "possession of 5 kg of heroin".
PRECEDENCE = {
    ("agency", "date"),
    ("agency", "quantity"),
    ("agency", "offence"),
    ("date", "quantity"),
    ("date", "offence"),
    ("term", "date"),
    ("term", "quantity"),
}
# A loser that strictly contains the winner is the better reading of the whole stretch and wins, but for these: the
# court in "failing to appear before the High Court" is told beside the offence.
TOLD_BESIDE = {("agency", "offence")}


def _loses(entity: Entity, other: Entity) -> bool:
    if (other.type, entity.type) in PRECEDENCE:
        return not _strictly_contains(entity, other)
    if (entity.type, other.type) in PRECEDENCE and (entity.type, other.type) not in TOLD_BESIDE:
        return _strictly_contains(other, entity)
    return False


def _strictly_contains(outer: Entity, inner: Entity) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and len(outer.text) > len(inner.text)


def settle(entities: Sequence[Entity]) -> list[Entity]:
    """The mentions that stay where those of different types overlap.

    Args:
        entities: by position, at one position the longer first.
    """
    lost: dict[int, int] = {}
    open_: list[int] = []
    for index, entity in enumerate(entities):
        open_ = [other for other in open_ if entities[other].end > entity.start and other not in lost]
        for other in open_:
            if _loses(entity, entities[other]):
                lost[index] = other
                break
            if _loses(entities[other], entity):
                lost[other] = index
        open_.append(index)
    if trace := tracing():
        for loser, winner in lost.items():
            entity = entities[loser]
            trace.reject(entity.type, "overlap", "gives way to", (entity.start, entity.end), entities[winner])
    return [entity for index, entity in enumerate(entities) if index not in lost]
