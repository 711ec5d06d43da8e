"""A release as the fact finder reads it: its sentences on demand, each read once."""

from __future__ import annotations

from bisect import bisect_left

from extractor.entities import Entity
from extractor.find.context import Context
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.speech import Speech, find_speeches
from extractor.language.subjects import Phrase
from extractor.trace import aside

# How far a quotation is followed.
_LONGEST_QUOTE = 1500


class Story:
    """The sentences of a release, with who says what in them.

    ``low`` is the text in lower case, of the same length.
    """

    def __init__(self, context: Context, lexicon: FactLexicon) -> None:
        self.context = context
        self.lexicon = lexicon
        self.low = context.language.low
        self.entities = context.number()
        self._starts = [entity.start for entity in self.entities]
        self._sentences: dict[int, Sentence] = {}
        self._quotes: dict[int, Phrase | None] = {}

    def entities_in(self, span: tuple[int, int]) -> list[Entity]:
        """The entities that start between two offsets."""
        return self.entities[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def sentence(self, offset: int) -> Sentence:
        """The sentence that an offset lies in."""
        span = self.context.sentence(offset)
        if span[0] not in self._sentences:
            self._sentences[span[0]] = self.context.language.read(span, self.entities_in(span))
        return self._sentences[span[0]]

    def quoted_speaker(self, offset: int) -> Phrase | None:
        """The speaker of the quotation that an offset lies in, None where it lies in none."""
        line = max(self.low.rfind("\n", max(offset - _LONGEST_QUOTE, 0), offset) + 1, offset - _LONGEST_QUOTE)
        if self.low.count('"', line, offset) % 2 == 0:
            return None
        opens = self.low.rfind('"', line, offset)
        if opens not in self._quotes:
            self._quotes[opens] = self._speaker_beside(opens)
        return self._quotes[opens]

    def _speaker_beside(self, opens: int) -> Phrase | None:
        """Who is said to say the quotation that opens at an offset: behind it, else before it."""
        stop = self.low.find("\n", opens, opens + _LONGEST_QUOTE)
        closes = self.low.find('"', opens + 1, stop if stop >= 0 else opens + _LONGEST_QUOTE)
        if closes >= 0:
            behind = self._speeches(closes)
            if behind:
                return behind[-1].speaker
        before = self._speeches(opens)
        return before[0].speaker if before else None

    def _speeches(self, offset: int) -> list[Speech]:
        with aside():
            return find_speeches(self.sentence(offset), self.lexicon.words)
