"""The capitalised words of a text: what names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.resolve.names import fold_word


@dataclass(slots=True)
class Words:
    """Words by position: their offsets, and their folded forms ("Attorney's": attorneys, "U.S.": us)."""

    start: list[int]
    end: list[int]
    folded: list[str]


# Initials with their stops, or a word with inner apostrophes, hyphens and ampersands. "FBI-led" ends at the hyphen,
# "Attorney-General" and "Counter-terrorism" don't.
_CAPITALISED = re.compile(
    r"(?<![\w@.])(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ]\w*(?:['&]\w+|-(?=[A-ZÀ-Þ])\w+|(?<=[a-z])-[a-z]{4,})*'?)"
)


def capitalised(text: str, also: Iterable[tuple[int, int]] = ()) -> Words:
    """Every capitalised word, in order.

    Args:
        text: the folded text.
        also: offsets of other words; those that follow a capitalised word count too ("Northfield police").
    """
    spans = [match.span() for match in _CAPITALISED.finditer(text)]
    ends = {end for _, end in spans}
    extra = [
        (start, end) for start, end in also if start - 1 in ends and text[start].islower() and text[start - 1] == " "
    ]
    if extra:
        spans = sorted([*spans, *(span for span in extra if " " not in text[span[0] : span[1]])])
    return Words(
        [start for start, _ in spans], [end for _, end in spans], [fold_word(text[start:end]) for start, end in spans]
    )


def gap(text: str, words: Words, index: int) -> str:
    """What stands between a word and the next one."""
    return text[words.end[index] : words.start[index + 1]]


def in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the line around a mention is set in capitals, as headlines are, so that capitals tell nothing."""
    left = max(text.rfind("\n", max(start - 60, 0), start) + 1, start - 60, 0)
    stop = text.find("\n", end, end + 60)
    around = text[left:start] + text[end : stop if stop >= 0 else end + 60]
    letters = [char for char in around if char.isalpha()]
    return len(letters) > 5 and sum(char.isupper() for char in letters) > 0.8 * len(letters)
