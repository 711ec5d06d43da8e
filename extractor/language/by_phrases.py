"""Who did what a passive or a noun of action tells: the phrase after "by"."""

from __future__ import annotations

from collections.abc import Collection

from extractor.language.clauses import Sentence
from extractor.language.lexicon import Lexicon
from extractor.language.nominals import Phrase, phrase_from
from extractor.language.word_classes import (
    DETERMINER,
    ENDS_CLAUSE,
    NAMES_SOMETHING,
    OFFENCE,
    PLAIN,
    PREPOSITION,
    QUANTIFIER,
)

_NAME = NAMES_SOMETHING + OFFENCE + QUANTIFIER
# What a judge does to the one who stands before him.
_IN_COURT = frozenset({"sentence", "arraign", "jail", "fine"})


def by_phrase(
    sentence: Sentence, number: int, lexicon: Lexicon, courts: Collection[str] = (), stop: int | None = None
) -> Phrase | None:
    """The noun phrase after "by" that tells who did it, or a judge or court after "before".

    Args:
        sentence: the sentence.
        number: of the verb group.
        lexicon: which nouns tell how something was done.
        courts: words for a judge or a court.
        stop: the token before which it stands; the next clause without it.
    """
    tokens, groups = sentence.tokens, sentence.groups
    ends = next(
        (group.first for group in groups[number + 1 :] if group.form not in ("gerund", "participle")), len(tokens)
    )
    ends = ends if stop is None else min(ends, stop)
    for index in range(groups[number].last + 1, ends):
        if tokens.codes[index] in ENDS_CLAUSE:
            break
        if tokens.words[index] == "before" and groups[number].lemma in _IN_COURT:
            phrase = phrase_from(sentence, index + 1, ends)
            if phrase and any(
                tokens.words[at] in courts or "court" in tokens.words[at] for at in range(index, min(index + 8, ends))
            ):
                return phrase
        if _gives_out(sentence, index, lexicon):
            continue
        if index not in sentence.inside and names_actor(sentence, index, lexicon):
            return phrase_from(sentence, index + 1, ends)
    return None


def _gives_out(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Whether who is told behind "by" only gives out what tells the news: "figures released by the ministry"."""
    number = sentence.ending.get(index - 1)
    group = sentence.groups[number] if number is not None else None
    given = group is not None and group.form == "participle"
    return given and group is not None and sentence.tokens.word(group.first - 1) in lexicon.sources


def names_actor(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Whether a token is a "by" that tells who did it, and not how, when or by how much.

    A noun alone and in the singular tells how: "by car", "by false pretence", "by international mail"; one for a person
    or for several may stand so: "by police", "by gunman".
    """
    tokens = sentence.tokens
    first = tokens.skip(index + 1, 1, DETERMINER)
    if tokens.words[index] != "by" or tokens.codes[index] != PREPOSITION or tokens.code(first) not in _NAME:
        return False
    last = first
    while tokens.code(last + 1) in _NAME and last + 1 not in sentence.inside:
        last += 1
    if tokens.word(first) in lexicon.manners or tokens.word(last) in lexicon.manners:
        return False
    bare = first == index + 1 and not tokens.titled and set(tokens.codes[first : last + 1]) <= {PLAIN, OFFENCE}
    return not bare or _may_stand_bare(tokens.words[last], lexicon)


def _may_stand_bare(word: str, lexicon: Lexicon) -> bool:
    """Whether a noun without an article may tell who acts: a plural, a person, several of them, a force of nature."""
    plural = word.endswith("s") and not word.endswith("ss")
    return (
        plural or word in lexicon.bare_actors or word in lexicon.person_groups or word.endswith(lexicon.person_endings)
    )
