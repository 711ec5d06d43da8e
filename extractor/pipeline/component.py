"""What the press components have in common: find, keep in the context, show as spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span

from extractor.entities import KINDS, Entity, Plural
from extractor.find.context import Context
from extractor.packs import Rules
from extractor.pipeline.state import context_of, is_shown, offsets_in_doc


@lru_cache(maxsize=8)
def rules_of(packs: tuple[str, ...]) -> Rules:
    """The standard pack and the given ones over it, read once."""
    return Rules(packs)


def publish(doc: Doc, kind: Plural, entities: Sequence[Entity]) -> None:
    """Set ``doc.spans[kind]``: label is the entity's type, ``id_`` the rule, ``kb_id_`` the value or pack id."""
    if is_shown(doc):
        doc.spans[kind] = [span for entity in entities if (span := _span(doc, entity)) is not None]


def _span(doc: Doc, entity: Entity) -> Span | None:
    key = getattr(entity, KINDS[entity.type].key)
    start, end = offsets_in_doc(doc, entity.start, entity.end)
    return doc.char_span(
        start,
        end,
        label=entity.type.upper(),
        kb_id="" if key is None else str(key),
        span_id=entity.rule,
        alignment_mode="expand",
    )


class PressComponent:
    """A component that needs the text alone: dates, quantities and offences."""

    def __init__(self, kind: Plural, find: Callable[[Context], list[Entity]]) -> None:
        self.kind: Plural = kind
        self.find = find

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of this type and set ``doc.spans[kind]``."""
        context = context_of(doc)
        found = self.find(context)
        setattr(context, self.kind, found)
        publish(doc, self.kind, found)
        return doc
