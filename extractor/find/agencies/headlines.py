"""Names of the text in lines set in capitals, where the grammar of names has nothing to go by."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.agencies.mention import Found, copy_of

# A name, and what it does, take a line of as many characters.
_SHORTEST = 10


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
