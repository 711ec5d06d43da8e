"""From a release to its extraction."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from threading import Lock

from spacy.language import Language
from spacy.tokens import Doc

from extractor.cleaning import clean
from extractor.entities import Extraction
from extractor.language.fold import fold
from extractor.pipeline.build import load
from extractor.pipeline.overlaps import PressOverlaps
from extractor.pipeline.packed import Packed
from extractor.pipeline.parses import PressSyntax
from extractor.pipeline.state import begin
from extractor.pipeline.values import extraction_of, finish
from extractor.reading.head import read_head
from extractor.reading.moment import issue_moment
from extractor.release import Release
from extractor.trace import offsets_in

# One pipeline for all threads, however many ask for the first.
_making = Lock()


def _standard() -> Language:
    with _making:
        return _made()


@lru_cache(maxsize=1)
def _made() -> Language:
    return load()


def extract(text: str | Release | Doc, published: str | None = None, nlp: Language | None = None) -> Extraction:
    """Everything found in one release: see ``extractor.extract``."""
    if isinstance(text, Doc):
        return _of_doc(text, published, nlp)
    release = _release(text, published)
    nlp = nlp or _standard()
    # Not in a memory zone: a release at a time it would throw away the tokenizer's cache, which is half of its speed.
    # Who extracts very many opens one around a batch.
    cleaned = clean(release.text)
    folded = fold(cleaned.text)
    # Our own components read the text; tokens are for others.
    only_ours = all(isinstance(component, (Packed, PressOverlaps, PressSyntax)) for _, component in nlp.pipeline)
    doc = Doc(nlp.vocab) if only_ours else nlp.make_doc(folded)
    state = begin(doc, release, cleaned, folded, hidden=True)
    state.tokenize = nlp.make_doc if only_ours else None
    with offsets_in(cleaned):
        nlp(doc)
    return finish(state)


def _of_doc(doc: Doc, published: str | None, nlp: Language | None) -> Extraction:
    if published is not None or nlp is not None:
        raise ValueError("a Doc has been read already: set doc._.published before its pipeline runs")
    extraction = extraction_of(doc)
    if extraction is None:
        raise ValueError("no press component has seen this Doc: extractor.load() makes a pipeline of them")
    return extraction


def _release(text: str | Release, published: str | None) -> Release:
    if isinstance(text, str):
        return read_head(text, published)
    if not isinstance(text, Release):
        raise TypeError(f"text is a str, a Release or a Doc, not {type(text).__name__}")
    given = issue_moment(published) if published else None
    return replace(text, published=given, anchor=given[:10]) if given else text
