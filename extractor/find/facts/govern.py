"""The verb that a quantity belongs to, found by closed classes."""

from __future__ import annotations

from dataclasses import replace

from extractor.entities import Quantity
from extractor.find.facts.governor import Governor, is_money
from extractor.find.facts.lead_ins import lead_governor
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.portions import phrase_start
from extractor.find.facts.verb_after import MOST_STEPS, verb_after
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import NAMES_SOMETHING, QUANTITY, RELATIVE

_NOUN = "NMAOQJ"

# Prepositions that reach past a clause inside: "sentenced for selling drugs to five years".
_REACHING = frozenset({"to", "with", "on"})
# The same, before a time: "banned from driving for 12 months".
_LASTING = frozenset({"for"})
# Prepositions that govern a whole list: "to the agency and four banks".
_SHARED = frozenset({"to", "from", "with", "against"})
_TYING = frozenset({"out of", "to", "from", "of", "into", "against", "for"})
# Between the items of a list in one sentence.
_PARTS_ITEMS = frozenset({";", "•", "·", "▪"})
# Participles that only measure the noun before them: "took out mortgages totalling $2 million".
_MEASURING = frozenset({"total", "amount", "put"})


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
            found = self._governor(index) or lead_governor(self.sentence, self.lexicon, index)
            self.found[index] = found or self._gapped(index)
        return self.found[index]

    def _gapped(self, index: int) -> Governor | None:
        """The verb that a number without one shares: "31 were held in raids, nine in Tarrow and two at sea"."""
        if self.tokens.code(index - 1) not in ",c" or self.tokens.code(index + 1) != "p" or self._counted(index):
            return None
        before = next((at for at in range(index - 2, -1, -1) if self.tokens.codes[at] == QUANTITY), None)
        other = None if before is None else self.governor(before)
        return other if other is not None and other.role == "subject" and self._is_finite_group(other.group) else None

    def _governor(self, index: int) -> Governor | None:
        first, noun = phrase_start(self.sentence, self.lexicon, index)
        left, subject = self._left(first - 1, index, noun)
        before = self.tokens.word(first - 1)
        if self.tokens.word(first) == "(" and (whole := self._bracketed(first)) is not None:
            other = self.governor(whole)  # "27 arrests (19 in Hungary, five in Austria)"
            return replace(other, rule="fact.part", like=whole) if other else None
        if before == "which" and self.tokens.word(first - 2) == "of":
            return self._of_which(index, first)
        if before == "them" and self.tokens.word(first - 2) == "among":
            return self._of_which(index, first)  # "89 persons, among them 14 politicians, had been indicted"
        if (before == "with" or self._undergoes(index)) and (beside := self._participle_beside(index)):
            return beside  # "with over 130 suspects arrested", "led to 40 people being arrested"
        if left is None and before == "against" and (right := self._right(index, None)) and self._is_brought(first):
            return right  # "the charges against two men were dropped"
        if left is None or self._is_part_of_which(index):
            return self._right(index, None) if subject or left else self._participle_beside(index)
        if (measured := self._measured(left, index, noun)) is not None:
            return measured
        if self._takes_clause(left, index):
            right = self._right(index, None)
            return replace(right, direct=True) if right else left
        if self.sentence.headline and self._is_light(left) and (beside := self._participle_beside(index)):
            return beside  # "Project nets 11 charged"
        if self._may_have_participle(left, index) and (beside := self._participle_beside(index)):
            return beside  # "including 12 charged with theft", "86 held and 40 passports seized"
        own = self.tokens.word(first - 1) == ";"
        right = self._right(index, None if own else left) if subject or left.listed else None
        return right or left

    def _measured(self, left: Governor, index: int, noun: int | None) -> Governor | None:
        """The verb of a noun without a number that a participle only measures: "took out mortgages totalling $2 m"."""
        group = None if left.group is None else self.sentence.groups[left.group]
        if group is None or group.form not in ("gerund", "participle") or group.lemma not in _MEASURING:
            return None
        return self._above(group.first, index, noun)

    def _above(self, behind: int, index: int, noun: int | None) -> Governor | None:
        """The verb that governs the noun, without a number of its own, before the words that measure it."""
        at = last = behind - 1
        if self.tokens.code(at) not in NAMES_SOMETHING:
            return None
        while at >= 0 and at not in self.sentence.inside and self.tokens.codes[at] in NAMES_SOMETHING + "Jdp,cr":
            if self.tokens.words[at] == "with" or self.tokens.codes[at : last + 1].count("p") > 1:
                return None
            at -= 1
        if at in self.sentence.ending:
            return self._object(self.sentence.ending[at], noun, False)
        if self.tokens.code(at) == QUANTITY:
            other = self._as_listed(at) if self._opens_clause(at, last) else None
            return other if other is not None and self._is_finite_group(other.group) else None
        right = self._right(index, None)
        passive = right is not None and right.group is not None and self.sentence.groups[right.group].passive
        return right if passive else None

    def _right(self, index: int, left: Governor | None) -> Governor | None:
        return verb_after(self.sentence, self.lexicon, index, left)

    def _may_have_participle(self, left: Governor, index: int) -> bool:
        """Whether an item of a list may have a participle of its own."""
        has_own = index + 1 in self.sentence.starting or left.role == "subject" or self.sentence.headline
        return left.listed and has_own

    def _bracketed(self, opens: int) -> int | None:
        """The quantity whose noun a bracket with its parts stands behind."""
        at = self.tokens.skip(opens - 1, -1, NAMES_SOMETHING + "J")
        return at if self.tokens.code(at) == QUANTITY and at < opens - 1 else None

    def _is_brought(self, first: int) -> bool:
        """Whether charges or proceedings stand before "against"."""
        at = first - 2
        return self.tokens.code(at) in NAMES_SOMETHING + "O" and self.tokens.skip(at, -1, "NMJOd") < 0

    def _is_light(self, left: Governor) -> bool:
        return left.group is not None and self.sentence.groups[left.group].lemma in self.lexicon.light

    def _is_part_of_which(self, index: int) -> bool:
        """Whether the quantity is a part that has a clause of its own: "75 of which were registered"."""
        return self.tokens.word(index + 1) == "of" and self.tokens.code(index + 2) == RELATIVE

    def _undergoes(self, index: int) -> bool:
        """Whether "being arrested" or the like stands right behind the quantity's noun."""
        return "being" in self.tokens.words[index + 1 : index + 5]

    def _participle_beside(self, index: int) -> Governor | None:
        """The participle right beside the quantity's phrase."""
        beside = self._right(index, None)
        return beside if beside is not None and beside.rule == "fact.participle" and beside.direct else None

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
        """Walk left from the quantity's phrase to what governs it.

        Returns:
            The governor, and whether the phrase may as well be the subject of what follows.
        """
        sentence = self.sentence
        for at in range(index, max(index - MOST_STEPS, -1), -1):
            if at in sentence.ending:
                return self._at_verb(at, quantity, noun, False, -1)
            code = self.tokens.codes[at]
            if code in ",c" or self._parts_items(at):
                return self._left_of_list(at - 1, index, quantity, noun)
            if code in "pt":
                return self._at_preposition(at, quantity, noun)
            if code in _NOUN:
                return self._second_object(at, noun), False
            if code in "swh:" or at in sentence.inside:
                return self._at_clause(at, quantity)
        return None, index + 1 < MOST_STEPS

    def _left_of_list(self, index: int, opener: int, quantity: int, noun: int | None) -> tuple[Governor | None, bool]:
        """Walk on over the items of a list that the quantity ends; ``opener`` stands before the quantity's phrase."""
        sentence = self.sentence
        preposition = -1
        for at in range(index, max(opener - MOST_STEPS, -1), -1):
            if at in sentence.ending:
                return self._at_verb(at, quantity, noun, True, preposition)
            code = self.tokens.codes[at]
            if code in ",c" or self._parts_items(at):
                continue
            if code == "Q":
                if (item := self._at_item(at, quantity)) is not None:
                    return item
            elif code in "pt":
                if preposition < 0 and self._governs_list(at, quantity):
                    found = self._complement(at, quantity, noun)
                    # ", a further 40 were found": a comma may end the phrase that opens the sentence
                    return (replace(found, listed=True) if found else None), self.tokens.code(opener) == ","
                preposition = at
            elif code in "swh:" or at in sentence.inside:
                return self._at_clause(at, quantity)
        return None, opener + 1 < MOST_STEPS

    def _parts_items(self, index: int) -> bool:
        return self.tokens.words[index] in _PARTS_ITEMS and index > self.tokens.lead

    def _governs_list(self, index: int, quantity: int) -> bool:
        """Whether a preposition governs the whole list, with no earlier item that counts the same."""
        return self.tokens.words[index] in _SHARED and self._same_head(index, quantity) is None

    def _at_item(self, index: int, quantity: int) -> tuple[Governor | None, bool] | None:
        """What governs where the walk comes to another quantity of the list; None where it walks on."""
        found = self._as_listed(index)
        same = None if found else self._same_head(index, quantity)
        if same is not None:
            return self._as_listed(same), False
        if found or self.tokens.code(index - 1) != "p":
            return found, self._opens_clause(index, quantity)
        return None

    def _at_clause(self, index: int, quantity: int) -> tuple[Governor | None, bool]:
        """What governs where the walk comes to the edge of a clause, or into a verb group."""
        same = self._same_head(index, quantity) if index in self.sentence.inside else None
        return (self._as_listed(same), False) if same is not None else (None, True)

    def _at_verb(
        self, index: int, quantity: int, noun: int | None, listed: bool, preposition: int
    ) -> tuple[Governor | None, bool]:
        """What governs where the walk to the left comes to a verb; ``preposition`` is the last one passed, or -1."""
        same = self._same_head(index, quantity) if listed and not self._is_finite(index) else None
        if same is not None:
            return self._as_listed(same), False
        if preposition == index + 1:
            found = self._complement(preposition, quantity, noun)
            return (replace(found, listed=True), False) if found else (None, True)
        found = self._object(self.sentence.ending[index], noun, listed)
        return found, found is None and listed

    def _at_preposition(self, index: int, quantity: int, noun: int | None) -> tuple[Governor | None, bool]:
        """What governs where the quantity's own phrase stands after a preposition."""
        word = self.tokens.words[index]
        if self.tokens.word(index + 1) == "the" and self.tokens.word(index + 2) in self.lexicon.measuring:
            return self._above(index, quantity, noun), False  # "collected deposits to the tune of $3 million"
        if word == "worth" and index - 1 not in self.sentence.ending:
            return self._worth(index - 1, noun)
        return self._complement(index, quantity, noun), word == "of" and self._is_choice(index)

    def _is_finite(self, index: int) -> bool:
        return self._is_finite_group(self.sentence.ending[index])

    def _is_finite_group(self, number: int | None) -> bool:
        return number is not None and self.sentence.groups[number].form == "finite"

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
        if other is None or (other.role == "subject" and other.rule != "fact.part"):
            return other
        return Governor(other.group, other.role, "fact.listed", other.preposition, other.noun, True, index)

    def _object(self, number: int, noun: int | None, listed: bool) -> Governor | None:
        group = self.sentence.groups[number]
        if group.passive and (listed or not self._takes_object(group)):
            return None
        return Governor(number, "object", "fact.object", "", noun, listed, direct=not listed)

    def _worth(self, index: int, noun: int | None) -> tuple[Governor | None, bool]:
        """The verb whose object or subject is worth the quantity; where a number of things is told too, that counts."""
        tokens, sentence = self.tokens, self.sentence
        joined = -1
        while (
            index >= 0
            and index not in sentence.inside
            and (tokens.codes[index] in "NMAOJd,c" or tokens.words[index] == "of")
        ):
            joined = index if tokens.codes[index] in ",c" and joined < 0 else joined
            index -= 1
        if joined >= 0 and index >= 0 and tokens.codes[index] == QUANTITY:
            return self._as_listed(index), False  # "seized two guns and cash worth $5,000"
        if index in sentence.ending:
            return self._object(sentence.ending[index], noun, False), False
        if index >= 0 and tokens.codes[index] in "Q(":
            return Governor(None, "complement", "fact.worth", "worth", noun, direct=True), False
        if index >= 0 and tokens.codes[index] == "p":
            return Governor(None, "complement", "fact.worth", "worth", noun), False  # "behind a trade worth $2 million"
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
        for _ in range(MOST_STEPS):
            if at < 0 or (tokens.codes[at] in "swh:" and at not in sentence.inside):
                return None
            if self._is_range(at, index):
                return self._as_listed(at)  # "shrank by 19 percent to 43,000 yuan", "rose from 31 to 38 percent"
            if at in sentence.ending:
                group = sentence.groups[sentence.ending[at]]
                if preposition == "worth" and at == index - 1 and group.lemma == "be":
                    return Governor(self._valued(sentence.ending[at]), "complement", "fact.worth", preposition, noun)
                beside = at == index - 1 or (preposition == "out of" and at == index - 2)
                tied = (beside and self._ties(preposition, quantity)) or self._is_done_at(group, preposition, index)
                if group.lemma.partition(" ")[0] in verbs or tied:
                    rule = f"fact.{preposition.replace(' ', '-')}"
                    return Governor(sentence.ending[at], "complement", rule, preposition, noun, direct=beside)
                reaching = _REACHING | _LASTING if self._is_time(quantity) else _REACHING
                if group.form not in ("gerund", "participle") or preposition not in reaching:
                    return None
                at = group.first
            at -= 1
        return None

    def _is_range(self, at: int, index: int) -> bool:
        """Whether a change is told by both of its ends, or by its size and its end."""
        tokens = self.tokens
        return (
            tokens.word(index) == "to"
            and at == index - 1
            and tokens.code(at) == QUANTITY
            and (tokens.word(at - 1) in ("by", "from"))
        )

    def _is_time(self, quantity: int) -> bool:
        entity = self.tokens.entities[quantity]
        return isinstance(entity, Quantity) and entity.timex is not None

    def _is_done_at(self, group: VerbGroup, preposition: str, index: int) -> bool:
        """Whether what is done is told beside a light verb: "carried out searches at 11 addresses"."""
        if group.lemma not in self.lexicon.doing or preposition not in ("at", "on"):
            return False
        words = self.tokens.words
        beside = words[max(group.first - 3, 0) : group.first] if group.passive else words[group.last + 1 : index]
        return not self.lexicon.action_nouns.keys().isdisjoint(beside)

    def _ties(self, preposition: str, quantity: int) -> bool:
        """Whether a preposition right after any verb ties a complement to it: "linked to 3", "stood at 4 percent"."""
        entity = self.tokens.entities[quantity]
        measured = isinstance(entity, Quantity) and (entity.unit == "%" or is_money(entity))
        return preposition in _TYING or (preposition in ("at", "by") and measured)
