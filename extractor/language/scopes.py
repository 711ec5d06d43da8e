"""What a cue governs: from the cue forward, backward or both ways, until a boundary or another cue ends it.

A cue of negation, of modality or of a stage tells nothing alone: what it is about stands beside it. How far it reaches
is data of the pack (``direction``, ``until``, ``ended_by``), and this is the one place that reads them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from extractor.packs.checks import CueDirection, CueUntil

# What parts a sentence into statements that tell of one thing each.
_PARTS = re.compile(r"; | - | ?— ?|, (?:while|whereas|but|although|though) ", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n(?!\n)")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a kind of cue reaches.

    ``direction`` is which way, ``until`` what ends it, ``within`` how many characters or words beyond the cue it may
    reach (0: any number), ``ended_by`` the kinds of cue that end it before.
    """

    direction: CueDirection = "forward"
    until: CueUntil = "sentence"
    within: int = 0
    ended_by: frozenset[str] = frozenset()


class Mark(Protocol):
    """A cue as it stands in the text: its span, and the kind that other cues are ended by."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def kind(self) -> str:
        """What it says, the id of its rule."""


class Bounds(Protocol):
    """Where the parts of something read lie; positions are what its marks count in: characters, or words."""

    def around(self, mark: Mark, until: CueUntil) -> tuple[int, int]:
        """Start and end of the part that a mark lies in."""


class Boundaries:
    """Where the statements, sentences and paragraphs of a text lie.

    Args:
        text: the text, folded.
        sentences: the offsets at which its sentences start, ascending from 0.
    """

    def __init__(self, text: str, sentences: Sequence[int]) -> None:
        self._text, self._sentences = text, sentences

    @cached_property
    def paragraphs(self) -> list[int]:
        """The offsets at which paragraphs start: every line but an empty one is one."""
        return [0, *(match.end() for match in _PARAGRAPH.finditer(self._text))]

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Start and end of the paragraph that an offset lies in."""
        return _between(self.paragraphs, offset, len(self._text))

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that an offset lies in."""
        return _between(self._sentences, offset, len(self._text))

    def clause(self, offset: int) -> tuple[int, int]:
        """Start and end of the statement that an offset lies in: a part of its sentence."""
        start, end = self.sentence(offset)
        for match in _PARTS.finditer(self._text, start, end):
            if match.end() > offset:
                return start, max(match.start(), offset)
            start = match.end()
        return start, end

    def around(self, mark: Mark, until: CueUntil) -> tuple[int, int]:
        """Start and end of the clause, sentence or paragraph that a mark starts in."""
        if until == "sentence":
            return self.sentence(mark.start)
        return self.paragraph(mark.start) if until == "paragraph" else self.clause(mark.start)


def scope(mark: Mark, reach: Reach, boundaries: Bounds, others: Sequence[Mark] = ()) -> tuple[int, int]:
    """Start and end of what a cue governs, itself included.

    Args:
        mark: the cue.
        reach: how far its kind reaches.
        boundaries: of what it stands in.
        others: the cues of the text by position, of which some may end it.
    """
    opens, closes = boundaries.around(mark, reach.until)
    if reach.direction == "forward":
        opens = mark.start
    elif reach.direction == "backward":
        closes = mark.end
    if reach.within:
        opens, closes = max(opens, mark.start - reach.within), min(closes, mark.end + reach.within)
    for other in others if reach.ended_by else ():
        if other.kind in reach.ended_by:
            if mark.end <= other.start < closes:
                closes = other.start
            elif opens < other.end <= mark.start:
                opens = other.end
    return opens, max(closes, mark.end)


def _between(starts: Sequence[int], offset: int, last: int) -> tuple[int, int]:
    index = max(bisect_right(starts, offset) - 1, 0)
    return starts[index], starts[index + 1] if index + 1 < len(starts) else last
