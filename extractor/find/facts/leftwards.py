"""The way to the left from a quantity's phrase, to the verb that governs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from extractor.find.facts.complements import ComplementReader
from extractor.find.facts.governor import Governor, Tie
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.nearby import counted_noun, group_of
from extractor.find.facts.verb_after import MOST_STEPS, verb_after
from extractor.language.clauses import Sentence
from extractor.language.word_classes import (
    COMMA,
    CONJUNCTION,
    ENDS_CLAUSE,
    GOVERNS,
    LISTS,
    NAMES_SOMETHING,
    NOUN,
    OPENS_BRACKET,
    PREPOSITION,
    QUANTITY,
)

# Prepositions that govern a whole list: "to the agency and four banks".
_SHARED = frozenset({"to", "from", "with", "against"})
# Between the items of a list in one sentence.
_PARTS_ITEMS = frozenset({";", "•", "·", "▪"})
# Behind a passive and a comma or not: "assets were frozen, including 14 accounts".
_PARTS = frozenset({"including", ","})
_CHOOSING = frozenset({"one", "some", "most", "any"})
# What a noun with its modifiers, or the one who gets something, is made of.
_MEASURED_NOUN = NAMES_SOMETHING + "Jdp,cr"
_RECEIVER = "NMAOQRdJ,c"
_WORTHY = "NMAOJd,c"
_BESIDE_WORTH = QUANTITY + OPENS_BRACKET + PREPOSITION


class Found(NamedTuple):
    """What a walk came to, and whether the phrase may as well be the subject of what follows."""

    governor: Governor | None
    may_be_subject: bool = False


_MAY_BE_SUBJECT = Found(None, True)


class LeftWalk:
    """Walks left in one sentence.

    Args:
        sentence: read for facts.
        lexicon: the words that facts are found by.
        governor: of another quantity, at a token.
    """

    def __init__(self, sentence: Sentence, lexicon: FactLexicon, governor: Callable[[int], Governor | None]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self._other = governor
        self._complements = ComplementReader(sentence, lexicon, self.as_listed)

    def governor(self, index: int, quantity: int, noun: int | None) -> Found:
        """What governs a quantity's phrase from the left.

        Args:
            index: the token before the phrase.
            quantity: the quantity's token.
            noun: the token of the noun that it measures.
        """
        for at in range(index, max(index - MOST_STEPS, -1), -1):
            if at in self.sentence.ending:
                return self._at_verb(at, quantity, noun)
            code = self.tokens.codes[at]
            if self._is_between_items(at):
                return self._left_of_list(at - 1, index, quantity, noun)
            if code in GOVERNS:
                return self._at_preposition(at, quantity, noun)
            if code in NOUN:
                return Found(self._second_object(at, noun))
            if code in ENDS_CLAUSE or at in self.sentence.inside:
                return self._at_clause(at, quantity)
        return Found(None, index + 1 < MOST_STEPS)

    def _left_of_list(self, index: int, opener: int, quantity: int, noun: int | None) -> Found:
        """Walk on over the items of a list that the quantity ends; ``opener`` stands before the quantity's phrase."""
        preposition = -1
        for at in range(index, max(opener - MOST_STEPS, -1), -1):
            if at in self.sentence.ending:
                return self._at_verb_of_list(at, quantity, noun, preposition)
            code = self.tokens.codes[at]
            if self._is_between_items(at):
                continue
            if code == QUANTITY:
                if (item := self._at_item(at, quantity)) is not None:
                    return item
            elif code in GOVERNS:
                if preposition < 0 and self._governs_list(at, quantity):
                    found = self._complements.complement(at, quantity, noun)
                    # ", a further 40 were found": a comma may end the phrase that opens the sentence
                    return Found(replace(found, listed=True) if found else None, self.tokens.code(opener) == COMMA)
                preposition = at
            elif code in ENDS_CLAUSE or at in self.sentence.inside:
                return self._at_clause(at, quantity)
        return Found(None, opener + 1 < MOST_STEPS)

    def _is_between_items(self, index: int) -> bool:
        parts = self.tokens.words[index] in _PARTS_ITEMS and index > self.tokens.lead
        return parts or self.tokens.codes[index] in LISTS

    def _governs_list(self, index: int, quantity: int) -> bool:
        """Whether a preposition governs the whole list, with no earlier item that counts the same."""
        return self.tokens.words[index] in _SHARED and self._same_head(index, quantity) is None

    def _at_item(self, index: int, quantity: int) -> Found | None:
        """What governs where the walk comes to another quantity of the list; None where it walks on."""
        found = self.as_listed(index)
        same = None if found else self._same_head(index, quantity)
        if same is not None:
            return Found(self.as_listed(same))
        if found or self.tokens.code(index - 1) != PREPOSITION:
            return Found(found, self._opens_clause(index, quantity))
        return None

    def _at_clause(self, index: int, quantity: int) -> Found:
        """What governs where the walk comes to the edge of a clause, or into a verb group."""
        same = self._same_head(index, quantity) if index in self.sentence.inside else None
        return _MAY_BE_SUBJECT if same is None else Found(self.as_listed(same))

    def _at_verb(self, index: int, quantity: int, noun: int | None) -> Found:
        """What governs where a verb stands right before the quantity's phrase."""
        return Found(self._object(self.sentence.ending[index], noun))

    def _at_verb_of_list(self, index: int, quantity: int, noun: int | None, preposition: int) -> Found:
        """What governs where the walk over a list comes to a verb; ``preposition`` is the last one passed, or -1."""
        number = self.sentence.ending[index]
        inner = self.sentence.groups[number].form != "finite" or self.sentence.relative(number) is not None
        same = self._same_head(index, quantity) if inner else None
        if same is not None:
            return Found(self.as_listed(same))
        if preposition == index + 1:
            found = self._complements.complement(preposition, quantity, noun)
            return Found(replace(found, listed=True)) if found else _MAY_BE_SUBJECT
        group = self.sentence.groups[number]
        if group.passive and group.form == "finite" and self.tokens.word(index + 1) in _PARTS:
            return Found(Governor(number, "subject", Tie.LISTED, "", noun, listed=True))
        found = self._object(number, noun, listed=True)
        return Found(found, found is None)

    def _at_preposition(self, index: int, quantity: int, noun: int | None) -> Found:
        """What governs where the quantity's own phrase stands after a preposition."""
        word = self.tokens.words[index]
        if self.tokens.word(index + 1) == "the" and self.tokens.word(index + 2) in self.lexicon.measuring:
            return Found(self.above(index, quantity, noun))  # "collected deposits to the tune of $3 million"
        if word == "worth" and index - 1 not in self.sentence.ending:
            return self._worth(index - 1, noun)
        found = self._complements.complement(index, quantity, noun)
        return Found(found, word == "of" and self._is_choice(index))

    def _is_choice(self, index: int) -> bool:
        """Whether "of" follows a number or a pronoun: "one of four offenders charged"."""
        return self.tokens.code(index - 1) == QUANTITY or self.tokens.word(index - 1) in _CHOOSING

    def _opens_clause(self, other: int, quantity: int) -> bool:
        """Whether a comma and a conjunction part the quantity from the one before it."""
        codes = self.tokens.codes[other:quantity]
        return CONJUNCTION in codes or COMMA in codes

    def _same_head(self, index: int, quantity: int) -> int | None:
        """An earlier quantity that counts the same: "one count of keeping an animal and one count of abuse"."""
        if not (head := counted_noun(self.tokens, quantity)):
            return None
        earlier = (at for at in range(index, -1, -1) if self.tokens.codes[at] == QUANTITY)
        return next((at for at in earlier if counted_noun(self.tokens, at).rstrip("s") == head.rstrip("s")), None)

    def _second_object(self, index: int, noun: int | None) -> Governor | None:
        """A quantity after the one who gets it: "paid the clerk $300"."""
        while index >= 0 and index not in self.sentence.inside and self.tokens.codes[index] in _RECEIVER:
            index -= 1
        number = self.sentence.ending.get(index)
        lemma = "" if number is None else self.sentence.groups[number].lemma
        if number is None or not (lemma in self.lexicon.words.ditransitive or lemma == "take"):
            return None
        return Governor(number, "object", Tie.SECOND_OBJECT, "", noun)

    def as_listed(self, index: int) -> Governor | None:
        """What governs a quantity that is listed with the one at a token."""
        other = self._other(index)
        if other is None or (other.role == "subject" and other.tie is not Tie.PART):
            return other
        if other.tie is Tie.LEAD_IN and other.group is None:
            return replace(other, listed=True)  # "the following arrests: 40 men and 12 women"
        return Governor(other.group, other.role, Tie.LISTED, other.preposition, other.noun, True, index)

    def _object(self, number: int, noun: int | None, listed: bool = False) -> Governor | None:
        """A verb as the governor of its object; some passives keep one: "were handed 8 years", "fined $500"."""
        group = self.sentence.groups[number]
        if group.passive and (listed or group.lemma not in self.lexicon.words.ditransitive):
            return None
        return Governor(number, "object", Tie.OBJECT, "", noun, listed, direct=not listed)

    def above(self, behind: int, index: int, noun: int | None) -> Governor | None:
        """The verb that governs the noun, without a number of its own, before the words that measure it.

        Args:
            behind: the token behind the noun.
            index: the quantity's token.
            noun: the token of the noun that it measures.
        """
        tokens, ending = self.tokens, self.sentence.ending
        last = behind - 1
        if tokens.code(last) not in NAMES_SOMETHING:
            return None
        at = self._before_noun(last)
        if at is None:
            return None
        if at in ending:
            return self._object(ending[at], noun)
        if tokens.code(at) == QUANTITY:
            other = self.as_listed(at) if self._opens_clause(at, last) else None
            group = group_of(self.sentence, other)
            return other if group is not None and group.form == "finite" else None
        right = verb_after(self.sentence, self.lexicon, index, None)
        group = group_of(self.sentence, right)
        return right if group is not None and group.passive else None

    def _before_noun(self, last: int) -> int | None:
        """The token before a noun and what belongs to it; None where "with" or a second preposition stands in it."""
        tokens, at = self.tokens, last
        while at >= 0 and at not in self.sentence.inside and tokens.codes[at] in _MEASURED_NOUN:
            if tokens.words[at] == "with" or tokens.codes[at : last + 1].count(PREPOSITION) > 1:
                return None
            at -= 1
        return at

    def _worth(self, index: int, noun: int | None) -> Found:
        """The verb whose object or subject is worth the quantity; where a number of things is told too, that counts."""
        at, joined = self._before_worthy(index)
        if joined and self.tokens.code(at) == QUANTITY:
            return Found(self.as_listed(at))  # "seized two guns and cash worth $5,000"
        if at in self.sentence.ending:
            return Found(self._object(self.sentence.ending[at], noun))
        if (code := self.tokens.code(at)) in _BESIDE_WORTH:
            # else "behind a trade worth $2 million"
            return Found(Governor(None, "complement", Tie.WORTH, "worth", noun, direct=code != PREPOSITION))
        return Found(None, code in ENDS_CLAUSE)

    def _before_worthy(self, index: int) -> tuple[int, bool]:
        """The token before the noun that is worth something, and whether a comma or a conjunction stands in it."""
        tokens, joined = self.tokens, False
        while index >= 0 and index not in self.sentence.inside:
            if tokens.codes[index] not in _WORTHY and tokens.words[index] != "of":
                break
            joined = joined or tokens.codes[index] in LISTS
            index -= 1
        return index, joined
