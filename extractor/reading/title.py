"""The headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.reading.cues import cues
from extractor.reading.dateline import read_dateline
from extractor.reading.furniture import headline, is_contact, is_furniture
from extractor.reading.lines import Line
from extractor.reading.publisher import is_body_name
from extractor.trace import tracing

_MOST_LINES = 3
# Names of persons and places are as short as this: a longer line after them is the better headline.
_SHORT = 4
_VERY_SHORT = 2

_SOMETHING = re.compile(r"\S")
_SENTENCE_END = re.compile(r"[.!?;][\"'”’)]{0,2}$")
_BREAKS_OFF = re.compile(r"[,:;–—-]$")


class Title(NamedTuple):
    """The headline, the offset in the release at which it stops (0 without one), and how many lines stand above it."""

    text: str | None
    end: int
    above: int


def read_title(text: str, head: Sequence[Line]) -> Title:
    """The first line, or first few, that is neither furniture nor the name of a body, and no running text.

    A short line gives way to a longer one: the name of a contact to what follows the telephone numbers, that of a
    place to what follows it.
    """
    short: int | None = None
    shortest, index = _VERY_SHORT, 0
    for index, line in enumerate(head):
        if line.is_paragraph or (line is head[-1] and not _SOMETHING.search(text, line.end)):
            break
        words = headline(line.text)
        if is_furniture(line) or (is_body_name(line.text) and _more_head(head, index)):
            continue
        if read_dateline(line, text):
            break
        count = len(words.split())
        if count > _SHORT or (count > shortest and not _contacts_follow(head, index)):
            return _joined(text, head, index)
        if short is None:
            short, shortest = index, count
    return Title(None, 0, index) if short is None else _joined(text, head, short)


def _contacts_follow(head: Sequence[Line], index: int) -> bool:
    return any(is_contact(line.text) for line in head[index + 1 :])


def _more_head(head: Sequence[Line], index: int) -> bool:
    """A headline may yet come."""
    return any(not line.is_paragraph and not is_furniture(line) for line in head[index + 1 :])


def _joined(text: str, head: Sequence[Line], index: int) -> Title:
    """The headline that begins on this line, with the lines that go on with it."""
    title, end = headline(head[index].text), head[index].end
    for count, (line, following) in enumerate(zip(head[index:], head[index + 1 :], strict=False), start=1):
        if text.count("\n", line.end, following.start) != 1 or not _belongs(line.text, following):
            break
        if count == _MOST_LINES:
            return Title(None, 0, index)  # hard-wrapped running text
        title, end = f"{title} {following.text}", following.end
    if _is_sentence(title):
        return Title(None, 0, index)
    if trace := tracing():
        trace.step("head.title", "the headline", at=(head[index].start, end))
    return Title(" ".join(title.split()), end, index)


def _is_sentence(title: str) -> bool:
    """It ends in a full stop, and not one that belongs to an abbreviation."""
    if not _SENTENCE_END.search(title):
        return False
    word = title.split()[-1].rstrip(".")
    return not title.endswith(".") or not ("." in word or word.lower() in cues().abbreviations)


def _belongs(line: str, following: Line) -> bool:
    """The line after goes on with the headline."""
    if is_furniture(following):
        return False
    joints = cues().joints
    if _BREAKS_OFF.search(line) or line.split()[-1].lower() in joints:
        return True
    if following.text[0].islower() or following.text.split()[0].lower() in joints:
        return True
    return line.isupper() and following.text.isupper()
