"""The assembled pipeline."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from os import PathLike, fspath

import spacy
from spacy.language import Language

from extractor.find.terms import TERMS
from extractor.packs import rules_of

# Importing the components registers their factories.
from extractor.pipeline import agencies, dates, offences, overlaps, parses, quantities, sentences, terms  # noqa: F401
from extractor.pipeline.facts import PressFacts  # noqa: F401

# In the order in which each may read what the ones before it found.
FINDERS = ("press_sentences", "press_agencies", "press_dates", "press_quantities", "press_offences")


def load(packs: Sequence[str | PathLike[str]] = (), facts: bool = True) -> Language:
    """A spaCy pipeline with every press component: see ``extractor.load``."""
    paths = [fspath(path) for path in packs]
    nlp = spacy.blank("en")
    # The limit guards a parser's memory; ours grows with the text alone.
    nlp.max_length = sys.maxsize
    nlp.meta["press_pack"] = {"name": rules_of(tuple(paths)).name, "sha256": rules_of(tuple(paths)).sha256}
    for name in FINDERS:
        nlp.add_pipe(name, config={"packs": paths})
    if rules_of(tuple(paths)).table(TERMS).get("term"):
        nlp.add_pipe("press_terms", config={"packs": paths})
    nlp.add_pipe("press_overlaps")
    if facts:
        nlp.add_pipe("press_facts", config={"packs": paths})
    return nlp
