"""From written numbers to values: figures with their groupings, and English number words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

# Exact until the very end: 1.1 million is 1100000 and not 1100000.0000000001.
Exact: TypeAlias = int | Decimal

_GROUPED_BY_COMMA = re.compile(r"\d{1,3}(?:, ?\d{2,3})*, ?\d{3}(?:\.\d+)?")
_GROUPED_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+")
_GROUPED_BY_SPACE = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,-]\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")


def as_number(value: Exact) -> int | float:
    """The value as the output contract wants it: an int where it is whole, else a float."""
    if isinstance(value, int):
        return value
    whole = int(value)
    return whole if whole == value else float(value)


def read_figures(surface: str) -> Exact:
    """The value of a number in figures.

    Takes groups of thousands by comma (also Indian, ``1,18,000``), space, apostrophe and, when there are at least two,
    full stop; decimals after a full stop, or after a comma where the grouping shows it (``900 000,50``, ``24,50``).

    Raises:
        ValueError: the surface form is no number.
    """
    if surface.isdecimal():
        return int(surface)
    if _GROUPED_BY_COMMA.fullmatch(surface):
        plain = surface.replace(",", "").replace(" ", "")
    elif _GROUPED_BY_POINT.fullmatch(surface):
        plain = surface.replace(".", "").replace(",", ".")
    elif _GROUPED_BY_SPACE.fullmatch(surface):
        plain = surface.replace(" ", "").replace("'", "").replace(",", ".").replace("-", ".")
    elif _DECIMAL_COMMA.fullmatch(surface):
        plain = surface.replace(",", ".")
    else:
        plain = surface
    try:
        return simple(Decimal(plain))
    except ArithmeticError:
        raise ValueError(f"no number: {surface!r}") from None


def simple(value: Decimal) -> Exact:
    """An int where the value is whole."""
    whole = int(value)
    return whole if whole == value else value


class NumberWords:
    """Reads English number words.

    Args:
        cardinals: zero to nineteen and the tens.
        scales: dozen, hundred, thousand, lakh, million …
        denominators: half, third, quarter …, singular and plural.
    """

    def __init__(
        self, cardinals: Mapping[str, int], scales: Mapping[str, int], denominators: Mapping[str, int]
    ) -> None:
        self.cardinals = cardinals
        self.scales = scales
        self.denominators = denominators

    def read(self, words: Sequence[str]) -> tuple[Exact, int]:
        """The value of the longest number at the start of the words, and how many of them it takes.

        ``and`` may stand after a scale ("eight hundred and one"). "two and three" is 2 and takes one word; words that
        start no number take none.
        """
        total, group, used, last = 0, 0, 0, 0
        for index, word in enumerate(words):
            if word == "and":
                if last < 100:
                    break
                continue
            if word in self.cardinals:
                value = self.cardinals[word]
                if not self._follows(value, last, group):
                    break
                group += value
            elif word in self.scales:
                value = self.scales[word]
                if value == 100:
                    if group >= 100:
                        break
                    group = max(group, 1) * 100
                elif total and value >= total:
                    break
                else:
                    total, group = total + max(group, 1) * value, 0
            else:
                break
            last, used = value, index + 1
        return total + group, used

    @staticmethod
    def _follows(value: int, last: int, group: int) -> bool:
        """Whether a cardinal can stand after the last word: "twenty five", "hundred twelve", but not "five two"."""
        if last >= 100 or (group == 0 and last == 0):
            return value > 0 or last == 0
        return 20 <= last <= 90 and 0 < value < 10

    def fraction(self, numerator: Exact, denominator: str) -> Decimal | None:
        """``two`` over ``thirds``; None for what is no denominator."""
        below = self.denominators.get(denominator)
        return None if below is None else Decimal(numerator) / below
