"""The first and last lines of a release: all that its head and foot are read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.find.dates.absolute import NamedDay, named_days

# A release of any length is told by so many characters of its beginning and end.
_HEAD = 1500
_FOOT = 600
_MOST_LINES = 24

# A date of issue stands within so many characters of the beginning of its line.
_REACH = 160
# Every such date holds this: four digits, or a year of two behind day or month.
_YEAR_INSIDE = re.compile(r"\d(?:\d{3}|[ -][A-Za-z]{3,9}\.?[ -]'?\d\d\b|, '?\d\d\b)")
_LINE = re.compile(r"\S[^\n]*")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2}$")


class Line(NamedTuple):
    """A line without the white space around it.

    ``start`` and ``end`` are its offsets in the release, ``moments`` the complete dates near its beginning.
    """

    text: str
    start: int
    end: int
    moments: Sequence[NamedDay]

    @property
    def is_paragraph(self) -> bool:
        """Running text, and no headline, label, name or date."""
        length = len(self.text)
        return length >= 250 or (length >= 80 and _SENTENCE_END.search(self.text) is not None)


def head_lines(text: str) -> list[Line]:
    """The lines that are not blank at the beginning, the first paragraph of running text included."""
    lines: list[Line] = []
    for line in _lines(text, 0, min(len(text), _HEAD)):
        lines.append(line)
        if line.is_paragraph or len(lines) == _MOST_LINES:
            break
    return lines


def foot_lines(text: str, after: int) -> list[Line]:
    """The lines that are not blank at the end, none from before ``after`` and none that the window cuts."""
    start = max(len(text) - _FOOT, after)
    if start and start < len(text) and text[start - 1] != "\n":
        start = text.find("\n", start)
        if start < 0:
            return []
    return list(_lines(text, start, len(text)))[-_MOST_LINES:]


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    window = text[start:end].replace("\r", "\n")
    if not window.isascii():
        window = window.replace("\xa0", " ").replace("\u2028", "\n").replace("\u2029", "\n").replace("\ufeff", " ")
    for match in _LINE.finditer(window):
        line = match[0].rstrip()
        first = start + match.start()
        yield Line(line, first, first + len(line), _moments(line))


def _moments(line: str) -> Sequence[NamedDay]:
    if _YEAR_INSIDE.search(line, 0, _REACH) is None:
        return ()
    return [day for day in named_days(line[: _REACH + 40]) if day.has_year and day.start < _REACH]
