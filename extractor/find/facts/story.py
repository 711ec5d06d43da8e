"""A release as the fact finder reads it: its sentences on demand, each read once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice

from extractor.entities import Entity, Offence, Quantity, Term
from extractor.find.context import Context
from extractor.find.facts.antecedents import PRONOUNS, Antecedents, addressed
from extractor.find.facts.lead_ins import joined, lead_in
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.nominals import Phrase
from extractor.language.speech import Speech, find_speeches
from extractor.language.word_classes import QUANTITY
from extractor.trace import aside

_SPEAKING = frozenset({"we", "i"})
# How many sentences back a speaker is looked for.
_MOST_BACK = 3

# How much white space, in characters, may stand between a colon and the list that it opens.
_WIDEST_GAP = 12
# In characters, an item of a list that has no mark.
_LONGEST_LINE = 120


# What who speaks calls himself, or those with him.
_OWN_WORDS = re.compile(r"\b(?:we|we've|our|us|i|my)\b")
_LINE_END = re.compile("\n")
# How many paragraphs one who is told to speak may speak on.
_MOST_PARAGRAPHS = 3


class Story:
    """The sentences of a release, with who says what in them.

    ``low`` is the text in lower case, of the same length.
    """

    def __init__(self, context: Context, lexicon: FactLexicon) -> None:
        self.context = context
        self.lexicon = lexicon
        self.low = context.language.low
        # What packs add to the types of the house, no fact is told of.
        self.entities: list[Entity] = [entity for entity in context.number() if not isinstance(entity, Term)]
        self._starts = [entity.start for entity in self.entities]
        self._sentences: dict[int, Sentence] = {}
        self._quotes: dict[int, Phrase | None] = {}
        self._blocks: dict[int, Phrase | None] = {}
        self._antecedents = Antecedents(context, lexicon, self.sentence, self.entities_in)

    def entities_in(self, span: tuple[int, int]) -> list[Entity]:
        """The entities that start between two offsets."""
        return self.entities[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def sentence(self, offset: int) -> Sentence:
        """The sentence that an offset lies in."""
        span = self.context.sentence(offset)
        if span[0] not in self._sentences:
            self._sentences[span[0]] = self._read(span)
        return self._sentences[span[0]]

    def _read(self, span: tuple[int, int]) -> Sentence:
        language, entities = self.context.language, self.entities_in(span)
        tokens = language.tokens(span, entities)
        first = tokens.skip(0, 1, ":rd")
        lead = lead_in(self.context, span, tokens.code(first) == QUANTITY)
        if lead is not None:
            tokens = joined(language.tokens(lead, self.entities_in(lead)), tokens)
        return language.settled(tokens, span)

    def opener(self, span: tuple[int, int]) -> tuple[int, int] | None:
        """The sentence that opens the list of which a sentence is an item."""
        tokens = self.sentence(span[0]).tokens
        return self.context.sentence(tokens.starts[0]) if tokens.lead else self.before_first(span)

    def accuses(self, span: tuple[int, int]) -> bool:
        """Whether a word of a sentence may accuse or convict somebody."""
        return self.lexicon.accusation.search(self.low, *span) is not None

    def before_first(self, span: tuple[int, int]) -> tuple[int, int] | None:
        """The sentence before one, if it ends in a colon."""
        number = self.context.sentence_index(span[0])
        return self.context.sentence(self.context.sentences[number - 1]) if number and self._opens(span[0]) else None

    def _opens(self, end: int) -> bool:
        """Whether a colon stands at the end of a sentence."""
        return self.low[max(end - _WIDEST_GAP, 0) : end].rstrip().endswith(":")

    def list_end(self, end: int) -> int:
        """Where the list ends that a sentence opens with the colon at its end; where it ends itself if it opens none.

        Its items are marked, or lines that name an offence. Those that count something are left out, with all behind
        them: they tell facts of their own.
        """
        if not self._opens(end):
            return end
        number = self.context.sentence_index(end - 1)
        opens = self.context.sentence(self.context.sentences[number])
        for start in self.context.sentences[number + 1 :]:
            span = self.context.sentence(start)
            inside = self.entities_in(span)
            counts = any(isinstance(one, Quantity) and one.unit is None for one in inside)
            names = any(isinstance(one, Offence) for one in inside)
            line = names and span[1] - start < _LONGEST_LINE and not self.low[start : span[1]].rstrip().endswith(".")
            if counts or not (line or self.opener(span) == opens):
                break
            end = span[1]
        return end

    def quoted_speaker(self, offset: int) -> Phrase | None:
        """The speaker of the quotation that an offset lies in, None where it lies in none."""
        quotation = self.context.language.quotations.at(offset)
        return self._speaker(quotation[0]) if quotation else self._speaker_of_block(offset)

    def _speaker_of_block(self, offset: int) -> Phrase | None:
        """Who speaks in a paragraph without marks, "we" and "our", below "The minister said:"."""
        number = self._line_number(offset)
        if number not in self._blocks:
            self._blocks[number] = self._speaker_above(number)
        return self._blocks[number]

    @cached_property
    def _lines(self) -> list[int]:
        """The offsets at which lines start, ascending from 0; the last is behind the text."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.low)), len(self.low) + 1]

    def _speaker_above(self, number: int) -> Phrase | None:
        if _OWN_WORDS.search(self.low, self._lines[number], self._lines[number + 1] - 1) is None:
            return None
        above = (line for line in range(number - 1, -1, -1) if self._line(line))
        for line in islice(above, _MOST_PARAGRAPHS):
            told = self._line(line)
            if told.endswith(":"):
                introduced = self._speeches(self._lines[line] + len(told) - 1)
                return introduced[-1].speaker if introduced else None
            if len(told) < _LONGEST_LINE or not told[0].isalpha():
                return None
        return None

    def _line_number(self, offset: int) -> int:
        """The number of the line that an offset lies in."""
        return bisect_right(self._lines, offset) - 1

    def _line(self, number: int) -> str:
        """A line without the white space at its end."""
        return self.low[self._lines[number] : self._lines[number + 1] - 1].rstrip()

    def _speaker(self, opens: int) -> Phrase | None:
        """Who says the quotation that opens at an offset: told beside it, else who said the one before it."""
        if opens not in self._quotes:
            self._quotes[opens] = None
            self._quotes[opens] = (
                self._speaker_beside(opens) or self._speaker_before(opens) or self._speaker_in_line(opens)
            )
        return self._quotes[opens]

    def _speaker_beside(self, opens: int) -> Phrase | None:
        """Who is said to say the quotation that opens at an offset: behind it, else before it."""
        quotation = self.context.language.quotations.at(opens + 1)
        if quotation is None:
            return None
        if self.low[quotation[1] - 1] == '"':
            behind = self._speeches(quotation[1] - 1)
            if behind:
                return behind[-1].speaker
        before = self._speeches(opens)
        return before[0].speaker if before else None

    def _speaker_before(self, opens: int) -> Phrase | None:
        """The speaker of the quotation before, in the same line or left open in the line before."""
        quotations = self.context.language.quotations
        before = quotations.before(opens)
        if before is None:
            return None
        between = self.low[before[1] : opens]
        left_open = self.low[before[1] - 1] != '"' and not between.strip()
        return self._speaker(before[0]) if left_open or "\n" not in between else None

    def _speaker_in_line(self, opens: int) -> Phrase | None:
        """Who speaks in the sentence before a quotation: 'Rao said it was planned. "He forged …"'.

        In the same line, or in the one before where the quotation is the whole of its own.
        """
        number = self.context.sentence_index(opens)
        if number == 0:
            return None
        gap = self.low[self.context.sentences[number - 1] : opens].rstrip()
        whole = self._line(self._line_number(opens)).endswith('"')
        if "\n" in gap or ("\n" in self.low[opens - 2 : opens] and not whole):
            return None
        before = self._speeches(self.context.sentences[number - 1])
        return before[-1].speaker if before else None

    def _speeches(self, offset: int) -> list[Speech]:
        with aside():
            return find_speeches(self.sentence(offset), self.lexicon.words)

    def speaking(self, phrase: Phrase) -> Phrase | None:
        """The speaker that a pronoun stands for: who spoke last before it, else as any pronoun."""
        if self.speaks_of_itself(phrase):  # "we estimate that"
            return self.quoted_speaker(phrase.start)
        if self.low[phrase.start : phrase.end] not in PRONOUNS:
            return phrase
        number = self.context.sentence_index(phrase.start)
        for one in range(number - 1, max(number - _MOST_BACK, -1), -1):
            spoken = self._speeches(self.context.sentences[one])
            speaker = spoken[-1].speaker if spoken else None
            if speaker and (self._is_named(speaker) or self.low[phrase.start : phrase.end] == "it"):
                return speaker
        return self.antecedent(phrase)

    def _is_named(self, phrase: Phrase) -> bool:
        return any(word[:1].isupper() for word in self.context.text[phrase.start : phrase.end].split())

    def speaks_of_itself(self, phrase: Phrase) -> bool:
        """Whether a phrase is who speaks: "we", "I"."""
        return self.low[phrase.start : phrase.end] in _SPEAKING

    def antecedent(self, phrase: Phrase) -> Phrase | None:
        """What a pronoun stands for; itself where nothing told before it agrees, None for an "it" that does so."""
        word = self.low[phrase.start : phrase.end]
        if word == "you":
            return addressed(self.sentence(phrase.start), phrase) or phrase
        if word not in PRONOUNS:
            return phrase
        found = self._antecedents.of(phrase, self.quoted_speaker(phrase.start))
        return found or (None if word == "it" else phrase)
