"""The component press_terms."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.terms import TermFinder
from extractor.pipeline.component import PressComponent


@Language.factory(
    "press_terms",
    assigns=["doc.spans", "span._.press"],
    default_config={"packs": [], "spans_key": "terms"},
    default_score_weights={"spans_terms_f": 1.0, "spans_terms_p": 0.0, "spans_terms_r": 0.0},
)
def make_terms(nlp: Language, name: str, packs: list[str], spans_key: str) -> PressComponent:
    """Make press_terms: sets ``doc.spans[spans_key]``, each span labelled by the pack's own type."""
    return PressComponent("terms", packs, spans_key, TermFinder)
