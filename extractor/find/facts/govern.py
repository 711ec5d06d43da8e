"""The verb that a quantity belongs to, found by closed classes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.find.facts.governor import Governor, Tie
from extractor.find.facts.lead_ins import lead_governor
from extractor.find.facts.leftwards import LeftWalk
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.nearby import counted_noun, group_of, is_beside
from extractor.find.facts.portions import phrase_start
from extractor.find.facts.verb_after import verb_after
from extractor.language.clauses import Sentence
from extractor.language.word_classes import (
    BORDER,
    COMMA,
    LISTS,
    NAMES_SOMETHING,
    OFFENCE,
    PREPOSITION,
    QUANTIFIER,
    QUANTITY,
    RELATIVE,
)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A quantity and what its left side tells.

    Args:
        index: its token.
        first: the first token of the phrase that it heads or measures.
        noun: the token of the noun that it measures: "fine" in "a fine of $500".
        left: what governs it from the left.
        may_be_subject: whether it may as well be the subject of what follows.
    """

    index: int
    first: int
    noun: int | None
    left: Governor | None
    may_be_subject: bool


class GovernorFinder:
    """Finds governors in one sentence; what it has found for a quantity serves those that are listed with it."""

    def __init__(self, sentence: Sentence, lexicon: FactLexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.found: dict[int, Governor | None] = {}
        self.leftwards = LeftWalk(sentence, lexicon, self.governor)

    def governor(self, index: int) -> Governor | None:
        """The governor of the quantity at a token."""
        if index not in self.found:
            self.found[index] = None
            found = self._governor(index) or lead_governor(self.sentence, self.lexicon, index)
            self.found[index] = found or self._gapped(index)
        return self.found[index]

    def _gapped(self, index: int) -> Governor | None:
        """The verb that a number without one shares: "31 were held in raids, nine in Tarrow and two at sea"."""
        tokens = self.tokens
        if tokens.code(index - 1) not in LISTS or tokens.code(index + 1) != PREPOSITION or counted_noun(tokens, index):
            return None
        before = self._quantity_before(index - 1)
        other = None if before is None else self.governor(before)
        group = group_of(self.sentence, other)
        shared = other is not None and other.role == "subject" and group is not None and group.form == "finite"
        return other if shared else None

    def _governor(self, index: int) -> Governor | None:
        first, noun = phrase_start(self.sentence, self.lexicon, index)
        at = _Quantity(index, first, noun, *self.leftwards.governor(first - 1, index, noun))
        if (whole := self._bracketed(at)) is not None:
            other = self.governor(whole)
            return replace(other, tie=Tie.PART, like=whole) if other else None
        if self._is_part_of_what_precedes(at):
            return self._of_which(at)
        if (found := self._undergone(at) or self._brought(at)) is not None:
            return found
        if at.left is None or self._is_part_of_which(index):
            may_follow = at.may_be_subject or at.left is not None
            return self._right(index, None) if may_follow else self._participle_beside(index)
        return (
            self._measured(at, at.left)
            or self._clause(at, at.left)
            or self._own_participle(at, at.left)
            or self._subject(at, at.left)
            or at.left
        )

    def _bracketed(self, at: _Quantity) -> int | None:
        """The quantity whose noun a bracket with its parts stands behind: "27 arrests (19 in Hungary, five here)"."""
        if self.tokens.word(at.first) != "(":
            return None
        whole = self.tokens.skip(at.first - 1, -1, NAMES_SOMETHING + QUANTIFIER)
        return whole if self.tokens.code(whole) == QUANTITY and whole < at.first - 1 else None

    def _is_part_of_what_precedes(self, at: _Quantity) -> bool:
        """Whether "of which" or "among them" stands before: "89 persons, among them 14 politicians, were indicted"."""
        return (self.tokens.word(at.first - 2), self.tokens.word(at.first - 1)) in (("of", "which"), ("among", "them"))

    def _of_which(self, at: _Quantity) -> Governor | None:
        """ "40 cars, of which 12 were stolen"; where no verb tells, that of the whole: "of which $5 will be costs"."""
        right = self._right(at.index, None)
        group = group_of(self.sentence, right)
        if group is not None and group.lemma != "be":
            return right
        whole = self._quantity_before(at.first)
        return self.leftwards.as_listed(whole) if whole is not None else right

    def _undergone(self, at: _Quantity) -> Governor | None:
        """What is done to it: "with over 130 suspects arrested", "led to 40 people being arrested"."""
        if self.tokens.word(at.first - 1) == "with":
            return self._in_absolute(at)
        undergoes = "being" in self.tokens.words[at.index + 1 : at.index + 5]
        return self._participle_beside(at.index) if undergoes else None

    def _in_absolute(self, at: _Quantity) -> Governor | None:
        """The participle or gerund beside it: "with 40 homes destroyed", ", with 9 men losing their lives"."""
        starting = self.sentence.starting
        start = next((one for one in range(at.index + 1, len(self.tokens)) if one in starting), None)
        if start is None or not is_beside(self.tokens, at.index, start):
            return None
        form = self.sentence.groups[starting[start]].form
        apart = self.tokens.code(at.first - 2) in BORDER + COMMA and self.tokens.code(start - 1) in NAMES_SOMETHING
        if form == "participle" or (form == "gerund" and apart):
            tie = Tie.PARTICIPLE if form == "participle" else Tie.SUBJECT
            return Governor(starting[start], "subject", tie, direct=True)
        return None

    def _brought(self, at: _Quantity) -> Governor | None:
        """What becomes of charges or proceedings: "the charges against two men were dropped"."""
        if at.left is not None or self.tokens.word(at.first - 1) != "against":
            return None
        brought, tokens = at.first - 2, self.tokens
        opens = tokens.code(brought) in NAMES_SOMETHING + OFFENCE and tokens.skip(brought, -1, "NMJOd") < 0
        return self._right(at.index, None) if opens else None

    def _is_part_of_which(self, index: int) -> bool:
        """Whether the quantity is a part that has a clause of its own: "75 of which were registered"."""
        return self.tokens.word(index + 1) == "of" and self.tokens.code(index + 2) == RELATIVE

    def _measured(self, at: _Quantity, left: Governor) -> Governor | None:
        """The verb of a noun without a number that a participle only measures: "took out mortgages totalling $2 m"."""
        group = group_of(self.sentence, left)
        if group is None or group.form not in ("gerund", "participle") or group.lemma not in self.lexicon.sizing:
            return None
        return self.leftwards.above(group.first, at.index, at.noun)

    def _clause(self, at: _Quantity, left: Governor) -> Governor | None:
        """Where the verb before may go on with a clause: "reports indicate 3 were killed", "saw 34 charges laid"."""
        if (group := group_of(self.sentence, left)) is not None and group.lemma == "order" and left.role == "object":
            end = at.index + 2 if self.tokens.word(at.index + 1) == "in" else at.index
            return self._participle_beside(end)  # "ordered $2 million in assets frozen"
        if not self._takes_clause(left, at.index):
            return None
        right = self._right(at.index, None)
        group = group_of(self.sentence, right)
        if right is None or group is None or COMMA in self.tokens.codes[at.index : group.first]:
            return left
        return replace(right, direct=True)

    def _takes_clause(self, left: Governor, index: int) -> bool:
        group = group_of(self.sentence, left)
        if group is None or left.role != "object" or counted_noun(self.tokens, index) in self.lexicon.action_nouns:
            return False
        return group.lemma == "see" or (group.lemma in self.lexicon.words.speech and not left.listed)

    def _own_participle(self, at: _Quantity, left: Governor) -> Governor | None:
        """The participle of an item: "including 12 charged with theft", "Project nets 11 charged"."""
        headline = self.sentence.headline
        if not (headline and self._is_light(left)):
            has_own = at.index + 1 in self.sentence.starting or left.role == "subject" or headline
            if not (left.listed and has_own):
                return None
        return self._participle_beside(at.index)

    def _is_light(self, left: Governor) -> bool:
        group = group_of(self.sentence, left)
        return group is not None and group.lemma in self.lexicon.light

    def _subject(self, at: _Quantity, left: Governor) -> Governor | None:
        """The verb that follows, where the quantity may be its subject."""
        if not (at.may_be_subject or left.listed):
            return None
        opens_item = self.tokens.word(at.first - 1) == ";"
        return self._right(at.index, None if opens_item else left)

    def _right(self, index: int, left: Governor | None) -> Governor | None:
        return verb_after(self.sentence, self.lexicon, index, left)

    def _participle_beside(self, index: int) -> Governor | None:
        """The participle right beside the quantity's phrase."""
        beside = self._right(index, None)
        return beside if beside is not None and beside.tie is Tie.PARTICIPLE and beside.direct else None

    def _quantity_before(self, index: int) -> int | None:
        return next((at for at in range(index - 1, -1, -1) if self.tokens.codes[at] == QUANTITY), None)
