"""extract-facts explain, as it is installed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_commands import at_a_terminal


def test_a_pipe_gets_the_extraction_with_its_explanation(run: Run, release: Path) -> None:
    explained = json.loads(run("explain", str(release)).stdout)
    extraction = json.loads(run(str(release)).stdout)
    explanation = explained.pop("explanation")
    assert explained.pop("schema") != extraction.pop("schema")
    assert explained == extraction
    (thursday,) = [entity for entity in explained["entities"] if entity["text"] == "Thursday"]
    steps = explanation["entities"][thursday["id"]]
    assert steps[0] == {
        "rule": "date.weekday",
        "step": "read as",
        "text": "Thursday",
        "start": thursday["start"],
        "end": thursday["end"],
        "from": None,
        "to": "weekday 4",
    }
    (anchored,) = [step for step in steps if step["rule"] == "anchoring.weekday"]
    assert anchored | {"step": ""} == {
        "rule": "anchoring.weekday",
        "step": "",
        "text": None,
        "start": None,
        "end": None,
        "from": "Fri 2024-05-03",
        "to": "Thu 2024-05-02",
    }
    assert {step["rule"] for step in explanation["head"]} >= {"head.title", "head.date-label", "head.anchor"}


def test_the_tree_tells_the_same_and_no_more_of_a_terminal_than_it_must(run: Run, tmp_path: Path) -> None:
    text = "Harbour police \x1b[31marrest two\n\nPublished: 3 May 2024\n\nThey were seen on Thursday \x9b31m.\n"
    result = run("explain", "-f", "tree", stdin=text.encode(), COLUMNS="100")
    screen = result.stdout.decode()
    assert result.returncode == 0
    assert "date “Thursday” → 2024-05-02" in screen
    assert "Fri 2024-05-03 → Thu 2024-05-02" in screen
    assert "\x1b" not in screen
    assert "\x9b" not in screen
    assert max(map(len, screen.splitlines())) <= 100


@pytest.mark.parametrize("columns", [80, 120])
def test_a_terminal_gets_the_tree(release: Path, columns: int) -> None:
    code, screen = at_a_terminal("explain", str(release), "--at", "Thursday", columns=columns, NO_COLOR="1")
    lines = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in screen.splitlines()]
    assert code == 0
    assert lines[0] == "Harbour police seize 9,000 cigarettes"
    assert any("date “Thursday” → 2024-05-02" in line for line in lines)
    assert max(map(len, lines)) <= columns


def test_without_a_file_a_terminal_gets_help() -> None:
    code, screen = at_a_terminal("explain")
    assert code == 2
    assert screen.startswith("Usage: extract-facts explain")


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("--only", "dates"), {"3 May 2024", "Thursday"}),
        (("--at", "Thursday"), {"Thursday"}),
        (("--at", "55"), {"3 May 2024"}),
        (("--id", "e2"), None),
    ],
)
def test_a_part_can_be_asked_for(run: Run, release: Path, arguments: tuple[str, str], shown: set[str] | None) -> None:
    explained = json.loads(run("explain", str(release), *arguments).stdout)
    found = {entity["id"]: entity["text"] for entity in explained["entities"]}
    assert set(found.values()) == shown if shown else list(found) == ["e2"]
    assert list(explained["explanation"]["entities"]) == list(found)
    assert bool(explained["explanation"]["head"]) == ("--only" in arguments)


def test_the_output_goes_to_a_file_by_its_ending(run: Run, release: Path, tmp_path: Path) -> None:
    for name in ("why.json", "why.txt"):
        result = run("explain", str(release), "-o", name)
        assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert json.loads((tmp_path / "why.json").read_text(encoding="utf-8"))["explanation"]
    assert (tmp_path / "why.txt").read_text(encoding="utf-8").startswith("Harbour police seize 9,000 cigarettes\n")


def test_a_date_that_is_given_is_told(run: Run, release: Path) -> None:
    explained = json.loads(run("explain", str(release), "--date", "2024-05-10").stdout)
    assert "head.given" in {step["rule"] for step in explained["explanation"]["head"]}
    assert "2024-05-09" in {entity.get("value") for entity in explained["entities"]}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("missing.txt",), "missing.txt: no such file"),
        (("release.txt", "-f", "table"), "--format: table is none of tree, json"),
        (("release.txt", "--at", "Sunday"), "--at: 'Sunday' does not stand in the release"),
        (("release.txt", "--at", "5000"), "--at: the release has no more than"),
        (("release.txt", "--id", "e99"), "--id: e99 is none of e1–e"),
        (("release.txt", "--only", "crimes"), "--only: crimes is none of"),
        (("release.txt", "--date", "Friday"), "--date: 'Friday' is no date"),
        (("release.txt", "-o", "release.txt"), "is to be read, and would be written over"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, release: Path, arguments: tuple[str, ...], complaint: str) -> None:
    before = release.read_bytes()
    result = run("explain", *arguments)
    assert result.returncode == 2
    assert complaint in result.stderr.decode()
    assert result.stdout == b""
    assert release.read_bytes() == before


def test_its_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema", "explain").stdout)["title"] == "extract-facts-explained/1"
    assert run("schema", "batch").returncode == 2


def test_a_place_of_many_digits_is_refused_in_a_line(run: Run, release: Path) -> None:
    result = run("explain", release.name, "--at", "9" * 5000)
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
    assert result.stderr.startswith(b"extract-facts: ")
