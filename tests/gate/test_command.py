"""``python -m tests.gate``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate import __main__ as command
from tests.gate import floors
from tests.gate.facts import score_facts
from tests.gate.floors import MEASURES
from tests.gate.scorer import Report, Scored, score

GOLD = {"type": "date", "start": 0, "end": 4, "value": "2023"}


@pytest.fixture(autouse=True)
def half_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A report in which every date was found and none read right."""
    found = GOLD | {"value": "2024"}
    report = score([Scored("r", "2023 was a year", [GOLD], [found])])
    score_facts([], report)
    monkeypatch.setattr(command, "measure", lambda: report)
    monkeypatch.setattr(floors, "PATH", tmp_path / "floors.toml")
    return report


def test_the_table_has_a_line_for_each_measure(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--write-floors"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["measure", *MEASURES]
    assert lines[1].split() == ["date.overlap", "1.000", "1.000", "1.000", "1.00", "1", "1"]
    assert floors.read()["date.overlap"] == 1


def test_errors_are_shown_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--errors", "5"])
    out = capsys.readouterr().out
    assert "date.value: 1\n  r: …[2023] was a year… gold: value '2023'; found: value '2024'" in out


def test_a_broken_floor_is_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 1
    assert command.main(["--write-floors"]) == 0
    floors.write(dict.fromkeys(MEASURES, 1.0))
    assert command.main([]) == 1
    assert "date.value " in capsys.readouterr().out
