"""What a quantity's governor says was done: light verbs and nouns of action resolved, descriptions left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.entities import Quantity
from extractor.find.facts.governor import Governor, is_money
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup

_TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_GLUED = re.compile(r".*[\w.]-([A-Za-z]+)$")
_NUMERAL = re.compile(
    r"one|two|three|four|five|six|seven|eight|nine|(?:hundred|thousand|[mbtr]illion|crore|lakh|dozen)s?"
)
AGE = "quantity.age"
_CHARGES = {
    "charges": "charge",
    "charge": "charge",
    "indictment": "indict",
    "indictments": "indict",
    "complaint": "charge",
    "complaints": "charge",
    "proceedings": "prosecute",
}
_TIMES = frozenset(
    {"occasion", "occasions", "instance", "instances", "time", "times", "separate occasions", "different occasions"}
)
_CHANGES = frozenset({"increase", "decrease", "rise", "drop", "decline", "reduction", "jump", "fall", "growth"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your"})


@dataclass(frozen=True, slots=True)
class Action:
    """The lemma, and by which rule it came about."""

    lemma: str
    rule: str
    nominal: bool = False


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
        if quantity.rule == AGE or self._is_aside(index, quantity, governor is not None and governor.role == "subject"):
            return None
        group = None if governor is None or governor.group is None else self.sentence.groups[governor.group]
        if noun is not None:
            found = self._by_noun(self.tokens.words[noun], group, quantity)
            if found:
                return found
        head = self._head(quantity, index)
        if _is_modifier(quantity):
            return self._of_modifier(head, self.tokens.word(index + 1), group)
        if head in self.lexicon.penalties and group is None and is_money(quantity):
            return Action(self.lexicon.penalties[head], "fact.penalty", True)
        if head in self.lexicon.action_nouns and self._is_light(group):
            return Action(self.lexicon.action_nouns[head], "fact.light-verb", True)
        if group is None or governor is None:
            return None
        return self._by_verb(quantity, governor, group, head)

    def _by_noun(self, noun: str, group: VerbGroup | None, quantity: Quantity) -> Action | None:
        lexicon = self.lexicon
        if noun in lexicon.value_nouns:
            return Action("value", "fact.value")
        if noun in lexicon.penalties:
            if group is not None and not self._is_light(group) and group.lemma not in lexicon.giving | lexicon.stative:
                return None
            return Action("sentence" if quantity.timex else lexicon.penalties[noun], "fact.penalty", True)
        if noun in lexicon.action_nouns and (noun not in lexicon.partitives or group is None):
            return Action(lexicon.action_nouns[noun], "fact.action-noun", True)
        return None

    def _of_items(self, group: VerbGroup) -> Action | None:
        """What was done to the things that a list tells: "the seizures included", "items recovered include"."""
        index = group.first - 1
        noun = self.lexicon.action_nouns.get(self.tokens.word(index))
        number = self.sentence.ending.get(index)
        if noun is None and number is not None and self.sentence.groups[number].passive:
            noun = self.sentence.groups[number].lemma
        return Action(noun, "fact.items", True) if noun else None

    def _charge(self, group: VerbGroup) -> str | None:
        """What is brought against somebody: charges before the verb or after it."""
        around = self.tokens.words[max(group.first - 8, 0) : group.last + 6]
        return next((_CHARGES[word] for word in around if word in _CHARGES), None)

    def _head(self, quantity: Quantity, index: int) -> str:
        """The last word of what is counted, small letters."""
        words = (quantity.of or "").casefold().split()
        return words[-1] if words else self.tokens.word(index + 1)

    def _is_aside(self, index: int, quantity: Quantity, subject: bool) -> bool:
        """Whether it only describes: the second in "four of the five"; "three of whom", "his two sons", an age."""
        tokens = self.tokens
        if tokens.word(index + 1) == "of" and tokens.code(index + 2) == "w":
            return True
        if tokens.word(index - 1) in _POSSESSIVE and not subject:
            return True
        if (
            tokens.code(index - 1) == ","
            and tokens.code(index + 1) in ",:)"
            and quantity.of is None
            and not quantity.unit
        ):
            return True  # an age: "Jane Doe, 16, ..."
        if tokens.word(index - 1) in ("up", "down") and quantity.unit == "%":
            return True
        if (quantity.of or "").lower() in _TIMES:
            return True
        if tokens.code(index - 1) == "(" and tokens.code(index - 2) == "Q":
            return True  # the same in another currency
        if quantity.unit == "%" and tokens.word(index + 1) in _CHANGES:
            return True
        if "Q" in (tokens.code(index - 1), tokens.code(index + 1)):
            return True  # a row of a table
        before = tokens.skip(index - 1, -1, "d")
        if tokens.word(before) == "of" and tokens.word(before - 1) == "out":
            before -= 1
        return tokens.word(before) == "of" and tokens.code(before - 1) == "Q"

    def _of_modifier(self, head: str, noun: str, group: VerbGroup | None) -> Action | None:
        lexicon = self.lexicon
        if noun in lexicon.indictments:
            return Action(group.lemma, "fact.indictment") if group is not None else None
        if head in lexicon.penalties:
            if group is None or group.lemma in lexicon.giving | lexicon.light | lexicon.words.announcing:
                return Action(lexicon.penalties[head], "fact.penalty", True)
            return Action(group.lemma, "fact.object")
        return None

    def _is_light(self, group: VerbGroup | None) -> bool:
        if group is not None and group.lemma == "carry":
            return False  # "the offence carries a fine"
        if group is None or group.lemma != "be":
            return group is None or group.lemma.partition(" ")[0] in self.lexicon.light
        return "there" in self.tokens.words[max(group.first - 2, 0) : group.first]

    def _by_verb(self, quantity: Quantity, governor: Governor, group: VerbGroup, head: str) -> Action | None:
        lexicon, verb = self.lexicon, group.lemma.partition(" ")[0]
        if quantity.unit is not None and "/" in quantity.unit:
            return None  # a speed, a rate
        is_time = quantity.unit in _TIME_UNITS
        if governor.preposition == "against" and verb in lexicon.light:
            charge = self._charge(group)
            return Action(charge, "fact.charge") if charge else None
        if is_time and verb not in lexicon.sentencing:
            return None
        if is_time and governor.role == "subject" and verb != "suspend":
            return None
        if is_time and verb in lexicon.giving:
            return Action("sentence", "fact.sentence")
        if verb in lexicon.words.announcing and head in lexicon.penalties:
            return Action(lexicon.penalties[head], "fact.penalty", True)
        if governor.rule == "fact.worth" and verb == "be":
            return Action("value", "fact.worth")
        if verb == "include" and governor.role == "object":
            return self._of_items(group)
        if verb in lexicon.stative or group.lemma in lexicon.stative:
            return None
        return Action(group.lemma, governor.rule)


def _is_modifier(quantity: Quantity) -> bool:
    """Whether the quantity is an adjective: "a 15-minute chase"."""
    glued = _GLUED.match(quantity.text)
    return glued is not None and not _NUMERAL.fullmatch(glued[1].lower())
