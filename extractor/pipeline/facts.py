"""The component press_facts: ties the entities into facts, after their overlaps are settled."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.find.facts import FactFinder
from extractor.pipeline.component import rules_of
from extractor.pipeline.state import context_of


@Language.factory("press_facts", default_config={"packs": []})
def make_facts(nlp: Language, name: str, packs: list[str]) -> PressFacts:
    """Make press_facts: it adds facts to the extraction and changes no entity."""
    return PressFacts(FactFinder(rules_of(tuple(packs))))


class PressFacts:
    """Finds the facts of a Doc."""

    def __init__(self, find: FactFinder) -> None:
        self.find = find

    def __call__(self, doc: Doc) -> Doc:
        """Find the facts and keep them for the extraction."""
        context = context_of(doc)
        context.number()
        context.facts = self.find(context)
        return doc
