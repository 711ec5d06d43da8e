"""A parsed sentence: part-of-speech tags and a dependency tree, as plain data."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

# Words that are parsed together at most; a longer sentence is parsed in pieces.
LONGEST_PIECE = 160


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of one sentence, in order, and how they hang together.

    ``starts`` and ``ends`` are offsets into the folded text. ``tags`` are those of the Penn Treebank (VBD, NNS).
    ``heads`` are positions of words in this parse; a root points at itself. ``labels`` are the relations to the head in
    the English Universal Dependencies (nsubj, nsubj:pass, obl:agent); a root's is ROOT. A sentence without words has an
    empty parse, one of very many words has several roots: it is parsed in pieces.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]

    def head_of(self, start: int, end: int) -> int | None:
        """The word between two offsets that the others there hang on: the first whose head lies outside."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        for index in range(first, last):
            head = self.heads[index]
            if head == index or not first <= head < last:
                return index
        return None
