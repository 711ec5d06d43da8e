"""The capitalised words of a text: what names are made of.

Unlike in ``words``, initials and possessives are one word each with what they are compared by; a third of what that
scan costs.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import accumulate, compress, count


@dataclass(slots=True)
class Capitals:
    """Words by position: their offsets, and their folded forms ("Attorney's": attorneys, "U.S.": us)."""

    start: list[int]
    end: list[int]
    folded: list[str]


# Initials with their stops, of which the last may be missing ("U.S Attorney"), or a word with inner apostrophes,
# hyphens and ampersands. "FBI-led" and "NBI-Cybercrime Division" end at the hyphen, "PNP-ACG", "Attorney-General" and
# "Counter-terrorism" don't. A look at what stands before would make the search thrice as slow; ``begins`` does that for
# the few words that matter.
_CAPITALISED = re.compile(
    r"([A-ZÀ-ÖØ-ÞĆČĎĐĘĚŁŃŇŐŘŚŠŞŤŮŰŹŻŽȘȚİĞ](?:\.(?:[A-Z]\.)*[A-Z](?:\.|\b)|\w*(?:['&]\w+|-(?=[A-ZÀ-Þ])(?:(?<![A-Z]{3}-)|(?![A-Z][a-z]{2}))\w+|(?<=[a-z])-[a-z]{4,})*'?))"
)
_LOWER_CASE = re.compile("[a-z]{3}")
_CAPITALS = re.compile("[A-Z]{3}")


def capitalised(text: str, also: Iterable[tuple[int, int]] = ()) -> Capitals:
    """Every capitalised word, in order.

    Args:
        text: the folded text.
        also: offsets of other words; those that follow a capitalised word count too ("Northfield police").
    """
    # Splitting, joining and translating as a whole cost half of what a match object and a call for each word do.
    parts = _CAPITALISED.split(text)
    offsets = list(accumulate(map(len, parts)))
    starts, ends = offsets[:-1:2], offsets[1::2]
    folded = "\0".join(parts[1::2]).lower().replace("'", "").replace(".", "").split("\0") if starts else []
    if "dept" in folded:
        _write_out(text, ends, folded)
    extra = [(start, end, text[start:end]) for start, end in also if _follows(text, start, end)]
    if extra:
        rows = sorted([*zip(starts, ends, folded, strict=True), *extra])
        starts, ends, folded = map(list, zip(*rows, strict=True))
    return Capitals(starts, ends, folded)


def _write_out(text: str, ends: list[int], folded: list[str]) -> None:
    """Read "Dept." as the department that it is; before a complement its full stop belongs to it."""
    for index in [index for index, word in enumerate(folded) if word == "dept"]:
        folded[index] = "department"
        if text.startswith((". of ", ". for "), ends[index]):
            ends[index] += 1


def where(words: Capitals, wanted: Container[str]) -> list[int]:
    """The indices of the words that are among the wanted ones."""
    return list(compress(count(), map(wanted.__contains__, words.folded)))


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


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word stands where any would have a capital: at the start of a line, a sentence, a quotation."""
    before = text[max(start - 2, 0) : start]
    return before[-1:] in {"", "\n"} or before in {". ", "! ", "? ", ": ", ' "', '\n"'} or before.strip() in {"-", "*"}


def gap(text: str, words: Capitals, index: int) -> str:
    """What stands between a word and the next one, of the text's end no more than a few signs."""
    end = words.end[index]
    return text[end : words.start[index + 1] if index + 1 < len(words.start) else end + 8]


def in_capitals(text: str, start: int, end: int) -> bool:
    """Whether capitals tell nothing here: in a line set in them, as headlines are, or after a word set in them."""
    if text[start - 5 : start - 1].isupper() and text[start - 5 : start - 1].isalpha() and text[start - 1] == " ":
        return True
    left = max(text.rfind("\n", max(start - 60, 0), start) + 1, start - 60, 0)
    stop = text.find("\n", end, end + 60)
    around = text[left:start] + text[end : stop if stop >= 0 else end + 60]
    return _LOWER_CASE.search(around) is None and _CAPITALS.search(around) is not None
