"""Each difference is told once: a fact carries its entities, and what the text says twice has changed once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.compare.agreement import Agreement
from extractor.compare.changes import DIFFERENCES, FieldChange, Kind, Type
from extractor.compare.repeats import Stated, covers, key_of, same_number
from extractor.compare.statements import Statement

# Of differences that may be one so many are compared.
_ENOUGH = 200


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
    told = _without_shared(_without_half_told(facts, entities), entities)
    told = _merged(told, agreement)
    yield from told
    carried = _Carried(told)
    yield from _merged(
        [entity for entity in entities if not (entity.differs and carried(entity, agreement))], agreement
    )


def _without_half_told(facts: Sequence[Found], entities: Sequence[Found]) -> list[Found]:
    """Of a figure or a charge that has changed, and that only one text makes a fact of, the entity tells it."""
    changed = {id(side) for one in entities if one.kind == "changed" for side in (one.old, one.new)}
    for fact in facts:
        side = fact.new or fact.old
        parts = [part for name in ("quantity", "offences") for part in side.parts.get(name, ())] if side else []
        if fact.kind in ("added", "removed") and any(id(part) in changed for part in parts):
            fact.kind = "repeated"
    return list(facts)


def _without_shared(facts: Sequence[Found], entities: Sequence[Found]) -> list[Found]:
    """An entity that several facts share, such as their date, tells its change itself."""
    holders: defaultdict[int, list[Found]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "changed" and fact.new:
            for part in {id(part) for parts in fact.new.parts.values() for part in parts}:
                holders[part].append(fact)
    for entity in entities:
        if entity.kind == "changed":
            resting = [(fact, name) for fact in holders.get(id(entity.new), ()) for name in _ties(fact, entity)]
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
        self.ids: set[int] = set()
        self.old, self.new = Stated(), Stated()
        for fact in facts:
            if fact.differs:
                for side, stated in ((fact.old, self.old), (fact.new, self.new)):
                    for part in _told_parts(fact, side):
                        stated.add(part)
                        self.ids.add(id(part))

    def __call__(self, entity: Found, agreement: Agreement) -> bool:
        sides = ((entity.old, self.old), (entity.new, self.new))
        return all(side is None or id(side) in self.ids or stated.cover(side, agreement) for side, stated in sides)


def _told_parts(fact: Found, side: Statement | None) -> Iterator[Statement]:
    changed = {one.name.split(".")[0] for one in fact.fields}
    for name, parts in (side.parts if side else {}).items():
        if fact.kind != "changed" or name in changed:
            yield from parts


def _merged(found: Iterable[Found], agreement: Agreement) -> list[Found]:
    """Differences, those that are told twice once; and everything else."""
    told: defaultdict[Hashable, list[Found]] = defaultdict(list)
    kept: list[Found] = []
    for one in found:
        like = None
        if one.differs:
            alike = told[_key(one)]
            like = next((other for other in alike[:_ENOUGH] if _alike(other, one, agreement)), None)
            alike += [] if like else [one]
        if like:
            like.count += 1
            if _fullness(one) > _fullness(like):
                like.old, like.new = one.old, one.new
        else:
            kept.append(one)
    return kept


def _key(one: Found) -> Hashable:
    """What two that are one difference have in common."""
    side = one.new or one.old
    what = key_of(side) if side and not one.fields else None
    return (one.kind, one.type, what, *(repr(field) for field in one.fields))


def _fullness(one: Found) -> tuple[int, int]:
    """The fuller of two statements is the one to show: "14 men", not "14"."""
    sides = [side for side in (one.old, one.new) if side]
    entities = [part for side in sides for parts in (side.parts.values() or [[side]]) for part in parts]
    return sum(len(part.says.split()) for part in entities), sum(len(side.says) for side in sides)


def _alike(told: Found, one: Found, agreement: Agreement) -> bool:
    if told.kind == "changed" and told.old and one.old and same_number(told.old, one.old, agreement):
        return True
    sides = [(other, one) for other, one in ((told.old, one.old), (told.new, one.new)) if other and one]
    return all(covers(*pair, agreement) for pair in sides) or all(covers(*pair[::-1], agreement) for pair in sides)
