"""The verb groups of a sentence, each with the one that it is coordinated with, and what the others tell of it."""

from __future__ import annotations

from extractor.language.lexicon import Lexicon
from extractor.language.tokens import Tokens
from extractor.language.verb_groups import Tense, VerbGroup, group_at
from extractor.language.word_classes import (
    ADVERB,
    BASE,
    COMMA,
    DATE,
    DETERMINER,
    ENDS_CLAUSE,
    HAVE,
    LISTS,
    NAMES_SOMETHING,
    NOUN,
    OPENS_GROUP,
    PAST_FORM,
    PAST_OR_PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    RELATIVE,
    THIRD,
    TO,
)

_OBJECT = NOUN + DETERMINER + PRONOUN
# What phrases and prepositions are made of.
_PHRASES = frozenset(NOUN + DETERMINER + ADVERB + DATE + PREPOSITION + TO)
_PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"})
_FUTURE_MODALS = frozenset({"will", "shall", "'ll", "won't", "to"})


def find_groups(tokens: Tokens, lexicon: Lexicon) -> list[VerbGroup]:
    """The verb groups, by position; ``settle_codes`` has been at the tokens."""
    groups: list[VerbGroup] = []
    index = 0
    codes = tokens.codes
    while index < len(codes):
        group = group_at(tokens, index, lexicon) if codes[index] in OPENS_GROUP else None
        if group is None:
            index += 1
            continue
        _join(tokens, groups, group, lexicon)
        if groups:
            _reduce_before(tokens, groups[-1], group, lexicon)
            _reduce(tokens, groups, group, lexicon)
        group.tense = _tense(tokens, groups, group)
        groups.append(group)
        index = group.last + 1
    return groups


def _tense(tokens: Tokens, groups: list[VerbGroup], group: VerbGroup) -> Tense | None:
    """Of a finite group: "was arrested", "has arrested" past; "arrests", "may arrest" present; "will", "is to" future.

    None for groups that are not finite, and for participles that share the auxiliary of the group before.
    """
    if group.form != "finite":
        return None
    if group.modal in _FUTURE_MODALS:
        return "future"
    words, codes = tokens.words[group.first : group.last + 1], tokens.codes[group.first : group.last + 1]
    if _PAST_AUXILIARIES.intersection(words) or (HAVE in codes and group.main > group.first):
        return "past"
    if not group.bare or codes[0] in BASE + THIRD:
        return "present"
    if group.passive and group.joined is not None:
        return groups[group.joined].tense
    return "past"


def _join(tokens: Tokens, groups: list[VerbGroup], group: VerbGroup, lexicon: Lexicon) -> None:
    """Coordinate a group with one before where nothing but a conjunction or a comma opens it."""
    number = _partner(tokens, groups, group)
    if number is None:
        return
    before = groups[number]
    group.joined = number
    if tokens.word(group.first - 1) == "or":
        group.negated = group.negated or before.negated  # "did not arrest or charge"
    bare = group.bare and tokens.codes[group.main] in "VP"
    if bare and before.passive and not before.bare:
        direct = tokens.code(group.last + 1)
        if direct not in "dMARNO" and (direct != QUANTITY or group.lemma in lexicon.ditransitive):
            group.form, group.passive = "finite", True
            group.modal, group.negated = group.modal or before.modal, group.negated or before.negated


def _reduce(tokens: Tokens, groups: list[VerbGroup], group: VerbGroup, lexicon: Lexicon) -> None:
    """Make a passive of a past form that can be no main verb: its clause has one, or shares an auxiliary."""
    if not _is_bare_past(tokens, group) or group.passive or tokens.code(group.last + 1) in _OBJECT:
        return
    before = groups[-1]
    subject = tokens.skip(group.first - 1, -1, NOUN + DETERMINER + ADVERB)
    if subject == before.last and group.first - 1 > subject:
        if _takes_object(before, lexicon):  # "busted gangs engaged in gambling"
            group.form, group.passive = "participle", True
        return
    if tokens.word(subject) == "them":  # "17 bars were inspected, four of them fined"
        subject = tokens.skip(subject - 2, -1, NOUN)
    if group.lemma in lexicon.speech:
        return
    alone = group.lemma not in lexicon.intransitive or group.lemma in lexicon.ambitransitive
    if alone and tokens.code(subject) in LISTS and subject < group.first - 1 and before.passive and before.tense:
        group.passive, group.modal = True, before.modal  # "nine were arrested and 14 shops searched"


