"""A text in pieces: its paragraphs, cut where an entity starts or ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Protocol

from extractor.writing.pages.frame import in_the_open

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
# Browsers take very long over a paragraph of millions of characters: after so many the next space ends it, or if there
# is none near, the next character.
_LONGEST = 20_000
_NEAR = 1_000
# A piece tells of so many spans around it, the innermost first.
_MOST_AROUND = 6


class Span(Protocol):
    """What is marked: an entity, or a stretch that has changed."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


@dataclass(slots=True)
class Piece:
    """A stretch of the text in which nothing starts or ends.

    Args:
        text: its characters.
        spans: what it lies in, as places in the sequence that was given; the innermost first.
        begins: whether it is the first piece whose innermost span is this one.
    """

    text: str
    spans: list[int] = field(default_factory=list)
    begins: bool = False


def paragraphs(text: str, spans: Sequence[Span]) -> Iterator[list[Piece]]:
    """The paragraphs in order, each with the line breaks that follow it: together they are the text.

    Args:
        text: the whole text.
        spans: by position; they may lie in each other, and overlap.
    """
    ends = list(_ends(text))
    held: list[Piece] = []
    place = 0
    cuts = iter([*ends, len(text)])
    cut = next(cuts)
    for piece in pieces(text, spans, ends):
        held.append(piece)
        place += len(piece.text)
        if place == cut:
            yield held
            held, cut = [], next(cuts, -1)
    if held:
        yield held


def _ends(text: str) -> Iterator[int]:
    start = 0
    for end in (*(match.end() for match in _PARAGRAPH_END.finditer(text)), len(text)):
        while end - start > _LONGEST + _NEAR:
            space = text.find(" ", start + _LONGEST, start + _LONGEST + _NEAR)
            start = space + 1 if space >= 0 else start + _LONGEST
            yield start
        if end < len(text):
            yield end
        start = end


def pieces(text: str, spans: Sequence[Span], cuts: Sequence[int] = ()) -> Iterator[Piece]:
    """The pieces of a text in order, cut where a span starts or ends, and at the places given."""
    bounds = sorted({0, len(text), *cuts} | {one.start for one in spans} | {one.end for one in spans})
    # Those that start first lie at the front; the shortest that is open is the innermost.
    waiting = sorted(range(len(spans)), key=lambda number: (-spans[number].start, spans[number].end))
    open_: list[tuple[int, int]] = []
    begun: set[int] = set()
    for index in range(len(bounds) - 1):
        start, end = bounds[index : index + 2]
        while waiting and spans[waiting[-1]].start <= start:
            number = waiting.pop()
            if spans[number].end > spans[number].start:
                heappush(open_, (spans[number].end - spans[number].start, number))
        while open_ and spans[open_[0][1]].end <= start:
            heappop(open_)
        around = [number for _, number in _smallest(open_) if spans[number].end > start]
        yield Piece(text[start:end], around, bool(around) and around[0] not in begun)
        begun.update(around[:1])


def _smallest(open_: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The innermost of what is open; some at the heap's top may have ended, and are passed over."""
    if len(open_) <= _MOST_AROUND:
        return sorted(open_)
    taken = [heappop(open_) for _ in range(_MOST_AROUND)]
    for one in taken:
        heappush(open_, one)
    return taken


class Utf16:
    """Offsets of a text as a browser counts them, in units of UTF-16."""

    def __init__(self, text: str) -> None:
        self.wide = [] if text.isascii() else [at for at, one in enumerate(in_the_open(text)) if one > "\uffff"]

    def __call__(self, offset: int) -> int:
        """The browser's offset for one in code points."""
        return offset + bisect_left(self.wide, offset)
