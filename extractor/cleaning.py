"""What a reader of a text does not see, taken out before it is read; offsets lead back into the text as it was.

Soft hyphens, zero-width characters, colours of a terminal and mark-up inside a word change no value: "1,200 kg" is
the same with a word joiner before its space, and so it is with two spaces.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Characters that Unicode calls default ignorable (UAX 44), and marks of writing direction.
_IGNORABLE = (
    "\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
_HAS_IGNORABLE = re.compile(f"[{_IGNORABLE}]")
_UNSEEN = re.compile(
    rf"""[{_IGNORABLE}]+
    | \x1b\[[0-?]{{0,40}}[ -/]{{0,4}}[@-~]                # a colour, or another command to a terminal (ECMA-48)
    | \x1b\][^\x07\x1b\n]{{0,2000}}(?:\x07|\x1b\\)        # its title, a link
    | </?(?:a|abbr|b|em|font|i|mark|span|strong|u)(?:\s[^<>\n]{{0,400}})?/?>""",
    re.VERBOSE | re.I,
)
# A wider gap sets columns apart.
_SPACE = r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]"
_SPACES = re.compile(rf"(?<=\S{_SPACE}){_SPACE}{{1,2}}(?=\S)")
_TWO_SPACES = ("  ", "\xa0 ", " \xa0", "\xa0\xa0", "\t ", " \t", "\u202f ", " \u202f", "\u3000")


class Cleaned(NamedTuple):
    """A text without what nobody sees.

    ``origin`` tells where each of its characters stood, and ends with the length of the whole text; None where
    nothing was taken out.
    """

    text: str
    origin: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters between two offsets stood."""
        if self.origin is None:
            return start, end
        first = self.origin[start]
        return first, self.origin[end - 1] + 1 if end > start else first

    def offset(self, place: int) -> int:
        """The offset in the cleaned text of a place in the text as it was."""
        return place if self.origin is None else bisect_left(self.origin, place)


def clean(text: str, spaces: bool = True) -> Cleaned:
    """Take out what nobody sees.

    Args:
        text: any text.
        spaces: make one of two or three spaces between words too.
    """
    cleaned = Cleaned(text)
    if "\x1b" in text or "<" in text or not (text.isascii() or _HAS_IGNORABLE.search(text) is None):
        cleaned = _without(cleaned, _UNSEEN)
    if spaces and any(two in text for two in _TWO_SPACES):
        cleaned = _without(cleaned, _SPACES)
    return cleaned


def _without(cleaned: Cleaned, unseen: re.Pattern[str]) -> Cleaned:
    text = cleaned.text
    kept = list(_kept(text, unseen))
    if len(kept) == 1:
        return cleaned
    before = cleaned.origin or range(len(text) + 1)
    origin = array("L")
    for start, end in kept:
        origin.extend(before[start:end])
    origin.append(before[-1])
    return Cleaned("".join(text[start:end] for start, end in kept), origin)


def _kept(text: str, unseen: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """What lies between the matches; one stretch where there is none."""
    done = 0
    for match in unseen.finditer(text):
        yield done, match.start()
        done = match.end()
    yield done, len(text)
