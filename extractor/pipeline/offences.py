"""The component press_offences."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.offences import OffenceFinder
from extractor.pipeline.component import PressComponent, rules_of


@Language.factory("press_offences", default_config={"packs": []})
def make_offences(nlp: Language, name: str, packs: list[str]) -> PressComponent:
    """Make press_offences: sets ``doc.spans["offences"]``."""
    return PressComponent("offences", OffenceFinder(rules_of(tuple(packs))))
