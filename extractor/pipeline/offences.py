"""The component press_offences."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.offences import OffenceFinder
from extractor.pipeline.component import PressComponent


@Language.factory(
    "press_offences",
    assigns=["doc.spans", "span._.press"],
    default_config={"packs": [], "spans_key": "offences"},
    default_score_weights={"spans_offences_f": 1.0, "spans_offences_p": 0.0, "spans_offences_r": 0.0},
)
def make_offences(nlp: Language, name: str, packs: list[str], spans_key: str) -> PressComponent:
    """Make press_offences: sets ``doc.spans[spans_key]``."""
    return PressComponent("offences", packs, spans_key, OffenceFinder)
