"""Quantities on the test cases of Microsoft's Recognizers-Text: ``python -m tests.benchmarks.recognizers DIR``.

DIR holds ``recognizers-<Model>.jsonl``, one case a line: ``id``, ``text`` and ``quantities`` (``value``, for number
ranges also ``bound``), converted from the project's English specs. Each model knows one kind of quantity; ours of that
kind are compared with it by value, those of number ranges by value and bound. Cases that contradict what a quantity is
here are set aside by ``recognizers_exclusions.toml``, each with its reason; the figures are printed with and without.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import extractor
from extractor.entities import Quantity
from tests.benchmarks.quantity_adapter import adapt

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EXCLUSIONS: Final = Path(__file__).with_name("recognizers_exclusions.toml")
_OTHER_MODELS: Final = frozenset({"money", "percent", "duration", "age", "temperature"})
_TEMPERATURES: Final = frozenset({"Cel", "[degF]", "deg"})

Case: TypeAlias = tuple[str, Counter[str], Counter[str]]
OF_MODEL: Final[dict[str, Callable[[Quantity], bool]]] = {
    "AgeModel": lambda quantity: quantity.rule == "quantity.age",
    "CurrencyModel": lambda quantity: quantity.rule == "quantity.money",
    "DimensionModel": lambda quantity: bool(quantity.unit) and quantity.rule.split(".")[1] not in _OTHER_MODELS,
    "NumberRangeModel": lambda quantity: quantity.bound != "=" or quantity.value is None,
    "PercentModel": lambda quantity: quantity.unit == "%",
    "TemperatureModel": lambda quantity: quantity.unit in _TEMPERATURES,
}


def exclusions() -> dict[str, str]:
    """The kind by which each case that is set aside contradicts the contract."""
    kinds = tomllib.loads(EXCLUSIONS.read_text(encoding="utf-8"))["kind"]
    return {case: kind["id"] for kind in kinds for case in kind["cases"]}


def f1(cases: Iterable[Case]) -> float:
    """F1 over the quantities of all cases; 1.0 where there are none."""
    right = told = expected = 0
    for _, gold, ours in cases:
        right += sum((gold & ours).values())
        told += sum(ours.values())
        expected += sum(gold.values())
    return 2 * right / (told + expected) if told + expected else 1.0


def _keys(quantities: Iterable[dict[str, Any]], bounds: bool) -> Counter[str]:
    keys: Counter[str] = Counter()
    for quantity in quantities:
        value = quantity["value"]
        numbers = value if isinstance(value, list) else [value]
        keys[" ".join([*(f"{float(number):.5g}" for number in numbers), quantity["bound"] if bounds else ""])] += 1
    return keys


def cases(path: Path, model: str) -> Iterator[Case]:
    """The expected and our quantities of each case of a model."""
    bounds = model == "NumberRangeModel"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = [e for e in extractor.extract(row["text"]).entities if isinstance(e, Quantity)]
        ours = [adapt(e) for e in found if OF_MODEL[model](e)]
        known = (quantity for quantity in ours if quantity["value"] is not None)
        yield row["id"], _keys(row["quantities"], bounds), _keys(known, bounds)


def main() -> None:
    """Print a line a model, then what is still wrong."""
    folder, excluded = Path(sys.argv[1]), exclusions()
    print(f"{'':18}{'cases':>6}{'F1':>7}{'aside':>7}{'F1':>7}   wrong")
    for model in OF_MODEL:
        every = list(cases(folder / f"recognizers-{model}.jsonl", model))
        rest = [case for case in every if case[0] not in excluded]
        wrong = ", ".join(case[0].rpartition("-")[2] for case in rest if case[1] != case[2])
        print(f"{model:18}{len(every):6}{f1(every):7.3f}{len(every) - len(rest):7}{f1(rest):7.3f}   {wrong}")
    print(*(f"{kind} {count}" for kind, count in Counter(excluded.values()).items()), sep=", ")


if __name__ == "__main__":
    main()
