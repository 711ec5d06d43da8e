"""The component press_quantities."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.quantities import QuantityFinder
from extractor.pipeline.component import PressComponent, rules_of


@Language.factory("press_quantities", default_config={"packs": []})
def make_quantities(nlp: Language, name: str, packs: list[str]) -> PressComponent:
    """Make press_quantities: sets ``doc.spans["quantities"]``."""
    return PressComponent("quantities", QuantityFinder(rules_of(tuple(packs))))
