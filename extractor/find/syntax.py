"""A parsed sentence: part-of-speech tags and a dependency tree, as plain data."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# Words that are parsed together at most; a longer sentence is parsed in pieces.
LONGEST_PIECE = 160


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of one sentence, in order, and how they hang together.

    ``starts`` and ``ends`` are offsets into the folded text, ``words`` what stands there. ``tags`` are those of the
    Penn Treebank (VBD, NNS). ``heads`` are positions of words in this parse; a root points at itself. ``labels`` are
    the relations to the head in the English Universal Dependencies (nsubj, nsubj:pass, obl:agent); a root's is ROOT.
    A sentence without words has an empty parse, one of very many words has several roots: it is parsed in pieces.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The first word that starts between two offsets, and the one after the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


# What stands before the prose of a line: bullets and numbers of items, then a dateline up to its dash.
_BULLET = re.compile(r"[\s\"']*(?:[•*·▪‣◦■●–—>-]+\s+|\(?\d{1,2}[.)]\s+(?=[A-Za-z])|\(?[a-z]\)\s+)")
_DATELINE = re.compile(
    r"\s*(?:FOR IMMEDIATE RELEASE:?\s*)?"
    r"(?:(?!THE\b)[A-Z][A-Z.'-]{2,}(?: [A-Z][A-Z.'-]+){0,3}(?:(?:, | ?[(/])[^\n]{1,60}?)?"
    r"|[A-Z]\w+(?: [A-Z]\w+){0,2}(?:, [^\n(]{1,30})? ?\([^)\n]{2,40}\))"
    r"\s*(?:--+|[–—]|-(?=\s))\s*(?=[A-Z\"'$\d])"
)


def prose_start(text: str, start: int, end: int) -> int:
    """Where the words begin that a parser understands: behind a bullet or a dateline that opens the sentence."""
    bullet = _BULLET.match(text, start, end)
    if bullet:
        return bullet.end()
    dateline = _DATELINE.match(text, start, end)
    return dateline.end() if dateline else start
