"""Noun phrases among the tokens of a sentence: where one starts and ends, and the agency that it is."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.entities import Agency, Entity
from extractor.language.clauses import Sentence
from extractor.language.word_classes import ADVERB, AGENCY, DETERMINER, NOUN, OFFENCE, QUANTITY, QUOTE


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: offsets into the text, and the agency that it is, if it is one."""

    start: int
    end: int
    agency: Agency | None = None


def phrase_from(sentence: Sentence, first: int, stop: int) -> Phrase | None:
    """The noun phrase that starts at a token, without determiners, up to its first preposition or border."""
    tokens = sentence.tokens
    first = tokens.skip(first, 1, DETERMINER + ADVERB + QUOTE)
    first += tokens.word(first) == "'s"
    if tokens.word(first) == "total" and tokens.word(first + 1) == "of" and tokens.code(first + 2) == QUANTITY:
        first += 2  # "a total of 58 traders"
    last = first
    while last < stop and tokens.codes[last] in NOUN and last not in sentence.inside:
        last += 1
    while last < stop and tokens.word(last) in ("and", "of", "&") and _goes_on(sentence, first, last, stop):
        last += 1
        while last < stop and tokens.codes[last] in NOUN + DETERMINER and last not in sentence.inside:
            last += 1
    if last == first:
        return None
    return Phrase(tokens.starts[first], tokens.ends[last - 1], _agency(sentence, first, last))


def _goes_on(sentence: Sentence, first: int, at: int, stop: int) -> bool:
    """Whether "and" or "of" goes on with the same phrase."""
    tokens = sentence.tokens
    return (
        at + 1 < stop
        and tokens.codes[at + 1] in NOUN + DETERMINER
        and (tokens.word(at) != "of" or _has_part(sentence, first, at))
    )


def _has_part(sentence: Sentence, first: int, of: int) -> bool:
    """Whether "of" goes on with a phrase: no number, nothing behind a body, no crime: "by a jury of murder"."""
    codes = sentence.tokens.codes
    crime = codes[of + 1] == OFFENCE and sentence.tokens.code(of + 2) not in NOUN
    return AGENCY not in codes[first:of] and codes[of + 1] != QUANTITY and not crime


def _agency(sentence: Sentence, first: int, last: int) -> Agency | None:
    """The agency that a phrase is: the first or the last of its tokens, and no name of a person after it."""
    entities: list[Entity | None] = sentence.tokens.entities[first:last]
    agencies = [entity for entity in entities if isinstance(entity, Agency)]
    if not agencies:
        return None
    alone = len(entities) == len(agencies) or isinstance(entities[-1], Agency)
    return agencies[0] if alone and (isinstance(entities[0], Agency) or len(entities) < 3) else None
