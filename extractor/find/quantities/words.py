"""A quantity in words: numbers, fractions, ratios, vague numbers; or none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.figures import DANGLING, FiguresReader
from extractor.find.quantities.guards import Guards, GuardWords, Place, in_force, passed
from extractor.find.quantities.identifiers import IDENTIFIERS
from extractor.find.quantities.measures import Measures
from extractor.find.quantities.numerals import Numerals
from extractor.find.quantities.reading import Numeral, Outcome, Reading, Skip, Source
from extractor.find.quantities.shape_guards import CODE
from extractor.find.quantities.single import SingleMeasures
from extractor.find.quantities.vague import VagueDurations
from extractor.find.quantities.word_guards import BARE_WORDS, MEASURED_WORDS, WORDS
from extractor.language.words import word_before
from extractor.packs import Rules
from extractor.resolve.numbers import Exact
from extractor.trace import aside, tracing

_ENDS: Final = re.compile(r"[.,;:)\n]|\Z| of ")
_SHARE_ENDS: Final = re.compile(
    r"[.,;:)\n]|\Z| (?:in|from|to|on|compared|since|over|last|this|within|during|between|after|and|year)\b"
)
_HALF_A: Final = re.compile(r"half[ -]an?(?= )|half(?=-[a-z])")
_YEAR_AND: Final = re.compile(r"\ban? ([a-z]{3,7}) and a \Z")
_YEAR_AND_WINDOW: Final = 24
_SCORING: Final = frozenset({"he", "she", "it", "who", "the", "that", "which", "team"})
_MINUS: Final = frozenset({"minus", "negative"})
_BEFORE_MINUS: Final = frozenset({"between", "of", "to", "is", "was", "from", "than", "at", "and"})
_HALF_OF: Final = re.compile(r"half (?:of|the|his|her|their|its|all|these|those)\b")


class WordsReader:
    """Reads a single quantity in words, without ranges and bounds."""

    def __init__(
        self,
        rules: Rules,
        numerals: Numerals,
        measures: Measures,
        words: GuardWords,
        figures: FiguresReader,
        durations: VagueDurations,
    ) -> None:
        table = rules.table("quantities.toml").get("numbers", {})
        self._shares: dict[str, int] = table.get("shares", {})
        self.parts = tuple(f"{share} {word}" for share in self._shares for word in table.get("after_shares", ()))
        self._share_words = tuple(self._shares)
        self.share_words = rf"(?<=[^a-z]a ){one_of(self._shares)}"
        self._part_starts = frozenset(form[0] for form in self.parts)
        self._which_half = frozenset(table.get("which_half", ()))
        self._before_half = frozenset(table.get("before_half", ()))
        self.numerals = numerals
        self.measures = measures
        self.figures = figures
        self.durations = durations
        self.single = SingleMeasures(rules, measures)
        self.word = re.compile(rf"{one_of(numerals.trigger_words)}\b")
        self.ratios = figures.ratios
        self._half_scale = re.compile(rf"half(?:[ -]an?)?[ -](?={one_of(numerals.scales)}\b)")
        self._words, self._identifying, self._measured, self._bare_words = (
            Guards(words, in_force(guards, rules)) for guards in (WORDS, IDENTIFIERS, MEASURED_WORDS, BARE_WORDS)
        )

    def read(self, source: Source, start: int, identifier: int) -> Outcome:
        """What stands at ``start``; ``identifier`` is the offset after the last identifier, 0 where there is none."""
        low = source.low
        if low.startswith("half", start):
            return self._half(source, start)
        if low[start] in self._part_starts:
            if low.startswith(self.parts, start):
                return self._part(source, start)
            if low.startswith(self._share_words, start) and (share := self._by_share(low, start)):
                return share
        numeral = self.numerals.words_at(low, start)
        if numeral is None:
            return self.durations.read(source, start) or self.single.read(source, start) or Skip(start + 1)
        before = word_before(low, numeral.start)
        money = self.measures.money.before(source.text, low, numeral.start, before)
        if money is not None:
            return self.measures.reading(source, numeral, money)  # "Rs. Two Lakh"
        at = Place(source.text, low, start, numeral.end, before, identifier)
        return self._ruled_out(source, at, numeral) or self._number(source, at, numeral)

    def _ruled_out(self, source: Source, at: Place, numeral: Numeral) -> Skip | None:
        """Where to go on after an idiom, a name, or an identifier: "Precinct three", not "the precinct three days"."""
        skip = self._words.skip(at)
        if skip:
            return skip
        if at.identifier or self._identifying.ask_after(at.before):
            named = at if at.start == numeral.start else at._replace(start=numeral.start)
            with aside():
                identified = self._identifying.skip(named)
            if identified and not self.measures.after(source, numeral):
                return self._identifying.skip(named)
        more = at.low.startswith(" more ", at.end) and at.before not in _SCORING  # "scores more cases"
        alone = numeral.vague and at.number in ("scores", "tens") and not (at.low.startswith(" of ", at.end) or more)
        return Skip(at.end) if alone else None

    def _number(self, source: Source, at: Place, numeral: Numeral) -> Outcome:
        ratio = self.ratios.extended(source, numeral)
        if ratio:
            return Reading(ratio.start, ratio.end, ratio.start, ratio.value, figures=False)
        reading = self.measures.reading(source, numeral, None)
        if reading.unit is None:
            return self._bare(source, at, numeral, reading)
        if reading.unit == "d" and at.number == "one" and at.low[at.end : at.end + 1] == " ":
            skip = self._measured.skip(at._replace(end=reading.end))
            if skip:
                return skip
        if reading.kind == "duration":
            reading = self.figures.ages.of_duration(source.text, at.low, reading, at.before)
        return reading.negated(at.low.rfind(" ", 0, numeral.start - 1) + 1) if at.before in _MINUS else reading

    def _bare(self, source: Source, at: Place, numeral: Numeral, reading: Reading) -> Outcome:
        """A number without a unit: pronouns and times ruled out, ages, a noun joined by a hyphen."""
        low, start, end = source.low, numeral.start, numeral.end
        if at.start != start:
            at = Place(source.text, low, start, end, at.before)
        skip = self._bare_words.skip(at)
        if skip:
            return skip
        if at.number == "one":
            reading = reading._replace(needs_noun=True)
        if DANGLING.match(low, end) and low[end + 1 : end + 2].isalnum():
            joined = self.figures.joined(source, reading)
            if joined is None:
                return reading if self.word.match(low, end + 1) else passed(at.token_end, CODE)
            reading = joined
        ages, before = self.figures.ages, at.before
        if before in _MINUS and word_before(low, start - len(before) - 1) in _BEFORE_MINUS:
            reading = reading.negated(start - len(before) - 1)
        if ages.is_announced(low, start, before) or ages.is_of_person(low, start, end, before):
            return reading._replace(kind="age", unit="a")
        return reading

    def _half(self, source: Source, start: int) -> Outcome:
        """ "half a million", "half an hour", "half of the victims"; not "the first half"."""
        low, end = source.low, start + 4
        scaled = self._half_scale.match(low, start)
        if scaled:
            numeral = self.numerals.words_at(low, scaled.end())
            return self.measures.reading(source, numeral, None) if numeral else Skip(end)
        begun = _YEAR_AND.search(low, max(start - _YEAR_AND_WINDOW, 0), start)
        unit = self.measures.units.by_form.get(begun[1]) if begun else None
        if begun and unit and unit.kind == "duration":  # "a year and a half"
            return self.measures.measured(low, _share(begun.start(), end, Decimal("1.5")), unit, end)
        article = _HALF_A.match(low, start)
        if article:
            numeral = _share(start, article.end(), Decimal("0.5"))
            return self.measures.reading(source, numeral, None) if self.measures.after(source, numeral) else Skip(end)
        return self._half_of(low, start, end) or Skip(end)

    def _half_of(self, low: str, start: int, end: int) -> Reading | None:
        """Half of something that stands before or after: "by a half", "half of the victims", "nearly half"."""
        before = word_before(low, start)
        if before == "a" and word_before(low, start - 2) in self._before_half and _ENDS.match(low, end):
            return Reading(start - 2, end, start - 2, Decimal("0.5"), figures=False)
        if before in self._which_half or not (before in self._before_half or _HALF_OF.match(low, start)):
            return None
        return _reading(_share(start, end, Decimal("0.5")))

    def _by_share(self, low: str, start: int) -> Reading | None:
        """ "Fell by nearly a fifth", at the end of its clause or before a preposition."""
        end = start + len(next(word for word in self._share_words if low.startswith(word, start)))
        told = low.startswith("a ", start - 2) and word_before(low, start - 2) in self._before_half
        if not told or not _SHARE_ENDS.match(low, end):
            return None
        return _reading(_share(start - 2, end, Decimal(1) / self._shares[low[start:end]]))

    def _part(self, source: Source, start: int) -> Outcome:
        """ "a third of the residents", "a quarter of a mile", "a quarter of a million"."""
        low = source.low
        end = low.index(" ", start)
        if word_before(low, start) != "a":
            return Skip(end)
        share = _share(start - 2, end, Decimal(1) / self._shares[low[start:end]])
        scaled = self.numerals.of_scale(low, share)
        if scaled:
            return self.measures.reading(source, scaled, None)
        measured = share._replace(end=end + len(" of a"))
        if low.startswith(" of a ", end) and self.measures.after(source, measured):
            return self.measures.reading(source, measured, None)
        return _reading(share)


def _share(start: int, end: int, value: Exact) -> Numeral:
    """A half, a third and the like."""
    if trace := tracing():
        trace.step("number.fraction", "a fraction", None, value, at=(start, end))
    return Numeral(start, end, value, fraction=True)


def _reading(share: Numeral) -> Reading:
    """The share of what is told after it."""
    return Reading(share.start, share.end, share.start, share.value, figures=False)
