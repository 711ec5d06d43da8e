"""What a reader of a text does not see, taken out before it is read; offsets lead back into the text as it was.

Soft hyphens, zero-width characters, colours of a terminal and mark-up inside a word change no value: "1,200 kg" is
the same with a word joiner before its space, and so it is with two spaces. Ligatures are the letters that they join,
and a word that a line's end divides is one word: "traf-" and "ficking".
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
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
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")
# A hyphen after a word, a line's end, and small letters that go on.
_DIVIDED = re.compile(r"(?<!\w)(?P<first>[A-Za-z]?[a-z]+)(?P<hyphen>-)(?P<end>[ \t]*\r?\n[ \t]*)(?P<rest>[a-z]+)(?!\w)")
_LINE_ENDS = ("-\n", "-\r", "- \n", "- \r")
_ENDS_LINE = re.compile(r"[a-z]-[ \t]*\r?\n")
# What is left of a word behind such a hyphen: no word of its own.
_ENDING = re.compile(
    r"(?:[^aeiouy]{0,2}(?:ed|ing|er|ers|es|ly|al|ally|ion|ions|ive|ment|ments|ness|able|ible|ance|ence|ity|ous))|[^aeiouy]+"
)
# What keeps its hyphen before any word, beside the words that the text has itself: "drug-related".
_KEEPS = re.compile(
    r"\w|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"all|co|cross|ex|half|high|less|long|low|mid|multi|non|off|on|over|post|pre|self|semi|short|so|well"
)
_SHORTEST = 4  # letters of a first part that is no preposition or pronoun
_PARTICIPLES = ("ed", "ing")
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")


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
    if not text.isascii() and any(ligature in text for ligature in _LIGATURES):
        cleaned = _spelled_out(cleaned)
    if any(end in text for end in _LINE_ENDS) and _ENDS_LINE.search(cleaned.text):
        cleaned = _undivided(cleaned)
    if spaces and any(two in text for two in _TWO_SPACES):
        cleaned = _without(cleaned, _SPACES)
    return cleaned


def _spelled_out(cleaned: Cleaned) -> Cleaned:
    """The text with the letters that its ligatures join; each leads back to its ligature."""
    text, done = cleaned.text, 0
    before = cleaned.origin or range(len(text) + 1)
    parts: list[str] = []
    origin = array("L")
    for match in _LIGATURE.finditer(text):
        letters = _LIGATURES[match[0]]
        parts += text[done : match.start()], letters
        origin.extend(before[done : match.start()])
        origin.extend([before[match.start()]] * len(letters))
        done = match.end()
    origin.extend(before[done:])
    return Cleaned("".join(parts) + text[done:], origin)


def _undivided(cleaned: Cleaned) -> Cleaned:
    """The text with the words whole that a line's end divides; of a compound, "drug-related", the hyphen stays."""
    text = cleaned.text
    words, gone = frozenset(_WORDS.findall(_DIVIDED.sub(" ", text).lower())), list[tuple[int, int]]()
    for match in _DIVIDED.finditer(text):
        chained = text[match.start() - 1 : match.start()] == "-"  # "anti-money-laundering"
        keeps = chained or _is_compound(words, match["first"].lower(), match["rest"])
        gone.append(match.span("end") if keeps else (match.start("hyphen"), match.end("end")))
    return _but(cleaned, gone)


def _is_compound(words: Set[str], first: str, rest: str) -> bool:
    """Whether the hyphen belongs to the word, as the words of the text show: it is among them, or both its parts."""
    if f"{first}-{rest}" in words or _KEEPS.fullmatch(first):
        return True
    if first + rest in words or first not in words or len(first) < _SHORTEST or _ENDING.fullmatch(rest):
        return False
    return rest in words or rest.endswith(_PARTICIPLES)


def _without(cleaned: Cleaned, unseen: re.Pattern[str]) -> Cleaned:
    return _but(cleaned, [match.span() for match in unseen.finditer(cleaned.text)])


def _but(cleaned: Cleaned, gone: Sequence[tuple[int, int]]) -> Cleaned:
    """All but some stretches of the text, in its order."""
    if not gone:
        return cleaned
    text = cleaned.text
    kept = list(_kept(text, gone))
    before = cleaned.origin or range(len(text) + 1)
    origin = array("L")
    for start, end in kept:
        origin.extend(before[start:end])
    origin.append(before[-1])
    return Cleaned("".join(text[start:end] for start, end in kept), origin)


def _kept(text: str, gone: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What lies between some stretches of the text."""
    done = 0
    for start, end in gone:
        yield done, start
        done = end
    yield done, len(text)
