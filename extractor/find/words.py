"""A text as words with offsets, made in one cheap pass: a tenth of what a tokenizer costs."""

from __future__ import annotations

from itertools import accumulate

# One byte for each character, so offsets stay true. What is neither letter nor digit parts words.
_TO_WORDS = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() and ord(chr(code).lower()) < 256 else 0x20 for code in range(256)
)
_JOINS = frozenset(" -/'")
_PASSABLE = frozenset(" -/'.,$%&£€")
_PASSABLE_PAIRS = frozenset({" $", " (", ") ", "% ", " £", " €", "' "})
_CLAUSE_OPENERS = frozenset(
    b"by after before while when who whom which because but although though where if until unless during since so then"
    b" thereby without".split()
)


class Words:
    """The words of a text, lower case, as Latin-1 bytes; an empty one between two characters that part words."""

    __slots__ = ("starts", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = text.encode("latin-1", "replace").translate(_TO_WORDS).split(b" ")
        self.starts = [0, *accumulate(len(token) + 1 for token in self.tokens)]

    def end(self, index: int) -> int:
        """The offset after a word."""
        return self.starts[index + 1] - 1

    def joined(self, index: int) -> bool:
        """Whether a word stands right after the one before it: a space, a hyphen or the like is between them."""
        return 0 < index < len(self.tokens) and self.text[self.starts[index] - 1] in _JOINS

    def passable(self, index: int) -> bool:
        """Whether the word belongs to the same clause as the one before it; amounts and brackets may intervene."""
        if not 0 < index < len(self.tokens):
            return False
        start = self.starts[index]
        if self.tokens[index] in _CLAUSE_OPENERS:
            return False
        if self.tokens[index]:
            return self.text[start - 1] in _PASSABLE
        between = self.text[start - 1 : start + 1]
        # "U.S. sanctions": a full stop after a single letter ends no clause.
        return between in _PASSABLE_PAIRS or (between == ". " and len(self.tokens[index - 1]) == 1)
