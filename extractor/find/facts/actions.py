"""What a quantity's governor says was done: light verbs and nouns of action resolved, descriptions left out."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.entities import Quantity
from extractor.find.facts.action import Action
from extractor.find.facts.asides import is_aside
from extractor.find.facts.deferring import DeferringVerbs
from extractor.find.facts.governor import TIME_UNITS, Governor, Tie, is_age, is_money
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup

_GLUED = re.compile(r".*[\w.]-([A-Za-z]+)$")
_NUMERAL = re.compile(
    r"one|two|three|four|five|six|seven|eight|nine|(?:hundred|thousand|[mbtr]illion|crore|lakh|dozen)s?"
)
_LIABLE = frozenset({"punishable", "liable", "subject"})
_UP_DOWN = {"up": "rise", "down": "fall"}
_FALLING_ON = frozenset({"against", "at", "on", "into"})
# Before a penalty that somebody may choose, so many words before its amount at most.
_CHOOSING = frozenset({"or", "option"})
_CHOICE = 6
_BORDERS = frozenset(",:(")
# Before the time that something took: "extended by three months", "lasted for a year".
_LASTING = frozenset({"by", "for"})


class ActionReader:
    """Tells the action of each quantity of a sentence."""

    def __init__(self, sentence: Sentence, lexicon: FactLexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self._deferring = DeferringVerbs(sentence, lexicon)
        self._nominal: dict[int, Action] = {}
        self._found: dict[int, Action] = {}

    def action(self, index: int, quantity: Quantity, governor: Governor | None, noun: int | None) -> Action | None:
        """The action of the quantity at a token; None where it is no fact.

        Args:
            index: the token.
            quantity: the entity there.
            governor: the verb that governs it, if one does.
            noun: the token of the noun that the quantity portions or measures: "fine" in "a fine of $500".
        """
        found = self._action(index, quantity, governor, noun)
        if found is None:
            return None
        if governor is not None and governor.like is not None:
            found = self._shared(index, governor.tie, governor.like, found)
        self._found[index] = found
        if found.nominal and not found.light:
            self._nominal[index] = found
        return found

    def _shared(self, index: int, tie: Tie, like: int, found: Action) -> Action:
        """What a quantity shares with the one that it is a part of, or whose verb it is listed under."""
        if tie is Tie.PART:
            self._nominal[index] = self._found.get(like, found)
            return self._nominal[index]
        return self._nominal.get(like, found) if found.plain else found

    def _action(self, index: int, quantity: Quantity, governor: Governor | None, noun: int | None) -> Action | None:
        if self._is_description(index, quantity, governor):
            return None
        if governor is not None and governor.tie is Tie.LEAD_IN and governor.noun is not None:
            return Action(self.lexicon.action_nouns[self.tokens.words[governor.noun]], "fact.lead-in", True)
        group = None if governor is None or governor.group is None else self.sentence.groups[governor.group]
        head = self._head(quantity, index)
        if self._is_choice(index, quantity, group, head):
            return Action("fine", "fact.penalty", True, self._is_faced(group))
        found = self._change(index, quantity, head)
        if found is None and group is not None and self.sentence.headline:
            found = self._behind_colon(index, quantity, group, head)
        if found is None and noun is not None:
            found = self._by_noun(self.tokens.words[noun].rpartition(" ")[2], group, quantity)
        if found is not None:
            return found
        if _is_modifier(quantity):
            return self._of_modifier(quantity, head, self.tokens.word(index + 1), group)
        found = None if _is_apart(governor, group) else self._by_head(index, quantity, group, head)
        if found is not None or governor is None:
            return found
        if governor.tie is Tie.WORTH:
            return Action("value", "fact.worth", agentless=True)
        return None if group is None else self._by_verb(index, quantity, governor, group, head)

    def _is_description(self, index: int, quantity: Quantity, governor: Governor | None) -> bool:
        """Whether the quantity is an age or an aside: no fact."""
        is_subject = governor is not None and governor.role == "subject"
        if is_age(quantity) or self._is_limit_of_age(quantity, governor):
            return True
        return is_aside(self.tokens, self.lexicon, index, quantity, is_subject)

    def _is_limit_of_age(self, quantity: Quantity, governor: Governor | None) -> bool:
        """Whether it is what somebody is above or below: "most were over 25"."""
        group = None if governor is None or governor.group is None else self.sentence.groups[governor.group]
        counts = quantity.of is not None or quantity.unit is not None
        return group is not None and group.lemma == "be" and not counts and quantity.bound in ("<", ">")

    def _behind_colon(self, index: int, quantity: Quantity, group: VerbGroup, head: str) -> Action | None:
        """What a noun behind a headline's colon tells by itself: "Trader convicted: 18-month term, $9 confiscation"."""
        if ":" not in self.tokens.words[group.last + 1 : index]:
            return None
        if head in self.lexicon.penalties:
            return replace(self._imposed(head, quantity, None), agentless=True)
        deed = self.lexicon.deed(head) if is_money(quantity) else None
        return Action(deed, "fact.action-noun", True, agentless=True) if deed else None

    def _is_choice(self, index: int, quantity: Quantity, group: VerbGroup | None, head: str) -> bool:
        """Whether it is a fine in place of a term: "six months with an option of fine of $500", "or a $500 fine"."""
        if group is None or group.lemma not in self.lexicon.sentencing or not is_money(quantity):
            return False
        before = self.tokens.words[max(index - _CHOICE, group.last + 1, 0) : index]
        fines = {word for word in [*before, head] if self.lexicon.penalties.get(word) == "fine"}
        return bool(fines) and not _CHOOSING.isdisjoint(before)

    def _by_head(self, index: int, quantity: Quantity, group: VerbGroup | None, head: str) -> Action | None:
        """What the noun that is counted tells: a gerund of action, a penalty, what a light verb leaves to it."""
        lexicon = self.lexicon
        if head in lexicon.words.action_gerunds and quantity.unit != "%" and (deed := lexicon.deed(head)):
            return Action(deed, "fact.action-noun", True)  # "80 kg of cocaine smuggling"
        is_penalty = head in lexicon.penalties and (is_money(quantity) or quantity.timex is not None)
        if is_penalty and self._imposes(group, head, index):
            return self._imposed(head, quantity, group)
        if group is not None and group.lemma in lexicon.doing and (deed := self._done(head)):
            return Action(deed, "fact.light-verb", True, light=True)
        if lexicon.penalties.get(head) == "fine" and quantity.unit is None and self._is_light(group):
            return Action("fine", "fact.light-verb", True, light=True)  # "issued 900 fines"
        if head in lexicon.action_nouns and self._is_light(group):
            lemma = lexicon.action_nouns[head]
            agentless = lemma in lexicon.agentless or self._is_faced(group)
            return Action(lemma, "fact.light-verb", True, agentless, light=True)
        return None

    def _imposed(self, noun: str, quantity: Quantity, group: VerbGroup | None) -> Action:
        """The penalty that a noun names; one of time is a sentence."""
        lemma = "sentence" if quantity.timex else self.lexicon.penalties[noun]
        return Action(lemma, "fact.penalty", True, self._is_faced(group))

    def _done(self, noun: str) -> str | None:
        """The verb of a noun of action, that may have the verb's own form: "calls", "checks", "inspections"."""
        singular = noun[:-1] if noun.endswith("s") else noun
        lexicon = self.lexicon
        return lexicon.deed(noun) or (singular if lexicon.words.inflection.present.get(singular) == singular else None)

    def _change(self, index: int, quantity: Quantity, head: str) -> Action | None:
        """A change told beside its size: "a 30 percent increase", "up 12 per cent", ", up 84 from a year before"."""
        at = index - 1
        if self.tokens.word(at) == "from" and self.tokens.word(at - 1) in _UP_DOWN:
            at -= 1  # "up from 41 a year earlier"
        before = self.tokens.word(at)
        if quantity.unit == "%":
            lemma = self.lexicon.action_nouns.get(head) or self.lexicon.action_nouns.get(self.tokens.word(index + 1))
            if lemma is not None and (lemma in self.lexicon.agentless or lemma in self.lexicon.lasting):
                return Action(lemma, "fact.change", True, True)
        elif self.tokens.code(at - 1) not in _BORDERS or quantity.timex:
            return None
        if before not in _UP_DOWN or at in self.sentence.inside:
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
        return there or verb in lexicon.giving | lexicon.facing | lexicon.words.announcing | lexicon.bringing

    def _is_faced(self, group: VerbGroup | None) -> bool:
        """Whether the verb's subject is the one that is accused or punished."""
        return group is not None and group.lemma in self.lexicon.facing

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
                return self._imposed(head, quantity, group)
            return Action(group.lemma, Tie.OBJECT.value, plain=True) if group is not None else None
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
        if quantity.unit in TIME_UNITS:
            return self._of_time(governor, group, verb)
        resolved = self._deferring.action(index, quantity, governor, group, head)
        if resolved is not None:
            return resolved
        done = lexicon.action_nouns.get(self.tokens.word(index - 2))
        if governor.preposition == "in" and verb in lexicon.light and done is not None:
            return Action(done, "fact.light-verb", True, light=True)  # "led to convictions in 245 cases"
        falls = verb in lexicon.light or verb in lexicon.giving
        if governor.preposition in _FALLING_ON and falls and quantity.unit is None:
            found = self._against(index, group)
            if found is not None or (verb in lexicon.doing and governor.preposition in ("at", "on")):
                return found
        if verb in lexicon.descriptive or group.lemma in lexicon.descriptive:
            return None
        dropped = group.lemma in lexicon.dropping and governor.tie is Tie.OBJECT and quantity.unit is None
        agentless = group.lemma in lexicon.agentless and not dropped
        return Action(group.lemma, governor.rule, agentless=agentless, plain=True)

    def _of_time(self, governor: Governor, group: VerbGroup, verb: str) -> Action | None:
        """A term that is given, served or faced, or how long something took; else a time only describes."""
        lexicon = self.lexicon
        if governor.role == "subject" and verb != "suspend":
            return None
        if verb in lexicon.giving or verb in ("face", "carry", "risk"):
            return Action("sentence", "fact.sentence", agentless=verb in lexicon.facing)
        if verb in lexicon.sentencing:
            return Action(group.lemma, governor.rule, plain=True)
        lasts = governor.tie in (Tie.OBJECT, Tie.SECOND_OBJECT) or (
            governor.tie is Tie.PREPOSITION and governor.preposition in _LASTING
        )
        if verb in lexicon.lasting and lasts:
            return Action(group.lemma, governor.rule, agentless=verb in ("take", "last"), plain=True)
        return None

    def _against(self, index: int, group: VerbGroup) -> Action | None:
        """What is done to somebody by a light verb and a noun, before the verb or after it: charges, checks."""
        around = self.tokens.words[max(group.first - 8, 0) : index]
        nouns = self.lexicon.action_nouns
        found = next((nouns[word] for word in around if word in nouns), None)
        if found is None and group.lemma in self.lexicon.giving:
            found = next((self.lexicon.penalties[word] for word in around if word in self.lexicon.penalties), None)
        if found is None and group.lemma in self.lexicon.doing:
            found = next((deed for word in around if (deed := self._done(word))), None)
        return Action(found, "fact.charge") if found else None


def _is_apart(governor: Governor | None, group: VerbGroup | None) -> bool:
    """Whether a verb leaves nothing to the counted noun: its subject, or where or to what it is done."""
    if governor is None or group is None or group.lemma.partition(" ")[0] != "bring":
        return governor is not None and governor.tie is Tie.PREPOSITION and governor.preposition in ("at", "on")
    return governor.role == "complement" or (governor.role == "subject" and not group.passive)


def _is_modifier(quantity: Quantity) -> bool:
    """Whether the quantity is an adjective: "a 15-minute chase"."""
    glued = _GLUED.match(quantity.text)
    return glued is not None and not _NUMERAL.fullmatch(glued[1].lower())
