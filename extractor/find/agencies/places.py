"""Which country a name or a text belongs to."""

from __future__ import annotations

import re
from collections import Counter

from extractor.language.capitals import Capitals, gap, where
from extractor.packs import Table
from extractor.resolve.names import fold_word

# The country of a place name that several countries have: Birmingham, Ontario.
_SHARED = ""
# The first and the last word of a place, and its country.
PlaceMention = tuple[int, int, str]


class Places:
    """Places, states and adjectives of the pack, by country."""

    def __init__(self, table: Table) -> None:
        self._countries: dict[str, str] = {}
        self.starts: dict[str, int] = {}
        self._possessives: set[str] = set()
        shared = {fold_word(name) for name in table.get("shared", ())}
        for group in ("nations", "places"):
            for country, names in table.get(group, {}).items():
                for name in names:
                    self._add(name, _SHARED if fold_word(name) in shared else country)
        for name in shared:
            self._add(name, _SHARED)
        self._nations = frozenset(fold_word(name) for names in table.get("nations", {}).values() for name in names)
        self.states: dict[str, str] = {
            fold_word(name): country for country, names in table.get("states", {}).items() for name in names
        }
        self._money = {sign: country for country, signs in table.get("money", {}).items() for sign in signs}
        signs = "|".join(re.escape(sign) for sign in sorted(self._money, key=len, reverse=True))
        self._signs = re.compile(rf"(?<![A-Za-z])(?:{signs})(?![A-Za-z])") if signs else None

    def _add(self, name: str, country: str) -> None:
        folded = fold_word(name)
        first, *rest = folded.split(" ")
        for ending in ("", "s"):
            self._countries.setdefault(folded + ending, country)
        if not rest:
            self._possessives.add(folded + "s")
        for ending in ("",) if rest else ("", "s"):
            self.starts[first + ending] = max(self.starts.get(first + ending, 0), len(rest) + 1)

    def at(self, words: Capitals, index: int) -> tuple[str, int] | None:
        """The country of the place that starts at a word, and the index of the place's last word."""
        word = words.folded[index]
        longest = self.starts.get(word)
        if longest is None:
            return None
        for last in range(min(index + longest, len(words.folded)) - 1, index, -1):
            country = self._countries.get(" ".join(words.folded[index : last + 1]))
            if country is not None:
                return country, last
        country = self._countries.get(word)
        return None if country is None else (country, index)

    def is_place(self, name: str) -> bool:
        """Whether a place, a state or a country is called like this."""
        folded = fold_word(name)
        return folded in self._countries or folded in self.states

    def mentions(self, words: Capitals) -> list[PlaceMention]:
        """The places among the words."""
        starts, single = self.starts, self._countries
        found: list[PlaceMention] = []
        taken = 0
        for index in where(words, starts):
            if index < taken:
                continue
            if starts[words.folded[index]] == 1:
                found.append((index, index, single[words.folded[index]]))
            elif place := self.at(words, index):
                found.append((index, place[1], place[0]))
                taken = place[1] + 1
        return found

    def nation_before(self, text: str, words: Capitals, index: int, floor: int) -> tuple[str | None, int] | None:
        """The place that ends right before a word: its country, None for a place inside one, and its first word."""
        if index <= floor or text[words.end[index - 1] : words.start[index]] not in {" ", "'s "}:
            return None
        for first in range(max(index - 3, floor), index):
            place = self.at(words, first) if words.folded[first] in self.starts else None
            if place and place[1] == index - 1:
                name = " ".join(words.folded[first:index])
                national = name in self._nations or (name[-1:] == "s" and name[:-1] in self._nations)
                return (place[0] or None if national else None), first
        return None

    def inserts_state(self, text: str, words: Capitals, left: int, nouns: frozenset[str]) -> bool:
        """Whether the comma after a word opens or closes a state: "Marlow County, New Mexico, Sheriff's Office".

        Args:
            text: the folded text.
            words: its capitalised words.
            left: the index of the word before the comma.
            nouns: what a state may follow: county, city.
        """
        for first in range(max(left - 2, 1), min(left + 2, len(words.start))):
            state = self.at(words, first) if words.folded[first - 1] in nouns else None
            if state is not None and left in {first - 1, state[1]} and state[1] + 1 < len(words.start):
                return gap(text, words, first - 1) == gap(text, words, state[1]) == ", "
        return False

    def bare(self, name: str) -> str:
        """A place without a possessive ending or what is left of one: "Californias", but "Paris"."""
        if name.endswith("'s"):
            return name[:-2]
        return name[:-1] if fold_word(name) in self._possessives else name

    def is_nation(self, words: Capitals, index: int) -> bool:
        """Whether a country starts at a word."""
        place = self.at(words, index)
        return place is not None and " ".join(words.folded[index : place[1] + 1]) in self._nations

    def nation(self, name: str) -> str | None:
        """The country of this name or adjective."""
        folded = fold_word(name)
        return self._countries.get(folded) if folded in self._nations else None

    def country(self, words: Capitals, first: int, last: int) -> str | None:
        """The country of the first place among some words of a name."""
        for index in range(first, last + 1):
            place = self.at(words, index)
            if place and place[0] and place[1] <= last:
                return place[0]
            if first < index < last and words.folded[index] in self.states:
                return self.states[words.folded[index]]
        return None

    def currency(self, text: str) -> str | None:
        """The country whose money a text speaks of most."""
        if self._signs is None or not any(sign in text for sign in self._money):
            return None
        counts = Counter(self._money[match[0]] for match in self._signs.finditer(text))
        return max(counts, key=lambda country: (counts[country], country)) if counts else None
