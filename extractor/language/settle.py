"""Settles what words are that could be several things: verbs, adjectives, nouns."""

from __future__ import annotations

from collections.abc import Callable

from extractor.entities import Entity, Quantity
from extractor.language.lexicon import Lexicon
from extractor.language.parts import open_parts
from extractor.language.tokens import Tokens
from extractor.language.word_classes import (
    ADVERB,
    ADVERBIAL,
    AGENCY,
    AUXILIARY,
    AUXILIARY_BUT_MODAL,
    BASE,
    BE,
    BE_OR_HAVE,
    BORDER,
    CLOSES_BRACKET,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    ENDS_CLAUSE,
    ENDS_ITEM,
    HAVE,
    LISTS,
    MAY_ACT,
    MODAL,
    MODAL_OR_TO,
    NAME,
    NAMES_SOMETHING,
    NOUN,
    NOUN_OR_NAME,
    NUMBER_OR_DETERMINER,
    OFFENCE,
    OPENS_ATTRIBUTE,
    OPENS_CLEAR_OBJECT,
    OPENS_PHRASE,
    PARTICIPLE,
    PAST_FORM,
    PAST_OR_PARTICIPLE,
    PLAIN,
    PREPOSITION,
    PRONOUN,
    QUANTIFIER,
    QUANTITY,
    RELATIVE,
    TAKES_BASE,
    THIRD,
    TO,
    VERB_FORMS,
)

_TIES_PARTICIPLE = frozenset({"by", "at"})
_SUBJECT = NAMES_SOMETHING + OFFENCE + QUANTITY + CLOSES_BRACKET
_OBJECT_NOUN = NOUN_OR_NAME + QUANTIFIER
_OBJECT_OF_LISTED = OPENS_CLEAR_OBJECT + AGENCY + NAME


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


