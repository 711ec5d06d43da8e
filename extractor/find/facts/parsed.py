"""The verb that a quantity belongs to, as a parse tells it: for what the closed classes leave open."""

from __future__ import annotations

from bisect import bisect_left

from extractor.entities import Quantity
from extractor.find.context import Context
from extractor.find.facts.actions import AGE
from extractor.find.facts.governor import Governor, Role
from extractor.find.facts.lexicon import Lexicon
from extractor.find.facts.portions import phrase_start
from extractor.find.facts.sentence import Sentence
from extractor.find.syntax import Parse

# The relations that count: the role, whether the verb is in the passive voice, and whether it follows.
_RELATIONS: dict[str, tuple[Role, bool, bool]] = {
    "obj": ("object", False, False),
    "nsubj": ("subject", False, True),
    "nsubj:pass": ("subject", True, True),
}

# Longer sentences, in tokens, cost most and are parsed worst.
_LONGEST = 40


class ParsedGovernors:
    """Finds governors in one sentence, which is parsed when the first is asked for."""

    def __init__(self, context: Context, sentence: Sentence, lexicon: Lexicon) -> None:
        self.context, self.sentence, self.lexicon = context, sentence, lexicon
        self._parse: Parse | None = None

    def governor(self, index: int) -> Governor | None:
        """The governor of the quantity at a token, None where it is no subject or object of a verb."""
        entity = self.sentence.tokens.entities[index]
        before = phrase_start(self.sentence, self.lexicon, index)[0] - 1
        # A parse now and then has as object what a preposition ties to the verb.
        if (
            not isinstance(entity, Quantity)
            or self.sentence.tokens.code(before) in "pt"
            or not self._pays(entity, index)
        ):
            return None
        parse = self._parsed()
        if parse is None:
            return None
        word = parse.head_of(entity.start, entity.end)
        if word is not None and parse.labels[word] == "nummod":
            word = parse.heads[word]
        if word is None or parse.tags[word].startswith("NNP"):
            return None  # "One Bank" counts nothing
        verb = parse.heads[word]
        relation = _RELATIONS.get(parse.labels[word])
        number = self._group_at(parse.starts[verb]) if parse.tags[verb].startswith("VB") else None
        if relation is None or number is None:
            return None
        role, passive, follows = relation
        if self.sentence.groups[number].passive != passive or (verb > word) != follows:
            return None
        return Governor(number, role, "fact.parsed")

    def _pays(self, quantity: Quantity, index: int) -> bool:
        """Whether a parse, which costs what reading a page costs, may well find the verb: of people or things
        counted before every verb of a sentence that has an auxiliary.
        """
        if quantity.rule == AGE or quantity.unit is not None or quantity.of is None or "-" in quantity.text:
            return False
        groups = self.sentence.groups
        tokens = self.sentence.tokens
        if not groups or groups[0].first < index or tokens.titled or len(tokens) > _LONGEST:
            return False
        return any(
            group.form == "finite" and not group.bare and group.lemma not in self.lexicon.stative for group in groups
        )

    def _parsed(self) -> Parse | None:
        tokens = self.sentence.tokens
        if self._parse is None and self.context.parser is not None:
            self._parse = self.context.parser([(tokens.starts[0], tokens.ends[-1])])[0]
        return self._parse

    def _group_at(self, offset: int) -> int | None:
        """The verb group with the word at an offset."""
        starts = self.sentence.tokens.starts
        index = bisect_left(starts, offset)
        return self.sentence.inside.get(index) if index < len(starts) and starts[index] == offset else None
