"""The currency before a number: "$5", "US$ 5", "RMB500", "Rs. 5", "EUR 5", "N172"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.find.quantities.alternatives import one_of
from extractor.language.words import word_before
from extractor.packs import Rules
from extractor.resolve.units import Currencies

_PRICE_WINDOW = 50
# One letter is a currency only where it is glued to the figures, or these are grouped: "P 3,400,000".
_LETTERS = frozenset("RNPK")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_SYMBOLS = "¢$€£¥₹₦₽₩₪₫฿₱₺₴₸₾₿₵৳₡₲₼֏₭"


@dataclass(frozen=True, slots=True)
class Money:
    """A currency beside a number: the codes that its surface form may mean, where the whole starts or ends, and
    whether it is the hundredth part ("cents") or a multiple ("MEUR")."""

    candidates: list[str]
    offset: int
    hundredth: bool = False
    factor: int = 1


class MoneyBefore:
    """Finds the currency that ends where a number starts."""

    def __init__(self, rules: Rules, currencies: Currencies) -> None:
        table = rules.table("quantities.toml").get("currencies", {})
        self.by_form = currencies.by_form
        self.lower_codes = frozenset(table.get("lower_codes", ()))
        self.indian_scales: tuple[str, ...] = tuple(table.get("indian_scales", ()))
        self.words_too = frozenset(table.get("words_too", ()))
        self.least: dict[str, int] = table.get("least", {})
        self.nouns_too = frozenset(table.get("nouns_too", ()))
        prices, between = one_of(table.get("prices", ())), one_of(table.get("between_prices", ()))
        self._priced_before = re.compile(rf"\b(?:{prices})(?: (?:{between})){{0,4}} \Z")
        self._priced_after = re.compile(
            rf" (?:an?|per) {one_of(table.get('price_periods', ()))}\b| {one_of(table.get('price_nouns', ()))}\b"
            r"| \((?:[a-z]{4,13} )?(?:us|a|c)?[$€]"
        )

    def is_price(self, low: str, start: int, end: int, scale: int) -> bool:
        """Whether pounds from ``start`` to ``end`` are money: "3 million pounds", "fined 500 pounds"."""
        if low.startswith(" of ", end) or "-" in low[start:end]:
            return False
        if scale >= 1_000_000 or self._priced_after.match(low, end):
            return True
        return self._priced_before.search(low, max(start - _PRICE_WINDOW, 0), start) is not None

    def is_indian(self, low: str, start: int, end: int) -> bool:
        """Whether a number in lakh or crore is an amount of rupees: "valued at 17 lakh", but "12 lakh people"."""
        if not low.endswith(self.indian_scales, start, end):
            return False
        return self._priced_before.search(low, max(start - _PRICE_WINDOW, 0), start) is not None

    def before(self, text: str, low: str, start: int, word: str) -> Money | None:
        """The currency that ends where a number starts: "$5", "US$ 5", "RMB500", "Rs. 5", "EUR 5", "N172".

        Args:
            word: the word before the number, when a space stands between.
        """
        before = low[start - 1] if start else "\n"
        end = start
        known = word in self.by_form or word[1:] in self.by_form or word.upper() in _LETTERS
        if before == " " and word.isalpha() and not known:
            return None
        if start > 1 and (before == " " or (before == "-" and low[start - 2] in _SYMBOLS)):
            end = start - 1
            before = low[end - 1]
        if before in _SYMBOLS:
            return self._symbol_before(low, end)
        if before.isalpha() or (before == "." and end > 2 and low[end - 2].isalpha()):
            return self._letters_before(text, low, end, glued=end == start)
        return None

    def _symbol_before(self, low: str, end: int) -> Money | None:
        begin = end - 1
        while begin > 0 and end - begin < 6 and (low[begin - 1].isalpha() or low[begin - 1] == "."):
            begin -= 1
        if begin == end - 1 and begin and low[begin - 1] == " ":
            word = word_before(low, begin)
            found = self.by_form.get(word + low[begin:end]) if len(word) > 1 else None
            if found:  # "US $ 5", "AUD $5"
                return Money(found, begin - 1 - len(word))
        for first in range(begin, end):
            if first and low[first - 1].isalnum() and first == begin:
                continue
            found = self.by_form.get(low[first:end].replace(" ", ""))
            if found:
                return Money(found, first)
        return None

    def _letters_before(self, text: str, low: str, end: int, glued: bool) -> Money | None:
        begin = end - 1
        while begin > 0 and end - begin < 7 and low[begin - 1].isalpha():
            begin -= 1
        if begin and (low[begin - 1].isalnum() or low[begin - 1] in "-_./"):
            return None
        surface = text[begin:end]
        if surface in _LETTERS:
            known = self.by_form.get(surface) if glued or _GROUPED.match(low, end + 1) else None
            return Money(known, begin) if known else None
        found = self.by_form.get(low[begin:end])
        if found is not None:
            return Money(found, begin) if self._is_currency(surface, found, glued) else None
        millions = self.by_form.get(low[begin + 1 : end])  # "MEUR 60"
        if millions and surface[0] == "M" and len(surface) == 4 and surface.isupper():
            return Money(millions, begin, factor=1_000_000)
        return None

    def _is_currency(self, surface: str, codes: list[str], glued: bool) -> bool:
        """Whether letters before a number mean money and are no word: "EUR 5", "Rs 5", but "in all 5", "Dollar 5"."""
        if len(surface) > 5 or (surface.islower() and surface not in self.lower_codes):
            return False
        if surface in self.words_too and not glued:
            return False
        mixed = not surface.isupper() and not surface.islower()
        code = mixed and len(surface) == 3 and surface.upper() in codes
        return not code or surface.lower() in self.lower_codes  # "Php 500", but "Try 5"
