"""The component press_overlaps: settles overlaps between the types, last in the pipeline."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.entities import KINDS
from extractor.find.overlaps import settle
from extractor.pipeline.component import publish
from extractor.pipeline.state import context_of


@Language.component("press_overlaps")
def settle_overlaps(doc: Doc) -> Doc:
    """Drop the losers among overlapping mentions of different types, from the context and from ``doc.spans``."""
    context = context_of(doc)
    found = context.entities()
    kept = settle(found)
    if len(kept) < len(found):
        for kind in KINDS.values():
            entities = [entity for entity in kept if entity.type == kind.type]
            if len(entities) < len(getattr(context, kind.plural)):
                setattr(context, kind.plural, entities)
                publish(doc, kind.plural, entities)
    return doc
