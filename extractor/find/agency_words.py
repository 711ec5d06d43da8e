"""The capitalised words of a text: what names are made of."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.resolve.names import fold_word


class Word(NamedTuple):
    """A capitalised word: its offsets and its folded form ("Attorney's": attorneys, "U.S.": us)."""

    start: int
    end: int
    folded: str


# One branch a shape: initials with their stops; a word with inner apostrophes, hyphens and ampersands. "FBI-led" ends at the
# hyphen, "Attorney-General" and "Co-ordination" don't.
_CAPITALISED = re.compile(
    r"(?<![\w@.])(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ]\w*(?:['&]\w+|-(?=[A-ZÀ-Þ])\w+|(?<=[a-z])-[a-z]{4,})*'?)"
)


def capitalised(text: str) -> list[Word]:
    """Every capitalised word, in order."""
    return [Word(match.start(), match.end(), fold_word(match[0])) for match in _CAPITALISED.finditer(text)]


def gap(text: str, words: list[Word], index: int) -> str:
    """What stands between a word and the next one."""
    return text[words[index].end : words[index + 1].start]


def in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the line around a mention is set in capitals, as headlines are, so that capitals tell nothing."""
    left = max(text.rfind("\n", max(start - 60, 0), start) + 1, start - 60, 0)
    stop = text.find("\n", end, end + 60)
    around = text[left:start] + text[end : stop if stop >= 0 else end + 60]
    letters = [char for char in around if char.isalpha()]
    return len(letters) > 5 and sum(char.isupper() for char in letters) > 0.8 * len(letters)
