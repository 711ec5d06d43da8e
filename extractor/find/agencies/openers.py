"""The words at which a name may start or be headed: a cheap look before the reading."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.find.agencies.gazetteer import Gazetteer
from extractor.find.agencies.lexicon import Lexicon
from extractor.language.capitals import Capitals, where


class _Seconds(dict[str, "frozenset[str] | None"]):
    """What must follow a first word of the gazetteer, looked up once for each."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self.gazetteer = gazetteer
        # Capitals that acronyms alone are written as, but for their case.
        self.acronyms: set[str] = set()

    def __missing__(self, word: str) -> frozenset[str] | None:
        seconds = self[word] = self.gazetteer.seconds(word)
        if seconds is None and self.gazetteer.is_acronym(word):
            self.acronyms.add(word)
        return seconds


class Openers:
    """Finds the first words of listed names and the heads of others."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.heads = lexicon.heads
        self.owners = lexicon.owners
        self.words = gazetteer.firsts().union(self.heads, self.owners)
        self.seconds = _Seconds(gazetteer)

    def __call__(self, text: str, words: Capitals) -> Iterator[tuple[int, bool]]:
        """The words that may start or head a name, and whether a listed name may start there."""
        folded, known = words.folded, self.seconds
        last = len(folded) - 1
        for index in where(words, self.words):
            word = folded[index]
            seconds = known[word]
            if seconds is None:
                # "Doe" is no DOE.
                opens = word not in known.acronyms or not text[words.start[index] + 1 : words.end[index]].islower()
            else:
                opens = index < last and folded[index + 1] in seconds
            if opens or self._heads(text, words, index):
                yield index, opens

    def _heads(self, text: str, words: Capitals, index: int) -> bool:
        """Whether a word may head a name, as it stands or without its possessive ending."""
        head = self.heads.get(words.folded[index])
        if head is not None:
            return "defined" not in head.needs or text.startswith(" (", words.end[index])
        return words.folded[index] in self.owners and text.endswith("'s", 0, words.end[index])
