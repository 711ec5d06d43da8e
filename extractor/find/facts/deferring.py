"""Verbs of facing, announcing, charging, having and being: the words around them tell what was done."""

from __future__ import annotations

from itertools import pairwise

from extractor.entities import Quantity
from extractor.find.facts.action import Action
from extractor.find.facts.governor import Governor, Tie, is_money
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import DETERMINER, ENDS_CLAUSE, NOUN

_CUSTODY = frozenset({("in", "custody"), ("under", "arrest"), ("in", "detention")})
_NEAR = 8


class DeferringVerbs:
    """Tells what was done where the verb of a quantity in a sentence does not."""

    __slots__ = ("lexicon", "sentence", "tokens")

    def __init__(self, sentence: Sentence, lexicon: FactLexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon

    def action(self, index: int, quantity: Quantity, governor: Governor, group: VerbGroup, head: str) -> Action | None:
        """The action of the quantity at a token; None where the verb tells it itself.

        Args:
            index: the token.
            quantity: the entity there.
            governor: how the verb governs it.
            group: the verb.
            head: the last word of what is counted.
        """
        verb = group.lemma.partition(" ")[0]
        found = self._of_penalty(index, quantity, verb, head) or self._of_counts(governor, verb, head)
        if found is None and governor.role == "object":
            found = self._of_object(index, quantity, governor, group, verb)
        if found is None and verb == "have" and governor.role == "subject":
            found = self._had(group.last, governor)
        if found is None and verb == "be" and self._is_custody(group):
            found = Action("arrest", "fact.custody", agentless=True)
        if found is None and governor.role == "subject" and verb in self.lexicon.facing:
            found = self._faced(group)
        return found or self._counted(index, governor, group, verb) or self._sized(governor, group)

    def _counted(self, index: int, governor: Governor, group: VerbGroup, verb: str) -> Action | None:
        """What is done to those whose number comes to so many: "brings to 21 the number of people charged"."""
        if verb != "bring" or governor.preposition != "to":
            return None
        words, codes = self.tokens.words, self.tokens.codes
        stop = next((at for at in range(index, len(words)) if codes[at] in ENDS_CLAUSE), len(words))
        told = range(group.last + 1, stop)
        first = next((at for at in told if words[at] == "of" and words[at - 1] in self.lexicon.partitives), stop)
        for at in range(first, stop):
            number = self.sentence.starting.get(at)
            lemma = self.lexicon.action_nouns.get(self.tokens.words[at])
            lemma = lemma if number is None else self.sentence.groups[number].lemma
            if lemma is not None:
                return Action(lemma, "fact.counted", True, True)
        return None

    def _sized(self, governor: Governor, group: VerbGroup) -> Action | None:
        """The participle before a verb that only tells how much it was: "the cash seized totalled $4 million"."""
        number = governor.group or 0
        before = self.sentence.groups[number - 1] if number else None
        if before is None or before.form != "participle" or before.last != group.first - 1:
            return None
        sizes = group.lemma in self.lexicon.sizing or (
            governor.role == "subject" and group.lemma in self.lexicon.parting
        )
        return Action(before.lemma, "fact.sized", agentless=True) if sizes else None

    def _of_penalty(self, index: int, quantity: Quantity, verb: str, head: str) -> Action | None:
        """ "Faces up to $500 in fines", "announced 12 convictions"."""
        if is_money(quantity) and verb in ("face", "carry", "risk") and self._is_fine(index):
            return Action("fine", "fact.penalty", agentless=True)
        if verb in self.lexicon.words.announcing and head in self.lexicon.penalties:
            return Action(self.lexicon.penalties[head], "fact.penalty", True)
        return None

    def _of_counts(self, governor: Governor, verb: str, head: str) -> Action | None:
        """Counts that a lead-in lists, where its verb is none of charging."""
        if governor.tie is not Tie.LEAD_IN or verb in self.lexicon.charging:
            return None
        counts = self.lexicon.action_nouns.get(head) == "charge"
        return Action("charge", governor.rule, agentless=True) if counts else None

    def _of_object(
        self, index: int, quantity: Quantity, governor: Governor, group: VerbGroup, verb: str
    ) -> Action | None:
        if verb == "face":  # "faces 24 felonies"
            return Action("charge", "fact.charge", agentless=True) if quantity.unit is None else None
        if verb == "have":
            return self._had(index, governor)
        if verb == "leave":
            return self._left(index)
        if verb == "be":
            return self._inverted(governor)
        return self._of_items(group) if verb == "include" else None

    def _is_custody(self, group: VerbGroup) -> bool:
        """Whether somebody is "in custody" after the verb."""
        return any(pair in _CUSTODY for pair in pairwise(self.tokens.words[group.last + 1 :]))

    def _of_items(self, group: VerbGroup) -> Action | None:
        """What was done to the things that a list tells: "the seizures included", "items recovered include"."""
        index = group.first - 1
        noun = self.lexicon.action_nouns.get(self.tokens.word(index))
        number = self.sentence.ending.get(index)
        if noun is None and number is not None and self.sentence.groups[number].passive:
            noun = self.sentence.groups[number].lemma
        return Action(noun, "fact.items", True, True) if noun else None

    def _left(self, index: int) -> Action | None:
        """ "Left over 50 dead" is kill."""
        left = self.lexicon.left
        done = next((left[word] for word in self.tokens.words[index + 1 : index + 5] if word in left), None)
        return Action(done, "fact.left") if done else None

    def _had(self, index: int, governor: Governor) -> Action | None:
        """What was done to what somebody had: "had $2.3 million stolen", "three had their licences revoked"."""
        number = (governor.group or 0) + 1
        group = self.sentence.groups[number] if number < len(self.sentence.groups) else None
        if group is None or not group.bare or not group.passive or group.first - index > 4:
            return None
        between = self.tokens.codes[index + 1 : group.first]
        alone = all(code in NOUN + DETERMINER for code in between)
        return Action(group.lemma, "fact.had", agentless=True) if alone else None

    def _inverted(self, governor: Governor) -> Action | None:
        """The participle that opens a sentence: "Also recovered were five guns", "Among the guns seized were five"."""
        if not governor.group:
            return None
        before = self.sentence.groups[governor.group - 1]
        opens = self.tokens.skip(before.first - 1, -1, "r") < 0 or self.tokens.words[0] == "among"
        inverted = before.form == "participle" and opens
        return Action(before.lemma, "fact.inverted", agentless=True) if inverted else None

    def _faced(self, group: VerbGroup) -> Action | None:
        """What the subject of a verb gets or faces: "21 others got a five-year sentence", "three face charges"."""
        for at in range(group.last + 1, min(group.last + _NEAR, len(self.tokens))):
            entity, word = self.tokens.entities[at], self.tokens.words[at]
            if self.tokens.codes[at] in ENDS_CLAUSE:
                return None
            if word in self.lexicon.penalties or (isinstance(entity, Quantity) and entity.timex):
                return Action(self.lexicon.penalties.get(word, "sentence"), "fact.faced", agentless=True)
            if self.lexicon.action_nouns.get(word) == "charge":
                return Action("charge", "fact.faced", agentless=True)
        return None

    def _is_fine(self, index: int) -> bool:
        """Whether an amount that somebody faces is a fine."""
        near = self.tokens.words[max(index - 5, 0) : index + 4]
        return any(self.lexicon.penalties.get(word) == "fine" for word in near)
