"""The verb that a quantity belongs to, as a parse tells it: for what the closed classes leave open."""

from __future__ import annotations

from bisect import bisect_left

from extractor.entities import Quantity
from extractor.find.facts.actions import AGE
from extractor.find.facts.governor import Governor, Role
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.portions import phrase_start
from extractor.find.syntax import Parse
from extractor.language.clauses import Sentence

# The relations that count: the role, whether the verb is in the passive voice, and whether it follows.
_RELATIONS: dict[str, tuple[Role, bool, bool]] = {
    "obj": ("object", False, False),
    "nsubj": ("subject", False, True),
    "nsubj:pass": ("subject", True, True),
}
# Longer sentences, in tokens, cost most and are parsed worst.
_LONGEST = 40


def may_be_parsed(sentence: Sentence, lexicon: FactLexicon, index: int, quantity: Quantity) -> bool:
    """Whether a parse may find the verb of the quantity at a token that the rules found none for.

    What a preposition ties to a verb a parse now and then has as its object.
    """
    if quantity.rule == AGE or not sentence.groups or len(sentence.tokens) > _LONGEST:
        return False
    return sentence.tokens.code(phrase_start(sentence, lexicon, index)[0] - 1) not in "pt"


def parsed_governor(sentence: Sentence, parse: Parse, quantity: Quantity) -> Governor | None:
    """The governor of a quantity; None where it is no subject or object of a verb."""
    word = parse.head_of(quantity.start, quantity.end)
    if word is not None and parse.labels[word] == "nummod":
        word = parse.heads[word]
    if word is None or parse.tags[word].startswith("NNP"):
        return None  # "One Bank" counts nothing
    verb = parse.heads[word]
    relation = _RELATIONS.get(parse.labels[word])
    number = _group_at(sentence, parse.starts[verb]) if parse.tags[verb].startswith("VB") else None
    if relation is None or number is None:
        return None
    role, passive, follows = relation
    if sentence.groups[number].passive != passive or (verb > word) != follows:
        return None
    return Governor(number, role, "fact.parsed")


def _group_at(sentence: Sentence, offset: int) -> int | None:
    """The verb group with the word at an offset."""
    starts = sentence.tokens.starts
    index = bisect_left(starts, offset)
    return sentence.inside.get(index) if index < len(starts) and starts[index] == offset else None
