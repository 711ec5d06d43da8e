"""The words of date expressions, from the pack, and the fragments that patterns are written with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from extractor.entities import Edge
from extractor.packs import Rules
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS

DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d{1,3}(?!\d)|/\d|\ ?[aApP]\.?[mM]\b)"
# "In 2023.1 The": the mark of a footnote behind it.
YEAR = r"(?:1[5-9]|20)\d\d(?!\w|,\d|\.\d(?!\d?\ [A-Z])|-\d|\ (?:GMT|UTC|hours|hrs)\b)"


def _names(numbers: Iterable[str]) -> str:
    return by_first_letter(form for name in numbers for form in (name.capitalize(), name.upper()))


def by_first_letter(names: Iterable[str]) -> str:
    """An alternation grouped by first letters, longest first: the regex engine skips to those quickly."""
    groups: dict[str, list[str]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        groups.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items())


MONTH = _names(MONTH_NUMBERS)
WEEKDAY = _names(WEEKDAY_NUMBERS)
# Also in verbose patterns: their spaces are escaped.
ABOUT = r"(?:(?:on|in|at)\ or\ (?:about|around)|approximately|approx\.?|about|around|roughly)"
# Words that can stand between the first word of an expression and its unit, or open it.
_OPENING = frozenset(
    {"the", "of", "in", "and", "half", "every", "each", "other", "fiscal", "financial", "day", "comparable", "latest"}
    | {"calendar", "to", "yesterday", "tomorrow"}
)
_BRACES = re.compile(r"\{\w*\}|[()|?,]")
_FRAGMENT = re.compile(r"\{([a-z_]+)\}")


def either(forms: Iterable[str]) -> str:
    """An alternation of the forms, longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


class Shift(NamedTuple):
    """How many units "last" or "the following" moves, and whether that is told from the antecedent."""

    units: int
    to_antecedent: bool = False

    def __str__(self) -> str:
        """With its sign."""
        return f"{self.units:+d}" if self.units else "0"


NOW = Shift(0)


