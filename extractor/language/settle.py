"""Settles what words are that could be several things: verbs, adjectives, nouns."""

from __future__ import annotations

from collections.abc import Callable

from extractor.language.lexicon import Lexicon
from extractor.language.parts import open_parts
from extractor.language.present_forms import is_base_verb, is_third_person_verb, opens_infinitive
from extractor.language.tokens import Tokens
from extractor.language.word_classes import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    BASE,
    BE,
    BE_OR_HAVE,
    BORDER,
    COMMA,
    DETERMINER,
    ENDS_ITEM,
    HAVE,
    LISTS,
    MODAL,
    NOUN_OR_NAME,
    NUMBER_OR_DETERMINER,
    OPENS_ATTRIBUTE,
    OPENS_PHRASE,
    PAST_FORM,
    PLAIN,
    PREPOSITION,
    QUANTITY,
    TAKES_BASE,
    THIRD,
    TO,
    VERB_FORMS,
)

_TIES_PARTICIPLE = frozenset({"by", "at"})


def settle_codes(tokens: Tokens, lexicon: Lexicon) -> None:
    """Decide in place, from left to right, which words in verb form are verbs; the others become N."""
    open_parts(tokens)
    codes = tokens.codes
    for index, word in enumerate(tokens.words):
        if word == "since" and tokens.code(index - 1) == HAVE:
            codes[index] = "r"  # "have since been detained"
    for index, code in enumerate(codes):
        word = tokens.words[index]
        if (code in PAST_FORM and _is_base(tokens, index, lexicon)) or (code == PLAIN and _is_unknown(tokens, index)):
            code = codes[index] = BASE
        if (
            code == PLAIN
            and word.endswith("s")
            and tokens.word(index - 1) == "who"
            and tokens.code(index + 1) in NUMBER_OR_DETERMINER
        ):
            codes[index] = THIRD  # "who heads the unit"
        elif code == PLAIN:
            codes[index] = _settled_noun(tokens, index, lexicon)
        elif code in _SETTLED:
            is_verb, verb = _SETTLED[code]
            codes[index] = verb if is_verb(tokens, index, lexicon) else "N"


