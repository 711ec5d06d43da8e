"""The words of a release, cut once for every finder: where they stand, and in lower case.

They are the tokens of spaCy's tokenizer with what is written together left whole ("14-count", "didn't", "and/or"): the
span of an entity that ends inside one is cut by whoever asks (one in a hundred).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

# A longer word than this many characters is none that a rule asks for.
_LONGEST_WORD = 20
WORD = re.compile(r"('s\b|\w+(?:[-'/.&]\w+)*|[^\w\s])")


class Words:
    """Parallel lists: ``starts``, ``ends`` (offsets), ``low`` (lower case). A sign is a word of its own.

    Args:
        text: the folded text.
        low: the same in lower case, of the same length.
    """

    __slots__ = ("_low_text", "ends", "low", "starts", "text")

    def __init__(self, text: str, low: str) -> None:
        self.text, self._low_text = text, low
        # Splitting as a whole costs half of what a match object for each word does.
        parts = WORD.split(low)
        offsets = list(accumulate(map(len, parts)))
        self.starts, self.ends, self.low = offsets[:-1:2], offsets[1::2], parts[1::2]

    def __len__(self) -> int:
        """How many words."""
        return len(self.starts)

    def after(self, offset: int) -> int:
        """The first word that starts at or after an offset; ``len(words)`` where there is none."""
        return bisect_left(self.starts, offset)

    def pieces(self, start: int, end: int) -> Iterable[tuple[int, int, str]]:
        """Start, end and lower case of what stands between two offsets; words that reach over them are cut."""
        first, last = self.after(start), self.after(end)
        if (first and self.ends[first - 1] > start) or (last > first and self.ends[last - 1] > end):
            return ((*match.span(), match[0]) for match in WORD.finditer(self._low_text, start, end))
        return zip(self.starts[first:last], self.ends[first:last], self.low[first:last], strict=True)

    def word(self, index: int) -> str:
        """The word at an index in lower case, empty beyond both ends."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def follows(self, index: int) -> bool:
        """Whether a single space stands between the word at an index and the one before it."""
        if not 0 < index < len(self.starts):
            return False
        end = self.ends[index - 1]
        return self.starts[index] == end + 1 and self.text[end] == " "


_SIGNS = {
    ",": ",",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    '"': '"',
    "'": '"',
    "'s": "J",
    "&": "c",
    "%": "N",
    "$": "N",
    "#": "N",
}


def sign_class(sign: str) -> str:
    """The class of what is no letter or digit: quotes, brackets, commas; all else is a border."""
    return _SIGNS.get(sign, ":")


def word_before(text: str, at: int, parted_by: str = " ") -> str:
    """The word before an offset, without opening quotes and brackets; empty where none stands right before.

    Unlike in ``Words``, what no space parts is one word: "cost-of-living", "$5".

    Args:
        text: the folded text, or the same in lower case.
        at: the offset; what stands before it is one of ``parted_by``.
        parted_by: the characters of which one may part the two.
    """
    if at < 2 or text[at - 1] not in parted_by:
        return ""
    base = at - _LONGEST_WORD if at > _LONGEST_WORD else 0
    begin = text.rfind(" ", base, at - 1) + 1
    word = text[begin or base : at - 1]
    if word.isalpha():
        return word
    return word[word.rfind("\n") + 1 :].lstrip("(\"'\u2014[")
