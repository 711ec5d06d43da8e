"""What a quantity's governor says was done: light verbs and nouns of action resolved, descriptions left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extractor.entities import Quantity
from extractor.find.facts.asides import is_aside
from extractor.find.facts.governor import Governor, is_money
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import ENDS_CLAUSE, NOUN

_TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_GLUED = re.compile(r".*[\w.]-([A-Za-z]+)$")
_NUMERAL = re.compile(
    r"one|two|three|four|five|six|seven|eight|nine|(?:hundred|thousand|[mbtr]illion|crore|lakh|dozen)s?"
)
AGE = "quantity.age"
_CUSTODY = frozenset({("in", "custody"), ("under", "arrest"), ("in", "detention")})
_NEAR = 8
_LIABLE = frozenset({"punishable", "liable", "subject"})
_BRINGING = frozenset({"hit", "slap", "issue", "bring", "lead", "result", "see"})
_UP_DOWN = {"up": "rise", "down": "fall"}


@dataclass(frozen=True, slots=True)
class Action:
    """The lemma, and by which rule it came about.

    ``nominal`` actions are told by a noun. ``agentless`` ones have nobody who acts in the clause: states, changes, and
    what somebody faces or gets.
    """

    lemma: str
    rule: str
    nominal: bool = False
    agentless: bool = False


class ActionReader:
    """Tells the action of each quantity of a sentence."""

    def __init__(self, sentence: Sentence, lexicon: FactLexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self._nominal: dict[int, Action] = {}

    def action(self, index: int, quantity: Quantity, governor: Governor | None, noun: int | None) -> Action | None:
        """The action of the quantity at a token; None where it is no fact.

        Args:
            index: the token.
            quantity: the entity there.
            governor: the verb that governs it, if one does.
            noun: the token of the noun that the quantity portions or measures: "fine" in "a fine of $500".
        """
        found = self._action(index, quantity, governor, noun)
        if found is not None and governor is not None and found.rule in ("fact.listed", "fact.object"):
            found = self._nominal.get(-1 if governor.like is None else governor.like, found)
        if found is not None and found.nominal and found.rule != "fact.light-verb":
            self._nominal[index] = found
        return found

    def _action(self, index: int, quantity: Quantity, governor: Governor | None, noun: int | None) -> Action | None:
        if quantity.rule == AGE or is_aside(
            self.tokens, index, quantity, governor is not None and governor.role == "subject"
        ):
            return None
        group = None if governor is None or governor.group is None else self.sentence.groups[governor.group]
        head = self._head(quantity, index)
        if governor is not None and governor.rule == "fact.lead-in" and governor.noun is not None:
            return Action(self.lexicon.action_nouns[self.tokens.words[governor.noun]], "fact.lead-in", True)
        found = self._change(index, quantity, head)
        if found is None and noun is not None:
            found = self._by_noun(self.tokens.words[noun], group, quantity)
        if found is not None:
            return found
        if _is_modifier(quantity):
            return self._of_modifier(quantity, head, self.tokens.word(index + 1), group)
        if head in self.lexicon.words.action_gerunds and (deed := self.lexicon.deed(head)):
            return Action(deed, "fact.action-noun", True)  # "80 kg of cocaine smuggling"
        is_penalty = head in self.lexicon.penalties and (is_money(quantity) or quantity.timex is not None)
        if is_penalty and self._imposes(group, head, index):
            lemma = "sentence" if quantity.timex else self.lexicon.penalties[head]
            return Action(lemma, "fact.penalty", True, self._is_faced(group))
        if group is not None and group.lemma in self.lexicon.doing and (deed := self._done(head)):
            return Action(deed, "fact.light-verb", True)
        if head in self.lexicon.action_nouns and self._is_light(group):
            lemma = self.lexicon.action_nouns[head]
            return Action(lemma, "fact.light-verb", True, lemma in self.lexicon.agentless or self._is_faced(group))
        if governor is not None and governor.rule == "fact.worth":
            return Action("value", "fact.worth", agentless=True)
        if group is None or governor is None:
            return None
        return self._by_verb(index, quantity, governor, group, head)

    def _done(self, noun: str) -> str | None:
        """The verb of a noun of action, that may have the verb's own form: "calls", "checks", "inspections"."""
        singular = noun[:-1] if noun.endswith("s") else noun
        lexicon = self.lexicon
        return lexicon.deed(noun) or (singular if lexicon.words.inflection.present.get(singular) == singular else None)

    def _change(self, index: int, quantity: Quantity, head: str) -> Action | None:
        """A change told beside its size: "a 30 percent increase", "up 12 per cent"."""
        if quantity.unit != "%":
            return None
        lemma = self.lexicon.action_nouns.get(head) or self.lexicon.action_nouns.get(self.tokens.word(index + 1))
        if lemma is not None and (lemma in self.lexicon.agentless or lemma in self.lexicon.lasting):
            return Action(lemma, "fact.change", True, True)
        before = self.tokens.word(index - 1)
        if before not in _UP_DOWN or index - 1 in self.sentence.inside:
            return None
        return Action(_UP_DOWN[before], "fact.change", True, True)

    def _by_noun(self, noun: str, group: VerbGroup | None, quantity: Quantity) -> Action | None:
        lexicon = self.lexicon
        if noun in lexicon.value_nouns:
            return Action("value", "fact.value", agentless=True)
        if noun in lexicon.penalties:
            return self._penalty(noun, group, quantity)
        deed = None if noun in lexicon.partitives and group is not None else lexicon.deed(noun)
        return Action(deed, "fact.action-noun", True, deed in lexicon.agentless) if deed else None

    def _penalty(self, noun: str, group: VerbGroup | None, quantity: Quantity) -> Action | None:
        """ "A fine of $500 was imposed", "must pay a fine of $500"; "ordered restitution of $500" is order."""
        lemma = "sentence" if quantity.timex else self.lexicon.penalties[noun]
        paid = group is not None and group.lemma == "pay" and lemma == "fine"
        if not paid and not self._imposes(group, noun, -1):
            return None
        return Action(lemma, "fact.penalty", True, paid or self._is_faced(group))

    def _imposes(self, group: VerbGroup | None, penalty: str, index: int) -> bool:
        """Whether a verb leaves it to the noun what is done: none, a light one, one of giving, facing or saying.

        "The county will receive $500 in penalties" and "obtained a $500 settlement" tell it themselves.
        """
        if group is None:
            return True
        lexicon, verb = self.lexicon, group.lemma.partition(" ")[0]
        if lexicon.penalties.get(penalty) in ("settle", "order"):
            return verb in lexicon.words.announcing
        if index < 0 and verb == "be":
            return True  # "the penalty is a fine of $500"
        if index >= 0 and self.tokens.word(index + 1) == "in":
            return verb in ("face", "risk", "impose")
        liable = not _LIABLE.isdisjoint(self.tokens.words[group.last + 1 : max(index, 0)])
        there = verb == "be" and (liable or self._is_light(group))
        return there or verb in lexicon.giving | lexicon.facing | lexicon.words.announcing | _BRINGING

    def _is_faced(self, group: VerbGroup | None) -> bool:
        """Whether the verb's subject is the one that is accused or punished."""
        return group is not None and (group.lemma in self.lexicon.facing or group.passive)

    def _of_items(self, group: VerbGroup) -> Action | None:
        """What was done to the things that a list tells: "the seizures included", "items recovered include"."""
        index = group.first - 1
        noun = self.lexicon.action_nouns.get(self.tokens.word(index))
        number = self.sentence.ending.get(index)
        if noun is None and number is not None and self.sentence.groups[number].passive:
            noun = self.sentence.groups[number].lemma
        return Action(noun, "fact.items", True, True) if noun else None

    def _head(self, quantity: Quantity, index: int) -> str:
        """The last word of what is counted, small letters."""
        words = (quantity.of or "").casefold().split()
        return words[-1] if words else self.tokens.word(index + 1)

    def _of_modifier(self, quantity: Quantity, head: str, noun: str, group: VerbGroup | None) -> Action | None:
        lexicon = self.lexicon
        if noun in lexicon.indictments:
            return Action(group.lemma, "fact.indictment") if group is not None else None
        if head in lexicon.penalties:
            if self._imposes(group, head, -1):
                lemma = "sentence" if quantity.timex else lexicon.penalties[head]
                return Action(lemma, "fact.penalty", True, self._is_faced(group))
            return Action(group.lemma, "fact.object") if group is not None else None
        return None

    def _is_light(self, group: VerbGroup | None) -> bool:
        if group is None or group.lemma != "be":
            return group is None or group.lemma.partition(" ")[0] in self.lexicon.light
        return "there" in self.tokens.words[max(group.first - 2, 0) : group.first]

    def _by_verb(
        self, index: int, quantity: Quantity, governor: Governor, group: VerbGroup, head: str
    ) -> Action | None:
        lexicon, verb = self.lexicon, group.lemma.partition(" ")[0]
        if quantity.unit is not None and "/" in quantity.unit:
            return None  # a speed, a rate
        if quantity.unit in _TIME_UNITS:
            return self._of_time(governor, group, verb)
        resolved = self._resolved(index, quantity, governor, group, head)
        if resolved is not None:
            return resolved
        if governor.preposition == "against" and verb in lexicon.light:
            return self._against(index, group)
        if verb in lexicon.descriptive or group.lemma in lexicon.descriptive:
            return None
        return Action(group.lemma, governor.rule, agentless=group.lemma in lexicon.agentless)

    def _resolved(
        self, index: int, quantity: Quantity, governor: Governor, group: VerbGroup, head: str
    ) -> Action | None:
        """What a verb of facing, announcing, charging or being leaves to the words around it to tell."""
        lexicon, verb = self.lexicon, group.lemma.partition(" ")[0]
        if is_money(quantity) and verb in ("face", "carry", "risk") and self._is_fine(index):
            return Action("fine", "fact.penalty", agentless=True)
        if verb in lexicon.words.announcing and head in lexicon.penalties:
            return Action(lexicon.penalties[head], "fact.penalty", True)
        counts = governor.rule == "fact.lead-in" and lexicon.action_nouns.get(head) == "charge"
        if counts and verb not in lexicon.charging:
            return Action("charge", "fact.lead-in", agentless=True)
        if verb == "face" and quantity.unit is None and governor.role == "object":
            return Action("charge", "fact.charge", agentless=True)  # "faces 24 felonies"
        if verb == "have" and governor.role == "object" and (had := self._had(index, governor)):
            return had
        if verb == "leave" and governor.role == "object" and (left := self._left(index)):
            return left
        if verb == "be" and governor.role == "object" and (opening := self._inverted(governor)):
            return opening
        if verb == "be" and any(pair in _CUSTODY for pair in pairwise(self.tokens.words[group.last + 1 :])):
            return Action("arrest", "fact.custody", agentless=True)
        if governor.role == "subject" and verb in lexicon.facing and (faced := self._faced(group)):
            return Action(faced, "fact.faced", agentless=True)
        return self._of_items(group) if verb == "include" and governor.role == "object" else None

    def _of_time(self, governor: Governor, group: VerbGroup, verb: str) -> Action | None:
        """A term that is given, served or faced, or how long something took; else a time only describes."""
        lexicon = self.lexicon
        if governor.role == "subject" and verb != "suspend":
            return None
        if verb in lexicon.giving or verb in ("face", "carry", "risk"):
            return Action("sentence", "fact.sentence", agentless=verb in lexicon.facing or group.passive)
        if verb in lexicon.sentencing:
            return Action(group.lemma, governor.rule)
        if verb in lexicon.lasting and governor.rule in ("fact.object", "fact.by", "fact.for"):
            return Action(group.lemma, governor.rule, agentless=verb in ("take", "last"))
        return None

    def _left(self, index: int) -> Action | None:
        """ "Left over 50 dead" is kill."""
        left = self.lexicon.left
        done = next((left[word] for word in self.tokens.words[index + 1 : index + 5] if word in left), None)
        return Action(done, "fact.left") if done else None

    def _had(self, index: int, governor: Governor) -> Action | None:
        """What was done to what somebody had: "had $2.3 million stolen"."""
        number = (governor.group or 0) + 1
        group = self.sentence.groups[number] if number < len(self.sentence.groups) else None
        if group is None or not group.bare or not group.passive or group.first - index > 3:
            return None
        between = self.tokens.codes[index + 1 : group.first]
        return Action(group.lemma, "fact.had", agentless=True) if all(code in NOUN for code in between) else None

    def _inverted(self, governor: Governor) -> Action | None:
        """The participle that opens a sentence: "Recovered from him were five guns"."""
        first = self.sentence.groups[0]
        inverted = governor.group == 1 and first.form == "participle" and first.first == 0
        return Action(first.lemma, "fact.inverted", agentless=True) if inverted else None

    def _against(self, index: int, group: VerbGroup) -> Action | None:
        """What is brought against somebody: charges, before the verb or after it."""
        nouns = self.lexicon.action_nouns
        around = self.tokens.words[max(group.first - 8, 0) : index]
        found = next((nouns[word] for word in around if word in nouns), None)
        return Action(found, "fact.charge") if found else None

    def _faced(self, group: VerbGroup) -> str | None:
        """What the subject of a verb gets or faces: "21 others got a five-year sentence", "three face charges"."""
        for at in range(group.last + 1, min(group.last + _NEAR, len(self.tokens))):
            entity, word = self.tokens.entities[at], self.tokens.words[at]
            if self.tokens.codes[at] in ENDS_CLAUSE:
                return None
            if word in self.lexicon.penalties or (isinstance(entity, Quantity) and entity.timex):
                return self.lexicon.penalties.get(word, "sentence")
            if self.lexicon.action_nouns.get(word) == "charge":
                return "charge"
        return None

    def _is_fine(self, index: int) -> bool:
        """Whether an amount that somebody faces is a fine."""
        near = self.tokens.words[max(index - 5, 0) : index + 4]
        return any(self.lexicon.penalties.get(word) == "fine" for word in near)


def _is_modifier(quantity: Quantity) -> bool:
    """Whether the quantity is an adjective: "a 15-minute chase"."""
    glued = _GLUED.match(quantity.text)
    return glued is not None and not _NUMERAL.fullmatch(glued[1].lower())
