"""Whether a base form, or a form in -s, is a verb and no noun: "officers charge", "the court rules"."""

from __future__ import annotations

from extractor.entities import Entity, Quantity
from extractor.language.lexicon import Lexicon
from extractor.language.tokens import Tokens
from extractor.language.word_classes import (
    ADVERB,
    ADVERBIAL,
    AGENCY,
    AUXILIARY,
    AUXILIARY_BUT_MODAL,
    BASE,
    BORDER,
    CLOSES_BRACKET,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    ENDS_CLAUSE,
    LISTS,
    MAY_ACT,
    MODAL_OR_TO,
    NAME,
    NAMES_SOMETHING,
    NOUN,
    NOUN_OR_NAME,
    NUMBER_OR_DETERMINER,
    OFFENCE,
    OPENS_ATTRIBUTE,
    OPENS_CLEAR_OBJECT,
    PARTICIPLE,
    PAST_FORM,
    PAST_OR_PARTICIPLE,
    PLAIN,
    PRONOUN,
    QUANTIFIER,
    QUANTITY,
    RELATIVE,
    TAKES_BASE,
    TO,
)

_SUBJECT = NAMES_SOMETHING + OFFENCE + QUANTITY + CLOSES_BRACKET
_OBJECT_NOUN = NOUN_OR_NAME + QUANTIFIER
_OBJECT_OF_LISTED = OPENS_CLEAR_OBJECT + AGENCY + NAME


def is_base_verb(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
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


def is_third_person_verb(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
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
    if tokens.code(after) != TO or not opens_infinitive(tokens, after, lexicon):
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


def opens_infinitive(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a verb follows a "to"."""
    following = tokens.skip(index + 1, 1, ADVERB)
    return tokens.code(following) in BASE + AUXILIARY_BUT_MODAL or (
        tokens.code(following) in PAST_FORM and tokens.word(following) in lexicon.inflection.present
    )
