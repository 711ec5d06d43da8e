"""What the components share about a Doc."""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary, WeakSet

from spacy.tokens import Doc

from extractor.cleaning import Cleaned, clean
from extractor.find.context import Context
from extractor.language.fold import fold
from extractor.reading.head import read_head
from extractor.release import Release

# Beside the Doc and not in doc.user_data, where our records would break doc.to_bytes(); spans travel with it.
_contexts: WeakKeyDictionary[Doc, Context] = WeakKeyDictionary()


# Docs that nobody will look at: setting spans and sentences on them would be a tenth of the work for nothing.
_hidden: WeakSet[Doc] = WeakSet()


def begin(
    doc: Doc,
    release: Release,
    folded: str,
    *,
    title_end: int = 0,
    words: Cleaned | None = None,
    hidden: bool = False,
) -> Context:
    """Start on a Doc that stands for the release.

    Args:
        doc: the Doc.
        release: the release.
        folded: its text, cleaned and folded.
        title_end: where the title stops in that text.
        words: how that text came of the Doc's, where the Doc was not made of it.
        hidden: nobody will look at the Doc, so that the components need not set spans and sentences on it.
    """
    context = Context(
        text=folded,
        anchor=date.fromisoformat(release.anchor) if release.anchor else None,
        publisher=release.publisher,
        title_end=title_end,
        words=words,
    )
    _contexts[doc] = context
    if hidden:
        _hidden.add(doc)
    return context


def is_shown(doc: Doc) -> bool:
    """Whether the components are to set spans and sentences on the Doc."""
    return doc not in _hidden


def context_of(doc: Doc) -> Context:
    """The Doc's context; where it did not come through ``extract``, its own head tells date and publisher."""
    context = _contexts.get(doc)
    if context is None:
        cleaned = clean(doc.text)
        release = read_head(doc.text)
        title_end = cleaned.offset(release.title_end)
        context = begin(doc, release, fold(cleaned.text), title_end=title_end, words=cleaned)
    return context


def offsets_in_doc(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Where the words of the Doc stand between two offsets of the context's text."""
    words = context_of(doc).words
    return words.span(start, end) if words else (start, end)
