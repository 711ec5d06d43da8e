"""The component press_facts: ties the entities into facts, after their overlaps are settled."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extractor.entities import FACTS
from extractor.find.facts import FactFinder
from extractor.packs import Rules
from extractor.pipeline.component import SpanComponent, show
from extractor.pipeline.syntax import parser_of


@Language.factory(
    "press_facts",
    requires=["doc.spans", "span._.press"],
    assigns=["doc.spans", "doc._.facts"],
    default_config={"packs": [], "spans_key": FACTS},
    default_score_weights={"spans_facts_f": 1.0, "spans_facts_p": 0.0, "spans_facts_r": 0.0},
)
def make_facts(nlp: Language, name: str, packs: list[str], spans_key: str) -> PressFacts:
    """Make press_facts: it adds facts to the extraction and changes no entity."""
    return PressFacts(packs, spans_key)


class PressFacts(SpanComponent):
    """Finds the facts of a Doc."""

    def __init__(self, packs: Sequence[str], spans_key: str) -> None:
        super().__init__(FACTS, packs, spans_key)

    def build(self, rules: Rules) -> None:
        """Make the finder."""
        self.find = FactFinder(rules)

    def __call__(self, doc: Doc) -> Doc:
        """Find the facts and show them: ``kb_id_`` of a span is the action.

        Raises:
            ValueError: a component that finds what facts are made of is missing before it.
        """
        state = self.enter(doc)
        state.context.parser = parser_of(doc)
        state.context.facts = self.find(state.context)
        show(doc, state, FACTS)
        return doc
