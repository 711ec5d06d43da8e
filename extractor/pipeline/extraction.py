"""From a release to its extraction."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from spacy.about import __version__ as spacy_version
from spacy.language import Language

from extractor.cleaning import clean
from extractor.entities import Document, Extraction, Fact, Provenance
from extractor.find.context import Context
from extractor.language.fold import fold
from extractor.pipeline.build import load
from extractor.pipeline.state import begin
from extractor.reading.head import issue_day, read_head
from extractor.release import Release
from extractor.trace import offsets_in
from extractor.version import __version__


@lru_cache(maxsize=1)
def _standard() -> Language:
    return load()


def extract(text: str | Release, published: str | None = None, nlp: Language | None = None) -> Extraction:
    """Everything found in one release: see ``extractor.extract``."""
    release = _release(text, published)
    nlp = nlp or _standard()
    # Not in a memory zone: a release at a time it would throw away the tokenizer's cache, which is half of its speed.
    # Who extracts very many opens one around a batch.
    cleaned = clean(release.text)
    folded = fold(cleaned.text)
    doc = nlp.make_doc(folded)
    context = begin(doc, release, folded, title_end=cleaned.offset(release.title_end), hidden=True)
    with offsets_in(cleaned):
        nlp(doc)
    entities, facts = context.number(), _finish(context)
    for found in (*entities, *facts):
        found.start, found.end = cleaned.span(found.start, found.end)
    for entity in entities:
        entity.text = release.text[entity.start : entity.end]
    return Extraction(
        document=_document(release),
        entities=entities,
        facts=facts,
        warnings=[*release.warnings, *context.warnings],
        provenance=_provenance(nlp),
    )


def _release(text: str | Release, published: str | None) -> Release:
    if isinstance(text, str):
        return read_head(text, published)
    if not isinstance(text, Release):
        raise TypeError(f"text is a str or a Release, not {type(text).__name__}")
    return replace(text, published=published, anchor=issue_day(published)) if published else text


def _finish(context: Context) -> list[Fact]:
    """The facts with their ids and sentences."""
    for number, fact in enumerate(context.facts, start=1):
        fact.id = f"f{number}"
        fact.sentence = context.sentence_index(fact.start)
    return context.facts


def _document(release: Release) -> Document:
    digest = release.sha256
    return Document(
        id=release.id or digest[:12],
        source=release.source,
        title=release.title,
        published=release.published,
        updated=release.updated,
        publisher=release.publisher,
        sha256=digest,
        text=release.text,
    )


_provenances: WeakKeyDictionary[Language, Provenance] = WeakKeyDictionary()


def _provenance(nlp: Language) -> Provenance:
    """What made the extraction; kept for each pipeline, since spaCy puts ``nlp.meta`` together at every call."""
    if nlp not in _provenances:
        pack = nlp.meta.get("press_pack", {})
        _provenances[nlp] = Provenance(
            version=__version__,
            pack=pack.get("name", ""),
            pack_sha256=pack.get("sha256", ""),
            spacy=spacy_version,
        )
    return _provenances[nlp]
