"""The component press_overlaps: settles overlaps between the types, after all of them are found."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from extractor.entities import KINDS
from extractor.find.overlaps import settle
from extractor.pipeline.component import show, spans_of
from extractor.pipeline.state import OVERLAPS, enter


@Language.factory(
    "press_overlaps", requires=["doc.spans"], assigns=["doc.spans", "doc.ents"], default_config={"annotate_ents": False}
)
def make_overlaps(nlp: Language, name: str, annotate_ents: bool) -> PressOverlaps:
    """Make press_overlaps: drops the losers among overlapping mentions of different types."""
    return PressOverlaps(annotate_ents)


class PressOverlaps:
    """Drops losers from the context and from ``doc.spans``; on wish sets ``doc.ents`` to what is left.

    Args:
        annotate_ents: set ``doc.ents``. Where two mentions overlap, as an agency in an offence, the longer is one.
    """

    def __init__(self, annotate_ents: bool) -> None:
        self.annotate_ents = annotate_ents

    def __call__(self, doc: Doc) -> Doc:
        """Settle the overlaps of a Doc."""
        state = enter(doc, OVERLAPS)
        context = state.context
        found = context.entities()
        kept = settle(found)
        for kind in KINDS.values() if len(kept) < len(found) else ():
            entities = [entity for entity in kept if entity.type == kind.type]
            if len(entities) < len(getattr(context, kind.plural)):
                setattr(context, kind.plural, entities)
                show(doc, state, kind.plural)
        if self.annotate_ents and not state.hidden:
            doc.ents = tuple(filter_spans(spans_of(doc, state, kept)))
        return doc
