"""Durations without a number: "for years", "within minutes", "after several months"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.guards import word_before
from extractor.find.quantities.reading import Reading, Source
from extractor.packs import Rules
from extractor.resolve.units import Units

# "for years 2008 to 2010" are years of the calendar, "for hours worked" are hours of work.
_NOT_TOLD: Final = re.compile(r" (?:\d|[a-z]+ed\b|not\b|ago\b|later\b|earlier\b|before\b)")


class VagueDurations:
    """Reads a unit of time that a preposition makes a duration; TIMEX3 writes X for its number."""

    def __init__(self, rules: Rules, units: Units) -> None:
        table = rules.table("quantities.toml").get("vague_durations", {})
        self.words: list[str] = [word for word in table.get("units", ()) if word in units.by_form]
        self.units = units
        self.prepositions = frozenset(table.get("prepositions", ()))
        self.quantifiers = tuple(table.get("quantifiers", ()))

    def read(self, source: Source, start: int) -> Reading | None:
        """The duration whose unit stands at ``start``."""
        low = source.low
        word = next((word for word in self.words if low.startswith(word, start)), None)
        if word is None or source.text[start] != low[start] or _NOT_TOLD.match(low, start + len(word)):
            return None
        begin = start
        for quantifier in self.quantifiers:
            if low.endswith(f" {quantifier} ", 0, start):
                begin = start - len(quantifier) - 1
                break
        if word_before(low, begin) not in self.prepositions:
            return None
        unit = self.units.by_form[word]
        return Reading(
            begin,
            start + len(word),
            begin,
            None,
            kind="duration",
            unit=unit.symbol,
            bound="~",
            vague=True,
            figures=False,
            timex=[(None, unit.timex)],
        )
