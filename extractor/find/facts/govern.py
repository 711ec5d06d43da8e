"""The verb that a quantity belongs to, found by closed classes."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.find.facts.groups import VerbGroup
from extractor.find.facts.lexicon import Lexicon
from extractor.find.facts.sentence import Sentence

_NOUN = "NMAOQJ"
_BEFORE_NUMBER = frozenset(
    {
        "another",
        "additional",
        "further",
        "other",
        "total",
        "estimated",
        "remaining",
        "first",
        "last",
        "combined",
        "whopping",
        "mere",
        "full",
        "separate",
        "approximate",
        "alleged",
        "maximum",
        "minimum",
        "possible",
        "some",
        "over",
        "record",
        "staggering",
    }
)
_MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb group that governs a quantity, how, and by which rule that was seen.

    ``role`` "object" is the direct object, "subject" the subject, "complement" what a preposition ties to the verb.
    ``noun`` is the token of the noun between them, "fine" in "imposed a fine of $500".
    """

    group: int | None
    role: str
    rule: str
    preposition: str = ""
    noun: int | None = None
    listed: bool = False


class GovernorFinder:
    """Finds governors in one sentence; what it has found for a quantity serves those that are listed with it."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.found: dict[int, Governor | None] = {}

    def governor(self, index: int) -> Governor | None:
        """The governor of the quantity at a token."""
        if index not in self.found:
            self.found[index] = None
            self.found[index] = self._governor(index)
        return self.found[index]

    def _governor(self, index: int) -> Governor | None:
        first, noun = self.phrase_start(index)
        left = self._left(first - 1, noun)
        if left is None or left.listed:
            right = self._right(index, left)
            if right is not None:
                return right
        return left

    def phrase_start(self, index: int) -> tuple[int, int | None]:
        """The first token of the noun phrase that a quantity heads or portions, and the noun before "of", if any."""
        tokens = self.tokens
        first, noun = index, None
        while first > 0:
            before = tokens.words[first - 1]
            if first - 1 in self.sentence.inside:
                break
            if tokens.codes[first - 1] in 'dr"(' or before in _BEFORE_NUMBER:
                first -= 1
            elif before == "of" and self._is_portion(first - 2):
                noun = first - 2
                first = noun
                while (
                    first > 0
                    and (tokens.codes[first - 1] in "NJ" or tokens.words[first - 1] in _BEFORE_NUMBER)
                    and first - 1 not in self.sentence.inside
                ):
                    first -= 1
            else:
                break
        return first, noun

    def _is_portion(self, index: int) -> bool:
        word, lexicon = self.tokens.word(index), self.lexicon
        return (
            word in lexicon.partitives
            or word in lexicon.penalties
            or word in lexicon.value_nouns
            or word in lexicon.action_nouns
        ) and index not in self.sentence.inside

    def _left(self, index: int, noun: int | None) -> Governor | None:
        """Walk left from the quantity's phrase to what governs it; over the items of a list that it ends."""
        tokens, sentence = self.tokens, self.sentence
        listed = False
        for _ in range(_MOST_STEPS):
            if index < 0:
                return None
            if index in sentence.ending:
                return self._object(sentence.ending[index], noun, listed)
            code = tokens.codes[index]
            if code in ",c":
                listed = True
            elif code == "Q" and listed:
                return self._as_listed(index)
            elif code in "pt" and not listed:
                return self._complement(index, noun)
            elif code in "swh:" or (code in _NOUN and not listed) or index in sentence.inside:
                return None
            index -= 1
        return None

    def _as_listed(self, index: int) -> Governor | None:
        other = self.governor(index)
        if other is None or other.role == "subject":
            return other
        return Governor(other.group, other.role, "fact.listed", other.preposition, other.noun, True)

    def _object(self, number: int, noun: int | None, listed: bool) -> Governor | None:
        group = self.sentence.groups[number]
        if group.passive and listed:
            return None
        if group.passive and not self._takes_object(group):
            return None
        return Governor(number, "object", "fact.object", "", noun, listed)

    def _takes_object(self, group: VerbGroup) -> bool:
        """Whether a passive keeps an object: "were handed 8 years", "fined $500"."""
        return group.lemma in self.lexicon.ditransitive

    def _complement(self, index: int, noun: int | None) -> Governor | None:
        """A quantity after a preposition: of the verb before it, past the verb's object."""
        tokens, sentence = self.tokens, self.sentence
        preposition = tokens.words[index]
        at = index - 1
        if preposition == "of" and tokens.code(at) == "r" and tokens.word(at) == "out":
            preposition, at = "out of", at - 1
        verbs = self.lexicon.complements.get(preposition, frozenset())
        for _ in range(_MOST_STEPS):
            if at < 0 or (tokens.codes[at] in "swh:" and at not in sentence.inside):
                return None
            if at in sentence.ending:
                group = sentence.groups[sentence.ending[at]]
                if group.lemma.partition(" ")[0] in verbs:
                    return Governor(
                        sentence.ending[at], "complement", f"fact.{preposition.replace(' ', '-')}", preposition, noun
                    )
                if group.form not in ("gerund", "participle"):
                    return None
                at = group.first
            at -= 1
        return None

    def _right(self, index: int, left: Governor | None) -> Governor | None:
        """The verb that follows the quantity's phrase, of which it is the subject."""
        tokens, sentence = self.tokens, self.sentence
        at = index + 1
        reduced: int | None = None
        items = 0
        for _ in range(_MOST_STEPS):
            if at >= len(tokens):
                break
            if at in sentence.starting:
                number = sentence.starting[at]
                group = sentence.groups[number]
                if group.form == "finite":
                    if left is not None and (items or (group.bare and tokens.codes[group.main] != "F")):
                        return None
                    return Governor(number, "subject", "fact.subject")
                if group.form == "participle" and reduced is None and tokens.code(at - 1) not in "c":
                    reduced = number
                elif group.form == "infinitive" and sentence.headline and reduced is None:
                    return Governor(number, "subject", "fact.headline-infinitive")
                elif reduced is None or group.form != "gerund":
                    break
                at = group.last
            elif tokens.codes[at] in ",c":
                items += 1
            elif tokens.codes[at] in "swh:":
                break
            at += 1
        if reduced is not None and left is None:
            return Governor(reduced, "subject", "fact.participle")
        return None
