"""The verb that a quantity belongs to, as a parse tells it: a climb from the counted noun, by relations alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from extractor.entities import Quantity
from extractor.find.facts.governor import Governor, Role
from extractor.find.syntax import Parse
from extractor.language.clauses import Sentence
from extractor.language.word_classes import BASE, GERUND, NAME, PAST, PAST_OR_PARTICIPLE, PLAIN, THIRD

# What hangs on the noun that it counts, or is one with it.
_INSIDE = frozenset(
    {"nummod", "compound", "amod", "det", "advmod", "nmod:npmod", "nmod:unmarked", "fixed", "flat", "case"}
)
# Members of a list, and what tells the same again: they have the verb of the first.
_SHARING = frozenset({"conj", "appos", "list", "parataxis", "dep"})
# The relations that count: the role, and whether the verb is in the passive voice.
_CORE: dict[str, tuple[Role, bool]] = {
    "obj": ("object", False),
    "iobj": ("object", False),
    "nsubj": ("subject", False),
    "nsubj:pass": ("subject", True),
}
_OBLIQUE = frozenset({"obl", "obl:npmod", "obl:tmod", "obl:unmarked", "obl:agent"})
# Prepositions that tie a complement; others tell where and when.
_COMPLEMENT = frozenset({"", "to", "with", "of", "for", "from", "by", "into", "against", "on"})
# Before the noun these only tell parts of, or portion, what stands before.
_PORTIONING = frozenset({"of", "including", "like"})
# The class of a verb that the lexicon does not know, by its tag.
_CODES = {"VB": BASE, "VBP": BASE, "VBZ": THIRD, "VBD": PAST, "VBN": PAST_OR_PARTICIPLE, "VBG": GERUND}
_MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class Climb:
    """Where a climb from a quantity ended: at a verb, by a relation; ``shared``, over the members of a list."""

    verb: int
    label: str
    case: str
    shared: bool


def climb(parse: Parse, low: str, quantity: Quantity) -> Climb | None:
    """The verb above a quantity; None where it stands under none.

    Args:
        parse: of the sentence.
        low: the text in lower case.
        quantity: the entity.
    """
    word = parse.head_of(quantity.start, quantity.end)
    shared = False
    for _ in range(_MOST_STEPS):
        if word is None:
            return None
        head, label = parse.heads[word], parse.labels[word]
        base = label.partition(":")[0]
        if head == word:
            return _participle(parse, word, shared)
        if label in _INSIDE or (base == "nummod"):
            word = head
        elif base in _SHARING and not parse.tags[head].startswith("VB"):
            word, shared = head, True
        elif base == "nmod" and _case(parse, low, word) in _PORTIONING:
            word = head
        elif (label in _CORE or label in _OBLIQUE) and not parse.tags[word].startswith("NNP"):
            return Climb(head, label, _case(parse, low, word), shared)
        else:
            return _participle(parse, word, shared)
    return None


def _case(parse: Parse, low: str, word: int) -> str:
    """The preposition of a noun."""
    for child in range(max(word - 12, 0), word):
        if parse.heads[child] == word and parse.labels[child] == "case":
            return low[parse.starts[child] : parse.ends[child]]
    return ""


def _participle(parse: Parse, noun: int, shared: bool) -> Climb | None:
    """A participle behind a noun that stands under no verb: "12 men detained in Marlow"."""
    for child in range(noun + 1, min(noun + 12, len(parse.heads))):
        if parse.heads[child] == noun and parse.labels[child] == "acl" and parse.tags[child] == "VBN":
            return Climb(child, "acl", "", shared)
    return None


def parsed_governor(sentence: Sentence, parse: Parse, low: str, quantity: Quantity) -> Governor | None:
    """The governor of a quantity by its parse; None where that is no verb group, or in another voice."""
    found = climb(parse, low, quantity)
    if found is None:
        return None
    number = _group_at(sentence, parse.starts[found.verb])
    if number is None:
        return None
    group = sentence.groups[number]
    if found.label in _CORE:
        role, passive = _CORE[found.label]
        if group.passive != passive and not (role == "object" and group.form == "finite"):
            return None
        return Governor(number, role, "fact.parsed", listed=found.shared)
    if found.label == "acl":
        return Governor(number, "subject", "fact.parsed", listed=True) if group.passive else None
    if found.label == "obl:agent" or (found.case == "by" and group.passive):
        return Governor(number, "agent", "fact.parsed")
    if found.case not in _COMPLEMENT or found.shared:
        return None
    return Governor(number, "complement", "fact.parsed", found.case, listed=found.shared)


def unknown_verb(sentence: Sentence, parse: Parse, low: str, quantity: Quantity) -> tuple[int, str] | None:
    """The token that a climb ends at, and its class, where the sentence has no verb there."""
    found = climb(parse, low, quantity)
    if found is None or found.label not in _CORE or parse.tags[found.verb] not in _CODES:
        return None
    index = _token_at(sentence, parse.starts[found.verb])
    if index is None or index in sentence.inside or sentence.tokens.codes[index] not in PLAIN + NAME:
        return None
    return index, _CODES[parse.tags[found.verb]]


def _token_at(sentence: Sentence, offset: int) -> int | None:
    starts = sentence.tokens.starts
    index = bisect_left(starts, offset)
    return index if index < len(starts) and starts[index] == offset else None


def _group_at(sentence: Sentence, offset: int) -> int | None:
    """The verb group with the word at an offset."""
    index = _token_at(sentence, offset)
    return sentence.inside.get(index) if index is not None else None