def _is_base(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a verb whose past is its base form stands where only a base can: "will cost", "to cut"."""
    if tokens.words[index] not in lexicon.inflection.present:
        return False
    return tokens.code(tokens.skip(index - 1, -1, ADVERBIAL)) in TAKES_BASE


def _is_unknown(tokens: Tokens, index: int) -> bool:
    """Whether a word that no list knows stands where only a verb can: "could outlast"."""
    return tokens.words[index].isalpha() and tokens.code(tokens.skip(index - 1, -1, ADVERBIAL)) == MODAL


def _settled_noun(tokens: Tokens, index: int, lexicon: Lexicon) -> str:
    """The code of a noun that has the form of a participle or of a gerund: "a suspect", "laundering"."""
    word = tokens.words[index]
    if word in lexicon.participles:
        return "V" if _is_participle_after_all(tokens, index, lexicon) else "N"
    if word in lexicon.action_gerunds:
        return "G" if _is_gerund_after_all(tokens, index) else "N"
    return "N"


def _is_participle_after_all(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    left, right = tokens.code(tokens.skip(index - 1, -1, ADVERBIAL)), tokens.code(index + 1)
    if right == TO and opens_infinitive(tokens, index + 1, lexicon) and left in "NMARw":
        return True  # "the pair attempted to smuggle"
    if tokens.word(index + 1) in _TIES_PARTICIPLE:
        return True  # "a case supervised by the ministry", "damage estimated at"
    if left == COMMA and tokens.word(index + 1) == "of":
        return True  # "the owner, suspected of hiding 14 laptops"
    return (left in BE_OR_HAVE and right not in NOUN_OR_NAME) or (left in "NMARw," and right in "dcRh")


def _is_gerund_after_all(tokens: Tokens, index: int) -> bool:
    codes = tokens.codes
    if tokens.code(index - 1) in PREPOSITION + TO and tokens.code(index + 1) == QUANTITY:  # "of laundering $2 million"
        return True
    return codes[index - 1 : index] + codes[index + 1 : index + 3] == [",", "p", "Q"]


def _is_past_verb(tokens: Tokens, index: int, _lexicon: Lexicon) -> bool:
    """A form of the past alone is a noun after a determiner or adjective, or in a list."""
    if tokens.code(index - 1) in "dJ":
        return False
    return not (tokens.code(index - 2) == DETERMINER and tokens.code(index + 1) in ENDS_ITEM)


def _is_unmarked_verb(tokens: Tokens, index: int, _lexicon: Lexicon) -> bool:
    """A form that is present and past stands between a subject and an object."""
    return tokens.code(index + 1) in NUMBER_OR_DETERMINER and tokens.code(index - 1) in "NMARQ"


def _is_participle_verb(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """A form in -ed is an adjective between a determiner, preposition or number and a noun."""
    before = tokens.skip(index - 1, -1, ADVERB)
    left, right = tokens.code(before), tokens.code(index + 1)
    if left in AUXILIARY or left in "nRw":
        return True
    if right in NOUN_OR_NAME and (
        left in VERB_FORMS or tokens.word(before) in lexicon.participles
    ):  # "suspected smuggled goods"
        return False
    if right in "NMAO" and (left in OPENS_ATTRIBUTE or (left == QUANTITY and right in "NMO")):
        return False
    if left in OPENS_PHRASE and right in LISTS:  # "of stolen and counterfeit goods", "the seized, ..."
        return False
    if left in DETERMINER + TO:
        return False  # "linked to impaired drivers"
    return not (left in LISTS and right == PLAIN and tokens.code(before - 1) in PLAIN and _closes(tokens, index + 2))


def _closes(tokens: Tokens, index: int) -> bool:
    return tokens.code(index) in BORDER


def _is_gerund_verb(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    if tokens.words[index] == "acting" and tokens.code(index + 1) in NOUN_OR_NAME:
        return False  # "Acting Director Ruth Amadi"
    before = tokens.skip(index - 1, -1, ADVERB)
    left, right = tokens.code(before), tokens.code(index + 1)
    if left in BE:
        return True
    if tokens.word(before) == "of" and right == PLAIN and lexicon.takes_things(tokens.word(before - 1)):
        return False  # "the recovery of incriminating documents"
    if left == DETERMINER or (left == COMMA and right == PLAIN and tokens.code(index + 2) in ENDS_ITEM):
        return False  # "drying equipment, two firearms"
    if right in NOUN_OR_NAME and _is_attribute(tokens, index, before, lexicon):
        return False
    return right in 'dQRNMAOprhtJ,":cDVFvz' and not (left in "NJ" and right in ENDS_ITEM)


def _is_attribute(tokens: Tokens, index: int, before: int, lexicon: Lexicon) -> bool:
    """Whether a gerund before a noun belongs to it; ``before`` is the token before it, adverbs passed over."""
    left = tokens.code(before)
    if left == QUANTITY or tokens.word(before).endswith(("'s", "s'")):
        return True  # "three smuggling rings", "the cutter's boarding team"
    compound = left in "NMJ" and tokens.code(index - 1) != COMMA
    # "a price gouging case", but "provisions requiring companies"
    return compound and (tokens.titled or tokens.words[index] not in lexicon.inflection.ing)


# How a word in verb form is settled, and the code that it has as a verb.
_SETTLED: dict[str, tuple[Callable[[Tokens, int, Lexicon], bool], str]] = {
    "V": (_is_participle_verb, "V"),
    "P": (_is_participle_verb, "P"),
    "G": (_is_gerund_verb, "G"),
    "v": (is_base_verb, "v"),
    "z": (is_third_person_verb, "z"),
    "F": (_is_past_verb, "F"),
    "U": (_is_unmarked_verb, "V"),
}
