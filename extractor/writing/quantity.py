"""A quantity's value as a reader would write it: ``> 2,300``, ``≤ USD 1,200,000``, ``~ 21%``, ``10–15 years``."""

from __future__ import annotations

import re

from extractor.entities import Quantity

_BOUNDS = {"=": "", "~": "~ ", ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ "}
# UCUM's symbols of time are hard to guess; those of weight and length are what people write.
_TIME_UNITS = {
    "a": "year",
    "mo": "month",
    "wk": "week",
    "d": "day",
    "h": "hour",
    "min": "minute",
    "s": "second",
}


# UCUM's customary units stand in brackets and tell whose they are: [mi_i] is the international mile.
_CUSTOMARY = re.compile(r"\[(\w+?)(?:_[a-z]+)?\]")
_SPELLED = {
    "acr": "acres",
    "car": "carats",
    "cft": "cu ft",
    "cyd": "cu yd",
    "degF": "°F",
    "foz": "fl oz",
    "nmi": "nautical miles",
    "sft": "sq ft",
    "sin": "sq in",
    "smi": "sq mi",
    "ston": "short tons",
    "syd": "sq yd",
}


def unit_name(unit: str) -> str:
    """What a unit is called: "Years", "USD", "kg", "mi/h"; "Counts" where it is none."""
    name = _TIME_UNITS.get(unit)
    return f"{name}s".capitalize() if name else _plain(unit) or "Counts"


def _plain(unit: str) -> str:
    return _CUSTOMARY.sub(lambda match: _SPELLED.get(match[1], match[1]), unit)


def readable_value(quantity: Quantity) -> str:
    """The value with its bound and its unit; empty where the text gives no number."""
    number = _number(quantity)
    if not number:
        return ""
    return _BOUNDS[quantity.bound] + _with_unit(number, quantity)


def _number(quantity: Quantity) -> str:
    if quantity.value is not None:
        return _digits(quantity.value)
    if quantity.low is None or quantity.high is None:
        return ""
    return f"{_digits(quantity.low)}–{_digits(quantity.high)}"


def _digits(number: float) -> str:
    if number == int(number) and abs(number) < 1e15:
        return f"{int(number):,}"
    return f"{number:,.12g}"


def _with_unit(number: str, quantity: Quantity) -> str:
    unit = quantity.unit
    if not unit:
        return number
    if unit == "%":
        return f"{number}%"
    if len(unit) == 3 and unit.isalpha() and unit.isupper():
        return f"{unit} {number}"
    name = _TIME_UNITS.get(unit)
    if name:
        return f"{number} {name}" if number == "1" else f"{number} {name}s"
    return f"{number} {_plain(unit)}"
