"""What a preposition ties a quantity to: the verb before it, past the verb's object."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import NamedTuple

from extractor.entities import Quantity
from extractor.find.facts.governor import Governor, Tie, is_money
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.verb_after import MOST_STEPS
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import (
    ADVERB,
    DETERMINER,
    ENDS_CLAUSE,
    NAMES_SOMETHING,
    OFFENCE,
    QUANTIFIER,
    QUANTITY,
)

# Prepositions that reach past a clause inside: "sentenced for selling drugs to five years".
_REACHING = frozenset({"to", "with", "on"})
# The same, before a time: "banned from driving for 12 months".
_LASTING = frozenset({"for"})
_ENDS = frozenset({"to", "from"})
_TYING = frozenset({"out of", "to", "from", "of", "into", "against", "for"})
# A size is tied by these to any verb: "stood at 4 percent".
_TYING_SIZES = frozenset({"at", "by"})


class _Preposition(NamedTuple):
    """A preposition, its first token, the token of the quantity behind it, and of the noun that this measures."""

    word: str
    first: int
    quantity: int
    noun: int | None


class ComplementReader:
    """Reads complements in one sentence; ``as_listed`` tells what governs one that is listed with another."""

    def __init__(self, sentence: Sentence, lexicon: FactLexicon, as_listed: Callable[[int], Governor | None]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self._as_listed = as_listed

    def complement(self, index: int, quantity: int, noun: int | None) -> Governor | None:
        """The verb that a preposition ties a quantity to.

        Args:
            index: the preposition's token.
            quantity: the quantity's token.
            noun: the token of the noun that it measures.
        """
        if self._is_end_of_change(index):
            return self._as_listed(index - 1)
        out = self.tokens.words[index] == "of" and self._is_out(index - 1)
        word, first = ("out of", index - 1) if out else (self.tokens.words[index], index)
        return self._governing(_Preposition(word, first, quantity, noun))

    def _is_out(self, index: int) -> bool:
        return self.tokens.code(index) == ADVERB and self.tokens.word(index) == "out"

    def _is_end_of_change(self, index: int) -> bool:
        """Whether a change is told by its size or start, and its end: "shrank by 19 percent to 43,000"."""
        tokens = self.tokens
        told = tokens.code(index - 1) == QUANTITY and tokens.word(index - 2) in ("by", "from")
        return told and tokens.word(index) == "to"

    def _governing(self, preposition: _Preposition) -> Governor | None:
        """Walk left over nouns, and over the participles that the preposition reaches past."""
        tying = self._tying(preposition)
        at = preposition.first - 1
        for _ in range(MOST_STEPS):
            if at < 0 or (self.tokens.codes[at] in ENDS_CLAUSE and at not in self.sentence.inside):
                return None
            if self.tokens.codes[at] == QUANTITY and (other := self._of_change(at, preposition.word)) is not None:
                return other
            number = self.sentence.ending.get(at)
            if number is not None:
                if (found := self._tied(preposition, number, tying)) is not None:
                    return found
                group = self.sentence.groups[number]
                if not self._reaches_past(preposition, group):
                    return None
                at = group.first
            at -= 1
        return None

    def _of_change(self, index: int, preposition: str) -> Governor | None:
        """What governs the size, start or end of a change whose other end a preposition tells: "to $6 from $9"."""
        other = self._as_listed(index) if preposition in _ENDS else None
        if other is None or other.group is None:
            return None
        return other if self.sentence.groups[other.group].lemma in self.lexicon.complements["by"] else None

    def _tying(self, preposition: _Preposition) -> Set[str]:
        """The verbs that take a complement by a preposition."""
        verbs = self.lexicon.complements.get(preposition.word, frozenset())
        counts = self.tokens.word(preposition.quantity + 1) in self.lexicon.indictments
        return verbs | self.lexicon.charging if counts else verbs

    def _tied(self, preposition: _Preposition, number: int, tying: Set[str]) -> Governor | None:
        """A verb as the governor, if the preposition ties the quantity to it."""
        word, first, quantity, noun = preposition
        group = self.sentence.groups[number]
        beside = group.last == first - 1
        if word == "worth" and beside and group.lemma == "be":
            return Governor(self._valued(number), "complement", Tie.WORTH, word, noun)
        takes = group.lemma.partition(" ")[0] in tying
        takes = takes or self._is_done_at(group, preposition) or self._brings(group, preposition)
        if takes or (beside and self._ties(word, quantity) and not self._is_lasting(group, preposition)):
            return Governor(number, "complement", Tie.PREPOSITION, word, noun, direct=beside)
        return None

    def _valued(self, number: int) -> int:
        """The verb of "are estimated to be worth", else the one of "are worth"."""
        groups = self.sentence.groups
        infinitive = groups[number].form == "infinitive" and number > 0
        raised = infinitive and groups[number - 1].lemma in self.lexicon.words.raising
        return number - 1 if raised else number

    def _ties(self, word: str, quantity: int) -> bool:
        """Whether a preposition right after any verb ties a complement to it: "linked to 3", "stood at 4 percent"."""
        entity = self.tokens.entities[quantity]
        measured = isinstance(entity, Quantity) and (entity.unit == "%" or is_money(entity))
        counts = isinstance(entity, Quantity) and entity.unit is None and self.tokens.word(quantity - 1) == "on"
        return word in _TYING or (word == "on" and counts) or (word in _TYING_SIZES and measured)

    def _is_lasting(self, group: VerbGroup, preposition: _Preposition) -> bool:
        """Whether a time tells how long something above a gerund lasts: "disqualified from driving for 9 months"."""
        return group.form == "gerund" and preposition.word in _LASTING and self._is_time(preposition.quantity)

    def _is_time(self, quantity: int) -> bool:
        entity = self.tokens.entities[quantity]
        return isinstance(entity, Quantity) and entity.timex is not None

    def _brings(self, group: VerbGroup, preposition: _Preposition) -> bool:
        """Whether nothing but charges or the like stands between a verb and "against"."""
        if preposition.word != "against" or self.tokens.word(preposition.first - 1) not in self.lexicon.brought:
            return False
        between = self.tokens.codes[group.last + 1 : preposition.first]
        return all(code in NAMES_SOMETHING + OFFENCE + DETERMINER + QUANTIFIER for code in between)

    def _is_done_at(self, group: VerbGroup, preposition: _Preposition) -> bool:
        """Whether what is done is told beside a light verb: "carried out searches at 11 addresses"."""
        if preposition.word == "in" and group.lemma.partition(" ")[0] in self.lexicon.light:
            # "led to convictions in 245 cases"
            counts = self.tokens.word(preposition.quantity + 1) in self.lexicon.brought
            return counts and self.tokens.word(preposition.first - 1) in self.lexicon.action_nouns
        if group.lemma not in self.lexicon.doing or preposition.word not in ("at", "on"):
            return False
        before, behind = slice(max(group.first - 3, 0), group.first), slice(group.last + 1, preposition.first)
        beside = self.tokens.words[before if group.passive else behind]
        return not self.lexicon.action_nouns.keys().isdisjoint(beside)

    def _reaches_past(self, preposition: _Preposition, group: VerbGroup) -> bool:
        """Whether the walk goes on over a verb that only describes: "sentenced for selling drugs to five years"."""
        lasting = preposition.word in _LASTING and self._is_time(preposition.quantity)
        reaches = preposition.word in _REACHING or lasting
        return reaches and group.form in ("gerund", "participle")
