"""The rules that the packs' entries make: vague expressions, holidays, and patterns that a pack writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from extractor.find.dates.rule import Mention, Read, Rule
from extractor.find.dates.values import Fixed, Holiday, Recurring, Value
from extractor.find.dates.words import DateLexicon, either
from extractor.packs.patterns import DATE_FRAGMENTS, Piece, parse_pattern, start_of
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, full_year

# What reads an expression of words: the mentions that the grammar finds in it.
ReadWords: TypeAlias = Callable[[str], Sequence[Mention]]
# A value that says it all, and one that is told in words.
_TIMEX = re.compile(r"[0-9A-Z:/._-]*")
_BRACES = re.compile(r"\{([a-z]+)\}")
_PATTERNS = {
    "count": r"(?:{number}|\d{1,3})",
    "unit": r"{unit}s?",
    "month": r"{month_any}",
    "weekday": r"{weekday_any}",
    "day": r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?(?!\d)",
    "year": r"(?:1[5-9]|20)\d\d(?!\d)",
    "yy": r"\d\d(?!\d)",
    "quarter": r"[1-4](?!\d)",
    "half": r"[12](?!\d)",
    "season": r"{season}",
    "part": r"{part}",
}


def rules_of_entries(words: DateLexicon, read_words: ReadWords) -> Iterator[Rule]:
    """A rule for each entry; its examples are tested with the entry.

    Args:
        words: the lexicon.
        read_words: reads the values that are told in words.
    """
    for entry in words.pack_rules:
        yield _written(entry, words, read_words)
    for entry in words.vague:
        yield _vague(entry, words)
    for entry in words.holiday_entries:
        names = tuple(entry["names"])
        yield Rule(entry["id"], names, rf"(?:{either(names)})(?!\w)", _holiday, ())


def _vague(entry: dict[str, Any], words: DateLexicon) -> Rule:
    value = _told(entry["value"])

    def read(match: re.Match[str], words: DateLexicon) -> Value:
        return value

    ends = ""
    if entry.get("alone"):  # no noun may follow: "the future direction" is no date
        ends += rf"(?![ -]?(?!(?:{either(words.function_words)})(?![\w'-]))[a-z]+(?![\w'-]))"
    if entry.get("not_before"):
        ends += rf"(?![ -]?(?:{either(entry['not_before'])})(?![\w'-]))"
    return Rule(entry["id"], (entry["trigger"],), rf"(?:{either(entry['forms'])})\b{ends}", read, ())


def _holiday(match: re.Match[str], words: DateLexicon) -> Value:
    return Holiday(match[0])


def _written(entry: dict[str, Any], words: DateLexicon, read_words: ReadWords) -> Rule:
    """The rule of a pattern that a pack writes."""
    pieces = parse_pattern(entry["pattern"], DATE_FRAGMENTS)
    starts = start_of(pieces)
    small = starts[0][0].islower()
    pattern = "".join(_regex(piece, small) for piece in pieces)
    return Rule(entry["id"], starts, rf"{pattern}(?!\w)", _reader(entry["value"], read_words), ())


def _regex(piece: Piece, small: bool) -> str:
    if piece.fragment:
        inner = _PATTERNS[piece.fragment].replace("_any}", "_lower}" if small else "}")
        found = f"(?P<{piece.fragment}>{inner})"
    else:
        literals = [literal.lower() if small else literal for literal in piece.literals]
        found = f"(?:{either(literals)})"
    return f"(?:{found})?" if piece.optional else found


def _reader(template: str, read_words: ReadWords) -> Read:
    """Reads a match into a value: the template is a TIMEX3 value or an expression in words that the grammar knows."""
    fixed = _TIMEX.fullmatch(_BRACES.sub("", template)) is not None

    def read(match: re.Match[str], words: DateLexicon) -> Value | None:
        told = match.groupdict()
        if any(told.get(name) is None for name in _BRACES.findall(template)):
            return None
        if fixed:
            value = _BRACES.sub(lambda brace: _normal(brace[1], told[brace[1]], words), template)
            return _told(value)
        found = read_words(_BRACES.sub(lambda brace: _surface(brace[1], told[brace[1]]), template))
        return found[0].value if len(found) == 1 else None

    return read


def _told(value: str) -> Fixed:
    return Recurring(value) if value[:1] in {"P", "X"} and value[-3:] != "REF" else Fixed(value)


def _normal(name: str, text: str, words: DateLexicon) -> str:
    """What a fragment's words stand for in TIMEX3."""
    word = text.lower()
    match name:
        case "month":
            return f"{MONTH_NUMBERS[word]:02d}"
        case "weekday":
            return str(WEEKDAY_NUMBERS[word])
        case "day":
            return f"{int(word.rstrip('stndrh')):02d}"
        case "yy":
            return str(full_year(word))
        case "count":
            return str(words.count(word) or 0)
        case "unit":
            return words.units.get(word) or words.units[word.removesuffix("s")]
        case "season":
            return words.seasons[word]
        case "part":
            return words.parts[word]
    return text


def _surface(name: str, text: str) -> str:
    """A fragment's words as our grammar reads them."""
    if name == "yy":
        return str(full_year(text))
    return text.capitalize() if name in {"month", "weekday"} else text
