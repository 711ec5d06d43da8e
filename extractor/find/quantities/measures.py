"""A number with its unit or its currency: the second step of a quantity."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from extractor.find.quantities.money import Money, MoneyBefore
from extractor.find.quantities.reading import Numeral, Reading, Source, Timex, times
from extractor.find.quantities.units_after import UnitsAfter
from extractor.packs import Rules
from extractor.resolve.numbers import Exact, simple
from extractor.resolve.units import Currencies, Unit, Units
from extractor.trace import tracing

_AGE: Final = re.compile(r"[ -]olds?\b| of age\b|[ -]old[ -]| de edad\b")
_RATE: Final = re.compile(r" ?(?:/|\bper\b) ?([^\W\d_]+[23²³]?)")
# Parts of a larger unit: "12 years and six months" is 12.5 years.
_PARTS: Final = {
    ("a", "mo"): 12,
    ("a", "wk"): 52,
    ("a", "d"): 365,
    ("mo", "wk"): 4,
    ("mo", "d"): 30,
    ("wk", "d"): 7,
    ("d", "h"): 24,
    ("h", "min"): 60,
    ("min", "s"): 60,
    ("[ft_i]", "[in_i]"): 12,
    ("[lb_av]", "[oz_av]"): 16,
    ("m", "cm"): 100,
}
_MEASURES_OF_RATES: Final = frozenset({"mass", "length", "area", "volume", "duration", "data"})
_OF: Final = " of"


class Measures:
    """Gives a number its unit or its currency."""

    def __init__(self, rules: Rules) -> None:
        self.units = Units(rules.rows("units.csv"))
        self.currencies = Currencies(rules.rows("currencies.csv"))
        self.money = MoneyBefore(rules, self.currencies)
        self._after = UnitsAfter(rules, self.units, self.currencies, self.money)
        self.scales: dict[str, int] = rules.table("quantities.toml").get("numbers", {}).get("scales", {})
        self._scale = re.compile(rf" ({'|'.join(word for word, value in self.scales.items() if value > 12)})\b")

    def after(self, source: Source, numeral: Numeral) -> tuple[Unit | Money, int] | None:
        """The unit or currency after a number and the offset after it."""
        return self._after.find(source.text, source.low, numeral)

    def reading(self, source: Source, numeral: Numeral, money: Money | None) -> Reading:
        """The number with its unit or its currency; ``money`` is what stands before it."""
        if (numeral.vague or numeral.about) and (trace := tracing()):
            trace.step("quantity.bound", "no exact number", None, ">=" if numeral.vague else "~")
        after = self._after_vague(source, numeral) if numeral.vague else self.after(source, numeral)
        if money is not None:
            return self._with_currency(source, numeral, money, after)
        if after is None and self.money.is_indian(source.low, numeral.start, numeral.end):
            money = Money(self.currencies.by_form["rupees"], numeral.start)
        if money is not None:
            return self._with_currency(source, numeral, money, after)
        if after is None:
            return _read(numeral, numeral.start, numeral.end, numeral.value)
        if isinstance(after[0], Money):
            return self._with_currency_after(source, numeral, after[0], after[1])
        return self.measured(source.low, numeral, after[0], after[1])

    def _after_vague(self, source: Source, numeral: Numeral) -> tuple[Unit | Money, int] | None:
        """ "millions of dollars", "hundreds of kilograms"; but "thousands of pounds" may be money or not: a count."""
        if not source.low.startswith(" of ", numeral.end):
            return self.after(source, numeral)
        after = self.after(source, Numeral(numeral.start, numeral.end + len(_OF), numeral.value, scale=1_000_000))
        return after if after and (isinstance(after[0], Money) or after[0].kind != "percent") else None

    def _with_currency_after(self, source: Source, numeral: Numeral, money: Money, end: int) -> Reading:
        """ "5 million euros", "50 cents", "75 USD million"."""
        scale = self._scale.match(source.low, end) if numeral.scale == 1 else None
        factor = money.factor * (1000 if numeral.maybe_thousands else 1)
        if scale:
            factor, end = money.factor * self.scales[scale[1]], scale.end()
        value = simple(Decimal(numeral.value) * factor / (100 if money.hundredth else 1))
        unit = self.currencies.code(money.candidates, source.country)
        if trace := tracing():
            trace.step("quantity.currency", "the currency", None, f"{value:,} {unit}", at=(numeral.end, end))
        return _read(
            numeral,
            numeral.start,
            end,
            value,
            "money",
            unit,
            minor=money.hundredth,
            scale=self.scales[scale[1]] if scale else numeral.scale,
        )

    def _with_currency(
        self, source: Source, numeral: Numeral, money: Money, after: tuple[Unit | Money, int] | None
    ) -> Reading:
        """ "$5", "-$5", "MEUR 60", "$24.5 million dollars"."""
        unit = self.currencies.code(money.candidates, source.country)
        if trace := tracing():
            trace.step("quantity.currency", "the currency", None, unit, at=(money.offset, numeral.start))
        value: Exact = times(numeral.value, 1000 if numeral.maybe_thousands else 1) * money.factor
        if source.low[numeral.start - 1] == "-":
            value = -value
        end = numeral.end
        if after and isinstance(after[0], Money) and not after[0].hundredth:  # named twice
            named = [code for code in money.candidates if code in after[0].candidates]
            if named or source.low[end] != " ":
                end, unit = after[1], self.currencies.code(named or money.candidates, source.country)
        scale = money.factor if money.factor > 1 else numeral.scale
        return _read(numeral, money.offset, end, value, "money", unit, scale=scale)

    def measured(self, low: str, numeral: Numeral, unit: Unit, end: int) -> Reading:
        """The number with the unit that ends at ``end``, "old" and "per hectare" taken in."""
        trace = tracing()
        if trace:
            told = unit.symbol if unit.factor == 1 else f"{unit.factor} {unit.symbol}"
            trace.step(f"unit.{unit.kind}", "the unit", None, told, at=(numeral.end, end))
        value = numeral.value * unit.factor if unit.factor != 1 else numeral.value
        if unit.kind == "duration":
            age = _AGE.match(low, end)
            if age is None:
                timex = ((numeral.value, unit.timex),)
                return _read(numeral, numeral.start, end, value, unit.kind, unit.symbol, timex=timex)
            stop = age.end() - (age[0][-1] in " -")
            if trace:
                trace.step("quantity.age", "an age", at=(end, stop))
            return _read(numeral, numeral.start, stop, value, "age", unit.symbol)
        rate = _RATE.match(low, end) if unit.kind in _MEASURES_OF_RATES else None
        below = self.units.by_form.get(rate[1]) if rate else None
        if rate is None or below is None or below.kind not in _MEASURES_OF_RATES:
            return _read(numeral, numeral.start, end, value, unit.kind, unit.symbol)
        symbol = f"{unit.symbol}/{below.symbol}"
        if trace:
            trace.step("quantity.rate", "a rate", unit.symbol, symbol, at=rate.span())
        return _read(numeral, numeral.start, rate.end(), value, "rate", symbol)

    @staticmethod
    def with_part(whole: Reading, part: Reading, smallest: str | None) -> Reading | None:
        """The quantity with a smaller unit after it: "12 years and six months"; None where it is no part.

        Args:
            smallest: the smallest unit of the whole so far.
        """
        size = _PARTS.get((whole.unit or "", part.unit or ""))
        if smallest != whole.unit and (smallest or "", part.unit or "") not in _PARTS:
            size = None  # no months after the months of "3 years, 4 months"
        if part.minor and whole.unit == part.unit and not whole.minor:
            size = 1  # "3 dollars 50 cents": the cents are read as hundredths already
        if size is None or whole.value is None or part.value is None or part.kind not in (whole.kind, "age"):
            return None
        value = simple(Decimal(whole.value) + Decimal(part.value) / size)
        if trace := tracing():
            trace.step("quantity.part", f"with a smaller part, 1/{size}", whole.value, value, at=(whole.end, part.end))
        return whole._replace(value=value, timex=whole.timex + part.timex, end=part.end, kind=part.kind)


def _read(
    numeral: Numeral,
    start: int,
    end: int,
    value: Exact,
    kind: str = "count",
    unit: str | None = None,
    minor: bool = False,
    scale: int = 0,
    timex: Timex = (),
) -> Reading:
    """The reading of a number, from ``start`` to ``end``."""
    # By position: there is one for every number of a text.
    return Reading(
        start,
        end,
        numeral.start,
        value,
        kind,
        unit,
        None,
        None,
        ">=" if numeral.vague else "~" if numeral.about else "=",
        numeral.vague,
        numeral.figures,
        scale or numeral.scale,
        minor,
        0,
        False,
        timex,
        None,
        "",
        numeral.again,
    )
