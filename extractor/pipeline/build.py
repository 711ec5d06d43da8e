"""The assembled pipeline."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from os import PathLike, fspath

import spacy
from spacy.language import Language

from extractor.pipeline import agencies, dates, offences, quantities, sentences
from extractor.pipeline.component import rules_of

# In the order in which each may read what the ones before it found; importing the modules registers the factories.
COMPONENTS = {
    "press_sentences": sentences,
    "press_agencies": agencies,
    "press_dates": dates,
    "press_quantities": quantities,
    "press_offences": offences,
}


def load(packs: Sequence[str | PathLike[str]] = (), facts: bool = True) -> Language:
    """A spaCy pipeline with every press component.

    Args:
        packs: folders with rules over the standard pack, the later one winning.
        facts: link the entities into facts. It changes no entity.

    Raises:
        PackError: a pack cannot be used; the message names the file and the reason.
    """
    paths = [fspath(path) for path in packs]
    nlp = spacy.blank("en")
    # The limit guards a parser's memory; ours grows with the text alone.
    nlp.max_length = sys.maxsize
    nlp.meta["press_pack"] = {"name": rules_of(tuple(paths)).name, "sha256": rules_of(tuple(paths)).sha256}
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"packs": paths})
    return nlp
