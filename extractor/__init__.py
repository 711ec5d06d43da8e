"""extract-facts: dates, agencies, quantities and offence types from press releases.

    import extractor
    extraction = extractor.extract(text, published="2023-07-21")
    nlp = extractor.load()                       # a spaCy pipeline, to reuse: extractor.extract(text, nlp=nlp)

Importing this module imports no spaCy; the first call of ``extract`` or ``load`` does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING

from extractor.entities import Agency, Date, Document, Entity, Extraction, Fact, Offence, Provenance, Quantity
from extractor.packs import PackError
from extractor.record import Shown
from extractor.release import Release
from extractor.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from extractor.compare.changes import DocumentDiff
    from extractor.explanation import Explained

__all__ = [
    "Agency",
    "Date",
    "Document",
    "Entity",
    "Extraction",
    "Fact",
    "Offence",
    "PackError",
    "Provenance",
    "Quantity",
    "Release",
    "__version__",
    "diff",
    "explain",
    "extract",
    "load",
    "render",
]


def extract(text: str | Release | Doc, published: str | None = None, nlp: Language | None = None) -> Extraction:
    """Everything found in one release.

    Args:
        text: the release, its text, or a Doc that a press pipeline has made.
        published: day or moment of issue, ISO 8601; wins over what the text states.
        nlp: a pipeline from ``load``; the standard one is made once and kept.

    Raises:
        ValueError: ``published`` is no ISO 8601 date or moment, or no press component has seen the Doc.
    """
    from extractor.pipeline import extract as run

    return run(text, published, nlp)


def explain(text: str | Release, published: str | None = None, nlp: Language | None = None) -> Explained:
    """Everything found in one release, the same as ``extract`` finds, with the decisions that led to it.

    Args:
        text: the release, or its text. Of a release that was read before the decisions about its head are not told.
        published: day or moment of issue, ISO 8601; wins over what the text states.
        nlp: a pipeline from ``load``; the standard one is made once and kept.

    Raises:
        ValueError: ``published`` is no ISO 8601 date or moment.
    """
    from extractor.pipeline.explaining import explain as run

    return run(text, published, nlp)


def render(found: Extraction | Explained) -> str:
    """The page of a release: its text with the entities marked, the facts beside it; HTML that needs nothing else.

    Args:
        found: what ``extract`` found, or ``explain``, whose steps the page then shows too.
    """
    from extractor.writing.pages.release import render as run

    return run(found)


def _in_a_notebook(found: Extraction | Explained) -> str:
    """The page of a release in a frame."""
    from extractor.writing.pages.release import in_a_frame

    return in_a_frame(found)


Shown.page = _in_a_notebook


def load(packs: Sequence[str | PathLike[str]] = (), facts: bool = True) -> Language:
    """A spaCy pipeline with every press component.

    The Docs that it makes carry what was found: ``doc.spans``, ``span._.press`` (the record of a span), ``doc._.facts``
    and ``doc._.extraction``. Where the day of publication is known, set ``doc._.published`` before the pipeline runs,
    or give it to ``nlp.pipe`` with each text: ``nlp.pipe([(text, {"published": "2023-07-21"})], as_tuples=True)``.

    Args:
        packs: folders with rules over the standard pack, the later one winning.
        facts: link the entities into facts. It changes no entity.

    Raises:
        PackError: a pack cannot be used; the message names the file and the reason.
    """
    from extractor.packs import rules_of

    if packs is None or isinstance(packs, str | PathLike):
        raise TypeError(f"packs is a list of folders, not {packs!r}")
    rules_of(tuple(fspath(pack) for pack in packs))  # a pack that cannot be used is told before spaCy is imported
    from extractor.pipeline import load as build

    return build(packs, facts)


def diff(old: Extraction, new: Extraction, *, ignore: Collection[str] = (), everything: bool = False) -> DocumentDiff:
    """What has changed from one version of a release to another. Imports no spaCy.

    Args:
        old: the earlier extraction.
        new: the later one.
        ignore: fields to pass over, as ``stage``, or with their type as ``quantity.of``.
        everything: also what has not changed, or only moved or been repeated.

    Raises:
        ValueError: ``ignore`` names a field that does not exist.
    """
    from extractor.compare.documents import Options, compare
    from extractor.compare.options import check_ignored

    if isinstance(ignore, str):
        raise TypeError(f"ignore is a collection of fields, not the text {ignore!r}")
    for name in ignore:
        if problem := check_ignored(name):
            raise ValueError(problem)
    return compare(old, new, Options(ignored=frozenset(ignore), everything=everything))