def _is_bare_past(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a group is a form that is past and participle, without an auxiliary of its own or of another."""
    alone = group.bare and group.form == "finite" and group.joined is None
    return alone and tokens.codes[group.main] == PAST_OR_PARTICIPLE


def _takes_object(group: VerbGroup, lexicon: Lexicon) -> bool:
    """Whether what follows is the object of a verb, and has no verb of its own: not of one of saying."""
    tells = group.lemma in lexicon.speech or group.lemma in lexicon.silent or group.lemma in lexicon.intransitive
    return group.form == "finite" and not group.passive and not tells


def _reduce_before(tokens: Tokens, before: VerbGroup, group: VerbGroup, lexicon: Lexicon) -> None:
    """Make a participle of a past form without an object whose clause has its verb yet: "police based in Hove met"."""
    if not _is_bare_past(tokens, before) or group.form != "finite" or group.joined is not None or group.passive:
        return
    between = tokens.codes[before.last + 1 : group.first]
    active = before.lemma in lexicon.speech or before.lemma in lexicon.intransitive
    if not active and between[:1] in ([PREPOSITION], [TO]) and set(between) <= _PHRASES:
        before.form, before.passive, before.tense = "participle", True, None


def _partner(tokens: Tokens, groups: list[VerbGroup], group: VerbGroup) -> int | None:
    """The group that a group is coordinated with: the last that is no part of what stands between."""
    opener = tokens.skip(group.first - 1, -1, ADVERB)
    code = tokens.code(opener)
    if code not in LISTS:
        return None
    for number in range(len(groups) - 1, -1, -1):
        before = groups[number]
        if _is_below(tokens, before, group) or _is_describing(tokens, groups, number, group, opener):
            continue
        if code == COMMA and (_is_inserted(tokens, before) or _is_interposed(tokens, before)):
            continue
        between = tokens.codes[before.last + 1 : opener]
        if any(code in ENDS_CLAUSE for code in between):
            return None
        if code == COMMA and ("," in between or not _is_listed(before, group)):
            return None
        return number
    return None


def _is_below(tokens: Tokens, before: VerbGroup, group: VerbGroup) -> bool:
    """Whether the form of a verb before shows that it is no partner, but hangs on one."""
    if before.form == "gerund":
        return group.form != "gerund"
    if before.form == "participle" and group.form == "finite":
        return True
    return tokens.codes[before.main] == BASE and group.bare and tokens.codes[group.main] in PAST_FORM


def _is_describing(tokens: Tokens, groups: list[VerbGroup], number: int, group: VerbGroup, opener: int) -> bool:
    """Whether a gerund before another only describes: "shutting sites offering films, and removing links"."""
    before = groups[number]
    if not (group.form == before.form == "gerund" and _describes(tokens, before)):
        return False
    return tokens.code(opener - 1) == COMMA or _is_inner(tokens, groups, number)


def _is_inserted(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a verb stands in a relative clause between commas: ", whom police held in May, sold"."""
    at = tokens.skip(group.first - 1, -1, ADVERB + DETERMINER + NAMES_SOMETHING + PRONOUN)
    return tokens.code(at) == RELATIVE and tokens.code(at - 1) == COMMA


def _is_interposed(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a verb stands with its subject between commas: ", police said, stole"."""
    at = tokens.skip(group.first - 1, -1, ADVERB + DETERMINER + NAMES_SOMETHING)
    return tokens.code(at) == COMMA == tokens.code(group.last + 1) and at < group.first - 1


def _is_inner(tokens: Tokens, groups: list[VerbGroup], number: int) -> bool:
    """Whether a gerund stands behind one that describes no noun: "closing shops selling copies and fining"."""
    return any(one.form == "gerund" and not _describes(tokens, one) for one in groups[:number])


def _describes(tokens: Tokens, group: VerbGroup) -> bool:
    return tokens.code(group.first - 1) in NAMES_SOMETHING


def _is_listed(before: VerbGroup, group: VerbGroup) -> bool:
    """Whether a comma may part two verbs of a list: "searched 3 houses, seized drugs and arrested"."""
    if not group.bare:
        return False
    if before.passive:
        return group.form == "participle" and before.form == "finite"
    return group.form == before.form == "finite"
