"""The component press_dates."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.dates import DateFinder
from extractor.pipeline.component import PressComponent


@Language.factory(
    "press_dates",
    assigns=["doc.spans", "span._.press"],
    default_config={"packs": [], "spans_key": "dates"},
    default_score_weights={"spans_dates_f": 1.0, "spans_dates_p": 0.0, "spans_dates_r": 0.0},
)
def make_dates(nlp: Language, name: str, packs: list[str], spans_key: str) -> PressComponent:
    """Make press_dates: sets ``doc.spans[spans_key]``."""
    return PressComponent("dates", packs, spans_key, DateFinder)
