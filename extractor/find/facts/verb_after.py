"""The verb after a quantity's phrase, whose subject it is."""

from __future__ import annotations

from dataclasses import replace

from extractor.find.facts.governor import Governor
from extractor.find.facts.lexicon import FactLexicon
from extractor.find.facts.nearby import has_own_subject, is_beside
from extractor.language.clauses import Sentence
from extractor.language.verb_groups import VerbGroup
from extractor.language.word_classes import RELATIVE

MOST_STEPS = 60
_NOUN = "NMAOQJ"
# Prepositions that open clauses as well.
_CLAUSE_PREPOSITIONS = frozenset({"after", "before", "since", "until", "as"})


def verb_after(sentence: Sentence, lexicon: FactLexicon, index: int, left: Governor | None) -> Governor | None:
    """The verb that follows the phrase of the quantity at a token; ``left`` is what may govern it from the left."""
    tokens = sentence.tokens
    at = index + 1
    of_which = tokens.word(at) == "of" and tokens.code(at + 1) == RELATIVE
    if of_which:
        at, left = at + 2, None  # "reports, 75 of which were registered"
    reduced: int | None = None  # the participle passed: "12 people arrested in May were charged"
    items = 0
    for _ in range(MOST_STEPS):
        if at >= len(tokens):
            break
        if at in sentence.starting:
            number = sentence.starting[at]
            group = sentence.groups[number]
            if group.form == "finite":
                if items and _has_other_subject(sentence, lexicon, number):
                    break
                found = _finite(sentence, lexicon, index, number, left, items)
                return replace(found, direct=True) if found and of_which else found
            if reduced is None and (
                _is_reduced(group, tokens.code(at - 1)) or _is_undergone(group, tokens.code(at - 1))
            ):
                reduced = number
            elif reduced is None and left is None and group.form == "infinitive":
                return Governor(number, "subject", "fact.headline-infinitive")
            elif not _is_passed(group, reduced, tokens.code(at - 1)):
                break
            at = group.last
        elif tokens.codes[at] in ",c":
            items += 1
        elif tokens.codes[at] in "swh:" or tokens.words[at] in _CLAUSE_PREPOSITIONS:
            break
        at += 1
    if reduced is None or left is not None:
        return None
    direct = is_beside(tokens, index, sentence.groups[reduced].first)
    return Governor(reduced, "subject", "fact.participle", direct=direct)


def _finite(
    sentence: Sentence, lexicon: FactLexicon, index: int, number: int, left: Governor | None, items: int
) -> Governor | None:
    """The quantity as the subject of a finite verb, unless it is governed from the left and only may be one."""
    group = sentence.groups[number]
    if left is not None and (items or (group.bare and sentence.tokens.codes[group.main] != "F")):
        return None
    direct = is_beside(sentence.tokens, index, group.first)
    return Governor(_raised(sentence, lexicon, number), "subject", "fact.subject", direct=direct)


def _has_other_subject(sentence: Sentence, lexicon: FactLexicon, number: int) -> bool:
    """Whether a verb past a comma or a conjunction has a subject of its own, or shares that of another verb."""
    group = sentence.groups[number]
    return has_own_subject(sentence, lexicon, number) or (group.bare and group.joined is not None)


def _is_reduced(group: VerbGroup, before: str) -> bool:
    """Whether a participle describes the phrase that it follows; ``before`` is the code of the token before it."""
    return group.form == "participle" and before not in "c"


def _is_undergone(group: VerbGroup, before: str) -> bool:
    """Whether a gerund tells what is done to the phrase before it: "resulted in 40 people being arrested"."""
    return group.form == "gerund" and group.passive and before in _NOUN


def _is_passed(group: VerbGroup, reduced: int | None, before: str) -> bool:
    """Whether the walk goes on over a verb: "40 people sleeping rough were moved", "found to be selling were fined"."""
    if group.form == "infinitive":
        return reduced is not None and before in "VP"
    return group.form == "gerund" and (reduced is not None or before in _NOUN)


def _raised(sentence: Sentence, lexicon: FactLexicon, number: int) -> int:
    """The verb that a passive of expecting or saying passes its subject on to: "are scheduled to be arraigned"."""
    groups = sentence.groups
    if number + 1 < len(groups) and groups[number].passive and groups[number].lemma in lexicon.words.raising:
        following = groups[number + 1]
        if following.form == "infinitive" and following.first == groups[number].last + 1:
            return number + 1
    return number
