"""What is told on after an amount: smaller units, inches, cents, a half, the same amount again in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, TypeAlias

from extractor.find.quantities.measures import Measures
from extractor.find.quantities.reading import Reading, Source
from extractor.resolve.numbers import simple
from extractor.trace import tracing

_PART: Final = re.compile(r",? and |, | ")
_INCHES: Final = re.compile(
    r"-(\d{1,2}|[a-z]{3,6})(?:-inch(?:es)?)?(?![\w-])|(?:,? (?:and )?)?(\d{1,2}) ?(?:in|inch|inches|\")(?![\w-])"
)
_INCHES_MAX: Final = 11
_CLAUSE_END: Final = re.compile(r"[.,;!?)](?!\d)|\Z|\n")
_CURRENCY_NAME: Final = re.compile(r"([a-z]{4,12}) ")
_CLOSE: Final = re.compile(r" ?(?:only)?\)")
_AND_A_HALF: Final = " and a half"
DIVISIBLE: Final = frozenset({"duration", "age", "length", "mass", "money"})
_MOST_PARTS: Final = 3

# The number at an offset, its currency included; None where none stands there.
NumberAt: TypeAlias = Callable[[Source, int], Reading | None]


class Parts:
    """Takes in what is told on after an amount."""

    def __init__(self, measures: Measures, cardinals: Mapping[str, int], number_at: NumberAt) -> None:
        self.measures = measures
        self.cardinals = cardinals
        self.number_at = number_at

    def repeated(self, source: Source, first: Reading) -> Reading | None:
        """The amount with itself told again: "N500,000 (Five Hundred Thousand Naira)"; None where it is not."""
        named = _CURRENCY_NAME.match(source.low, first.end + 2)
        name = named if named and named[1] in self.measures.currencies.by_form else None  # "(Rupees Five Lakh)"
        again = self.number_at(source, name.end() if name else first.end + 2)
        if again is None or again.value != first.value or (again.unit or first.unit) != first.unit:
            return None
        close = _CLOSE.match(source.low, again.end)
        if close is None:
            return None
        return first._replace(again=(name.start(1) if name else again.start, again.end), end=close.end())

    def with_inches(self, source: Source, first: Reading) -> Reading | None:
        """A height with its inches: "5-foot-10", "six feet two", "5 ft 2 in"; None where there are none."""
        match = _INCHES.match(source.low, first.end)
        if match is None or first.value is None:
            return None
        told = match[1] or match[2]
        inches = int(told) if told.isdigit() else self.cardinals.get(told)
        if inches is None or inches > _INCHES_MAX:
            return None
        value = simple(Decimal(first.value) + Decimal(inches) / 12)
        if trace := tracing():
            trace.step("quantity.part", "with the inches after it", None, value, at=match.span())
        return first._replace(value=value, end=match.end())

    def with_parts(self, source: Source, whole: Reading) -> Reading:
        """The amount with a half, and with its smaller units: "12 years and six months"."""
        if whole.kind == "duration" and source.low.startswith(_AND_A_HALF, whole.end) and whole.value is not None:
            whole = _with_half(whole)
        smallest = whole.unit
        for _ in range(_MOST_PARTS):
            connector = _PART.match(source.low, whole.end)
            part = self.number_at(source, connector.end()) if connector else None
            if connector is None or part is None:
                return _in_months(whole)
            larger = self.measures.with_part(whole, part, smallest)
            if larger is None:
                return _with_cents(source, _in_months(whole), part, connector)
            whole, smallest = larger, part.unit
            if whole.kind != "duration":
                return whole
        return whole


def _in_months(whole: Reading) -> Reading:
    """ "One year and eight months" as 20 months, for no decimal of years says it; "two years and six months" stay."""
    if whole.kind != "duration" or [letter for _, letter in whole.timex] != ["Y", "M"]:
        return whole
    (years, _), (months, _) = whole.timex
    if years is None or months is None or not Decimal(months) % 3:
        return whole
    return whole._replace(value=simple(Decimal(years) * 12 + Decimal(months)), unit="mo")


def _with_half(whole: Reading) -> Reading:
    """ "two years and a half"."""
    value, end = simple(Decimal(whole.value or 0) + Decimal("0.5")), whole.end + len(_AND_A_HALF)
    if trace := tracing():
        trace.step("quantity.part", "and a half", None, value, at=(whole.end, end))
    return whole._replace(value=value, end=end, timex=tuple((value, letter) for _, letter in whole.timex))


def _with_cents(source: Source, whole: Reading, part: Reading, connector: re.Match[str]) -> Reading:
    """With cents that are not named: "15 dollars and 50." """
    unnamed = part.unit is None and part.noun == 0 and isinstance(part.value, int) and 9 < part.value < 100
    named = whole.kind == "money" and whole.core == whole.start and source.low[whole.end - 1].isalpha()
    if not unnamed or not named or "," in connector[0] or whole.minor or not _CLAUSE_END.match(source.low, part.end):
        return whole
    value = simple(Decimal(whole.value or 0) + Decimal(part.value or 0) / 100)
    if trace := tracing():
        trace.step("quantity.part", "with the cents after it", None, value, at=(part.start, part.end))
    return whole._replace(value=value, end=part.end)
