"""Names of the text in lines set in capitals, where the grammar of names has nothing to go by."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.agencies.lexicon import Lexicon
from extractor.find.agencies.mention import Found, copy_of
from extractor.language.capitals import Capitals, gap

# A name, and what it does, take a line of as many characters.
_SHORTEST = 10
_LONGEST_NAME = 9
_SHORTEST_VERB = 4


def in_headlines(text: str, found: Sequence[Found]) -> list[Found]:
    """The names that the text has elsewhere, in its lines in capitals: "COASTAL PATROL BUREAU WARNS OF SCAMS"."""
    lines = []
    end = -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if len(line) >= _SHORTEST and line.isupper():
            lines.append((start, end))
    if not lines:
        return []
    more: list[Found] = []
    spelled: dict[str, Found] = {}
    for mention in found:
        surface = text[mention.start : mention.end]
        if mention.named and mention.form is None and surface.count(" ") and not surface.isupper():
            spelled.setdefault(surface.upper(), mention)
    for start, end in lines:
        for surface, mention in spelled.items():
            at = text.find(surface, start, end)
            while at >= 0:
                stop = at + len(surface)
                if not text[at - 1 : at].isalnum() and not text[stop : stop + 1].isalnum():
                    more.append(copy_of(text, mention, at, stop, "agency.headline", "in capitals, the name of"))
                at = text.find(surface, stop, end)
    return more


def opening_headlines(text: str, words: Capitals, lexicon: Lexicon) -> list[Found]:
    """Names that open a line in capitals and end before its verb: "MINISTRY OF LAND TRANSPORT FINES FIRM"."""
    more = []
    for at, word in enumerate(words.folded[:-2]):
        start = words.start[at]
        if (
            words.folded[at + 1] != "of"
            or not lexicon.is_common_head(word)
            or not text[start : words.end[at]].isupper()
        ):
            continue
        if text[start - 1 : start] not in {"", "\n"}:
            continue
        last = _before_verb(text, words, at, lexicon)
        if last is not None:
            end = words.end[last]
            found = Found(start, end, at, last, "agency.headline", name=text[start:end], head=lexicon.heads[word])
            found.kind = lexicon.kind(words.folded[at : last + 1])
            more.append(found)
    return more


def _before_verb(text: str, words: Capitals, at: int, lexicon: Lexicon) -> int | None:
    """The word before the first that ends a name by its sense, and is not only a small word in capitals."""
    for index in range(at + 2, min(at + _LONGEST_NAME, len(words.folded))):
        if gap(text, words, index - 1) not in {" ", ", "} or not text[words.start[index] : words.end[index]].isupper():
            return None
        word = words.folded[index]
        if len(word) >= _SHORTEST_VERB and word in lexicon.stops and word[-1] == "s":
            return index - 1 if index > at + 2 else None
    return None
