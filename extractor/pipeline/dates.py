"""The component press_dates."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.dates import DateFinder
from extractor.pipeline.component import PressComponent, rules_of


@Language.factory("press_dates", default_config={"packs": []})
def make_dates(nlp: Language, name: str, packs: list[str]) -> PressComponent:
    """Make press_dates: sets ``doc.spans["dates"]``."""
    return PressComponent("dates", DateFinder(rules_of(tuple(packs))))
