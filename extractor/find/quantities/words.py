"""A quantity in words: numbers, fractions, ratios, vague numbers; or none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.figures import DANGLING, FiguresReader
from extractor.find.quantities.guards import Guards, passed, word_before
from extractor.find.quantities.measures import Measures
from extractor.find.quantities.numerals import Numerals
from extractor.find.quantities.reading import Numeral, Outcome, Reading, Source
from extractor.find.quantities.vague import VagueDurations
from extractor.resolve.numbers import Exact
from extractor.trace import tracing

# "a third of the residents"; without "a" before it an ordinal.
_SHARES: Final = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_OF_SHARES: Final = ("of", "less", "more", "fewer", "lower", "higher", "larger", "smaller", "cheaper", "faster")
PARTS: Final = {f"{share} {word}": below for share, below in _SHARES.items() for word in _OF_SHARES}
_HALF_OF_WHAT: Final = frozenset({"first", "second", "latter", "other", "top", "bottom", "last", "better", "a", "and"})
_BOUND_HALF: Final = frozenset(
    {"than", "nearly", "almost", "about", "over", "approximately", "least", "roughly", "by", "under", "around", "below"}
)
_BEFORE_ONE_DAY: Final = frozenset(
    {"for", "least", "than", "about", "and", "within", "of", "after", "to", "only", "just"}
)
_ENDS: Final = re.compile(r"[.,;:)\n]|\Z| of ")
_HALF_A: Final = re.compile(r"half[ -]an?(?= )|half(?=-[a-z])")
_YEAR_AND: Final = re.compile(r"\ban? ([a-z]{3,7}) and a \Z")
_YEAR_AND_WINDOW: Final = 24
_MINUS: Final = frozenset({"minus", "negative"})
_BEFORE_MINUS: Final = frozenset({"between", "of", "to", "is", "was", "from", "than", "at", "and"})
_HALF_OF: Final = re.compile(r"half (?:of|the|his|her|their|its|all|these|those)\b")


class WordsReader:
    """Reads a single quantity in words, without ranges and bounds."""

    def __init__(
        self, numerals: Numerals, measures: Measures, guards: Guards, figures: FiguresReader, durations: VagueDurations
    ) -> None:
        self.numerals = numerals
        self.measures = measures
        self.guards = guards
        self.figures = figures
        self.durations = durations
        self.word = re.compile(rf"{one_of(numerals.trigger_words)}\b")
        self.ratios = figures.ratios
        self._half_scale = re.compile(rf"half(?:[ -]an?)?[ -](?={one_of(numerals.scales)}\b)")

    def read(self, source: Source, start: int, identifier: int) -> Outcome:
        """What stands at ``start``; ``identifier`` is the offset after the last identifier, 0 where there is none."""
        low, guards = source.low, self.guards
        if low.startswith("half", start):
            return self._half(source, start)
        if low.startswith(tuple(PARTS), start):
            return self._part(source, start)
        numeral = self.numerals.words_at(low, start)
        if numeral is None:
            return self.durations.read(source, start) or start + 1
        end = numeral.end
        if guards.is_idiom(low, start, end) or guards.is_name_start(source.text, start, end):
            return passed(end, "idiom")
        before = word_before(low, numeral.start)
        # "Precinct three", but "left the precinct three days later"
        if guards.is_identified(source.text, low, numeral.start, end, before, identifier) and not self.measures.after(
            source.text, low, numeral
        ):
            return passed(-end, "identifier")
        if numeral.vague and low[start:end] in ("scores", "tens") and not low.startswith(" of ", end):
            return end
        if self.ratios.extend(source, numeral):
            return Reading(numeral.start, numeral.end, numeral.start, numeral.value, figures=False)
        reading = self.measures.reading(source, numeral, None)
        if reading.unit is None:
            return self._bare(source, numeral, reading)
        some_day = low[start:end] == "one" and low[end : end + 1] == " " and reading.unit == "d"
        if some_day and self._is_some_day(low, reading.end, before):
            return passed(reading.end, "some-day")
        if reading.kind == "duration":
            self.figures.ages.take_duration(source.text, low, reading, before)
        if before in _MINUS:
            reading.negate(low.rfind(" ", 0, numeral.start - 1) + 1)
        return reading

    @staticmethod
    def _is_some_day(low: str, end: int, before: str) -> bool:
        """ "One day they left" counts no day; "for one day" and "one day in jail" do."""
        return before not in _BEFORE_ONE_DAY and not low.startswith((" in ", " of ", "'"), end)

    def _bare(self, source: Source, numeral: Numeral, reading: Reading) -> Outcome:
        """A number without a unit: pronouns and times ruled out, ages, a noun joined by a hyphen."""
        low, start, end = source.low, numeral.start, numeral.end
        if source.text[start].isupper() and self.guards.is_company(source.text, end):
            return passed(self.guards.token_end(low, end), "company")
        if low[start:end] == "one":
            ranged = low.startswith(" to ", end) and self.word.match(low, end + 4) is not None
            if not ranged and self.guards.is_pronoun(low, start, end):
                return passed(end, "pronoun")
            reading.needs_noun = True
        if self.guards.has_follower(low, end):
            return passed(end, "citation")
        following = low[end + 1 : end + 2]
        dangling = DANGLING.match(low, end) and following.isalnum()
        if dangling and not self.figures.join(source, reading):
            return reading if self.word.match(low, end + 1) else passed(self.guards.token_end(low, end), "code")
        ages, before = self.figures.ages, word_before(low, start)
        if before in _MINUS and word_before(low, start - len(before) - 1) in _BEFORE_MINUS:
            reading.negate(start - len(before) - 1)
        if ages.is_announced(low, start, before) or ages.is_of_person(low, start, end, before):
            reading.kind, reading.unit = "age", "a"
        return reading

    def _half(self, source: Source, start: int) -> Outcome:
        """ "half a million", "half an hour", "half of the victims"; not "the first half"."""
        low, end = source.low, start + 4
        scaled = self._half_scale.match(low, start)
        if scaled:
            numeral = self.numerals.words_at(low, scaled.end())
            return self.measures.reading(source, numeral, None) if numeral else end
        begun = _YEAR_AND.search(low, max(start - _YEAR_AND_WINDOW, 0), start)
        unit = self.measures.units.by_form.get(begun[1]) if begun else None
        if begun and unit and unit.kind == "duration":  # "a year and a half"
            numeral = _share(begun.start(), end, Decimal("1.5"))
            reading = _reading(numeral)
            self.measures.apply(low, reading, unit, end)
            return reading
        before = word_before(low, start)
        article = _HALF_A.match(low, start)
        if article:
            numeral = _share(start, article.end(), Decimal("0.5"))
            measured = self.measures.after(source.text, low, numeral)
            return self.measures.reading(source, numeral, None) if measured else end
        if before == "a" and word_before(low, start - 2) in _BOUND_HALF and _ENDS.match(low, end):
            return Reading(start - 2, end, start - 2, Decimal("0.5"), figures=False)
        if before in _HALF_OF_WHAT:
            return end
        if before in _BOUND_HALF or _HALF_OF.match(low, start):
            return _reading(_share(start, end, Decimal("0.5")))
        return end

    def _part(self, source: Source, start: int) -> Outcome:
        """ "a third of the residents", "a quarter of a mile"."""
        low = source.low
        end = low.index(" ", start)
        if word_before(low, start) != "a":
            return end
        share = Decimal(1) / _SHARES[low[start:end]]
        whole = _share(start - 2, end, share)
        if low.startswith(" of a", end) and self.numerals.take_scale(low, whole):
            return self.measures.reading(source, whole, None)
        numeral = _share(start - 2, end + len(" of a"), share)
        if low.startswith(" of a ", end) and self.measures.after(source.text, low, numeral):
            return self.measures.reading(source, numeral, None)
        return _reading(_share(start - 2, end, share))


def _share(start: int, end: int, value: Exact) -> Numeral:
    """A half, a third and the like."""
    if trace := tracing():
        trace.step("number.fraction", "a fraction", None, value, at=(start, end))
    return Numeral(start, end, value, fraction=True)


def _reading(share: Numeral) -> Reading:
    """The share of what is told after it."""
    return Reading(share.start, share.end, share.start, share.value, figures=False)
