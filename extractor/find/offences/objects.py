"""Further objects of an offence: "trafficking in cocaine, heroin and firearms"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.find.offences.lexicon import OffenceLexicon
from extractor.find.offences.mention import Mention
from extractor.language.byte_words import ARTICLES, COORDINATORS, ByteWords
from extractor.trace import tracing

_MOST_OBJECTS = 5


def further_objects(matched: Sequence[Mention], lexicon: OffenceLexicon, words: ByteWords) -> Iterator[Mention]:
    """More objects of the same kind lengthen a mention; another kind is an offence of its own, and is yielded."""
    starts = {mention.first for mention in matched}
    for mention in matched:
        kind = lexicon.objects.get(mention.entry)
        if kind is None or mention.blocked:
            continue
        last = mention
        for _ in range(_MOST_OBJECTS):
            index = _next_in_list(words, last.after)
            found = None if index in starts else lexicon.templates.match(kind, words, index)
            if found is None:
                break
            if found.entry == last.entry or (last is mention and lexicon.same_code(found.entry, mention.entry)):
                last.after = found.after
                continue
            last = Mention(words, index, found.after, found.entry, mention.inchoate)
            if trace := tracing():
                at = last.start, last.end
                trace.step("offence.object", "a further object, of another kind", None, last.entry, at=at, of=last)
            yield last


def _next_in_list(words: ByteWords, index: int) -> int:
    """The word after a comma, an "and" and an article, where a list goes on here; else the end of the text."""
    tokens = words.tokens
    place = index
    if not tokens[place] and words.before[words.start(place)] == ",":
        place += 1
    if tokens[place] in COORDINATORS and words.before[words.start(place)] == " ":
        place += 1
    if place == index:
        return len(tokens) - 1
    return place + 1 if tokens[place] in ARTICLES and words.joined(place + 1) else place
