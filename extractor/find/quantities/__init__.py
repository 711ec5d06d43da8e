"""Quantity mentions: numbers that count or measure something."""

from __future__ import annotations

from extractor.entities import Entity, Quantity
from extractor.find.context import Context
from extractor.find.quantities.bounds import Bounds
from extractor.find.quantities.counted import Counted
from extractor.find.quantities.links import link, within_limits
from extractor.find.quantities.reader import Reader
from extractor.find.quantities.reading import Reading
from extractor.find.quantities.relations import relate
from extractor.find.quantities.restated import RESTATED, unfolded
from extractor.language.fold import lowered
from extractor.language.noun_phrases import NounPhrases
from extractor.packs import Rules
from extractor.resolve.numbers import as_number
from extractor.resolve.units import duration
from extractor.trace import GUARD, tracing

__all__ = ["QuantityFinder"]


class QuantityFinder:
    """Finds and resolves the quantities of a release."""

    def __init__(self, rules: Rules) -> None:
        self.reader = Reader(rules)
        self.things = tuple(rules.table("quantities.toml").get("guards", {}).get("thing_endings", ()))
        self.bounds = Bounds(rules)
        self.counted = Counted(rules, NounPhrases(rules), self.reader.starts_number)

    def __call__(self, context: Context) -> list[Entity]:
        """The quantities in the order of the text."""
        text = context.text
        low = lowered(text)
        readings = within_limits(low, self._readings(context, low))
        readings = relate(low, link(low, readings, context), RESTATED)
        readings = unfolded(low, readings)
        quantities = [_quantity(text, reading) for reading in readings]
        by_start = {quantity.start: quantity for quantity in quantities}
        context.restated = [
            (quantity, by_start[reading.restates])
            for reading, quantity in zip(readings, quantities, strict=True)
            if reading.restates is not None
        ]
        return [*quantities]

    def _readings(self, context: Context, low: str) -> list[Reading]:
        """The numbers with their bounds and nouns, those that need a noun and have none left out."""
        text, end = context.text, 0
        readings: list[Reading] = []
        for measured in self.reader.readings(context, low):
            reading = measured
            if reading.kind != "cell":
                reading = self.counted.counted(text, low, self.bounds.bounded(low, reading))
            if reading.start < end:  # a word that has gone into the quantity before
                start = max(reading.core, end)
                reading = reading.changed(start=start + (low[start] == " "))
            if not reading.needs_noun or (reading.of is not None and not self._is_name(text, reading)):
                readings.append(reading)
                end = reading.end
            elif trace := tracing():
                trace.reject(
                    "quantity", f"{GUARD}quantity.one", "counts only with a noun", (reading.start, reading.end)
                )
        return readings

    def _is_name(self, text: str, reading: Reading) -> bool:
        """Whether "one" introduces a person: "arraigned one Jo Roe"."""
        words = (reading.of or "").split(" ")
        if len(words) < 2 or not text[reading.core].islower() or any(word.endswith(self.things) for word in words):
            return False  # "one Prohibition Order"
        return all(word[:1].isupper() for word in words)


def _quantity(text: str, reading: Reading) -> Quantity:
    low, high, value = reading.low, reading.high, reading.value
    quantity = Quantity(
        text=text[reading.start : reading.end],
        start=reading.start,
        end=reading.end,
        rule=f"quantity.{reading.kind}",
        value=None if value is None else as_number(value),
        low=None if low is None else as_number(low),
        high=None if high is None else as_number(high),
        bound=reading.bound,
        unit=reading.unit,
        of=reading.of,
        timex=duration(reading.timex) if reading.timex else None,
        vague=reading.vague,
    )
    if trace := tracing():
        trace.hand_on(quantity, reading)
        if quantity.timex:
            trace.step(
                "timex.duration", "as a duration", f"{value:,} {quantity.unit}" if value else None, quantity.timex
            )
    return quantity
