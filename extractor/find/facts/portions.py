"""The noun phrase that a quantity heads or measures: "a total of 30", "an additional $2 million", "a fine of $500"."""

from __future__ import annotations

from extractor.entities import Quantity
from extractor.find.facts.governor import is_money
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.word_classes import (
    BORDER,
    DATE,
    DETERMINER,
    GERUND,
    GOVERNS,
    NAME,
    NAMES_SOMETHING,
    OFFENCE,
    PLAIN,
    QUANTIFIER,
    QUANTITY,
    QUOTE,
)

_TOTALLING = frozenset({"totaling", "totalling"})


def phrase_start(sentence: Sentence, lexicon: FactLexicon, index: int) -> tuple[int, int | None]:
    """The first token of the noun phrase that a quantity heads or portions, and the noun before "of", if any."""
    tokens = sentence.tokens
    first, noun = index, None
    while first > 0:
        before = tokens.words[first - 1]
        if before in _TOTALLING and _is_told(tokens.word(first - 2), lexicon):
            noun = first = first - 2  # "imposed fines totalling $500"
            first = _phrase_opens(sentence, lexicon, first)
            continue
        if first - 1 in sentence.inside:
            break
        if tokens.codes[first - 1] in 'dr"(' or before in lexicon.before_number:
            first -= 1
        elif before == "between" and _is_range(sentence, index):
            first -= 1  # "got between three and nine months"
        elif (deed := _deed_above(sentence, lexicon, first, before)) is not None:
            noun = deed
            first = _phrase_opens(sentence, lexicon, noun)
        elif before == "for" and _is_term(sentence, lexicon, first - 2, index):
            noun = first = first - 2
        elif (before == "of" and _is_portion(sentence, lexicon, first - 2, index)) or (
            before in ("at", "on") and sentence.tokens.word(first - 2) in lexicon.action_nouns
        ):
            noun = first - 2
            first = _phrase_opens(sentence, lexicon, noun)
        else:
            break
    return first, noun


def _is_range(sentence: Sentence, index: int) -> bool:
    entity = sentence.tokens.entities[index]
    return isinstance(entity, Quantity) and entity.low is not None


def _deed_before(sentence: Sentence, lexicon: FactLexicon, last: int) -> int | None:
    """The noun of action before by whom, when or where it was done: "the arrest on Tuesday of 40 men"."""
    tokens, at = sentence.tokens, last
    if _is_told(tokens.words[last], lexicon) or tokens.words[last] in lexicon.value_nouns | lexicon.partitives:
        return None
    while at > 0 and at not in sentence.inside and tokens.codes[at] in NAMES_SOMETHING + DETERMINER + QUANTIFIER + DATE:
        at -= 1
    if at == last or at < 1 or tokens.codes[at] not in GOVERNS or tokens.words[at] == "of":
        return None
    return at - 1 if _is_noun(sentence, at - 1) and lexicon.deed(tokens.words[at - 1]) else None


def _deed_above(sentence: Sentence, lexicon: FactLexicon, first: int, before: str) -> int | None:
    """The noun of action that is not right before a phrase that opens behind "of" or "and"."""
    if before == "of":
        return _deed_before(sentence, lexicon, first - 2)
    return _deed_of_list(sentence, lexicon, first - 2) if before == "and" else None


def _deed_of_list(sentence: Sentence, lexicon: FactLexicon, last: int) -> int | None:
    """The noun of action whose list, none in it counted, a quantity ends: "the recovery of papers and $9"."""
    tokens = sentence.tokens
    at = tokens.skip(last, -1, PLAIN + NAME + DETERMINER + QUANTIFIER)
    counted = tokens.code(at - 2) == QUANTITY
    if at == last or tokens.word(at) != "of" or at < 1 or counted or not _is_noun(sentence, at - 1):
        return None
    return at - 1 if lexicon.deed(tokens.words[at - 1]) else None


def _is_noun(sentence: Sentence, index: int) -> bool:
    """Whether a word is a noun; the first of a sentence has a capital and may be one too."""
    tokens = sentence.tokens
    opens = tokens.code(index) == NAME and tokens.skip(index - 1, -1, BORDER + QUOTE + DETERMINER) < 0
    return index not in sentence.inside and (tokens.code(index) in PLAIN + OFFENCE + GERUND or opens)


def _phrase_opens(sentence: Sentence, lexicon: FactLexicon, noun: int) -> int:
    """The first of the adjectives and nouns that stand before a noun."""
    tokens, first = sentence.tokens, noun
    while (
        first > 0
        and (tokens.codes[first - 1] in "NJ" or tokens.words[first - 1] in lexicon.before_number)
        and first - 1 not in sentence.inside
    ):
        first -= 1
    return first


def _is_told(noun: str, lexicon: FactLexicon) -> bool:
    """Whether a noun tells what was done: a fine, a loss."""
    return lexicon.penalties.get(noun) in ("fine", "sentence") or lexicon.deed(noun) is not None


def _is_term(sentence: Sentence, lexicon: FactLexicon, index: int, quantity: int) -> bool:
    """Whether a penalty is told before "for" and its time: "imprisonment for seven years"."""
    entity = sentence.tokens.entities[quantity]
    timed = isinstance(entity, Quantity) and entity.timex is not None
    return timed and lexicon.penalties.get(sentence.tokens.word(index)) == "sentence"


def _is_portion(sentence: Sentence, lexicon: FactLexicon, index: int, quantity: int) -> bool:
    """Whether the noun at an index is measured by the quantity after "of": a total, a fine, any sum of money."""
    word = sentence.tokens.word(index).rpartition(" ")[2]  # "attempted murder"
    entity = sentence.tokens.entities[quantity]
    if index in sentence.inside or not isinstance(entity, Quantity):
        return False
    if is_money(entity):
        return sentence.tokens.code(index) in "NO"
    if index == quantity - 2 and entity.of and not entity.unit and word.endswith("s") and _is_noun(sentence, index):
        return True  # "the licences of 17 companies"
    return (
        word in lexicon.partitives
        or word in lexicon.penalties
        or word in lexicon.value_nouns
        or (_is_noun(sentence, index) and lexicon.deed(word) is not None)
    )
