"""A union of states as the body that acts: "funded by the EU", not "in the EU", nor "EU rules"."""

from __future__ import annotations

import re

from extractor.packs import Table

_ARTICLE = re.compile(r"(?:(?P<word>[A-Za-z]+) )?[Tt]he \Z")
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)")
_ENDS = frozenset(".,;:)\n")


class Unions:
    """Tells where the name of a union is the place, or only modifies something, and where it acts."""

    def __init__(self, table: Table) -> None:
        unions = table.get("unions", {})
        self.names = frozenset(unions.get("names", ()))
        self.place_words = frozenset(unions.get("place_words", ()))
        self.followers = frozenset(unions.get("followers", ()))

    def acts(self, text: str, start: int, end: int) -> bool:
        """Whether the union named between two offsets is told as a body."""
        article = _ARTICLE.search(text, max(start - 24, 0), start)
        if article is None or (article["word"] or "").lower() in self.place_words:
            return False
        following = _NEXT_WORD.match(text, end, end + 24)
        if article["word"] == "of":  # "Officials of the EU opened it", but "the rules of the EU and its members".
            return following is not None and following["word"].endswith("ed")
        if text[end : end + 1] in _ENDS or end == len(text) or text.startswith(" (", end):
            return True
        return following is not None and (following["word"] in self.followers or following["word"].endswith("ed"))
