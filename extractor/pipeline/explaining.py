"""An extraction with every decision behind it."""

from __future__ import annotations

from spacy.language import Language

from extractor.explanation import Explained
from extractor.pipeline.extraction import extract
from extractor.release import Release
from extractor.trace import recording


def explain(text: str | Release, published: str | None = None, nlp: Language | None = None) -> Explained:
    """Everything found in one release, and why: see ``extractor.explain``."""
    with recording() as trace:
        return trace.explained(extract(text, published, nlp))
