"""The component press_agencies: names of bodies, and generic references to them."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.agencies import AgencyFinder
from extractor.pipeline.component import PressComponent


@Language.factory(
    "press_agencies",
    assigns=["doc.spans", "span._.press"],
    default_config={"packs": [], "spans_key": "agencies"},
    default_score_weights={"spans_agencies_f": 1.0, "spans_agencies_p": 0.0, "spans_agencies_r": 0.0},
)
def make_agencies(nlp: Language, name: str, packs: list[str], spans_key: str) -> PressComponent:
    """Make press_agencies: sets ``doc.spans[spans_key]``."""
    return PressComponent("agencies", packs, spans_key, AgencyFinder)
