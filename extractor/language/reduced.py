"""Whether a form in -ed without an auxiliary is a participle, "86 people detained for", or a past tense."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from extractor.entities import Quantity
from extractor.language.lexicon import Lexicon
from extractor.language.tokens import Tokens
from extractor.language.word_classes import (
    ADVERB,
    AGENCY,
    BASE,
    BE,
    BE_OR_HAVE,
    BORDER,
    COMMA,
    CONJUNCTION,
    DATE,
    DETERMINER,
    ENDS_ITEM,
    LISTS,
    MAY_ACT,
    NAME,
    NOUN,
    NOUN_OR_NAME,
    OPENS_CONTENT,
    PARTICIPLE,
    PAST_FORM,
    PAST_OR_PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    QUOTE,
    RELATIVE,
    THAT,
    TO,
)

_OBJECT = DETERMINER + NOUN + PRONOUN
_ENDS_SPEECH = BORDER + QUOTE + COMMA + DATE
_SHARED_OBJECT = DETERMINER + QUANTITY + NAME + AGENCY + PRONOUN


class _Form(NamedTuple):
    """A form in -ed: the classes of the words beside it, and the last token, of its particle."""

    tokens: Tokens
    lexicon: Lexicon
    lemma: str
    before: str
    after: str
    first: int
    last: int


def is_reduced(tokens: Tokens, index: int, last: int, lemma: str, lexicon: Lexicon) -> bool:
    """Whether the form at a token is a participle: the first test that holds decides, else that it has no object.

    Args:
        tokens: of the sentence, their classes settled.
        index: the form's token.
        last: its last token, with its particle.
        lemma: what it is a form of, with its particle.
        lexicon: of the language.
    """
    before = tokens.code(tokens.skip(index - 1, -1, ADVERB))
    form = _Form(tokens, lexicon, lemma, before, tokens.code(last + 1), index, last)
    for test, verdict in _TESTS:
        if test(form):
            return verdict
    return form.after not in _OBJECT and form.after not in OPENS_CONTENT


def _is_done_by(form: _Form) -> bool:
    return form.tokens.word(form.last + 1) == "by"


def _is_raised(form: _Form) -> bool:
    """ "A network said to have"."""
    if form.lemma not in form.lexicon.raising or form.after != TO or form.before not in NOUN_OR_NAME + QUANTITY:
        return False
    return form.tokens.code(form.last + 2) in BASE + BE_OR_HAVE


def _is_told(form: _Form) -> bool:
    """ "Two cars reported stolen"."""
    told = form.before in NOUN_OR_NAME and form.lemma in form.lexicon.raising
    return told and form.after in PARTICIPLE + PAST_OR_PARTICIPLE


def _is_gapped(form: _Form) -> bool:
    """ "Nine men were held and 14 shops searched": what is counted behind a passive, and no object."""
    tokens, at = form.tokens, form.first - 1
    if form.after not in ENDS_ITEM + PREPOSITION or form.before not in NOUN_OR_NAME:
        return False
    while tokens.code(at) in NOUN_OR_NAME:
        at -= 1
    told = tokens.codes[: max(at, 0)]
    passive = BE in told and any(code in PAST_FORM + PARTICIPLE for code in told)
    return passive and tokens.code(at) == QUANTITY and tokens.code(at - 1) in LISTS


def _says(form: _Form) -> bool:
    """ "Officials said on Monday", "Rao announced:"; what is announced or alleged has a date, not a preposition."""
    if form.lemma not in form.lexicon.speech or form.before not in MAY_ACT:
        return False
    said = form.lemma not in form.lexicon.announcing | form.lexicon.alleging
    return form.after in _ENDS_SPEECH or (
        form.after == PREPOSITION and (said or form.tokens.code(form.last + 2) == DATE)
    )


def _shares_object(form: _Form) -> bool:
    """ "Convicted and sentenced the man", "recruited, organised and led 40"."""
    tokens, at = form.tokens, form.last
    while tokens.code(at + 1) in LISTS and tokens.code(at + 2) in PAST_FORM:
        at += 2
    return at > form.last and tokens.code(at + 1) in _SHARED_OBJECT


def _has_actor(form: _Form) -> bool:
    if form.tokens.titled and form.before in NOUN_OR_NAME and form.lemma in form.lexicon.ambitransitive:
        return False  # "Four Closure Orders Served on Food Businesses"
    return form.before in PRONOUN + AGENCY + RELATIVE or form.lemma.partition(" ")[0] in form.lexicon.intransitive


def _says_that(form: _Form) -> bool:
    """ "Rao, head of the bureau, revealed at a briefing that"."""
    if form.lemma not in form.lexicon.speech:
        return False
    tokens = form.tokens
    return tokens.code(tokens.skip(form.last + 1, 1, PREPOSITION + DETERMINER + NOUN + DATE)) == THAT


def _is_handed(form: _Form) -> bool:
    """ "A man handed 8 years", but "imposed fines and sentenced 26 men"."""
    if form.after != QUANTITY or form.lemma not in form.lexicon.handed:
        return False
    entity = form.tokens.entities[form.last + 1]
    counts = isinstance(entity, Quantity) and entity.unit is None and entity.timex is None
    return not (counts and form.before == CONJUNCTION)


def _has_number(form: _Form) -> bool:
    """ "Received just $500"."""
    tokens = form.tokens
    return form.after == ADVERB and tokens.code(tokens.skip(form.last + 1, 1, ADVERB)) == QUANTITY


# Whether the form is a participle where the test holds.
_TESTS: Final[tuple[tuple[Callable[[_Form], bool], bool], ...]] = (
    (_is_done_by, True),
    (_is_raised, True),
    (_is_told, True),
    (_is_gapped, True),
    (_says, False),
    (_shares_object, False),
    (_has_actor, False),
    (_says_that, False),
    (_is_handed, True),
    (_has_number, False),
)
