"""Accuracy on the samples holds: no measure under its floor, no floor far under its measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate import floors
from tests.gate.floors import MEASURES
from tests.gate.measure import measure
from tests.gate.scorer import Report

_SHOWN = 12


@pytest.fixture(scope="module")
def report() -> Report:
    return measure()


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_keeps_its_floor(name: str, report: Report) -> None:
    wrong = floors.verdict(name, report.scores[name].f1, floors.read()[name])
    assert not wrong, "\n".join([str(wrong), *map(str, report.faults[name][:_SHOWN])])


@pytest.mark.parametrize(
    ("f1", "floor", "word"),
    [(0.899, 0.9, "below"), (0.9, 0.9, None), (0.949, 0.9, None), (0.96, 0.9, "raise"), (0.0, 0.0, None)],
)
def test_a_floor_binds_from_both_sides(f1: float, floor: float, word: str | None) -> None:
    wrong = floors.verdict("date.value", f1, floor)
    assert (wrong is None) if word is None else (wrong is not None and word in wrong and "date.value" in wrong)


def test_floors_are_lifted_and_never_lowered(report: Report) -> None:
    assert floors.raised(dict.fromkeys(MEASURES, 1.0), report.scores) == dict.fromkeys(MEASURES, 1.0)
    lifted = floors.raised(dict.fromkeys(MEASURES, 0.0), report.scores)
    for name, total in report.scores.items():
        assert 0 <= total.f1 - lifted[name] < 0.01


def test_written_floors_are_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "PATH", tmp_path / "floors.toml")
    assert floors.read() == dict.fromkeys(MEASURES, 0.0)
    pinned = {name: round(0.5 + i / 100, 2) for i, name in enumerate(MEASURES)}
    floors.write(pinned)
    assert floors.read() == pinned
