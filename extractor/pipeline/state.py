"""What the components share about a Doc."""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary, WeakSet

from spacy.tokens import Doc

from extractor.find.context import Context
from extractor.find.fold import fold
from extractor.reading.head import read_head
from extractor.release import Release

# Beside the Doc and not in doc.user_data, where our records would break doc.to_bytes(); spans travel with it.
_contexts: WeakKeyDictionary[Doc, Context] = WeakKeyDictionary()


# Docs that nobody will look at: setting spans on them would be a twentieth of the work for nothing.
_without_spans: WeakSet[Doc] = WeakSet()


def begin(doc: Doc, release: Release, folded: str, *, spans: bool = True) -> Context:
    """Start on a Doc that stands for the release.

    Args:
        doc: the Doc.
        release: the release.
        folded: its folded text, which ``doc.text`` would join anew.
        spans: whether the components set ``doc.spans``.
    """
    context = Context(
        text=folded,
        anchor=date.fromisoformat(release.anchor) if release.anchor else None,
        publisher=release.publisher,
        title_end=release.title_end,
    )
    _contexts[doc] = context
    if not spans:
        _without_spans.add(doc)
    return context


def wants_spans(doc: Doc) -> bool:
    """Whether the components are to set ``doc.spans``."""
    return doc not in _without_spans


def context_of(doc: Doc) -> Context:
    """The Doc's context; where it did not come through ``extract``, its own head tells date and publisher."""
    context = _contexts.get(doc)
    if context is None:
        text = doc.text
        context = begin(doc, read_head(text), fold(text))
    return context
