"""The component press_offences: names of the pack by phrase matching, the rest by the finder."""

from __future__ import annotations

from spacy.language import Language

from extractor.find.offences import OffenceFinder
from extractor.pipeline.component import rules_of
from extractor.pipeline.phrases import PhraseComponent


@Language.factory("press_offences", default_config={"packs": []})
def make_offences(nlp: Language, name: str, packs: list[str]) -> PhraseComponent:
    """Make press_offences: sets ``doc.spans["offences"]``."""
    return PhraseComponent(nlp, "offences", OffenceFinder(rules_of(tuple(packs))))
