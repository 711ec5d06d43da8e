"""A sentence read for facts: tokens, verb groups, and where clauses begin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from extractor.language.lexicon import Lexicon
from extractor.language.settle import settle_codes
from extractor.language.tokens import Tokens
from extractor.language.verb_groups import Tense, VerbGroup, find_groups
from extractor.language.word_classes import (
    ADVERB,
    BORDER,
    COMMA,
    CONJUNCTION,
    DATE,
    DETERMINER,
    ENDS_CLAUSE,
    NAMES_SOMETHING,
    NOUN,
    PREPOSITION,
    PRONOUN,
    QUANTIFIER,
    RELATIVE,
    THAT,
)

DASHES = frozenset({"-", "\u2014"})
_LONGEST_INSERTION = 25
# Prepositions that open clauses as well: "a victory after a jury sentenced him".
_OPEN_CLAUSES = frozenset({"after", "before", "since", "until", "as"})


@dataclass(slots=True)
class Sentence:
    """``starting`` and ``ending`` tell which verb group starts or ends at a token."""

    tokens: Tokens
    groups: list[VerbGroup]
    headline: bool = False
    starting: dict[int, int] = field(default_factory=dict)
    ending: dict[int, int] = field(default_factory=dict)
    inside: dict[int, int] = field(default_factory=dict)

    @classmethod
    def read(cls, tokens: Tokens, lexicon: Lexicon, headline: bool) -> Sentence:
        """Settle the tokens and find the verb groups."""
        settle_codes(tokens, lexicon)
        return cls.grouped(tokens, lexicon, headline)

    @classmethod
    def grouped(cls, tokens: Tokens, lexicon: Lexicon, headline: bool) -> Sentence:
        """Find the verb groups of tokens whose classes are settled."""
        sentence = cls(tokens, find_groups(tokens, lexicon), headline)
        for number, group in enumerate(sentence.groups):
            sentence.starting[group.first] = sentence.ending[group.last] = number
            for index in range(group.first, group.last + 1):
                sentence.inside[index] = number
        return sentence

    def governing(self, offset: int) -> VerbGroup | None:
        """The finite verb of the clause that an offset stands in: the nearest before it, else the first after it."""
        index = bisect_right(self.tokens.starts, offset) - 1
        for at in range(index, -1, -1):
            if self.tokens.codes[at] in ENDS_CLAUSE and at not in self.inside:
                break
            group = self.groups[self.inside[at]] if at in self.inside else None
            if group is not None and group.form == "finite":
                return group
        for at in range(max(index, 0), len(self.tokens)):
            if self.tokens.codes[at] in BORDER:
                break
            group = self.groups[self.inside[at]] if at in self.inside else None
            if group is not None and group.form == "finite":
                return group
        return None

    def tense(self, offset: int) -> Tense | None:
        """The tense of the clause that an offset stands in; None where no verb tells."""
        group = self.governing(offset)
        return group.tense if group is not None else None

    def chain(self, number: int) -> int:
        """The first of the groups that a group is coordinated with."""
        while self.groups[number].joined is not None:
            joined = self.groups[number].joined
            assert joined is not None
            number = joined
        return number

    def opener(self, number: int) -> int:
        """The index of the token before a group, adverbs left out; -1 at the start of the sentence."""
        return self.tokens.skip(self.groups[number].first - 1, -1, ADVERB)

    def relative(self, number: int) -> int | None:
        """The pronoun that opens the relative clause of a finite group: "who fled", "whose owners fled"."""
        opener = self.opener(number)
        if self.tokens.code(opener) not in RELATIVE and self.groups[number].form == "finite":
            opener = self.tokens.skip(opener, -1, DETERMINER + QUANTIFIER + NAMES_SOMETHING + PRONOUN)
        return opener if self.tokens.code(opener) == RELATIVE else None

    def is_modifying(self, number: int) -> bool:
        """Whether a finite group stands in a relative clause: "who fled", "actions that harmed"."""
        opener = self.opener(number)
        of_noun = self.tokens.code(opener) == THAT and self.tokens.code(opener - 1) in NOUN
        return of_noun or self.relative(number) is not None

    def is_interposed(self, number: int) -> bool:
        """Whether a finite group with its subject stands between two commas: ", prosecutors said on Monday,"."""
        before = self.tokens.skip(self.opener(number), -1, DETERMINER + QUANTIFIER + NAMES_SOMETHING + PRONOUN)
        behind = self.tokens.skip(self.groups[number].last + 1, 1, PREPOSITION + DATE)
        return self.groups[number].form == "finite" and self.tokens.code(before) == self.tokens.code(behind) == COMMA

    def clause_start(self, number: int) -> int:
        """Where the words before a group that may be its subject start: after the border to the left."""
        index = self.opener(number)
        tokens = self.tokens
        if tokens.code(index) == DATE:  # "Lind, head of the office, today announced"
            index = tokens.skip(index - 1, -1, ADVERB)
        # Commas right before the verb enclose something: "Sun, 31, an official with the bureau, said".
        borders = "swh:" if tokens.code(index) == COMMA else "swh:,"
        if tokens.word(index) in DASHES:
            index = self._before_dash(index)
        while index >= 0 and tokens.codes[index] not in borders:
            if tokens.words[index] in _OPEN_CLAUSES and index + 1 < self.groups[number].first and index > 0:
                return index + 1
            if index in self.inside:
                outer = self._before_modifier(self.inside[index])
                if outer is None:
                    return self._past_object(index + 1, self.groups[number].first)
                index = outer
            index -= 1
        return index + 1

    def _before_dash(self, closing: int) -> int:
        """Left of what two dashes enclose before a verb; the dash itself where there is no other."""
        for index in range(closing - 1, max(closing - _LONGEST_INSERTION, -1), -1):
            if self.tokens.words[index] in DASHES:
                return index - 1
        return closing

    def _past_object(self, start: int, stop: int) -> int:
        """Past the object of the verb before: "faces 17 years and Gonzalez" starts at the last conjunction."""
        for index in range(stop - 1, start - 1, -1):
            if self.tokens.codes[index] == CONJUNCTION:
                return index + 1
        return start

    def _before_modifier(self, number: int) -> int | None:
        """The token that starts a relative clause or a participle phrase, None where the group is none."""
        opener, group = self.opener(number), self.groups[number]
        relative = self.relative(number)
        if relative is not None:
            return relative
        return (
            group.first
            if group.form == "participle" or (group.form == "gerund" and self.tokens.code(opener) in COMMA + NOUN)
            else None
        )
