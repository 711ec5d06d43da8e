"""Which country a name or a text belongs to."""

from __future__ import annotations

from extractor.find.agency_words import Word
from extractor.packs import Table
from extractor.resolve.names import fold_word


class Places:
    """Places, states and adjectives of the pack, by country."""

    def __init__(self, table: Table) -> None:
        self._countries: dict[str, str] = {}
        self._starts: dict[str, int] = {}
        for group in ("nations", "places", "states"):
            for country, names in table.get(group, {}).items():
                for name in names:
                    self._add(name, country)
        self._nations = frozenset(fold_word(name) for names in table.get("nations", {}).values() for name in names)
        self.states = frozenset(fold_word(name) for names in table.get("states", {}).values() for name in names)
        self.money: dict[str, list[str]] = table.get("money", {})

    def _add(self, name: str, country: str) -> None:
        folded = fold_word(name)
        self._countries.setdefault(folded, country)
        first, *rest = folded.split(" ")
        self._starts[first] = max(self._starts.get(first, 0), len(rest) + 1)

    def at(self, words: list[Word], index: int) -> tuple[str, int] | None:
        """The country of the place that starts at a word, and the index of the place's last word."""
        word = words[index].folded
        longest = self._starts.get(word)
        if longest is None and word[-1:] == "s":
            word = word[:-1]
            longest = self._starts.get(word)
        if longest is None:
            return None
        for last in range(min(index + longest, len(words)) - 1, index, -1):
            country = self._countries.get(" ".join(word.folded for word in words[index : last + 1]))
            if country:
                return country, last
        country = self._countries.get(word)
        return (country, index) if country else None

    def nation_before(self, text: str, words: list[Word], index: int, floor: int) -> tuple[str | None, int] | None:
        """The place that ends right before a word: its country, None for a place inside one, and its first word."""
        if index <= floor or text[words[index - 1].end : words[index].start] not in {" ", "'s "}:
            return None
        for first in range(max(index - 3, floor), index):
            place = self.at(words, first)
            if place and place[1] == index - 1:
                name = " ".join(word.folded for word in words[first:index])
                national = name in self._nations or name[-1:] == "s" and name[:-1] in self._nations
                return (place[0] if national else None), first
        return None

    def country(self, words: list[Word], first: int, last: int) -> str | None:
        """The country of the first place among some words of a name."""
        for index in range(first, last + 1):
            place = self.at(words, index)
            if place and place[1] <= last:
                return place[0]
        return None

    def currency(self, text: str) -> str | None:
        """The country whose money a text speaks of most."""
        counts = {country: sum(map(text.count, signs)) for country, signs in self.money.items()}
        country = max(counts, key=lambda key: counts[key], default=None)
        return country if country and counts[country] else None
