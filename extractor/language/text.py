"""A release as every finder reads it: each part is read when it is first asked for, and once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from extractor.entities import Entity
from extractor.language.clauses import Sentence
from extractor.language.fold import lowered
from extractor.language.lexicon import Lexicon
from extractor.language.quotations import Quotations
from extractor.language.tokens import Tokens, read_tokens
from extractor.language.words import Words


class Text:
    """The language of one release.

    Args:
        text: the folded text.
        sentences: the offsets at which sentences start, ascending from 0.
        lexicon: the words.
        title_end: where the title ends, 0 without one.
    """

    def __init__(self, text: str, sentences: Sequence[int], lexicon: Lexicon, title_end: int = 0) -> None:
        self.text = text
        self.lexicon = lexicon
        self._starts = sentences
        self._title_end = title_end
        self._sentences: dict[int, Sentence] = {}

    @cached_property
    def low(self) -> str:
        """The text in lower case, of the same length."""
        return lowered(self.text)

    @cached_property
    def words(self) -> Words:
        """The words of the release."""
        return Words(self.text, self.low)

    @cached_property
    def quotations(self) -> Quotations:
        """What stands in quotation marks, and where."""
        return Quotations(self.text)

    def span(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that an offset lies in."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return self._starts[index], end

    def sentence(self, offset: int) -> Sentence:
        """The sentence that an offset lies in: its words, verb groups and clauses; numbers and names are words."""
        span = self.span(offset)
        if span[0] not in self._sentences:
            self._sentences[span[0]] = self.read(span, ())
        return self._sentences[span[0]]

    def tokens(self, span: tuple[int, int], entities: Sequence[Entity]) -> Tokens:
        """The tokens between two offsets, with these entities as one each; verbs are not settled yet."""
        return read_tokens(self.words, self.low, span, entities, self.lexicon)

    def settled(self, tokens: Tokens, span: tuple[int, int]) -> Sentence:
        """The sentence that tokens are."""
        ends = tokens.ends[-1] if tokens.ends else span[1]
        return Sentence.read(tokens, self.lexicon, ends <= self._title_end)

    def read(self, span: tuple[int, int], entities: Sequence[Entity]) -> Sentence:
        """The sentence between two offsets with these entities as one token each; it is not kept."""
        return self.settled(self.tokens(span, entities), span)
