"""The verb that a quantity belongs to, as a parse tells it, as a verb group of the sentence."""

from __future__ import annotations

from bisect import bisect_left

from extractor.entities import Quantity
from extractor.find.facts.climb import Reading, governor
from extractor.find.facts.governor import Governor, Role, Tie
from extractor.find.facts.tree import Tree
from extractor.find.syntax import Parse
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import BASE, GERUND, NAME, PAST, PAST_OR_PARTICIPLE, PLAIN, THIRD

# Prepositions that tie a complement; others tell where and when.
_COMPLEMENT = frozenset({"", "to", "with", "of", "for", "from", "by", "into", "against", "on"})
# Prepositions and relations that only tell parts of, or portion, what stands before.
_PORTIONING = frozenset({"of", "including", "like", "unmarked", "desc", "poss"})
# What stands beside a sentence: "[3]", a number of an item.
_MARKS = frozenset({"dep", "discourse", "list"})
# Verbs that say of their object what a participle behind it tells.
_SEEING = frozenset({"see", "have", "get", "leave"})
# The class of a verb that the lexicon does not know, by its tag.
_CODES = {"VB": BASE, "VBP": BASE, "VBZ": THIRD, "VBD": PAST, "VBN": PAST_OR_PARTICIPLE, "VBG": GERUND}


class ParsedSentence:
    """The parse of a sentence, and the way up from each of its quantities, climbed once."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._tree = Tree(parse)
        self._readings: dict[tuple[int, int], Reading | None] = {}

    def reading(self, quantity: Quantity) -> Reading | None:
        """What the climb tells, unless it leads over a preposition that does not portion, from a name or a mark."""
        span = quantity.start, quantity.end
        if span not in self._readings:
            self._readings[span] = self._climbed(*self.parse.between(*span))
        return self._readings[span]

    def _climbed(self, first: int, last: int) -> Reading | None:
        found, tags = governor(self.parse, first, last, self._tree), self.parse.tags
        if found is None or found.path[0] in _MARKS or (found.nouns and tags[found.nouns[-1]].startswith("NNP")):
            return None
        over = [step.partition(":")[2] for step in found.path if step.partition(":")[0] == "nmod"]
        return found if all(step in _PORTIONING for step in over) else None


def parsed_governor(sentence: Sentence, parsed: ParsedSentence, quantity: Quantity) -> Governor | None:
    """The governor of a quantity by its parse; None where that is no verb group, or in another voice."""
    reading, parse = parsed.reading(quantity), parsed.parse
    if reading is None or reading.verb is None:
        return None
    number = _group_at(sentence, parse.starts[reading.verb])
    if number is None:
        return None
    group = sentence.groups[number]
    listed = "conj" in reading.path or "appos" in reading.path
    inner = None if reading.participle is None else _group_at(sentence, parse.starts[reading.participle])
    if reading.role == "state" or (group.lemma in _SEEING and inner is not None):
        # "Nine are among 33 suspects detained", "saw 34 charges laid": the participle tells what happened.
        return None if inner is None else Governor(inner, "subject", Tie.PARSED, listed=True)
    if reading.role in ("object", "subject"):
        role: Role = "object" if reading.role == "object" else "subject"
        fits = group.passive == (reading.passive and role == "subject")
        return Governor(number, role, Tie.PARSED, listed=listed) if fits else None
    if reading.role == "participle":
        return Governor(number, "subject", Tie.PARSED, listed=True) if group.passive else None
    return _complement(number, group, reading, listed)


def _complement(number: int, group: VerbGroup, reading: Reading, listed: bool) -> Governor | None:
    """What a preposition ties to the verb before it; "by" tells who acts."""
    if reading.path[-1].startswith("obl:agent") or (reading.preposition == "by" and group.passive):
        return Governor(number, "agent", Tie.PARSED)
    # "With 604 recovered" has its verb right behind it; else what stands before the verb is no complement.
    behind = reading.verb is not None and all(noun > reading.verb or noun == reading.verb - 1 for noun in reading.nouns)
    if reading.preposition not in _COMPLEMENT or listed or not behind:
        return None
    return Governor(number, "complement", Tie.PARSED, reading.preposition)


def parsed_subject(
    sentence: Sentence, parsed: ParsedSentence, quantity: Quantity, number: int
) -> tuple[int, int] | None:
    """Where the subject of a quantity's verb starts and ends, if that is the verb group of a number, in the active."""
    reading, parse = parsed.reading(quantity), parsed.parse
    if reading is None or reading.verb is None or reading.passive or reading.agent_by not in ("subject", "antecedent"):
        return None
    if reading.agent is None or _group_at(sentence, parse.starts[reading.verb]) != number:
        return None
    first, behind = reading.agent
    return (parse.starts[first], parse.ends[behind - 1]) if parse.tags[first][:2] in ("NN", "PR", "JJ") else None


def unknown_verb(sentence: Sentence, parsed: ParsedSentence, quantity: Quantity) -> tuple[int, str] | None:
    """The token that a climb ends at, and its class, where the sentence has no verb there."""
    found, parse = parsed.reading(quantity), parsed.parse
    if found is None or found.verb is None or found.role not in ("object", "subject"):
        return None
    tag = parse.tags[found.verb]
    index = _token_at(sentence, parse.starts[found.verb])
    if tag not in _CODES or index is None or index in sentence.inside:
        return None
    return (index, _CODES[tag]) if sentence.tokens.codes[index] in PLAIN + NAME else None


def _token_at(sentence: Sentence, offset: int) -> int | None:
    starts = sentence.tokens.starts
    index = bisect_left(starts, offset)
    return index if index < len(starts) and starts[index] == offset else None


def _group_at(sentence: Sentence, offset: int) -> int | None:
    """The verb group with the word at an offset."""
    index = _token_at(sentence, offset)
    return sentence.inside.get(index) if index is not None else None
