"""The unit, or the currency, after a number."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.find.quantities.money import Money, MoneyBefore
from extractor.find.quantities.reading import Numeral, Reading, Source
from extractor.packs import Rules
from extractor.resolve.numbers import Exact, simple
from extractor.resolve.units import Currencies, Unit, Units
from extractor.trace import tracing

_TOKEN = re.compile(r"([ -]?| [\[({<](?=[a-z]{2}))([^\W\d_]+[23²³]?|[%°$€£¥₹₦₽₩₪₫฿₱₺₴₸₾₿₵৳₡₲₼֏₭元円])")
# "12 $ 30": the symbol belongs to what follows.
_FIGURES_NEXT = re.compile(r" ?\d")
_AGE = re.compile(r"[ -]olds?\b| of age\b|[ -]old[ -]| de edad\b")
_RATE = re.compile(r" ?(?:/|\bper\b) ?([^\W\d_]+[23²³]?)")
_CLOSING = frozenset("])}>")
_COMPOUND = re.compile(r"-(?!old|long|plus|odd|ish)[a-z]")
_CODE = re.compile(r"[-.]?\d|-[a-z]\d")
_OWN_CASE = {"t": "t", "g": "g", "m": "m", "w": "W"}
# Parts of a larger unit: "12 years and six months" is 12.5 years.
_PARTS = {
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
_MEASURES_OF_RATES = frozenset({"mass", "length", "area", "volume", "duration", "data"})


class Measures:
    """Gives a number its unit or its currency."""

    def __init__(self, rules: Rules) -> None:
        self.units = Units(rules.rows("units.csv"))
        self.currencies = Currencies(rules.rows("currencies.csv"))
        self.scales: dict[str, int] = rules.table("quantities.toml").get("numbers", {}).get("scales", {})
        self._scale = re.compile(rf" ({'|'.join(word for word, value in self.scales.items() if value > 12)})\b")
        self.money = MoneyBefore(rules, self.currencies)
        self.fillers = frozenset(rules.table("quantities.toml").get("units", {}).get("fillers", ()))
        guards = rules.table("quantities.toml").get("guards", {})
        self.weapons = frozenset(guards.get("calibre_nouns", ()))
        self._after: dict[str, list[str]] = {}
        for form in (*self.units.by_form, *self.currencies.by_form, *self.currencies.hundredths):
            first = _TOKEN.match(form.lower())
            if first:
                self._after.setdefault(first[2], []).append(form.lower())
        for forms in self._after.values():
            forms.sort(key=len, reverse=True)

    def after(self, text: str, low: str, numeral: Numeral) -> tuple[Unit | Money, int] | None:
        """The unit or currency after a number and the offset after it."""
        end = numeral.end
        token = _TOKEN.match(low, end)
        if token is None:
            return None
        gap, begin, first = token[1], token.start(2), token[2]
        forms = self._after.get(first)
        if forms is None:
            if first[0] == "m" and len(first) == 4 and first[1:] in self.currencies.by_form and text[begin].isupper():
                return Money(self.currencies.by_form[first[1:]], token.end(), factor=1_000_000), token.end()
            token = _TOKEN.match(low, token.end()) if first in self.fillers and gap == " " else None
            forms = self._after.get(token[2]) if token else None
            if token is None or forms is None:
                return None
            begin, first = token.start(2), token[2]
        for form in forms:
            stop = begin + len(form)
            if low.startswith(form, begin) and not (form[-1].isalnum() and low[stop : stop + 1].isalnum()):
                found = self._meant(text, low, numeral, form, begin, gap)
                if found and len(gap) > 1:  # "20 (kg)"
                    return (found, stop + 1) if low[stop : stop + 1] in _CLOSING else None
                if found:
                    return found, stop
        return None

    def _meant(self, text: str, low: str, numeral: Numeral, form: str, begin: int, gap: str) -> Unit | Money | None:
        if text[begin : begin + len(form)] == "Nm":  # nanometres are in small letters
            form = "newton metre"
        unit = self.units.by_form.get(form)
        codes = self.currencies.by_form.get(form)
        if unit is not None and codes is not None:  # pounds
            if not self.money.is_price(low, numeral.start, begin + len(form), numeral.scale):
                codes = None
            else:
                unit = None
        if unit is not None:
            return unit if self._is_unit(text, low, numeral, form, begin, gap) else None
        if codes is None:
            codes = self.currencies.hundredths.get(form)
            if codes is None or (form == "p" and gap):
                return None
            return Money(codes, begin + len(form), hundredth=True)
        surface = text[begin : begin + len(form)]
        if gap and not form[0].isalpha() and _FIGURES_NEXT.match(low, begin + len(form)):
            return None
        if len(form) <= 4 and form.upper() in codes and not surface.isupper() and form not in self.money.lower_codes:
            return None
        if form in self.money.nouns_too and numeral.value < 1000:
            return None
        if surface in self.money.words_too and gap:
            return None
        return Money(codes, begin + len(form))

    def _is_unit(self, text: str, low: str, numeral: Numeral, form: str, begin: int, gap: str) -> bool:
        end = begin + len(form)
        if len(form) == 1 and form.isalpha() and text[begin] != _OWN_CASE.get(form, text[begin]):
            return False
        if form == "l" and gap and low[end : end + 1] == ".":
            return False
        if gap == " " and _COMPOUND.match(low, end):  # "two night-vision scopes"
            return False
        if len(form) == 1 and form.isalpha() and gap and _CODE.match(low, end):  # "24703 L-202"
            return False
        if form == "bit":  # "a 64-bit processor", but "11 bit players"
            return gap == "-"
        if (
            form in ("second", "min", "sec", "mi", "in")
            and gap == " "
            and not numeral.fraction
            and (numeral.value != 1 or low[end : end + 1] == "-")
        ):
            return form in ("min", "sec")
        if form == "mm" or form == "millimeter":
            following = _WORDS_AFTER.match(low, end)
            return following is None or self.weapons.isdisjoint(re.split(r"[ -]", following[0]))
        return True

    def reading(self, source: Source, numeral: Numeral, money: Money | None) -> Reading:
        """The number with its unit or its currency; ``money`` is what stands before it."""
        reading = Reading(
            money.offset if money else numeral.start,
            numeral.end,
            numeral.start,
            numeral.value,
            vague=numeral.vague,
            figures=numeral.figures,
            scale=numeral.scale,
            again=numeral.again,
            bound=">=" if numeral.vague else "~" if numeral.about else "=",
        )
        if reading.bound != "=" and (trace := tracing()):
            trace.step("quantity.bound", "no exact number", None, reading.bound)
        if numeral.maybe_thousands and money:
            reading.value = simple(Decimal(numeral.value) * 1000)
        after = self._after_vague(source, numeral) if numeral.vague else self.after(source.text, source.low, numeral)
        if money is not None:
            self._take_currency(source, reading, money, after)
        elif after is not None and isinstance(after[0], Money):
            reading.kind, reading.end = "money", after[1]
            reading.unit = self.currencies.code(after[0].candidates, source.country)
            scale = self._scale.match(source.low, after[1]) if numeral.scale == 1 else None
            if scale:  # "75 USD million"
                reading.scale, reading.end = self.scales[scale[1]], scale.end()
            factor = Decimal(after[0].factor * (reading.scale if scale else 1000 if numeral.maybe_thousands else 1))
            reading.minor = after[0].hundredth
            reading.value = simple(Decimal(numeral.value) * factor / (100 if reading.minor else 1))
            if trace := tracing():
                money_after = f"{reading.value:,} {reading.unit}"
                trace.step("quantity.currency", "the currency", None, money_after, at=(numeral.end, reading.end))
        elif after is not None and isinstance(after[0], Unit):
            self.apply(source.low, reading, after[0], after[1])
        return reading

    def _after_vague(self, source: Source, numeral: Numeral) -> tuple[Unit | Money, int] | None:
        """ "millions of dollars", "hundreds of kilograms"; but "thousands of pounds" may be money or not: a count."""
        if not source.low.startswith(" of ", numeral.end):
            return self.after(source.text, source.low, numeral)
        shifted = Numeral(numeral.start, numeral.end + 3, numeral.value, scale=1_000_000)
        after = self.after(source.text, source.low, shifted)
        return after if after and (isinstance(after[0], Money) or after[0].kind != "percent") else None

    def _take_currency(
        self, source: Source, reading: Reading, money: Money, after: tuple[Unit | Money, int] | None
    ) -> None:
        reading.kind, reading.unit = "money", self.currencies.code(money.candidates, source.country)
        if trace := tracing():
            trace.step("quantity.currency", "the currency", None, reading.unit, at=(money.offset, reading.core))
        if source.low[reading.core - 1] == "-" and reading.value is not None:
            reading.value = -reading.value
        if money.factor > 1 and reading.value is not None:
            reading.value, reading.scale = reading.value * money.factor, money.factor
        # "$24.5 million dollars": named twice.
        if after and isinstance(after[0], Money) and not after[0].hundredth:
            named = set(after[0].candidates) & set(money.candidates)
            if named or source.low[reading.end] != " ":
                reading.end = after[1]
                reading.unit = self.currencies.code(
                    [c for c in money.candidates if c in named] or money.candidates, source.country
                )

    def apply(self, low: str, reading: Reading, unit: Unit, end: int) -> None:
        """Give the reading its unit, take in "old" and "per hectare"."""
        if trace := tracing():
            told = unit.symbol if unit.factor == 1 else f"{unit.factor} {unit.symbol}"
            trace.step(f"unit.{unit.kind}", "the unit", None, told, at=(reading.end, end))
        reading.end = end
        reading.kind, reading.unit = unit.kind, unit.symbol
        if unit.factor != 1 and reading.value is not None:
            reading.value *= unit.factor
        if unit.kind == "duration":
            age = _AGE.match(low, end)
            if age:
                reading.kind = "age"
                reading.end = age.end() - (age[0][-1] in " -")
                if trace:
                    trace.step("quantity.age", "an age", at=(end, reading.end))
            elif reading.value is not None:
                reading.timex = [
                    (reading.value if unit.factor == 1 else _divided(reading.value, unit.factor), unit.timex)
                ]
        elif unit.kind in _MEASURES_OF_RATES:
            rate = _RATE.match(low, end)
            below = self.units.by_form.get(rate[1]) if rate else None
            if rate and below and below.kind in _MEASURES_OF_RATES:
                reading.unit, reading.end, reading.kind = f"{unit.symbol}/{below.symbol}", rate.end(), "rate"
                if trace:
                    trace.step("quantity.rate", "a rate", unit.symbol, reading.unit, at=rate.span())

    @staticmethod
    def add_part(whole: Reading, part: Reading, smallest: str | None) -> bool:
        """Take a smaller unit into the quantity before it: "12 years and six months".

        Args:
            smallest: the smallest unit of the whole so far.
        """
        size = _PARTS.get((whole.unit or "", part.unit or ""))
        if smallest != whole.unit and (smallest or "", part.unit or "") not in _PARTS:
            size = None  # no months after the months of "3 years, 4 months"
        if part.minor and whole.unit == part.unit and not whole.minor:
            size = 1  # "3 dollars 50 cents": the cents are read as hundredths already
        if size is None or whole.value is None or part.value is None or part.kind not in (whole.kind, "age"):
            return False
        value = simple(Decimal(whole.value) + Decimal(part.value) / size)
        if trace := tracing():
            trace.step("quantity.part", f"with a smaller part, 1/{size}", whole.value, value, at=(whole.end, part.end))
        whole.value = value
        whole.timex += part.timex
        whole.end, whole.kind = part.end, part.kind
        return True


def _divided(value: Exact, factor: int) -> Exact:
    return simple(Decimal(value) / factor)


_WORDS_AFTER = re.compile(r"(?:[ -][a-z&]+){1,3}")
