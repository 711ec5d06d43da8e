"""Verb groups: "have also been shut down", "to pay", "by selling", "arrested"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from extractor.language.lexicon import Lexicon
from extractor.language.reduced import is_reduced
from extractor.language.tokens import Tokens
from extractor.language.word_classes import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    AUXILIARY_BUT_MODAL,
    BASE,
    BE,
    BE_OR_HAVE,
    FINITE_FORMS,
    GERUND,
    MODAL,
    MODAL_OR_TO,
    NOT,
    PARTICIPLE,
    TO,
)

Form: TypeAlias = Literal["finite", "infinitive", "gerund", "participle"]
Tense: TypeAlias = Literal["past", "present", "future"]

# By the code of an auxiliary: its lemma, and the forms that follow it; any other is a modal or "do".
_AUXILIARY_LEMMAS = {"b": "be", "H": "have"}
_TAKEN = {"b": "VPG", "H": "VPFv"}
_PARTICLE_ALWAYS = frozenset({"up", "out", "down", "off", "away", "back", "together"})


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries and particle. ``first``, ``main`` and ``last`` are indices of tokens.

    ``form`` "participle" is a past participle that follows its noun: "people arrested in June". ``bare`` groups have no
    auxiliary. ``joined`` is the group before that it is coordinated with, so that they share their subject.
    """

    first: int
    main: int
    last: int
    lemma: str
    form: Form
    passive: bool = False
    negated: bool = False
    bare: bool = False
    modal: str = ""
    joined: int | None = None
    tense: Tense | None = None


def group_at(tokens: Tokens, index: int, lexicon: Lexicon) -> VerbGroup | None:
    """The verb group that starts at a token; ``settle_codes`` has been at the tokens."""
    code = tokens.codes[index]
    if code == TO:
        return _infinitive(tokens, index, lexicon)
    if code in AUXILIARY:
        return _with_auxiliaries(tokens, index, index, "finite", lexicon)
    return _bare(tokens, index, lexicon)


def _infinitive(tokens: Tokens, index: int, lexicon: Lexicon) -> VerbGroup | None:
    following = tokens.skip(index + 1, 1, ADVERBIAL)
    code = tokens.code(following)
    if code in AUXILIARY_BUT_MODAL:
        return _with_auxiliaries(tokens, index, following, "infinitive", lexicon)
    if code == BASE:
        last = _with_particle(tokens, following, lexicon)
        negated = "n" in tokens.codes[index:following] or tokens.code(index - 1) == NOT
        return VerbGroup(index, following, last, _lemma(tokens, following, last, lexicon), "infinitive", False, negated)
    return None


def _with_auxiliaries(tokens: Tokens, first: int, index: int, form: Form, lexicon: Lexicon) -> VerbGroup:
    """The group whose auxiliaries start at a token: with the verb that the last of them takes, or without any."""
    auxiliary, main, modal, negated = _auxiliaries(tokens, index)
    if tokens.words[first] in ("being", "having"):
        form = "gerund"
    code, following = tokens.codes[auxiliary], tokens.code(main)
    if following not in _TAKEN.get(code, BASE):
        lemma = _AUXILIARY_LEMMAS.get(code, "do")
        return VerbGroup(first, auxiliary, auxiliary, lemma, form, False, negated, False, modal)
    last = _with_particle(tokens, main, lexicon)
    lemma = _lemma(tokens, main, last, lexicon)
    return VerbGroup(first, main, last, lemma, form, code == BE and following != GERUND, negated, False, modal)


def _auxiliaries(tokens: Tokens, index: int) -> tuple[int, int, str, bool]:
    """The last of the auxiliaries from a token on, the token past them, the first modal, and whether they negate."""
    auxiliary, modal, negated = index, "", False
    while tokens.code(index) in "mbHxnr" or (tokens.code(index) == TO and tokens.code(index - 1) in BE_OR_HAVE):
        code, word = tokens.codes[index], tokens.words[index]
        negated = negated or code == NOT or word.endswith(("n't", "nnot"))
        if code in MODAL_OR_TO and not modal:
            modal = word if code == MODAL else "to"
        if code in AUXILIARY:
            auxiliary = index
        index += 1
    return auxiliary, index, modal, negated


def _bare(tokens: Tokens, index: int, lexicon: Lexicon) -> VerbGroup:
    last = _with_particle(tokens, index, lexicon)
    lemma = _lemma(tokens, index, last, lexicon)
    negated = tokens.code(tokens.skip(index - 1, -1, ADVERB)) == NOT
    code = tokens.codes[index]
    if code == GERUND:
        return VerbGroup(index, index, last, lemma, "gerund", False, negated, True)
    if code in FINITE_FORMS:
        return VerbGroup(index, index, last, lemma, "finite", False, negated, True)
    passive = code == PARTICIPLE or is_reduced(tokens, index, last, lemma, lexicon)
    return VerbGroup(index, index, last, lemma, "participle" if passive else "finite", passive, negated, True)


def _with_particle(tokens: Tokens, main: int, lexicon: Lexicon) -> int:
    word = tokens.word(main + 1)
    if word in _PARTICLE_ALWAYS and tokens.word(main + 2) != "of":
        return main + 1
    if word == "out":
        return main  # "stolen out of the account"
    if word in lexicon.particles and tokens.code(main + 2) in "p:,)cts" and tokens.word(main + 2) != "the":
        return main + 1
    return main


def _lemma(tokens: Tokens, main: int, last: int, lexicon: Lexicon) -> str:
    lemma = lexicon.inflection.lemma(tokens.words[main])
    if lemma == "plead" and tokens.word(main + 1) in ("guilty", "not"):
        return "plead not guilty" if tokens.word(main + 1) == "not" else "plead guilty"
    if lemma == "account" and tokens.word(main + 1) == "for":
        return "account for"
    if lemma == "take" and tokens.word(main + 1) in ("part", "place"):
        return f"take {tokens.words[main + 1]}"
    if lemma == "find" and "guilty" in tokens.words[main + 1 : main + 4]:
        return "find guilty"
    return lemma if last == main else f"{lemma} {tokens.words[last]}"
