"""How far a mention goes on: over the law that was broken, and over what a conspiracy is aimed at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.offences.lexicon import OffenceLexicon
from extractor.find.offences.mention import Mention
from extractor.language.byte_words import ARTICLES, COORDINATORS, ByteWords
from extractor.trace import tracing

# "breaching Section" + " 2(1) of the Harbour Safety Act 1974", "violation of Republic Act" + " No. 12, the Weights Act"
_LAW_NAME = re.compile(
    r"(?:,? (?:No\. )?\d[\w.()/-]*|,? (?:and|or|of|the|under|for|to|on|in|at|with|by|from)\b|,? [A-Z][\w'’/-]*"
    r"|,? \([^()\n]{1,80}\)){0,18}?"
    r" (?:Act|Ordinance|Code|Law|Regulations?|Decree|Statute|Rules|Directive|Convention|Charter)\b"
    r"(?:,? (?:19|20)\d\d| \([^()\n]{1,60}\))?"
)
# "offences under the Harbour Safety Act" + " 1974", "violation of the Weights Act" + " of 2002"
_LAW_ENDS = re.compile(r"\b(?:Act|Ordinance|Code|Law|Decree|Statute|Directive)\Z")
_ITS_YEAR = re.compile(r",? (?:of )?(?:19|20)\d\d\b")
_FARTHEST_AIM = 6
_PERSONS = ("01", "02", "03")
_LONGEST_OBJECT = 5
_SHORTEST_WITH_OBJECT = 2
_AIM = b"to"


def ends_in_law(mention: Mention) -> bool:
    """Whether the last word of a mention is what laws are called, with a capital: "… of the Weights Act"."""
    return _LAW_ENDS.search(mention.words.text, mention.start, mention.end) is not None


def take_in_law(mention: Mention, words: ByteWords) -> None:
    """End a mention of a broken rule where the name of the law ends that stands right after it."""
    name = _LAW_NAME.match(words.text, mention.end)
    if name is None and ends_in_law(mention):
        name = _ITS_YEAR.match(words.text, mention.end)
    if name is None:
        return
    after = mention.after
    while after < len(words.tokens) and words.end(after - 1) < name.end():
        after += 1
    while not words.tokens[after - 1]:
        after -= 1
    if trace := tracing():
        trace.step("offence.law", "the law is named", at=name.span(), of=mention)
    mention.after = after


def aim_conspiracies(mentions: Sequence[Mention], lexicon: OffenceLexicon, words: ByteWords) -> list[Mention]:
    """The mentions, a bare conspiracy and the offence that its verb leads to made one.

    "conspiring to run a scheme to defraud savers": mentions are by position, and none overlaps another.
    """
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last is None or lexicon.entries[last.entry].when != "aimed" or not _leads_to(last, mention, words):
            kept.append(mention)
            continue
        if trace := tracing():
            trace.step(
                "offence.aim", "a conspiracy to commit it", None, "conspiracy", at=(last.start, last.end), of=mention
            )
        mention.first, mention.inchoate = last.first, mention.inchoate or "conspiracy"
        kept[-1] = mention
    return kept


def _leads_to(conspiracy: Mention, mention: Mention, words: ByteWords) -> bool:
    """Whether "to" and a few words of the same clause stand between."""
    between = range(conspiracy.after, mention.first)
    if not between or len(between) > _FARTHEST_AIM or words.tokens[conspiracy.after] != _AIM:
        return False
    return not any(words.ends_clause(index) for index in [*between, mention.first])


def take_in_object(mention: Mention, lexicon: OffenceLexicon, words: ByteWords, until: int) -> None:
    """End a mention where its object ends: "false declaration" + " of cargo", "burglary of homes" + " and cars".

    Persons stay out: what is done to them is told of in sections 01 to 03 of the ICCS.

    Args:
        mention: what grows.
        lexicon: the pack's.
        words: the text.
        until: the index of the first word of the next mention.
    """
    if (lexicon.entries[mention.entry].iccs or _PERSONS[0]).startswith(_PERSONS):
        return
    after = mention.after
    if words.tokens[after] == b"of" and words.joined(after) and words.tokens[after - 1].endswith(lexicon.deed_endings):
        after = _noun_phrase_end(after + 1, lexicon, words)
    is_common = words.text[words.start(after - 1)].islower() and after - mention.first > _SHORTEST_WITH_OBJECT
    if is_common and words.tokens[after] in COORDINATORS and words.joined(after):
        listed = _noun_phrase_end(after + 1, lexicon, words)
        if listed == after + 2 and words.tokens[listed] != b"of" and not _is_verb(words.tokens[after + 1], lexicon):
            after = listed
    if mention.after < after <= until:
        if trace := tracing():
            at = words.start(mention.after), words.end(after - 1)
            trace.step("offence.object", "its object", at=at, of=mention)
        mention.after = after


def _is_verb(token: bytes, lexicon: OffenceLexicon) -> bool:
    """Whether a word after "and" tells of another deed: "hacked into accounts and" + "carried out"."""
    return token.endswith((b"ing", b"ed")) or token in lexicon.conduct_words["verbs"]


def _noun_phrase_end(first: int, lexicon: OffenceLexicon, words: ByteWords) -> int:
    """The index after the common nouns and adjectives that start with a word; before it where there are none."""
    function, after = lexicon.conduct_words["function_words"], first - 1
    for place in range(first, min(first + _LONGEST_OBJECT, len(words.tokens) - 1)):
        token = words.tokens[place]
        if (
            not words.joined(place)
            or not token.isalpha()
            or token in function - ARTICLES
            or token in lexicon.conduct_words["ends"]
        ):
            break
        if not words.text[words.start(place)].islower():
            break
        if token not in ARTICLES:
            after = place + 1
    return after
