"""A quantity in figures: with its currency, its unit, an age, a noun joined by a hyphen; or none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from extractor.find.quantities.figure_guards import BARE, NAMES, SPELLED_YEAR, YEARS
from extractor.find.quantities.guards import Guards, GuardWords, Place, in_force, passed, token_end
from extractor.find.quantities.identifiers import PLURAL_NEAR
from extractor.find.quantities.measures import Measures
from extractor.find.quantities.numerals import Numerals
from extractor.find.quantities.ratios import Ratios
from extractor.find.quantities.reading import Numeral, Outcome, Reading, Skip, Source, times
from extractor.find.quantities.shape_guards import CODE, GLUED, INSIDE_CODE, NUMBERS
from extractor.language.words import word_before
from extractor.packs import Rules
from extractor.resolve.numbers import simple
from extractor.trace import tracing

# A hyphen that is neither a range nor a bound ("-plus") makes figures part of a code.
DANGLING: Final = re.compile(r"-(?!plus|odd|ish|strong)")
# ".19": a point before figures and none before it.
_POINTED: Final = re.compile(r"[^a-z0-9]?\.(\d+)(?!\d)")
_BOUNDED_MINUS: Final = re.compile(r"[<>≤≥]=? {0,2}-\Z")
_MINUS: Final = ("minus", "negative")
_SIGNED: Final = frozenset({"percent", "temperature", "angle"})
_SPELLED: Final = frozenset({"percent", "duration"})
# A noun of ordinary length: "6-monoacetylmorphine" is a name.
_JOINED: Final = re.compile(r"-([^\W\d_]{3,12}(?:-[^\W\d_]{3,12})?)(?![\w-])")
# After one of these, and before one of those, a number is glued to nothing.
_APART_BEFORE: Final = frozenset({"", " ", "\n", "("})
_APART_AFTER: Final = frozenset({"", " ", "\n", ")", ",", ";"})
_CROSSED: Final = re.compile(r"[x×] [^\W\d_]")  # "12x phones"
_SIGNS: Final = frozenset("#§")
_HEIGHT: Final = re.compile(r"([3-7])' ?(\d|1[01])(?:\"|''|(?= tall\b))")


class FiguresReader:
    """Reads a single quantity in figures, without ranges and bounds."""

    def __init__(self, rules: Rules, numerals: Numerals, measures: Measures, words: GuardWords) -> None:
        self.numerals = numerals
        self.measures = measures
        self.ages = words.ages
        self.ratios = Ratios(numerals, measures)
        self.not_joined = frozenset(rules.table("quantities.toml").get("guards", {}).get("not_joined", ()))
        self._inside_code, self._numbers, self._glued, self._spelled, self._bare, self._years, self._names = (
            Guards(words, in_force(guards, rules))
            for guards in ((INSIDE_CODE,), NUMBERS, GLUED, (SPELLED_YEAR,), BARE, YEARS, NAMES)
        )

    def read(self, source: Source, start: int, identifier: int, second: bool) -> Outcome:
        """What stands at ``start``.

        Args:
            identifier: the offset after the last identifier, 0 where there is none.
            second: whether it is the second number of a range, so that "-" before it is no sign.
        """
        text, low = source.text, source.low
        before = word_before(low, start)
        if low[start - 1 : start] == "-" and not second:
            inside = self._inside_code.skip(Place(text, low, start, start, before))
            if inside:
                return inside
        money = self.measures.money.before(text, low, start, before)
        if money is None and low[start + 1 : start + 2] == "'" and (height := _height_at(low, start)):
            return height
        numeral = self.numerals.figures(low, start, money is not None)
        if numeral is None:
            return Skip(token_end(low, start))
        if money is not None:
            if numeral.value < self.measures.money.least.get(text[money.offset : start].rstrip(), numeral.value):
                return passed(token_end(low, start), CODE)
            return self.measures.reading(source, numeral, money)
        at = Place(text, low, start, numeral.end, before, identifier, numeral.plain, second)
        return self._numbers.skip(at) or self._measured(source, at, numeral)

    def _measured(self, source: Source, at: Place, numeral: Numeral) -> Outcome:
        """Figures that no currency stands before: with their unit, or bare."""
        low, start = source.low, at.start
        pointed = _pointed(low, numeral) if low[start - 1 : start] == "." else None
        reading = self.measures.reading(source, pointed or numeral, None)
        if pointed:
            return reading if reading.unit else passed(at.token_end, CODE)
        glued = reading.end if reading.unit and low[numeral.end] not in " -" else numeral.end
        crossed = _CROSSED.match(low, glued)
        apart = low[start - 1 : start] in _APART_BEFORE and low[start - 2 : start - 1] not in _SIGNS
        if not apart or (low[glued : glued + 1] not in _APART_AFTER and not crossed):
            skip = self._glued.skip(at if glued == at.end else at._replace(end=glued))
            if skip:
                return skip
        if reading.unit is None:
            return self._bare_figures(source, at, numeral, reading)
        spelled = reading.kind in _SPELLED and low[numeral.end] == " "
        if spelled and (skip := self._spelled.skip(at)):
            return skip
        if reading.kind == "duration":
            reading = self.ages.of_duration(source.text, low, reading, at.before)
        return _signed(low, reading, at.before)

    def _bare_figures(self, source: Source, at: Place, numeral: Numeral, reading: Reading) -> Outcome:
        """Figures with neither currency nor unit: what is left to rule out, ratios and ages."""
        low, start, end = source.low, at.start, at.end
        if low[start - 1 : start] == "-" and _BOUNDED_MINUS.search(low, max(start - 4, 0), start):
            reading = reading.negated(start - 1)
        if skip := self._bare.skip(at):
            return skip
        ratio = self.ratios.extended(source, numeral) if low.startswith((" in ", " out of "), end) else None
        if ratio:
            return Reading(start, ratio.end, start, ratio.value)
        age = self.ages.of_number(source.text, low, reading, at.before)
        if age:
            return age
        if skip := self._years.skip(at):
            return skip
        if numeral.maybe_thousands and PLURAL_NEAR.match(low, end):
            value = times(numeral.value, 1000)
            if trace := tracing():
                trace.step("number.thousands", "groups thousands, since things are counted", numeral.value, value)
            reading = reading._replace(value=value)
        if low[end : end + 1] == "-" and DANGLING.match(low, end):
            joined = self.joined(source, reading)
            if joined is None:
                following = low[end + 1 : end + 2]
                return reading if following.isdigit() or following == " " else passed(at.token_end, CODE)
            reading = joined
        return (self._names.skip(at) if not reading.noun else None) or reading

    def joined(self, source: Source, reading: Reading) -> Reading | None:
        """The reading with a noun joined by a hyphen: "24-count"; None for "6-MAM"."""
        match = _JOINED.match(source.low, reading.end)
        if match is None or match[1] in self.not_joined or match[1].endswith("th"):
            return None
        if len(match[1]) < 5 and source.text[match.start(1) : match.end(1)].isupper():
            return None
        return reading._replace(noun=match.start(1), end=match.end(1))


def _pointed(low: str, numeral: Numeral) -> Numeral | None:
    """Figures behind a point as a fraction: ".19 percent"."""
    pointed = _POINTED.match(low, max(numeral.start - 2, 0))
    if pointed is None:
        return None
    value = times(Decimal(f"0.{pointed[1]}"), numeral.scale)
    end = numeral.again[0] - 2 if numeral.again else numeral.end  # ".5 (five)" tells nothing again
    fraction = numeral._replace(value=value, start=numeral.start - 1, end=end, again=None)
    if trace := tracing():
        trace.step("number.pointed", "behind a point", None, fraction.value, at=(fraction.start, fraction.end))
    return fraction


def _signed(low: str, reading: Reading, before: str) -> Reading:
    start = reading.start
    if start and low[start - 1] == "-" and reading.kind in _SIGNED and not low[start - 2 : start - 1].isalnum():
        return reading.negated(start - 1)
    if before in _MINUS and not low.endswith("plus or minus ", 0, start):
        return reading.negated(low.rfind(" ", 0, start - 1) + 1)
    return reading


def _height_at(low: str, start: int) -> Reading | None:
    """Feet and inches in signs: 5'10"."""
    match = _HEIGHT.match(low, start) if not low[start - 1 : start].isalnum() else None
    if match is None:
        return None
    value = simple(int(match[1]) + Decimal(match[2] or 0) / 12)
    if trace := tracing():
        trace.step("quantity.part", "feet and inches", None, value, at=match.span())
        trace.step("unit.length", "the unit", None, "[ft_i]", at=match.span())
    return Reading(start, match.end(), start, value, kind="length", unit="[ft_i]")
