"""The words of date expressions, compiled from the pack into fragments that the grammar is written with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from extractor.entities import Edge
from extractor.packs import Rules
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS

DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d{1,3}(?!\d)|/\d|\ ?[aApP]\.?[mM]\b)"
YEAR = r"(?:1[5-9]|20)\d\d(?!\w|,\d|\.\d|-\d)"


def _names(numbers: Iterable[str]) -> str:
    forms = sorted(numbers, key=len, reverse=True)
    return "|".join(form for name in forms for form in (name.capitalize(), name.upper()))


MONTH = _names(MONTH_NUMBERS)
WEEKDAY = _names(WEEKDAY_NUMBERS)


def either(forms: Iterable[str]) -> str:
    """An alternation of the forms, longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


class Words:
    """What ``dates.toml`` says, ready for the grammar."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("dates.toml")
        self.units: dict[str, str] = table["units"]
        self.numbers: dict[str, int] = table["numbers"]
        self.vague_counts: list[str] = table["counts"]["vague"]
        self.ordinals: dict[str, int] = table["ordinals"]
        self.seasons: dict[str, str] = table["seasons"]
        self.decades: dict[str, str] = table["decades"]
        self.parts: dict[str, str] = table["parts"]
        self.deictics: dict[str, int] = table["deictics"]
        self.frequencies: dict[str, str] = table["frequencies"]
        self.anchor_shifts: dict[str, int] = table["shifts"]["anchor"]
        self.mention_shifts: dict[str, int] = table["shifts"]["mention"]
        self.openers: list[str] = table["parts-of-periods"]["words"]
        self.function_words = frozenset(table["vague-alone"]["before"])
        self.vague = {form: entry for entry in table["vague"] for form in entry["forms"]}
        self.holidays = {name: entry for entry in table["holiday"] for name in entry["names"]}
        self.edges: dict[str, Edge | None] = {
            word: None if edge == "none" else edge for edge, words in table["edges"].items() for word in words
        }
        self.known_days: list[dict[str, Any]] = table["known-day"]
        self.future = frozenset(table["tense"]["future"])
        self.appointed = frozenset(table["tense"]["appointed"])
        self.past = frozenset(table["tense"]["past"])
        self.years: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in table["years"].items()}
        self.month_prepositions = frozenset(table["months"]["after"])
        self.weekday_names = {side: frozenset(names) for side, names in table["weekdays"].items()}
        self.fiscal_starts: dict[str, int] = table["fiscal"]
        self.month_first = frozenset(table["numerals"]["month_first"])

    def count(self, text: str) -> int | None:
        """The number that digits or a number word stand for."""
        return int(text) if text.isdigit() else self.numbers.get(text)

    def shift(self, word: str) -> tuple[int, bool]:
        """How many units "last" or "the following" moves, and whether that is told from the last mention."""
        if word in self.mention_shifts:
            return self.mention_shifts[word], True
        return self.anchor_shifts[word], False
