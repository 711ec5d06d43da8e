"""Each difference is told once: a fact carries its entities, and what the text says twice has changed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.compare.agreement import Agreement
from extractor.compare.changes import DIFFERENCES, FieldChange, Kind, Type
from extractor.compare.repeats import covers
from extractor.compare.statements import Statement


@dataclass(slots=True)
class Found:
    """A pair of statements, or one that stands alone."""

    kind: Kind
    type: Type
    old: Statement | None
    new: Statement | None
    fields: list[FieldChange] = field(default_factory=list)
    count: int = 1

    @property
    def differs(self) -> bool:
        """Whether it is a difference."""
        return self.kind in DIFFERENCES


def tell_once(facts: Sequence[Found], entities: Sequence[Found], agreement: Agreement) -> Iterator[Found]:
    """What remains when an entity's change is told by its fact, and equal changes are one."""
    told = _without_shared(facts, entities)
    told = _merged(told, agreement)
    yield from told
    carried = _Carried(told)
    yield from _merged(
        [entity for entity in entities if not (entity.differs and carried(entity, agreement))], agreement
    )


def _without_shared(facts: Sequence[Found], entities: Sequence[Found]) -> list[Found]:
    """An entity that several facts share, such as their date, tells its change itself."""
    for entity in entities:
        if entity.kind == "changed":
            resting = [(fact, name) for fact in facts if fact.kind == "changed" for name in _ties(fact, entity)]
            if len(resting) > 1:
                for fact, name in resting:
                    fact.fields = [one for one in fact.fields if one.name.split(".")[0] != name]
    for fact in facts:
        if fact.kind == "changed" and not fact.fields:
            fact.kind = "unchanged"
    return list(facts)


def _ties(fact: Found, entity: Found) -> Iterator[str]:
    """The fields of a fact that hold the entity on both sides, and have changed by it."""
    if fact.old and fact.new:
        for name, parts in fact.old.parts.items():
            tied = entity.old in parts and entity.new in fact.new.parts.get(name, ())
            if tied and any(one.name.split(".")[0] == name for one in fact.fields):
                yield name


class _Carried:
    """The entities whose changes facts tell."""

    def __init__(self, facts: Iterable[Found]) -> None:
        self.old: list[Statement] = []
        self.new: list[Statement] = []
        self.changes: list[tuple[Statement, Statement]] = []
        for fact in facts:
            if fact.differs:
                self.old += self._parts(fact, fact.old)
                self.new += self._parts(fact, fact.new)

    def _parts(self, fact: Found, side: Statement | None) -> Iterator[Statement]:
        changed = {one.name.split(".")[0] for one in fact.fields}
        for name, parts in (side.parts if side else {}).items():
            if fact.kind != "changed" or name in changed:
                yield from parts

    def __call__(self, entity: Found, agreement: Agreement) -> bool:
        old = entity.old is None or _among(entity.old, self.old, agreement)
        new = entity.new is None or _among(entity.new, self.new, agreement)
        return old and new


def _among(statement: Statement, others: Iterable[Statement], agreement: Agreement) -> bool:
    return any(
        other is statement or (other.type == statement.type and covers(other, statement, agreement)) for other in others
    )


def _merged(found: Iterable[Found], agreement: Agreement) -> list[Found]:
    """Differences, those that are told twice once; and everything else."""
    told: list[Found] = []
    rest: list[Found] = []
    for one in found:
        if one.differs:
            like = next((other for other in told if _alike(other, one, agreement)), None)
            if like:
                like.count += 1
                if _length(one) > _length(like):
                    like.old, like.new = one.old, one.new
                continue
            told.append(one)
        else:
            rest.append(one)
    return [*told, *rest]


def _length(one: Found) -> int:
    """The fuller of two statements is the one to show: "14 men", not "14"."""
    return sum(len(side.says) for side in (one.old, one.new) if side)


def _alike(told: Found, one: Found, agreement: Agreement) -> bool:
    if (told.kind, told.type, told.fields) != (one.kind, one.type, one.fields):
        return False
    sides = [(other, one) for other, one in ((told.old, one.old), (told.new, one.new)) if other and one]
    return all(covers(*pair, agreement) for pair in sides) or all(covers(*pair[::-1], agreement) for pair in sides)
