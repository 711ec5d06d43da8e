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
# "Attorney-General" and "Counter-terrorism" don't. A look at what stands before would make the search thrice as slow;
# ``begins`` does that for the few words that matter.
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ](?:\.(?:[A-Z]\.)+|\w*(?:['&]\w+|-(?=[A-ZÀ-Þ])\w+|(?<=[a-z])-[a-z]{4,})*'?)")
_LOWER_CASE = re.compile("[a-z]{3}")
_CAPITALS = re.compile("[A-Z]{3}")


def capitalised(text: str, also: Iterable[tuple[int, int]] = ()) -> Words:
    """Every capitalised word, in order.

    Args:
        text: the folded text.
        also: offsets of other words; those that follow a capitalised word count too ("Northfield police").
    """
    spans = [match.span() for match in _CAPITALISED.finditer(text)]
    ends = {end for _, end in spans}
    extra = [span for span in also if span[0] - 1 in ends and _follows(text, *span)]
    if extra:
        spans = sorted([*spans, *extra])
    lower = text.lower()
    if len(lower) != len(text):  # A few letters, such as İ, have a longer lower case.
        return _words(spans, [fold_word(text[start:end]) for start, end in spans])
    surfaces = [lower[start:end] for start, end in spans]
    return _words(spans, [word if word.isalnum() else fold_word(word) for word in surfaces])


def _follows(text: str, start: int, end: int) -> bool:
    """Whether a word is one in lower case right after a space."""
    return text[start - 1] == " " and text[start].islower() and " " not in text[start:end]


def _words(spans: list[tuple[int, int]], folded: list[str]) -> Words:
    return Words([start for start, _ in spans], [end for _, end in spans], folded)


def bare_end(text: str, end: int) -> int:
    """Where a word ends without its possessive ending."""
    if text[end - 2 : end] == "'s":
        return end - 2
    return end - (text[end - 1 : end] == "'")


def begins(text: str, start: int) -> bool:
    """Whether a word begins at a capital: not inside "iPhone", "www.FBI.gov" or an address."""
    before = text[start - 1 : start]
    return not before.isalnum() and before not in {".", "@", "_"}


def gap(text: str, words: Words, index: int) -> str:
    """What stands between a word and the next one."""
    return text[words.end[index] : words.start[index + 1]]


def in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the line around a mention is set in capitals, as headlines are, so that capitals tell nothing."""
    left = max(text.rfind("\n", max(start - 60, 0), start) + 1, start - 60, 0)
    stop = text.find("\n", end, end + 60)
    around = text[left:start] + text[end : stop if stop >= 0 else end + 60]
    return _LOWER_CASE.search(around) is None and _CAPITALS.search(around) is not None
