"""Thousands of surface forms in one PhraseMatcher with one key; the finder's own dictionary knows what each means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractor.entities import Entity, Plural
from extractor.find.context import Context
from extractor.pipeline.component import publish
from extractor.pipeline.state import context_of

_PLAIN_WORDS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")


class PhraseFinder(Protocol):
    """A finder that starts from the phrases of the pack."""

    def phrases(self) -> Iterable[str]:
        """The surface forms to look for."""

    def __call__(self, context: Context, hits: Sequence[tuple[int, int]]) -> list[Entity]:
        """The entities, given where the phrases stand."""


class PhraseComponent:
    """Matches the finder's phrases on lower-cased tokens and hands their offsets to it."""

    def __init__(self, nlp: Language, kind: Plural, find: PhraseFinder) -> None:
        self.kind: Plural = kind
        self.find = find
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self.matcher.add(kind, [_phrase(nlp, text) for text in find.phrases()])

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of this type and set ``doc.spans[kind]``."""
        context = context_of(doc)
        hits = [_offsets(doc, start, end) for _, start, end in self.matcher(doc)]
        if context.words:
            hits = [(context.words.offset(start), context.words.offset(end)) for start, end in hits]
        found = self.find(context, hits)
        setattr(context, self.kind, found)
        publish(doc, self.kind, found)
        return doc


def _offsets(doc: Doc, start: int, end: int) -> tuple[int, int]:
    last = doc[end - 1]
    return (last.idx if end - start == 1 else doc[start].idx), last.idx + len(last)


def _phrase(nlp: Language, text: str) -> Doc:
    """The phrase as a Doc; only what plain splitting could get wrong goes through the tokenizer, which is slow."""
    return Doc(nlp.vocab, words=text.split(" ")) if _PLAIN_WORDS.fullmatch(text) else nlp.make_doc(text)
