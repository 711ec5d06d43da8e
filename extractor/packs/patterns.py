"""The patterns that packs write rules in: words, {fragments} and (one|of|several), nothing that could run away.

    week ending {day} {month}        FY{yy}Q{quarter}        {count} (moons|sleeps) ago        the (old )?style

There are no repetitions, and groups do not nest: every pattern matches in time that grows with its length alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

# What each fragment of a date's pattern stands for, for readers of the schema and of faults.
DATE_FRAGMENTS: Final = {
    "count": "a number in digits or words, up to three digits",
    "unit": "day, week, month, quarter, year …",
    "month": "a month's name",
    "weekday": "a weekday's name",
    "day": "a day of the month, 1 to 31, 5th",
    "year": "a year of four digits",
    "yy": "a year of two digits",
    "quarter": "1 to 4",
    "half": "1 or 2",
    "season": "spring …",
    "part": "morning …",
}
# And of a pattern of a pack's own type.
TERM_FRAGMENTS: Final = {
    "number": "digits, perhaps with letters and (a)(1) behind",
    "section": "the same, where a pattern has two",
    "year": "a year of four digits",
    "code": "capitals, digits and hyphens",
    "name": "up to four words with capitals",
}
_TOKEN = re.compile(
    r"\{(?P<fragment>[^{}]*)\}(?P<may_lack>\?)?|\((?P<choice>[^()]*)\)(?P<optional>\?)?|(?P<literal>[^{}()?*+|\[\]\\^$]+)"
)
_WORDS = re.compile(r"[\w .,'/&:§-]+")
_LONGEST = 200
# What a rule starts with: one or two digits, four digits.
TWO_DIGITS: Final = "9"
FOUR_DIGITS: Final = "9999"
_DIGITS = {"year": FOUR_DIGITS, "day": TWO_DIGITS, "yy": TWO_DIGITS, "quarter": TWO_DIGITS, "half": TWO_DIGITS}


class Piece(NamedTuple):
    """A piece of a pattern: a fragment by its name, or literals of which one stands there."""

    fragment: str
    literals: tuple[str, ...]
    optional: bool


def parse_pattern(pattern: str, fragments: Collection[str]) -> list[Piece]:
    """The pieces of a pattern.

    Raises:
        ValueError: it is none; the message says why.
    """
    if len(pattern) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} characters")
    pieces, at = [], 0
    for match in _TOKEN.finditer(pattern):
        if match.start() != at:
            break
        at = match.end()
        pieces.append(_piece(match, fragments))
    if at != len(pattern):
        raise ValueError(f"{pattern[at : at + 12]!r} is neither words, {{fragment}} nor (one|of|several)")
    if not any(not piece.optional for piece in pieces):
        raise ValueError("matches nothing")
    return pieces


def _piece(match: re.Match[str], fragments: Collection[str]) -> Piece:
    if match["fragment"] is not None:
        if match["fragment"] not in fragments:
            raise ValueError(f"no fragment is named {{{match['fragment']}}}; there are {', '.join(fragments)}")
        return Piece(match["fragment"], (), match["may_lack"] is not None)
    literals = tuple((match["choice"] or match["literal"]).split("|")) if match["choice"] != "" else ("",)
    for literal in literals:
        if not _WORDS.fullmatch(literal):
            raise ValueError(f"{literal!r} is no words")
    return Piece("", literals, match["optional"] is not None)


def fragments_in(template: str) -> Iterator[str]:
    """The names in braces of a template."""
    return (match[1] for match in re.finditer(r"\{([^{}]*)\}", template))


def start_of(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """What the pattern cannot match without: a word in small letters, or what it begins with."""
    sure = [piece.literals for piece in pieces if len(piece.literals) == 1 and not piece.optional]
    small = [word for (literal,) in sure for word in re.findall(r"(?<![\w-])[a-z]{3,12}(?![\w-])", literal)]
    if small:
        return (max(small, key=len),)
    first = pieces[0]
    if first.fragment in _DIGITS:
        return (_DIGITS[first.fragment],)
    if first.fragment in {"month", "weekday"}:
        return (f"{{{first.fragment}}}",)
    heads = [re.match(r"[A-Z][A-Za-z]{0,5}", literal) for literal in first.literals]
    if first.optional or not heads or not all(heads):
        raise ValueError("needs a word in small letters, or begins with capitals, digits or a name of the calendar")
    return tuple(f"{head[0]}*" for head in heads if head)
