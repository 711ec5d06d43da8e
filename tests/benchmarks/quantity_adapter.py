"""Maps quantities to the fields of the benchmark scorers: full unit names, ``concept`` for the counted noun."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from extractor.entities import Quantity

# UCUM symbols and currency codes under the names that the benchmarks use; where they agree, the scorer's aliases do.
UNIT_NAMES = {
    "%": "percentage",
    "pp": "percentage point",
    "bp": "basis point",
    "a": "year",
    "mo": "month",
    "wk": "week",
    "d": "day",
    "h": "hour",
    "min": "minute",
    "s": "second",
    "t": "metric ton",
    "[ston_av]": "ton",
    "[lb_av]": "pound-mass",
    "[oz_av]": "ounce",
    "[mi_i]": "mile",
    "[yd_i]": "yard",
    "[ft_i]": "foot",
    "[in_i]": "inch",
    "[acr_us]": "acre",
    "[sft_i]": "square foot",
    "[smi_us]": "square mile",
    "[cft_i]": "cubic foot",
    "[gal_us]": "gallon",
    "[bbl_us]": "barrel",
    "Cel": "celsius",
    "[degF]": "fahrenheit",
    "deg": "degree",
    "[mi_i]/h": "mile per hour",
    "[mi_i]/[gal_us]": "mile per gallon",
    "[HP]": "horsepower",
    "GBy": "gigabyte",
    "MBy": "megabyte",
    "kBy": "kilobyte",
    "TBy": "terabyte",
    "um": "micrometre",
    "mL": "millilitre",
    "L": "litre",
    "km/h": "kilometre per hour",
    "t/ha": "metric ton per hectare",
    "VND": "vietnamese dong",
    "KRW": "south korean won",
    "BTC": "bitcoin",
    "THB": "thai baht",
    "RUB": "ruble",
    "NGN": "nigerian naira",
    "CHF": "swiss franc",
    "SEK": "swedish krona",
    "IDR": "indonesian rupiah",
    "PHP": "philippine peso",
    "KES": "kenyan shilling",
    "AED": "uae dirham",
    "TRY": "turkish lira",
    "[pt_us]": "pint",
    "[qt_us]": "quart",
    "[tsp_us]": "teaspoon",
    "[tbs_us]": "tablespoon",
    "[nmi_i]": "nautical mile",
    "[kn_i]": "knot",
    "m2": "square metre",
    "km2": "square kilometre",
    "m3": "cubic metre",
    "ug": "microgram",
    "mg": "milligram",
    "dm": "decimetre",
    "rad": "radian",
    "[car_m]": "carat",
    "cm2": "square centimetre",
}
Value: TypeAlias = float | int | None
# The benchmarks count cents and pence where we count dollars and pounds.
_MINOR = re.compile(r"(?:cents?|pence|penny|¢)(?:-a-[a-z]+)?$", re.IGNORECASE)
_MAJOR = re.compile(r"[$£€]|dollar|pound|euro", re.IGNORECASE)
_MINOR_NAMES = {"GBP": "pence"}
_AGES = {"a": "year of age", "mo": "month of age", "wk": "week of age", "d": "day of age"}


def adapt(quantity: Quantity) -> dict[str, Any]:
    """One quantity as the scorers read it."""
    unit = quantity.unit
    if quantity.of == "age" and unit in _AGES:
        name: str | None = _AGES[unit]
    else:
        name = UNIT_NAMES.get(unit, unit) if unit else None
    if name and quantity.value is not None and quantity.rule == "quantity.money" and _is_minor(quantity.text):
        return _row(quantity, round(quantity.value * 100, 6), _MINOR_NAMES.get(name, "cent"), quantity.bound)
    # The benchmarks take "hundreds" for a range up to the next order of magnitude.
    if quantity.vague and quantity.value in (100, 1000, 1000000, 1000000000):
        return _row(quantity, [quantity.value, quantity.value * (10 if quantity.value < 1000000 else 1000)], name, "=")
    value = [quantity.low, quantity.high] if quantity.value is None else quantity.value
    return _row(quantity, value, name, quantity.bound)


def _is_minor(text: str) -> bool:
    """Whether an amount is told in cents alone: "38 cents", but not "3 dollars 50 cents"."""
    return _MINOR.search(text) is not None and _MAJOR.search(text) is None


def _row(quantity: Quantity, value: Value | list[Value], name: str | None, bound: str) -> dict[str, Any]:
    return {
        "value": value,
        "unit": name,
        "bound": bound,
        "concept": None if quantity.of == "age" else quantity.of,
        "start": quantity.start,
        "end": quantity.end,
    }
