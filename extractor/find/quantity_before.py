"""The noun before an amount: "a fine of $500", "pills worth about $28,000", "land measuring 62 acres"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.noun_phrase import NounPhrases, Span
from extractor.find.quantity_guards import word_before
from extractor.find.quantity_reading import Reading
from extractor.packs import Rules

# Bounds that are verbs with the noun before them: "property exceeding $100,000".
_VERBAL_BOUNDS: Final = ("exceeding", "surpassing", "topping", "not exceeding")
_ARTICLES: Final = ("a", "an", "the")
_RULED_KINDS: Final = ("money", "duration", "percent")
_ASSUMED: Final = re.compile(
    r"(?: (?:is|are|was|were))?(?: collectively| together| reportedly| conservatively)?"
    r"(?: (?:estimated|believed|said|thought|alleged|reported) to be| estimated)\Z"
)
_ASSUMED_WINDOW: Final = 60
_MAX_LINKS: Final = 3


class NounBefore:
    """Finds the noun that a word such as "of" or "worth" ties to the amount after it."""

    def __init__(self, rules: Rules, phrases: NounPhrases) -> None:
        table = rules.table("quantities.toml").get("measured", {})
        self.phrases = phrases
        self.amounts = frozenset(table.get("amounts", ()))
        self.fillers = frozenset(table.get("fillers", ()))
        self.free = frozenset(table.get("free_links", ()))
        self._links: dict[str, list[str]] = {}
        for link in sorted([*table.get("links", ()), *self.free], key=len, reverse=True):
            self._links.setdefault(link.rsplit(" ", 1)[-1], []).append(link)

    def find(self, text: str, low: str, reading: Reading) -> Span | None:
        """The noun phrase. Money, durations and shares are told of certain nouns only, unless the link is clear."""
        end = reading.start - 1
        if end < 2 or low[end] != " ":
            return None
        if low.startswith(_VERBAL_BOUNDS, reading.start):
            return self.phrases.before(text, low, end)
        filler: Span | None = None
        for _ in range(_MAX_LINKS):
            link = self._link(low, end)
            span = self.phrases.before(text, low, self._before_link(low, end, link)) if link else None
            if link is None or span is None:
                break
            head = low[span[0] : span[1]].rsplit(" ", 1)[-1]
            if head in self.fillers and span[1] - span[0] == len(head):
                filler = span if head in self.amounts else filler
                determiner = word_before(low, span[0])
                end = span[0] - 1 - (len(determiner) + 1 if determiner in _ARTICLES else 0)
                continue
            ruled = link not in self.free and (reading.kind in _RULED_KINDS or link != "of")
            return span if head in self.amounts or not ruled else filler
        return filler

    def _link(self, low: str, end: int) -> str | None:
        """The words before ``end`` that tie an amount to its noun."""
        for link in self._links.get(word_before(low, end + 1), ()):
            if low.endswith(f" {link}", 0, end):
                return link
        return None

    @staticmethod
    def _before_link(low: str, end: int, link: str) -> int:
        """Where the noun before the link ends: "drugs, estimated to be worth" ends at the comma."""
        end -= len(link) + 1
        assumed = _ASSUMED.search(low, max(end - _ASSUMED_WINDOW, 0), end)
        if assumed:
            end = assumed.start()
        return end - 1 if end and low[end - 1] == "," else end
