"""The unit, or the currency, that stands after a number."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from extractor.find.quantities.money import Money, MoneyBefore
from extractor.find.quantities.reading import Numeral
from extractor.packs import Rules
from extractor.resolve.units import Currencies, Unit, Units

_TOKEN: Final = re.compile(r"([ -]?| [\[({<](?=[a-z]{2}))([^\W\d_]+[23²³]?|[%°$€£¥₹₦₽₩₪₫฿₱₺₴₸₾₿₵৳₡₲₼֏₭元円])")
# "12 $ 30": the symbol belongs to what follows.
_FIGURES_NEXT: Final = re.compile(r" ?\d")
_CLOSING: Final = frozenset("])}>")
_COMPOUND: Final = re.compile(r"(?!-to-life\b)-(?!old|long|plus|odd|ish)[a-z]")
_CODE: Final = re.compile(r"[-.]?\d|-[a-z]\d")
_OWN_CASE: Final = {"t": "t", "g": "g", "m": "m", "w": "W"}
_WORDS_AFTER: Final = re.compile(r"(?:[ -][a-z&]+){1,3}")
_MILLION: Final = 1_000_000


class _Form(NamedTuple):
    """A form of a unit or a currency at its place after a number; ``gap`` is what stands between."""

    text: str
    low: str
    numeral: Numeral
    form: str
    start: int
    gap: str

    @property
    def end(self) -> int:
        return self.start + len(self.form)

    @property
    def surface(self) -> str:
        return self.text[self.start : self.end]


class UnitsAfter:
    """Finds the unit or the currency after a number."""

    def __init__(self, rules: Rules, units: Units, currencies: Currencies, money: MoneyBefore) -> None:
        table = rules.table("quantities.toml")
        self.units, self.currencies, self.money = units, currencies, money
        self.words_too = frozenset(table.get("units", {}).get("words_too", ()))
        self.abbreviated = frozenset(table.get("units", {}).get("abbreviated", ()))
        self.fillers = frozenset(table.get("units", {}).get("fillers", ()))
        self.weapons = frozenset(table.get("guards", {}).get("calibre_nouns", ()))
        self._by_first: dict[str, list[str]] = {}
        for form in (*units.by_form, *currencies.by_form, *currencies.hundredths):
            first = _TOKEN.match(form.lower())
            if first:
                self._by_first.setdefault(first[2], []).append(form.lower())
        for forms in self._by_first.values():
            forms.sort(key=len, reverse=True)

    def find(self, text: str, low: str, numeral: Numeral) -> tuple[Unit | Money, int] | None:
        """The unit or currency and the offset after it."""
        token = _TOKEN.match(low, numeral.end)
        if token is None:
            return None
        gap, start, first = token[1], token.start(2), token[2]
        forms = self._by_first.get(first)
        if forms is None:
            millions = self.currencies.by_form.get(first[1:]) if first[0] == "m" and len(first) == 4 else None
            if millions and text[start].isupper():  # "60 MEUR"
                return Money(millions, token.end(), factor=_MILLION), token.end()
            further = _TOKEN.match(low, token.end()) if first in self.fillers and gap == " " else None
            forms = self._by_first.get(further[2]) if further else None
            if further is None or forms is None:
                return None
            start = further.start(2)
        for form in forms:
            stop = start + len(form)
            if low.startswith(form, start) and not (form[-1].isalnum() and low[stop : stop + 1].isalnum()):
                found = self._meant(_Form(text, low, numeral, form, start, gap))
                if found and len(gap) > 1:  # "20 (kg)"
                    return (found, stop + 1) if low[stop : stop + 1] in _CLOSING else None
                if found:
                    return found, stop
        return None

    def _meant(self, at: _Form) -> Unit | Money | None:
        form = "newton metre" if at.surface == "Nm" else at.form  # nanometres are in small letters
        unit = self.units.by_form.get(form)
        codes = self.currencies.by_form.get(form)
        priced = (
            unit is None or codes is None or self.money.is_price(at.low, at.numeral.start, at.end, at.numeral.scale)
        )
        if unit is not None and not (codes and priced):  # pounds are both
            return unit if self._is_unit(at) else None
        if codes:
            return Money(codes, at.end) if self._is_currency(at, codes) else None
        hundredths = self.currencies.hundredths.get(form)
        return Money(hundredths, at.end, hundredth=True) if hundredths and not (form == "p" and at.gap) else None

    def _is_currency(self, at: _Form, codes: list[str]) -> bool:
        """Whether the form means money here, and not a word or another amount's currency."""
        form, surface = at.form, at.surface
        if at.gap and (
            surface in self.money.words_too or (not form[0].isalpha() and _FIGURES_NEXT.match(at.low, at.end))
        ):
            return False
        if form in self.money.nouns_too and at.numeral.value < 1000:
            return False
        is_code = len(form) <= 4 and form.upper() in codes
        return not is_code or surface.isupper() or form in self.money.lower_codes

    def _is_unit(self, at: _Form) -> bool:
        """Whether the form is a unit here, and not a word, part of a code or of a compound, or a calibre."""
        form, low, end = at.form, at.low, at.end
        if len(form) == 1 and form.isalpha() and not _is_letter_unit(at):
            return False
        if at.gap == " " and _COMPOUND.match(low, end):  # "two night-vision scopes"
            return False
        if form == "bit":  # "a 64-bit processor", but "11 bit players"
            return at.gap == "-"
        apart = form in self.words_too and at.gap == " " and not at.numeral.fraction
        if apart and (at.numeral.value != 1 or low[end : end + 1] == "-"):
            return form in self.abbreviated
        if form in ("mm", "millimeter"):
            following = _WORDS_AFTER.match(low, end)
            return following is None or self.weapons.isdisjoint(re.split(r"[ -]", following[0]))
        return True


def _is_letter_unit(at: _Form) -> bool:
    """Whether one letter is a unit: in its own case, and not the letter of a code ("24703 L-202")."""
    if at.text[at.start] != _OWN_CASE.get(at.form, at.text[at.start]):
        return False
    if at.gap and at.form == "l" and at.low[at.end : at.end + 1] == ".":
        return False
    return not (at.gap and _CODE.match(at.low, at.end))
