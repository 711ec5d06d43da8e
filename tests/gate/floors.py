"""The pinned floors: the F1 under which a measure may not fall."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from tests.gate.facts import FACT_MEASURES
from tests.gate.scorer import MEASURES as ENTITY_MEASURES
from tests.gate.scorer import Score

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

MEASURES = (*ENTITY_MEASURES, *FACT_MEASURES)
PATH = Path(__file__).with_name("floors.toml")
# How far a measure may rise above its floor before the floor has to follow it.
SLACK = 0.05
_HEAD = """\
# The F1 of each measure over all samples together may not fall below these; where it rises well above one, the floor
# follows: python -m tests.gate --write-floors. To lower a floor, edit it here and say why in the commit message.
"""


def read() -> dict[str, float]:
    """The floor of each measure ("date.value"); a measure without one has 0."""
    table = tomllib.loads(PATH.read_text(encoding="utf-8")) if PATH.exists() else {}
    return {measure: float(table.get(kind, {}).get(name, 0)) for measure, kind, name in _split()}


def raised(floors: Mapping[str, float], scores: Mapping[str, Score]) -> dict[str, float]:
    """Each floor lifted to the F1 measured, in hundredths rounded down; none is lowered."""
    return {measure: max(floors[measure], math.floor(scores[measure].f1 * 100) / 100) for measure in MEASURES}


def write(floors: Mapping[str, float]) -> None:
    """Pin these floors."""
    lines = [_HEAD]
    for kind, rows in groupby(_split(), key=lambda row: row[1]):
        lines.append(f"[{kind}]\n" + "".join(f'"{name}" = {floors[measure]:.2f}\n' for measure, _, name in rows))
    PATH.write_text("\n".join(lines), encoding="utf-8")


def verdict(measure: str, f1: float, floor: float) -> str | None:
    """What is wrong with a measure and its floor, None where nothing is."""
    if f1 < floor:
        return f"{measure}: F1 {f1:.3f} is below its floor {floor:.2f}"
    if f1 - floor > SLACK:
        return (
            f"{measure}: F1 {f1:.3f} has left its floor {floor:.2f} behind; "
            "raise it with python -m tests.gate --write-floors"
        )
    return None


def _split() -> list[tuple[str, str, str]]:
    rows = [(measure, measure.partition(".")) for measure in MEASURES]
    return [(measure, kind, name) for measure, (kind, _, name) in rows]
