"""Showing some types of entity only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from extractor.entities import CERTAINTIES, FACT, FACTS, TYPES, Certainty, Extraction, Fact
from extractor.explanation import Explained, Explanation


def select(extraction: Extraction, names: Collection[str]) -> Extraction:
    """The extraction with the named types alone; ids stay what they are in the whole.

    Facts come with the entities that they refer to.

    Args:
        extraction: left as it is.
        names: of ``TYPES``.
    """
    types = {TYPES[name] for name in names}
    facts = extraction.facts if FACTS in names else []
    needed = _needed(facts)
    kept = [entity for entity in extraction.entities if entity.type in types or entity.id in needed]
    return replace(extraction, entities=kept, facts=facts)


def at_least(extraction: Extraction, certainty: Certainty) -> Extraction:
    """The extraction with the facts of a certainty and higher alone; entities stay.

    Args:
        extraction: left as it is.
        certainty: the lowest that is wanted.
    """
    return replace(extraction, facts=_at_least(extraction.facts, certainty))


def at_least_explained(explained: Explained, certainty: Certainty) -> Explained:
    """The same of an extraction with its explanation."""
    facts = _at_least(explained.facts, certainty)
    told = {fact.id: explained.explanation.facts[fact.id] for fact in facts}
    return replace(explained, facts=facts, explanation=replace(explained.explanation, facts=told))


def _at_least(facts: Iterable[Fact], certainty: Certainty) -> list[Fact]:
    wanted = CERTAINTIES[: CERTAINTIES.index(certainty) + 1]
    return [fact for fact in facts if fact.certainty in wanted]


def _needed(facts: Iterable[Fact]) -> set[str | None]:
    """Ids of the entities that facts refer to."""
    return {id_ for fact in facts for id_ in (fact.agent, fact.quantity, fact.when, fact.said_by, *fact.offences)}


def select_explained(
    explained: Explained,
    names: Collection[str] = (),
    ids: Collection[str] | None = None,
    spans: Sequence[tuple[int, int]] | None = None,
) -> Explained:
    """What was found, and not taken, of some types, with some ids, or at some places; the head only with the whole.

    Facts that are asked for come with the entities that they refer to.

    Args:
        explained: left as it is.
        names: of ``TYPES``; without any, all.
        ids: of entities and facts; None for all.
        spans: start and end of the places, by position and apart from each other; None for everywhere.
    """
    types = {TYPES[name] for name in names or TYPES}

    def is_wanted(type_: str, id_: str | None, start: int, end: int) -> bool:
        return type_ in types and (ids is None or id_ in ids) and _touches(spans, start, end)

    facts = [fact for fact in explained.facts if is_wanted(FACT, fact.id, fact.start, fact.end)]
    needed = _needed(facts) if spans is None else set()
    entities = [
        one for one in explained.entities if one.id in needed or is_wanted(one.type, one.id, one.start, one.end)
    ]
    whole = explained.explanation
    explanation = Explanation(
        head=whole.head if ids is None and spans is None else [],
        entities={entity.id: whole.entities[entity.id] for entity in entities},
        facts={fact.id: whole.facts[fact.id] for fact in facts},
        rejected=[one for one in whole.rejected if is_wanted(one.type, None, one.start, one.end)],
    )
    return replace(explained, entities=entities, facts=facts, explanation=explanation)


def _touches(spans: Sequence[tuple[int, int]] | None, start: int, end: int) -> bool:
    """Whether a stretch shares a character with one of the places."""
    if spans is None:
        return True
    following = bisect_left(spans, (end,))
    return following > 0 and spans[following - 1][1] > start