def _opens_infinitive(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a verb follows a "to"."""
    following = tokens.skip(index + 1, 1, ADVERB)
    return tokens.code(following) in BASE + AUXILIARY_BUT_MODAL or (
        tokens.code(following) in PAST_FORM and tokens.word(following) in lexicon.inflection.present
    )


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
    if right == TO and _opens_infinitive(tokens, index + 1, lexicon) and left in "NMARw":
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


def _is_base_verb(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """A base form: after "to", a modal or a plural subject, and where an object follows."""
    before, after = tokens.skip(index - 1, -1, ADVERBIAL), tokens.skip(index + 1, 1, ADVERB)
    left, right = tokens.code(before), tokens.code(after)
    word = tokens.words[index]
    if left == QUANTITY and right in NOUN_OR_NAME and word in lexicon.intransitive:
        return False  # "212 live rounds"
    if _wants_base(tokens, before, left) or _opens_item(tokens, index):
        return True
    if left in OPENS_ATTRIBUTE:
        return False
    if _is_plan(tokens, before, after, lexicon, base=True):
        return True
    if word in lexicon.nounish:
        return _has_subject_and_object(left, right) or _goes_on_in_headline(tokens, before, after, lexicon)
    if left in PAST_OR_PARTICIPLE + PARTICIPLE and tokens.word(before - 1).endswith("s"):
        return right in NUMBER_OR_DETERMINER  # "the drugs seized comprise 40 kg"
    if left == NAME and right == TO and tokens.code(after + 1) == BASE:
        return True  # "Menefee and Carroll agree to pay"
    agrees = left in AGENCY + CLOSES_BRACKET + QUANTITY or tokens.word(before).endswith("s")
    return _has_subject(left, agrees=agrees) or _follows_in_list(left, right)


def _goes_on_in_headline(tokens: Tokens, before: int, after: int, lexicon: Lexicon) -> bool:
    """Whether several act, and another base form follows the object: "police raid mines, seize 19 tonnes"."""
    who = tokens.word(before)
    if tokens.code(after) not in _OBJECT_NOUN or not (who in lexicon.person_groups or who.endswith("s")):
        return False
    comma = tokens.skip(after, 1, _OBJECT_NOUN)
    return tokens.code(comma) == COMMA and tokens.code(comma + 1) == BASE


def _is_third_person_verb(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """A form in -s: after a subject of one, and where an object follows."""
    before, after = tokens.skip(index - 1, -1, ADVERBIAL), tokens.skip(index + 1, 1, ADVERB)
    left, right = tokens.code(before), tokens.code(after)
    if left == PLAIN and tokens.code(before - 1) == QUANTITY and _is_several(tokens.entities[before - 1]):
        return right in NUMBER_OR_DETERMINER + PRONOUN  # "two gold bars and"
    if left in OPENS_ATTRIBUTE or (left == QUANTITY and _is_several(tokens.entities[before])):
        return False  # "the two recruits then"
    if _is_plan(tokens, before, after, lexicon):
        return True
    if tokens.words[index] in lexicon.nounish:
        named = left == AGENCY and right in AGENCY + NAME
        return named or _has_subject_and_object(left, right) or _opens_headline(tokens, index)
    speaks = left == COMMA and _ends_with_speaker(tokens, after)
    return _has_subject(left, agrees=True) or _follows_in_list(left, right) or speaks


def _opens_headline(tokens: Tokens, index: int) -> bool:
    """Whether a form in -s is the verb of a headline: "Court jails man 10 years"; none has an auxiliary or a stop."""
    before = tokens.word(index - 1)
    single = tokens.code(index - 1) == AGENCY or not before.endswith("s")
    if not index or not single or tokens.words[-1] == "." or set(tokens.codes[:index]) - set(NOUN):
        return False
    return tokens.code(index + 1) in NAMES_SOMETHING + DETERMINER + QUANTITY and not set(AUXILIARY) & set(tokens.codes)


def _is_plan(tokens: Tokens, before: int, after: int, lexicon: Lexicon, *, base: bool = False) -> bool:
    """Whether somebody "plans to" do something, and no plans to do it are told of.

    "The NCA hopes to recover", "officials plan to hire"; not "the plans to hire 9 men were", where a verb follows.
    """
    left = tokens.code(before)
    if tokens.code(after) != TO or not _opens_infinitive(tokens, after, lexicon):
        return False
    if left in PRONOUN + RELATIVE:
        return True
    if left not in NAMES_SOMETHING or (base and not tokens.word(before).endswith("s")):
        return False
    stop = next((at for at in range(after, len(tokens)) if tokens.codes[at] in ENDS_CLAUSE), len(tokens))
    return not any(code in AUXILIARY for code in tokens.codes[after:stop])


def _ends_with_speaker(tokens: Tokens, index: int) -> bool:
    """Whether nothing but a noun phrase follows: ", says navy"."""
    return tokens.code(tokens.skip(index, 1, NAMES_SOMETHING)) == BORDER


def _wants_base(tokens: Tokens, before: int, left: str) -> bool:
    """Whether only a base form can follow: "to", a modal, "do", or what is joined to such a verb."""
    return left in TAKES_BASE or (left == CONJUNCTION and _follows_base(tokens, before))


def _opens_item(tokens: Tokens, index: int) -> bool:
    """Whether an item opens with what its lead-in asks for: "The company must:", "• pay $4 million"."""
    before = tokens.skip(index - 1, -1, BORDER)
    return 0 <= before < tokens.lead and tokens.code(before) in MODAL_OR_TO


def _has_subject_and_object(left: str, right: str) -> bool:
    """Whether both sides make a verb of what is as often a noun: "officers charge the"."""
    return left in MAY_ACT + OFFENCE + RELATIVE and right in OPENS_CLEAR_OBJECT


def _has_subject(left: str, *, agrees: bool) -> bool:
    """Whether a subject stands before: a pronoun, or a noun that agrees: "officers seize", "the court rules"."""
    return left in PRONOUN + RELATIVE or (agrees and left in _SUBJECT)


def _follows_in_list(left: str, right: str) -> bool:
    """Whether a verb goes on after a comma or a conjunction: "and seize the"."""
    return left in LISTS and right in _OBJECT_OF_LISTED


def _is_several(entity: Entity | None) -> bool:
    return isinstance(entity, Quantity) and entity.unit is None and entity.value != 1


def _follows_base(tokens: Tokens, index: int) -> bool:
    """Whether a conjunction joins to an infinitive or to a verb after a modal: "will investigate and prosecute"."""
    for at in range(index - 1, max(index - 12, -1), -1):
        code = tokens.codes[at]
        if code == BASE and tokens.code(tokens.skip(at - 1, -1, ADVERBIAL)) in TAKES_BASE:
            return True
        if code in ENDS_CLAUSE:
            return False
    return False


# How a word in verb form is settled, and the code that it has as a verb.
_SETTLED: dict[str, tuple[Callable[[Tokens, int, Lexicon], bool], str]] = {
    "V": (_is_participle_verb, "V"),
    "P": (_is_participle_verb, "P"),
    "G": (_is_gerund_verb, "G"),
    "v": (_is_base_verb, "v"),
    "z": (_is_third_person_verb, "z"),
    "F": (_is_past_verb, "F"),
    "U": (_is_unmarked_verb, "V"),
}
