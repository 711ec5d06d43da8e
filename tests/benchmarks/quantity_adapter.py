"""Maps quantities to the fields of the benchmark scorers: full unit names, ``concept`` for the counted noun.

``python -m tests.benchmarks.quantity_adapter FILE.jsonl`` reads one text a line (``id``, ``text``) and prints what the
scorers read (``id``, ``quantities``).
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeAlias

import extractor
from extractor.entities import Date, Entity, Quantity

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
_PERIOD: Final = re.compile(
    r"(?:the )?(?:last|past|next|first|final|coming|following|previous|preceding) (\S+ [a-z]+)", re.IGNORECASE
)
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


def rows(text: str) -> list[dict[str, Any]]:
    """All quantities of a text; "the past three years", a date of ours, is one of theirs."""
    found = []
    for entity in extractor.extract(text).entities:
        found += [adapt(told) for told in _quantities(entity) if told.value is not None or told.low is not None]
    return found


def _quantities(entity: Entity) -> list[Quantity]:
    if isinstance(entity, Quantity):
        return [entity]
    period = _PERIOD.fullmatch(entity.text) if isinstance(entity, Date) else None
    if period is None:
        return []
    start, told = entity.start + period.start(1), extractor.extract(period[1]).entities
    return [replace(q, start=start + q.start, end=start + q.end) for q in told if isinstance(q, Quantity)]


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


def main() -> None:
    """Print the rows of each text of a JSON Lines file."""
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        print(json.dumps({"id": case["id"], "quantities": rows(case["text"])}, ensure_ascii=False))


if __name__ == "__main__":
    main()
