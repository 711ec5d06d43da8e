"""The verb that a quantity belongs to, found by closed classes."""

from __future__ import annotations

from dataclasses import replace

from extractor.entities import Quantity
from extractor.find.facts.governor import Governor, is_money
from extractor.find.facts.lead_ins import lead_governor
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.nearby import has_own_subject, is_beside
from extractor.find.facts.portions import phrase_start
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup

_NOUN = "NMAOQJ"

_MOST_STEPS = 60
# Prepositions that reach past a clause inside: "sentenced for selling drugs to five years".
_REACHING = frozenset({"to", "with", "on"})
# Prepositions that govern a whole list: "to the agency and four banks".
_SHARED = frozenset({"to", "from", "with", "against"})
_TYING = frozenset({"out of", "to", "from", "of", "into", "against", "for"})
# Between the items of a list in one sentence.
_PARTS_ITEMS = frozenset({";", "•", "·", "▪"})
# Prepositions that open clauses as well.
_CLAUSE_PREPOSITIONS = frozenset({"after", "before", "since", "until", "as"})


class GovernorFinder:
    """Finds governors in one sentence; what it has found for a quantity serves those that are listed with it."""

    def __init__(self, sentence: Sentence, lexicon: FactLexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.found: dict[int, Governor | None] = {}

    def governor(self, index: int) -> Governor | None:
        """The governor of the quantity at a token."""
        if index not in self.found:
            self.found[index] = None
            self.found[index] = self._governor(index) or lead_governor(self.sentence, self.lexicon, index)
        return self.found[index]

    def _governor(self, index: int) -> Governor | None:
        first, noun = phrase_start(self.sentence, self.lexicon, index)
        left, subject = self._left(first - 1, index, noun)
        if self.tokens.word(first - 1) == "which" and self.tokens.word(first - 2) == "of":
            return self._of_which(index, first)
        if self.tokens.word(first - 1) == "with":
            beside = self._right(index, None)  # "with over 130 suspects arrested"
            if beside is not None and beside.rule == "fact.participle" and beside.direct:
                return beside
        if left is not None and self._takes_clause(left, index):
            right = self._right(index, None)
            return replace(right, direct=True) if right else left
        if left is not None and left.listed and (index + 1 in self.sentence.starting or left.role == "subject"):
            beside = self._right(index, None)  # "including 12 charged with theft", "86 held and 40 passports seized"
            if beside is not None and beside.rule == "fact.participle" and beside.direct:
                return beside
        if subject or (left is not None and left.listed):
            right = self._right(index, left)
            if right is not None:
                return right
        return left

    def _of_which(self, index: int, first: int) -> Governor | None:
        """ "40 cars, of which 12 were stolen"; where no verb tells, that of the whole: "of which $5 will be costs"."""
        right = self._right(index, None)
        if right is not None and right.group is not None and self.sentence.groups[right.group].lemma != "be":
            return right
        whole = next((at for at in range(first - 1, -1, -1) if self.tokens.codes[at] == "Q"), None)
        return self._as_listed(whole) if whole is not None else right

    def _takes_clause(self, left: Governor, index: int) -> bool:
        """Whether a verb may go on with a clause: "reports indicate 3 were killed", "the raids saw 34 charges laid"."""
        if left.role != "object" or left.group is None or self._counted(index) in self.lexicon.action_nouns:
            return False
        lemma = self.sentence.groups[left.group].lemma
        return lemma == "see" or (lemma in self.lexicon.words.speech and not left.listed)

    def _left(self, index: int, quantity: int, noun: int | None) -> tuple[Governor | None, bool]:
        """Walk left from the quantity's phrase to what governs it, over the items of a list that it ends.

        Returns:
            The governor, and whether the phrase may as well be the subject of what follows.
        """
        tokens, sentence = self.tokens, self.sentence
        opener = index
        listed = False
        preposition = -1
        for _ in range(_MOST_STEPS):
            if index < 0:
                return None, preposition < 0 or listed
            if index in sentence.ending:
                after = preposition if preposition == index + 1 else -1
                return self._at_verb(index, quantity, noun, listed, after)
            code = tokens.codes[index]
            if code in ",c" or (tokens.words[index] in _PARTS_ITEMS and index > tokens.lead):
                listed = True
            elif code == "Q" and listed:
                found = self._as_listed(index)
                same = None if found else self._same_head(index, quantity)
                if same is not None:
                    return self._as_listed(same), False
                if found or tokens.code(index - 1) != "p":
                    return found, self._opens_clause(index, quantity)
            elif code in "pt":
                if not listed:
                    return self._at_preposition(index, quantity, noun)
                if preposition < 0 and tokens.words[index] in _SHARED and self._same_head(index, quantity) is None:
                    found = self._complement(index, quantity, noun)
                    # ", a further 40 were found": a comma may end the phrase that opens the sentence
                    return (replace(found, listed=True) if found else None), tokens.code(opener) == ","
                preposition = index
            elif code in _NOUN and not listed:
                return self._second_object(index, noun), False
            elif code in "swh:" or index in sentence.inside:
                same = self._same_head(index, quantity) if index in sentence.inside else None
                return (self._as_listed(same), False) if same is not None else (None, True)
            index -= 1
        return None, False

    def _at_verb(
        self, index: int, quantity: int, noun: int | None, listed: bool, preposition: int
    ) -> tuple[Governor | None, bool]:
        """What governs where the walk to the left comes to a verb; ``preposition`` stands right after it, or is -1."""
        same = self._same_head(index, quantity) if listed and not self._is_finite(index) else None
        if same is not None:
            return self._as_listed(same), False
        if preposition >= 0:
            found = self._complement(preposition, quantity, noun)
            return (replace(found, listed=True), False) if found else (None, True)
        found = self._object(self.sentence.ending[index], noun, listed)
        return found, found is None and listed

    def _at_preposition(self, index: int, quantity: int, noun: int | None) -> tuple[Governor | None, bool]:
        """What governs where the quantity's own phrase stands after a preposition."""
        word = self.tokens.words[index]
        if word == "worth" and index - 1 not in self.sentence.ending:
            return self._worth(index - 1, noun)
        return self._complement(index, quantity, noun), word == "of" and self._is_choice(index)

    def _is_finite(self, index: int) -> bool:
        return self.sentence.groups[self.sentence.ending[index]].form == "finite"

    def _is_choice(self, index: int) -> bool:
        """Whether "of" follows a number or a pronoun: "one of four offenders charged"."""
        return self.tokens.code(index - 1) == "Q" or self.tokens.word(index - 1) in ("one", "some", "most", "any")

    def _opens_clause(self, other: int, quantity: int) -> bool:
        """Whether a comma and a conjunction part the quantity from the one before it."""
        codes = self.tokens.codes[other:quantity]
        return "c" in codes or "," in codes

    def _same_head(self, index: int, quantity: int) -> int | None:
        """An earlier quantity that counts the same: "one count of keeping an animal and one count of abuse"."""
        head = self._counted(quantity)
        for other in range(index, -1, -1):
            if self.tokens.codes[other] == "Q" and head and self._counted(other).rstrip("s") == head.rstrip("s"):
                return other
        return None

    def _counted(self, index: int) -> str:
        entity = self.tokens.entities[index]
        of = entity.of if isinstance(entity, Quantity) else None
        return (of or "").lower().rpartition(" ")[2]

    def _second_object(self, index: int, noun: int | None) -> Governor | None:
        """A quantity after the one who gets it: "paid the clerk $300"."""
        tokens, sentence = self.tokens, self.sentence
        while index >= 0 and index not in sentence.inside and tokens.codes[index] in "NMAOQRdJc":
            index -= 1
        number = sentence.ending.get(index)
        if number is None or sentence.groups[number].lemma not in self.lexicon.words.ditransitive:
            return None
        return Governor(number, "object", "fact.second-object", "", noun)

    def _as_listed(self, index: int) -> Governor | None:
        other = self.governor(index)
        if other is None or other.role == "subject":
            return other
        return Governor(other.group, other.role, "fact.listed", other.preposition, other.noun, True, index)

    def _object(self, number: int, noun: int | None, listed: bool) -> Governor | None:
        group = self.sentence.groups[number]
        if group.passive and (listed or not self._takes_object(group)):
            return None
        return Governor(number, "object", "fact.object", "", noun, listed, direct=not listed)

    def _raised(self, number: int) -> int:
        """The verb that a passive of expecting or saying passes its subject on to: "are scheduled to be arraigned"."""
        groups = self.sentence.groups
        if number + 1 < len(groups) and groups[number].passive and groups[number].lemma in self.lexicon.words.raising:
            following = groups[number + 1]
            if following.form == "infinitive" and following.first == groups[number].last + 1:
                return number + 1
        return number

    def _worth(self, index: int, noun: int | None) -> tuple[Governor | None, bool]:
        """The verb whose object or subject is worth the quantity; where a number of things is told too, that counts."""
        tokens, sentence = self.tokens, self.sentence
        while (
            index >= 0
            and index not in sentence.inside
            and (tokens.codes[index] in "NMAOJd,c" or tokens.words[index] == "of")
        ):
            index -= 1
        if index in sentence.ending:
            return self._object(sentence.ending[index], noun, False), False
        if index >= 0 and tokens.codes[index] in "Q(":
            return Governor(None, "complement", "fact.worth", "worth", noun, direct=True), False
        return None, index < 0 or tokens.codes[index] in ":swh"

    def _valued(self, number: int) -> int:
        """The verb of "are estimated to be worth", else the one of "are worth"."""
        groups = self.sentence.groups
        raised = (
            groups[number].form == "infinitive"
            and number > 0
            and groups[number - 1].lemma in self.lexicon.words.raising
        )
        return number - 1 if raised else number

    def _takes_object(self, group: VerbGroup) -> bool:
        """Whether a passive keeps an object: "were handed 8 years", "fined $500"."""
        return group.lemma in self.lexicon.words.ditransitive

    def _complement(self, index: int, quantity: int, noun: int | None) -> Governor | None:
        """A quantity after a preposition: of the verb before it, past the verb's object."""
        tokens, sentence = self.tokens, self.sentence
        preposition = tokens.words[index]
        at = index - 1
        if preposition == "of" and tokens.code(at) == "r" and tokens.word(at) == "out":
            preposition, at = "out of", at - 1
        verbs = self.lexicon.complements.get(preposition, frozenset())
        if tokens.word(quantity + 1) in self.lexicon.indictments:
            verbs |= self.lexicon.charging
        for _ in range(_MOST_STEPS):
            if at < 0 or (tokens.codes[at] in "swh:" and at not in sentence.inside):
                return None
            if at in sentence.ending:
                group = sentence.groups[sentence.ending[at]]
                if preposition == "worth" and at == index - 1 and group.lemma == "be":
                    return Governor(self._valued(sentence.ending[at]), "complement", "fact.worth", preposition, noun)
                beside = at == index - 1 or (preposition == "out of" and at == index - 2)
                if group.lemma.partition(" ")[0] in verbs or (beside and self._ties(preposition, quantity)):
                    rule = f"fact.{preposition.replace(' ', '-')}"
                    return Governor(sentence.ending[at], "complement", rule, preposition, noun, direct=beside)
                if group.form not in ("gerund", "participle") or preposition not in _REACHING:
                    return None
                at = group.first
            at -= 1
        return None

    def _ties(self, preposition: str, quantity: int) -> bool:
        """Whether a preposition right after any verb ties a complement to it: "linked to 3", "stood at 4 percent"."""
        entity = self.tokens.entities[quantity]
        measured = isinstance(entity, Quantity) and (entity.unit == "%" or is_money(entity))
        return preposition in _TYING or (preposition == "at" and measured)

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
                    if items and (
                        has_own_subject(sentence, self.lexicon, number) or (group.bare and group.joined is not None)
                    ):
                        break
                    if left is not None and (items or (group.bare and tokens.codes[group.main] != "F")):
                        return None
                    return Governor(
                        self._raised(number), "subject", "fact.subject", direct=is_beside(self.tokens, index, at)
                    )
                if group.form == "participle" and reduced is None and tokens.code(at - 1) not in "c":
                    reduced = number
                elif group.form == "infinitive" and left is None and reduced is None:
                    return Governor(number, "subject", "fact.headline-infinitive")
                elif group.form != "gerund" or (reduced is None and tokens.code(at - 1) not in _NOUN):
                    break
                at = group.last
            elif tokens.codes[at] in ",c":
                items += 1
            elif tokens.codes[at] in "swh:" or tokens.words[at] in _CLAUSE_PREPOSITIONS:
                break
            at += 1
        if reduced is not None and left is None:
            direct = is_beside(self.tokens, index, sentence.groups[reduced].first)
            return Governor(reduced, "subject", "fact.participle", direct=direct)
        return None
