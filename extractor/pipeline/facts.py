"""The component press_facts: ties the entities into facts, after their overlaps are settled."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.entities import Fact
from extractor.find.facts import FactFinder
from extractor.pipeline.component import rules_of
from extractor.pipeline.state import context_of, is_shown, offsets_in_doc
from extractor.pipeline.syntax import parser_of


@Language.factory("press_facts", default_config={"packs": []})
def make_facts(nlp: Language, name: str, packs: list[str]) -> PressFacts:
    """Make press_facts: it adds facts to the extraction and changes no entity."""
    return PressFacts(FactFinder(rules_of(tuple(packs))))


class PressFacts:
    """Finds the facts of a Doc."""

    def __init__(self, find: FactFinder) -> None:
        self.find = find

    def __call__(self, doc: Doc) -> Doc:
        """Find the facts, keep them for the extraction and set ``doc.spans["facts"]``: ``kb_id_`` is the action."""
        context = context_of(doc)
        context.parser = parser_of(doc)
        context.facts = self.find(context)
        if is_shown(doc):
            doc.spans["facts"] = [span for fact in context.facts if (span := _span(doc, fact)) is not None]
        return doc


def _span(doc: Doc, fact: Fact) -> Span | None:
    start, end = offsets_in_doc(doc, fact.start, fact.end)
    return doc.char_span(start, end, label="FACT", kb_id=fact.action, alignment_mode="expand")
