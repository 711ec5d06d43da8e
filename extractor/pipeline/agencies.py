"""The component press_agencies: names of the pack by phrase matching, the rest by the finder."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.agencies import AgencyFinder
from extractor.pipeline.component import rules_of
from extractor.pipeline.phrases import PhraseComponent


@Language.factory("press_agencies", default_config={"packs": []})
def make_agencies(nlp: Language, name: str, packs: list[str]) -> PhraseComponent:
    """Make press_agencies: sets ``doc.spans["agencies"]``."""
    return PhraseComponent(nlp, "agencies", AgencyFinder(rules_of(tuple(packs))))
