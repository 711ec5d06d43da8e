"""A text as bare words with offsets, for those who look up every one of them: templates over whole releases.

Unlike in ``words``, hyphens and apostrophes part ("tax-evasion" is two), so that a template reads every way of writing;
a third of what that scan costs.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

# One byte for each character, so offsets stay true. What is neither letter nor digit parts words.
_TO_WORDS = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() and ord(chr(code).lower()) < 256 else 0x20 for code in range(256)
)
JOINS = frozenset(" -/'")
_PASSABLE = frozenset(" -/'.,$%&£€")
_QUOTES = frozenset({'" ', ' "', "' ", " '"})
_PASSABLE_PAIRS = frozenset({" $", " (", ") ", ")(", "% ", " £", " €", "' "})
_CLAUSE_OPENERS = frozenset(
    b"by after before while when who whom which because but although though where if until unless during since so then"
    b" thereby without".split()
)
COORDINATORS = frozenset({b"and", b"or"})
# What may stand between an offence and what belongs to it.
ARTICLES = frozenset(b"a an the his her their its any some one two several such".split())
_SENTENCE_ENDS = frozenset(".!?:\n")


class ByteWords:
    """The words of a text, lower case, as Latin-1 bytes; an empty one between two characters that part words."""

    __slots__ = ("_abbreviations", "before", "starts", "text", "tokens")

    def __init__(self, text: str, abbreviations: frozenset[bytes] = frozenset()) -> None:
        self._abbreviations = abbreviations
        self.text = text
        # ``before[n]`` is the character before offset n, also behind the end.
        self.before = "\n" + text + "\n"
        # The last word is empty, so that there is always one to look at.
        self.tokens = [*text.encode("latin-1", "replace").translate(_TO_WORDS).split(b" "), b""]
        # The offset of each word; behind the last one more. One character stands between two words.
        self.starts = list(accumulate(map((1).__add__, map(len, self.tokens)), initial=0))

    def index(self, offset: int) -> int:
        """The first word that starts at an offset or after it."""
        return bisect_left(self.starts, offset, 0, len(self.tokens) - 1)

    def start(self, index: int) -> int:
        """The offset of a word."""
        return self.starts[index]

    def end(self, index: int) -> int:
        """The offset after a word."""
        return self.starts[index + 1] - 1

    def joined(self, index: int) -> bool:
        """Whether a word stands right after the one before it: a space, a hyphen or the like is between them."""
        return self.before[self.starts[index]] in JOINS

    def places_before(self, index: int) -> tuple[int, ...]:
        """The indices after which a modifier of this word may end: an article may stand between."""
        if not self.joined(index):
            return ()
        if self.tokens[index - 1] in ARTICLES and self.joined(index - 1):
            return (index, index - 1)
        return (index,)

    def next_word(self, index: int) -> int:
        """The index of the next word that is no coordinator, over commas."""
        while index < len(self.tokens) - 1 and (not self.tokens[index] or self.tokens[index] in COORDINATORS):
            index += 1
        return index

    def is_quote(self, index: int) -> bool:
        """Whether nothing but a quotation mark and a space stands there, between two words."""
        start = self.start(index)
        return not self.tokens[index] and self.text[start - 1 : start + 1] in _QUOTES

    def ends_sentence(self, index: int) -> bool:
        """Whether a sentence or a line ends there."""
        start = self.start(index)
        return not self.tokens[index] and self.text[start - 1 : start] in _SENTENCE_ENDS and self.ends_clause(index)

    def _is_in_name(self, index: int, start: int) -> bool:
        """Whether a word in brackets belongs to a law: "section 12(1)(a)", "the Wildlife (Protection) Act"."""
        if self.before[start] != "(":
            return False
        if self.before[start - 1] != " ":
            return True
        word = self.text[start : self.end(index) + 1]
        return word[:1].isupper() and word[1:-1].islower() and word[-1] == ")"

    def ends_clause(self, index: int) -> bool:
        """Whether a phrase cannot go on over this word; amounts and brackets do not end one."""
        token, start = self.tokens[index], self.starts[index]
        if token:
            if token in _CLAUSE_OPENERS:
                return True
            return self.before[start] not in _PASSABLE and not self._is_in_name(index, start)
        between = self.text[start - 1 : start + 1]
        if between == ". ":
            # "U.S. sanctions": a full stop after a single letter ends no clause.
            return len(self.tokens[index - 1]) > 1 and self.tokens[index - 1] not in self._abbreviations
        return between not in _PASSABLE_PAIRS
