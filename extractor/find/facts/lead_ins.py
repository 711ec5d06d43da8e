"""Lists under a lead-in: "Seized: 31 phones, 204 SIM cards"; "He is charged with:" and its items, a line each."""

from __future__ import annotations

import re

from extractor.find.context import Context
from extractor.find.facts.governor import Governor, Tie
from extractor.find.facts.lexicon import FactLexicon
from extractor.language.clauses import Sentence
from extractor.language.tokens import Tokens
from extractor.language.word_classes import DETERMINER, PREPOSITION

_BULLET = re.compile(r"\s*(?:[•·▪●○◦‣*\u2014-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_OPENS_LIST = re.compile(r":[\s\-]*$")
_MOST_ITEMS = 40
_LONGEST_ITEM = 400


def lead_in(context: Context, span: tuple[int, int], opens_with_number: bool) -> tuple[int, int] | None:
    """The sentence that opens the list of which a sentence is an item; None where it is none.

    Args:
        context: the release.
        span: of the sentence.
        opens_with_number: whether the sentence starts with a quantity, which makes it an item without a bullet too.
    """
    text = context.text
    bulleted = _BULLET.match(text, span[0], span[1]) is not None
    if not (bulleted or opens_with_number) or span[1] - span[0] > _LONGEST_ITEM:
        return None
    number = context.sentence_index(span[0])
    for before in range(number - 1, max(number - _MOST_ITEMS, -1), -1):
        start = context.sentences[before]
        end = context.sentences[before + 1]
        if _OPENS_LIST.search(text, start, end):
            return start, end
        mark = _BULLET.match(text, start, end)
        if mark is not None and mark.end() == end:
            continue  # the number of an item, alone
        item = mark is not None
        if item != bulleted or (not item and end - start > _LONGEST_ITEM // 4):
            return None
    return None


def joined(lead: Tokens, item: Tokens) -> Tokens:
    """The tokens of a lead-in and of one of its items as one sentence."""
    return Tokens(
        lead.starts + item.starts,
        lead.ends + item.ends,
        lead.words + item.words,
        lead.codes + item.codes,
        lead.entities + item.entities,
        lead.titled,
        len(lead),
    )


def lead_governor(sentence: Sentence, lexicon: FactLexicon, index: int) -> Governor | None:
    """The verb, or the noun of action, before the colon to the left of a token."""
    tokens = sentence.tokens
    colon = next((at for at in range(index - 1, -1, -1) if tokens.words[at] == ":"), -1)
    if colon < 1:
        return None
    last = tokens.skip(colon - 1, -1, DETERMINER + ",")
    if tokens.word(last) in ("following", "below") or tokens.word(last) == "follows":
        last = tokens.skip(last - 1, -1, DETERMINER + "sp")
    numbers = [number for number, group in enumerate(sentence.groups) if group.last <= last]
    if not numbers:
        noun = next((at for at in range(colon - 1, -1, -1) if tokens.words[at] in lexicon.action_nouns), None)
        return Governor(None, "complement", Tie.LEAD_IN, "", noun) if noun is not None else None
    number = numbers[-1]
    group = sentence.groups[number]
    if (noun := _noun_of_action(sentence, lexicon, number, colon)) is not None:
        does = group.lemma in lexicon.light - lexicon.causes and not group.passive
        return Governor(number if does else None, "object", Tie.LEAD_IN, "", noun)
    after = group.last + 1
    if after < colon and tokens.codes[after] == PREPOSITION:
        return Governor(number, "complement", Tie.LEAD_IN, tokens.words[after])
    return Governor(number, "subject" if group.passive else "object", Tie.LEAD_IN)


def _noun_of_action(sentence: Sentence, lexicon: FactLexicon, number: int, colon: int) -> int | None:
    """The noun of action before a colon, behind a light verb or one of telling: "results show the seizure of:"."""
    tokens, group = sentence.tokens, sentence.groups[number]
    noun = tokens.skip(colon - 1, -1, PREPOSITION)
    told = group.lemma.partition(" ")[0] in lexicon.light | lexicon.words.announcing | lexicon.words.speech
    found = told and noun > group.last and tokens.words[noun] in lexicon.action_nouns
    return noun if found else None
