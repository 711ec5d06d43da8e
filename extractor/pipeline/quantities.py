"""The component press_quantities."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.quantities import QuantityFinder
from extractor.pipeline.component import PressComponent


@Language.factory(
    "press_quantities",
    assigns=["doc.spans", "span._.press"],
    default_config={"packs": [], "spans_key": "quantities"},
    default_score_weights={"spans_quantities_f": 1.0, "spans_quantities_p": 0.0, "spans_quantities_r": 0.0},
)
def make_quantities(nlp: Language, name: str, packs: list[str], spans_key: str) -> PressComponent:
    """Make press_quantities: sets ``doc.spans[spans_key]``."""
    return PressComponent("quantities", packs, spans_key, QuantityFinder)