class DateLexicon:
    """What ``dates.toml`` says, ready for the grammar."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("dates.toml")
        self.units: dict[str, str] = table["units"]
        self.numbers: dict[str, int] = table["numbers"]
        self.vague_counts: list[str] = table["counts"]["vague"]
        self.ordinals: dict[str, int] = table["ordinals"]
        self.ordinal_numbers: dict[str, int] = table["ordinal-numbers"]
        self.seasons: dict[str, str] = table["seasons"]
        self.decades: dict[str, str] = table["decades"]
        self.parts: dict[str, str] = table["parts"]
        self.deictics: dict[str, int] = table["deictics"]
        self.frequencies: dict[str, str] = table["frequencies"]
        self.anchor_shifts: dict[str, int] = table["shifts"]["anchor"]
        self.mention_shifts: dict[str, int] = table["shifts"]["mention"]
        self.pointing = {name: frozenset(words) for name, words in table["pointing"].items()}
        self.openers: list[str] = table["parts-of-periods"]["words"]
        self.function_words = frozenset(table["vague-alone"]["before"])
        self.vague: list[dict[str, Any]] = table["vague"]
        self.pack_rules: list[dict[str, Any]] = table.get("rule", [])
        self.holiday_entries: list[dict[str, Any]] = table["holiday"]
        self.holidays = {name: entry for entry in table["holiday"] for name in entry["names"]}
        self.edges: dict[str, Edge | None] = {
            word: None if edge == "none" else edge for edge, words in table["edges"].items() for word in words
        }
        self.known_days: list[dict[str, Any]] = table["known-day"]
        self.appointments = frozenset(table["tense"]["appointments"])
        self.no_past_after = frozenset(table["tense"]["no_past_after"])
        self.tense_cues: list[dict[str, Any]] = table["cues"]
        self.years: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in table["years"].items()}
        self.other_calendars = frozenset(table["holidays"]["not_after"])
        self.month_prepositions = frozenset(table["months"]["after"])
        self.weekday_names = {side: frozenset(names) for side, names in table["weekdays"].items()}
        self.fiscal_starts: dict[str, int] = table["fiscal"]
        self.month_first = frozenset(table["numerals"]["month_first"])

        self.fragments = self._fragments()
        self.starts = self._starts()

    @property
    def opening(self) -> set[str]:
        """Words that can stand before the one that a rule starts with: "the first half of the *year*"."""
        phrases = [
            *self.numbers,
            *self.vague_counts,
            *self.ordinals,
            *self.ordinal_numbers,
            *self.anchor_shifts,
            *self.mention_shifts,
            *self.openers,
            *(form for entry in self.vague for form in entry["forms"]),
        ]
        if self.pack_rules:
            phrases += [_BRACES.sub(" ", entry["pattern"].lower()) for entry in self.pack_rules]
            phrases += [*MONTH_NUMBERS, *WEEKDAY_NUMBERS, *self.units, *self.seasons, *self.parts]
        return {word for phrase in phrases for word in phrase.split()} | _OPENING

    def _starts(self) -> dict[str, Iterable[str]]:
        """What a fragment's name stands for among the words that start a rule."""
        return {
            "unit": self.units,
            "units": [f"{unit}s" for unit in self.units],
            "part": self.parts,
            "season": self.seasons,
            "deictic": self.deictics,
            "deictics": [f"{word}s" for word in self.deictics],
            "frequency": self.frequencies,
            "decade": self.decades,
            "month": [form for name in MONTH_NUMBERS for form in (name.capitalize(), name.upper())],
            "weekday": [form for name in WEEKDAY_NUMBERS for form in (name.capitalize(), name.upper())],
            "holiday": self.holidays,
        }

    def _fragments(self) -> dict[str, str]:
        words = {
            "number": self.numbers,
            "vague": self.vague_counts,
            "unit": self.units,
            "opener": self.openers,
            "shift": [*self.anchor_shifts, *self.mention_shifts],
            "ordinal": self.ordinals,
            "part": self.parts,
            "ordinal_number": self.ordinal_numbers,
            "season": self.seasons,
            "decade": self.decades,
            "frequency": self.frequencies,
            "hour": [word for word, number in self.numbers.items() if 1 <= number <= 12 and len(word) > 2],
            "tens": [word for word, number in self.numbers.items() if number >= 20],
            "teens": [word for word, number in self.numbers.items() if 10 <= number < 20 and " " not in word],
            "ones": [word for word, number in self.numbers.items() if number < 10 and len(word) > 2],
            "deictic": self.deictics,
            "month_lower": MONTH_NUMBERS,
            "weekday_lower": WEEKDAY_NUMBERS,
        }
        fragments = {name: f"(?:{either(forms)})" for name, forms in words.items()}
        fragments |= {"month": f"(?:{MONTH})", "weekday": f"(?:{WEEKDAY})", "day": DAY, "year": YEAR, "about": ABOUT}
        fragments["count"] = rf"(?:(?P<count>{fragments['number']}|\d{{1,3}})|(?P<vague>{fragments['vague']}))"
        return fragments

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern compiled, its {fragments} filled in."""
        return re.compile(self.fill(pattern))

    def fill(self, pattern: str) -> str:
        """A pattern with its {fragments} filled in."""
        return _FRAGMENT.sub(lambda match: self.fragments[match[1]], pattern)

    def expand(self, starts: Iterable[str]) -> list[str]:
        """Words that start a rule, with {fragments} filled in."""
        return [word for start in starts for word in (self.starts[start[1:-1]] if start[0] == "{" else (start,))]

    def count(self, text: str) -> int | None:
        """The number that digits or a number word stand for."""
        return int(text) if text.isdigit() else self.numbers.get(text)

    def shift(self, word: str) -> Shift:
        """How many units "last" or "the following" moves, and whether that is told from the last mention."""
        if word in self.mention_shifts:
            return Shift(self.mention_shifts[word], to_antecedent=True)
        return Shift(self.anchor_shifts[word])
