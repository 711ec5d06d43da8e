"""Set phrases: where any of many stands among the words of a release."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import compress, count
from operator import not_

from extractor.language.words import WORD, Words

# "Police's", "police/army": what a word is without what is written on to it.
_BARE = re.compile(r"\w+")


class Phrases:
    """A set of phrases in lower case, looked up by their first words.

    Args:
        phrases: words with a space between them.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        # By its first word, and by the letter that the next one begins with ("" where there is none): what follows the
        # first. Most first words ("the") stand before another word than theirs, which a letter nearly always tells.
        self._by_first: dict[str, dict[str, set[tuple[str, ...]]]] = {}
        for phrase in phrases:
            first, *rest = WORD.findall(phrase)
            letter = rest[0][0] if rest else ""
            self._by_first.setdefault(first, {}).setdefault(letter, set()).add(tuple(rest))

    def find(self, words: Words) -> list[tuple[int, int]]:
        """Start and end offsets of each phrase, by position; of those that overlap all."""
        low, known, last = words.low, self._by_first, len(words) - 1
        found: list[tuple[int, int]] = []
        for index in compress(count(), map(known.__contains__, low)):
            by_letter = known[low[index]]
            if "" in by_letter:
                found.append((words.starts[index], words.ends[index]))
            if index < last and (letter := low[index + 1][0]) in by_letter:
                found += [(words.starts[index], end) for end in self._ends(words, index, by_letter[letter])]
        for index in compress(count(), map(not_, map(str.isalnum, low))):
            bare = _BARE.match(low[index]) if len(low[index]) > 1 else None  # most are signs
            if bare is not None and len(bare[0]) < len(low[index]) and "" in known.get(bare[0], ()):
                found.append((words.starts[index], words.starts[index] + bare.end()))
        return sorted(found)

    @staticmethod
    def _ends(words: Words, index: int, rests: Iterable[tuple[str, ...]]) -> Iterable[int]:
        """Where the phrases end that go on like this after a word."""
        for rest in rests:
            end = words.ends[index]
            for at, word in enumerate(rest, start=index + 1):
                if not words.follows(at) or (
                    words.low[at] != word and (at - index < len(rest) or not _is(words, at, word))
                ):
                    break
                end = words.starts[at] + len(word)
            else:
                yield end


def _is(words: Words, index: int, word: str) -> bool:
    """Whether a word is another one with something written on to it."""
    low = words.low[index]
    bare = _BARE.match(low) if low.startswith(word) else None
    return bare is not None and bare[0] == word
