"""extract-facts diff, end to end."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import RELEASE, Run

EDITED = RELEASE.replace("9,000", "9,500")


@pytest.fixture
def edited(release: Path) -> Path:
    """The release, an edited copy, and the extractions of both."""
    path = release.with_name("edited.txt")
    path.write_text(EDITED, encoding="utf-8")
    return path


def test_the_same_is_0_different_1(run: Run, edited: Path) -> None:
    assert run("diff", "release.txt", "release.txt").returncode == 0
    result = run("diff", "release.txt", "edited.txt", "-f", "report", "--only", "quantities")
    assert (result.returncode, result.stderr) == (1, b"")
    report = result.stdout.decode()
    assert "Changed quantity  9,000 cigarettes → 9,500 cigarettes" in report
    assert "  - Harbour police seize [-9,000-] cigarettes\n  + Harbour police seize {+9,500+} cigarettes\n" in report
    assert "\x1b" not in report


def test_json_keeps_to_its_schema(run: Run, edited: Path) -> None:
    result = run("diff", "release.txt", "edited.txt", "--all", "--only", "quantities,dates,agencies,offences")
    output = json.loads(result.stdout)
    validator = Draft202012Validator(json.loads(run("schema", "diff").stdout))
    assert list(validator.iter_errors(output)) == []
    assert output["summary"]["counts"][0] == {
        "type": "quantity",
        "kind": "changed",
        "name": "value",
        "changes": 1,
        "documents": 1,
    }
    kinds = [change["kind"] for change in output["documents"][0]["changes"]]
    assert kinds.count("changed") == 1
    assert kinds.count("unchanged") == len(kinds) - 1 > 2
    output["documents"][0]["changes"][0]["fields"] = "value"
    assert list(validator.iter_errors(output))


def test_a_release_and_its_extraction(run: Run, edited: Path) -> None:
    run("release.txt", "-o", "release.json")
    assert run("diff", "release.json", "release.txt").returncode == 0
    run("release.txt", "-o", "run.jsonl")
    assert run("diff", "run.jsonl", "release.txt").returncode == 0
    run("release.txt", "edited.txt", "-o", "run.jsonl")
    assert b"a run over many releases, against a single" in run("diff", "run.jsonl", "release.txt").stderr
    assert run("diff", "-", "edited.txt", stdin=EDITED.encode()).returncode == 0
    lines = run("diff", "release.json", "-", "-f", "jsonl", stdin=EDITED.encode()).stdout.splitlines()
    says = [json.loads(line)["changes"][0]["new"]["says"] for line in lines]
    assert [one.rpartition(" · ")[2] for one in says] == ["9,500 cigarettes"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are Unix's")
def test_a_pipe_with_a_name_is_read_once(run: Run, edited: Path) -> None:
    pipe = edited.with_name("pipe")
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(edited.read_bytes(),), daemon=True)
    writer.start()
    assert run("diff", "-q", "pipe", edited.name).returncode == 0
    writer.join(10)


def test_quiet_tells_by_the_exit_code_alone(run: Run, edited: Path) -> None:
    result = run("diff", "-q", "release.txt", "edited.txt")
    assert (result.returncode, result.stdout, result.stderr) == (1, b"", b"")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--only", "dates,agencies"), 0),
        (("--only", "quantities"), 1),
        (("--ignore", "value"), 0),
        (("--ignore", "fact.quantity,quantity.value"), 0),
        (("--ignore", "quantity.value"), 0),
        (("--ignore", "date.value,of"), 1),
    ],
)
def test_what_is_compared(run: Run, edited: Path, arguments: tuple[str, ...], code: int) -> None:
    assert run("diff", "release.txt", "edited.txt", *arguments).returncode == code


def test_the_summary_has_examples(run: Run, edited: Path) -> None:
    summary = run("diff", "release.txt", "edited.txt", "--summary", "--only", "quantities").stdout.decode()
    assert "changed quantity: value        1\n    9,500 cigarettes: 9,000 → 9,500\n" in summary
    assert "→" not in run("diff", "release.txt", "edited.txt", "--summary", "--examples", "0").stdout.decode()


def test_the_date_of_issue_is_told_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two men were arrested yesterday, and two women on Monday.", encoding="utf-8")
    extraction = run("a.txt", "--date", "2024-05-06").stdout
    (tmp_path / "a.json").write_bytes(extraction)
    diff = json.loads(run("diff", "a.json", "a.txt", "--date", "2024-05-07").stdout)
    (change,) = diff["documents"][0]["changes"]
    assert (change["type"], change["fields"]) == (
        "document",
        [{"name": "published", "old": "2024-05-06", "new": "2024-05-07"}],
    )


def extraction(**changes: Any) -> str:  # noqa: ANN401
    data = {
        "schema": "extract-facts/1",
        "document": {"id": "a", "sha256": "0" * 64, "text": "On Monday"},
        "entities": [{"type": "date", "text": "Monday", "start": 3, "end": 9, "rule": "r"}],
        "facts": [],
        "provenance": {"version": "1", "pack": "en", "pack_sha256": "0" * 64, "spacy": "3"},
    }
    return json.dumps(data | changes)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.json", extraction(schema="extract-facts/2"), "its schema is extract-facts/2"),
        ("x.json", extraction(schema="extract-facts-diff/1"), "its schema is extract-facts-diff/1, not"),
        ("x.json", extraction()[:-30], "breaks off"),
        ("x.json", '{"name": "x", "version": 3}', "no extraction: no schema in it, only name, version"),
        ("x.json", "[1, 2]", "a JSON array, not an extraction"),
        ("x.json", "\ufffdPNG", "no sound JSON"),
        ("x.json", "[" * 100_000, "nested too deeply"),
        ("x.json", extraction(document=None), "document is a JSON null"),
        ("x.json", extraction(entities=[{"type": "person"}]), "entities 1: no type that is known"),
        ("x.json", extraction(entities=[{"type": "date", "text": "x", "start": 0}]), "entities 1: no field end, rule"),
        (
            "x.json",
            extraction(entities=[{"type": "date", "text": "x", "start": 0, "end": 99, "rule": "r"}]),
            "its span is not in the text",
        ),
        (
            "x.json",
            extraction(entities=[{"type": "date", "text": "x", "start": "0", "end": 9, "rule": "r"}]),
            "entities 1: start is a JSON string",
        ),
        ("x.txt", "", "the file is empty"),
        ("x.csv", "document,type\n1,date\n", "a run is a folder, .jsonl, .db or .parquet"),
        ("nope/x.txt", None, "no such file or folder"),
    ],
)
def test_what_cannot_be_compared_is_told(run: Run, release: Path, name: str, content: str | None, reason: str) -> None:
    if content is not None:
        release.with_name(name).write_text(content, encoding="utf-8")
    for arguments in (("release.txt", name), (name, "release.txt")):
        result = run("diff", *arguments)
        assert (result.returncode, result.stdout) == (2, b"")
        message = result.stderr.decode()
        assert message.count("\n") == 1
        assert message.startswith(f"extract-facts: {name}: ")
        assert reason in message


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("-", "-"), "standard input can be only one of the two"),
        (("release.txt", "release.txt", "-f", "table"), "--format: table is none of report, json, jsonl"),
        (("release.txt", "release.txt", "--only", "people"), "--only: people is none of facts, dates"),
        (("release.txt", "release.txt", "--ignore", "stag"), "--ignore: no field stag (did you mean stage?)"),
        (("release.txt", "release.txt", "--ignore", "date.of"), "--ignore: date has no field of"),
        (("release.txt", "release.txt", "--date", "soon"), "--date:"),
        (("release.txt", "."), ".: no extractions in this folder"),
    ],
)
def test_wrong_use_is_2(run: Run, release: Path, arguments: tuple[str, ...], reason: str) -> None:
    result = run("diff", *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert reason in result.stderr.decode()


def test_help_needs_no_spacy(run: Run) -> None:
    result = run("diff", "--help", PYTHONPROFILEIMPORTTIME="1")
    assert result.returncode == 0
    assert b"OLD" in result.stdout
    assert b"spacy" not in result.stderr
