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
    extra = [span for span in also if _follows(text, *span)]
    if extra:
        spans = sorted([*spans, *extra])
    if not spans:
        return Words([], [], [])
    lower = text.lower()
    if len(lower) == len(text):
        surfaces = [lower[start:end] for start, end in spans]
    else:  # A few letters, such as İ, have a longer lower case.
        surfaces = [text[start:end].lower() for start, end in spans]
    starts, ends = zip(*spans, strict=True)
    return Words(list(starts), list(ends), [word if word.isalnum() else fold_word(word) for word in surfaces])


def _follows(text: str, start: int, end: int) -> bool:
    """Whether a word is one in lower case right after a capitalised word."""
    if start < 2 or text[start - 1] != " " or not text[start].islower() or " " in text[start:end]:
        return False
    first = text.rfind(" ", max(start - 40, 0), start - 1) + 1
    return text[first].isupper() and text[start - 2].isalnum()


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
    """Whether capitals tell nothing here: in a line set in them, as headlines are, or after a word set in them."""
    if text[start - 5 : start - 1].isupper() and text[start - 5 : start - 1].isalpha() and text[start - 1] == " ":
        return True
    left = max(text.rfind("\n", max(start - 60, 0), start) + 1, start - 60, 0)
    stop = text.find("\n", end, end + 60)
    around = text[left:start] + text[end : stop if stop >= 0 else end + 60]
    return _LOWER_CASE.search(around) is None and _CAPITALS.search(around) is not None
