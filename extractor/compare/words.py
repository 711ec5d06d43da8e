"""The words in which two sentences differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_PIECE = re.compile(r"\w+(?:[.,'’]\w+)*|\s+|[^\w\s]")


class Piece(NamedTuple):
    """A stretch of a sentence, and whether it is what differs."""

    text: str
    marked: bool


def mark_differences(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both sentences in pieces, those words marked that the other does not have there."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for pieces, text in ((left, "".join(before[a:b])), (right, "".join(after[c:d]))):
            if text:
                pieces.append(Piece(text, tag != "equal" and not text.isspace()))
    return list(_joined(left)), list(_joined(right))


def mark_mentions(sentence: str, mentions: Iterable[str]) -> list[Piece]:
    """The sentence in pieces, the first place marked where it says each of these, as far as they do not overlap."""
    spans: list[tuple[int, int]] = []
    for mention in mentions:
        words = " ".join(mention.split())
        start = sentence.find(words) if words else -1
        end = start + len(words)
        if start >= 0 and all(end <= first or start >= last for first, last in spans):
            spans.append((start, end))
    pieces: list[Piece] = []
    place = 0
    for start, end in sorted(spans):
        pieces += [Piece(sentence[place:start], False), Piece(sentence[start:end], True)]
        place = end
    pieces.append(Piece(sentence[place:], False))
    return [piece for piece in pieces if piece.text]


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Marked words with nothing but a space between them as one piece."""
    number = 0
    while number < len(pieces):
        text, marked = pieces[number]
        while marked and number + 2 < len(pieces) and pieces[number + 1].text.isspace() and pieces[number + 2].marked:
            text += pieces[number + 1].text + pieces[number + 2].text
            number += 2
        yield Piece(text, marked)
        number += 1


def shorten(pieces: list[Piece], context: int) -> list[Piece]:
    """The pieces with … for what is far from every marked one."""
    marked = [number for number, piece in enumerate(pieces) if piece.marked]
    found = []
    for number, piece in enumerate(pieces):
        text = piece.text
        if not piece.marked and len(text) > 2 * context:
            head = text[:context].rsplit(" ", 1)[0] + " " if marked and number > marked[0] else ""
            tail = " " + text[-context:].split(" ", 1)[-1] if marked and number < marked[-1] else ""
            text = f"{head}…{tail}" if marked else text[:context] + "…"
        found.append(Piece(text, piece.marked))
    return found
