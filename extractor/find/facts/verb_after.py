"""The verb after a quantity's phrase, whose subject it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.find.facts.governor import Governor, Tie
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.nearby import has_own_subject, is_beside
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import (
    CONJUNCTION,
    ENDS_CLAUSE,
    LISTS,
    NOUN,
    PARTICIPLE,
    PAST,
    PAST_OR_PARTICIPLE,
    RELATIVE,
)

MOST_STEPS = 60
# Prepositions that open clauses as well.
_CLAUSE_PREPOSITIONS = frozenset({"after", "before", "since", "until", "as"})


def verb_after(sentence: Sentence, lexicon: FactLexicon, index: int, left: Governor | None) -> Governor | None:
    """The verb that follows the phrase of the quantity at a token; ``left`` is what may govern it from the left."""
    tokens = sentence.tokens
    of_which = tokens.word(index + 1) == "of" and tokens.code(index + 2) == RELATIVE
    if of_which:
        left = None  # "reports, 75 of which were registered"
    reduced: int | None = None  # the participle passed: "12 people arrested in May were charged"
    for number, items in _groups_from(sentence, index + 3 if of_which else index + 1):
        group = sentence.groups[number]
        before = tokens.code(group.first - 1)
        if group.form == "finite":
            if items and _has_other_subject(sentence, lexicon, number):
                break
            found = _finite(sentence, lexicon, index, number, left, items)
            return replace(found, direct=True) if found and of_which else found
        if reduced is None and (_is_reduced(group, before) or _is_undergone(group, before)):
            reduced = number
        elif reduced is None and left is None and group.form == "infinitive":
            return Governor(number, "subject", Tie.INFINITIVE)
        elif not _is_passed(group, reduced, before):
            break
    if reduced is None or left is not None:
        return None
    direct = is_beside(tokens, index, sentence.groups[reduced].first)
    return Governor(reduced, "subject", Tie.PARTICIPLE, direct=direct)


def _groups_from(sentence: Sentence, at: int) -> Iterator[tuple[int, int]]:
    """The verb groups from a token to the end of its clause, each with the commas and conjunctions before it."""
    tokens, items = sentence.tokens, 0
    for _ in range(MOST_STEPS):
        if at >= len(tokens):
            return
        if at in sentence.starting:
            yield sentence.starting[at], items
            at = sentence.groups[sentence.starting[at]].last
        elif tokens.codes[at] in LISTS:
            items += 1
        elif tokens.codes[at] in ENDS_CLAUSE or tokens.words[at] in _CLAUSE_PREPOSITIONS:
            return
        at += 1


def _finite(
    sentence: Sentence, lexicon: FactLexicon, index: int, number: int, left: Governor | None, items: int
) -> Governor | None:
    """The quantity as the subject of a finite verb, unless it is governed from the left and only may be one."""
    group = sentence.groups[number]
    if left is not None and (items or (group.bare and sentence.tokens.codes[group.main] != PAST)):
        return None
    direct = is_beside(sentence.tokens, index, group.first)
    return Governor(_raised(sentence, lexicon, number), "subject", Tie.SUBJECT, direct=direct)


def _has_other_subject(sentence: Sentence, lexicon: FactLexicon, number: int) -> bool:
    """Whether a verb past a comma or a conjunction has a subject of its own, or shares that of another verb."""
    group = sentence.groups[number]
    return has_own_subject(sentence, lexicon, number) or (group.bare and group.joined is not None)


def _is_reduced(group: VerbGroup, before: str) -> bool:
    """Whether a participle describes the phrase that it follows; ``before`` is the code of the token before it."""
    return group.form == "participle" and before != CONJUNCTION


def _is_undergone(group: VerbGroup, before: str) -> bool:
    """Whether a gerund tells what is done to the phrase before it: "resulted in 40 people being arrested"."""
    return group.form == "gerund" and group.passive and before in NOUN


def _is_passed(group: VerbGroup, reduced: int | None, before: str) -> bool:
    """Whether the walk goes on over a verb: "40 people sleeping rough were moved", "cars reported lost were found"."""
    if group.form == "participle":
        return reduced is not None and before in PAST_OR_PARTICIPLE + PARTICIPLE
    if group.form == "infinitive":
        return reduced is not None and before in PAST_OR_PARTICIPLE + PARTICIPLE
    return group.form == "gerund" and (reduced is not None or before in NOUN)


def _raised(sentence: Sentence, lexicon: FactLexicon, number: int) -> int:
    """The verb that a passive of expecting or saying passes its subject on to: "are scheduled to be arraigned"."""
    groups = sentence.groups
    if number + 1 < len(groups) and groups[number].passive and groups[number].lemma in lexicon.words.raising:
        following = groups[number + 1]
        if following.form == "infinitive" and following.first == groups[number].last + 1:
            return number + 1
    return number
