"""Durations without a number: "for years", "within minutes", "year-long"; where a pack asks for it "for a week"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.reading import Reading, Source
from extractor.language.words import word_before
from extractor.packs import Rules
from extractor.resolve.units import Units
from extractor.trace import tracing

# "for years 2008 to 2010" are years of the calendar, "for hours worked" are hours of work.
_NOT_TOLD: Final = re.compile(r" (?:\d|[a-z]+ed\b|not\b|ago\b|later\b|earlier\b|before\b)")
_ARTICLE: Final = re.compile(r"\b(?P<article>an?(?P<more> additional| full| whole|other)?) $")
_EVENT_AFTER: Final = re.compile(r" (?:after|before|since) [a-z]")
_BOUNDED: Final = re.compile(
    r"\b(?:(?:for|took|lasted|after|within|over|of) )?(?:about|nearly|almost|(?:more|less) than|at least) $"
)
_LONGEST_BOUND: Final = len(" lasted approximately ")
_LONGEST_ARTICLE: Final = len(" an additional ")
_LONG: Final = re.compile(r"([a-z]+)-?long\b")
_ENDINGS: Final = ("-long", "long")


class VagueDurations:
    """Reads a unit of time that the words before it make a duration; TIMEX3 writes X for a number that is not told."""

    def __init__(self, rules: Rules, units: Units) -> None:
        table = rules.table("quantities.toml").get("vague_durations", {})
        self.article_after = frozenset(table.get("article_after", ()))
        several = [word for word in table.get("units", ()) if word in units.by_form]
        single = [word for word in table.get("single_units", ()) if word in units.by_form]
        long = [unit + ending for unit in table.get("long_units", ()) for ending in _ENDINGS if unit in units.by_form]
        self.words: list[str] = sorted(several + single + long, key=len, reverse=True)
        self.told_from = frozenset(table.get("told_from", ()))
        self.single = frozenset(single)
        self.units = units
        self.prepositions = frozenset(table.get("prepositions", ()))
        self.quantifiers = tuple(table.get("quantifiers", ()))
        self.telling = frozenset(table.get("telling_quantifiers", ()))

    def read(self, source: Source, start: int) -> Reading | None:
        """The duration whose unit stands at ``start``."""
        low = source.low
        word = next((word for word in self.words if low.startswith(word, start)), None)
        if word and word.endswith("long"):
            return self._whole(low, start)
        if word is None or source.text[start] != low[start] or _NOT_TOLD.match(low, start + len(word)):
            return None
        unit = self.units.by_form[word]
        if word in self.single:
            begin = self._article(low, start, start + len(word))
        else:
            begin = self._plural(low, start, unit.timex.startswith("T"))
        if begin is None:
            return None
        if trace := tracing():
            told = "a duration" if word in self.single else "a duration without a number (~)"
            trace.step("quantity.vague-duration", told, None, unit.symbol, at=(begin, start + len(word)))
        count = 1 if word in self.single else None
        value = unit.factor if count else None
        return Reading(
            begin,
            start + len(word),
            begin,
            value,
            kind="duration",
            unit=unit.symbol,
            bound="=" if value else "~",
            vague=value is None,
            figures=False,
            timex=((count, unit.timex),),
        )

    def _whole(self, low: str, start: int) -> Reading | None:
        """ "A year-long investigation": one of the unit; what it measures stands after it."""
        match = _LONG.match(low, start)
        if match is None:
            return None
        unit = self.units.by_form[match[1]]
        if trace := tracing():
            trace.step("quantity.whole-duration", "as long as one of the unit", None, unit.symbol, at=match.span())
        timex = ((1, unit.timex),)
        return Reading(start, match.end(), start, 1, "duration", unit.symbol, figures=False, timex=timex)

    def _plural(self, low: str, start: int, of_day: bool) -> int | None:
        """Where a duration of several units begins, None where nothing before them makes one."""
        begin = start
        quantifier = next((form for form in self.quantifiers if low.endswith(f" {form} ", 0, start)), "")
        if quantifier:
            begin -= len(quantifier) + 1
        before = word_before(low, begin)
        told = before in self.prepositions or (quantifier in self.telling and (before not in self.told_from or of_day))
        return begin if told else None

    def _article(self, low: str, start: int, end: int) -> int | None:
        """Where "a year" or "an additional week" begins, None where it is a rate or names a year of the calendar."""
        match = _ARTICLE.search(low, max(start - _LONGEST_ARTICLE, 0), start)
        if match is None or low[end : end + 1] == "-" or low[end : end + 1].isalpha():
            return None
        begin = match.start("article")
        if _BOUNDED.search(low, max(begin - _LONGEST_BOUND, 0), begin):  # "more than a year"
            return match.start("article")
        if not self.article_after:
            return None
        told = match["more"] or word_before(low, begin) in self.article_after or _EVENT_AFTER.match(low, end)
        return begin if told else None
