"""Thousands of surface forms in one PhraseMatcher with one key; the finder's own dictionary knows what each means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.entities import Entity, Plural
from extractor.find.context import Context
from extractor.packs import Rules
from extractor.pipeline.component import SpanComponent, show

_PLAIN_WORDS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")


class PhraseFinder(Protocol):
    """A finder that starts from the phrases of the pack."""

    def phrases(self) -> Iterable[str]:
        """The surface forms to look for."""

    def __call__(self, context: Context, hits: Sequence[tuple[int, int]]) -> list[Entity]:
        """The entities, given where the phrases stand."""


class PhraseComponent(SpanComponent):
    """Matches the finder's phrases on lower-cased tokens and hands their offsets to it."""

    def __init__(
        self,
        vocab: Vocab,
        tokenize: Callable[[str], Doc],
        kind: Plural,
        packs: Sequence[str],
        spans_key: str,
        finder: Callable[[Rules], PhraseFinder],
    ) -> None:
        self._vocab = vocab
        self._tokenize = tokenize
        self._finder = finder
        super().__init__(kind, packs, spans_key)

    def build(self, rules: Rules) -> None:
        """Make the finder and the matcher of its phrases."""
        self.find = self._finder(rules)
        self.matcher = PhraseMatcher(self._vocab, attr="LOWER")
        self.matcher.add(self.step, [self._phrase(text) for text in self.find.phrases()])

    def _phrase(self, text: str) -> Doc:
        """The phrase as a Doc; only what plain splitting could get wrong goes through the tokenizer, which is slow."""
        return Doc(self._vocab, words=text.split(" ")) if _PLAIN_WORDS.fullmatch(text) else self._tokenize(text)

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of this type and show them."""
        state = self.enter(doc)
        places = (_offsets(doc, start, end) for _, start, end in self.matcher(doc))
        hits = [(state.offset_in_text(start), state.offset_in_text(end)) for start, end in places]
        setattr(state.context, self.step, self.find(state.context, hits))
        show(doc, state, self.step)
        return doc


def _offsets(doc: Doc, start: int, end: int) -> tuple[int, int]:
    last = doc[end - 1]
    return (last.idx if end - start == 1 else doc[start].idx), last.idx + len(last)
