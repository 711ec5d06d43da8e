"""Extractions that were saved are shown again, and never read as releases."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import RELEASE, Run, run_in_fork

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks make what is saved")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two releases and with what every command makes of them."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "release.txt").write_text(RELEASE, encoding="utf-8")
    (folder / "other.txt").write_text(RELEASE.replace("9,000", "12,000"), encoding="utf-8")
    (folder / "empty.dat").touch()

    def run(*arguments: str, code: int = 0) -> None:
        assert run_in_fork(arguments, b"", folder, {}).returncode == code

    for ending in ("json", "jsonl", "ndjson", "csv", "html", "txt"):
        run("release.txt", "-o", f"one.{ending}")
    run("release.txt", "other.txt", "-f", "json", "-o", "two.json")
    run("release.txt", "other.txt", "-o", "two.txt")
    run("release.txt", "-f", "facts", "-o", "one.facts")
    run("explain", "release.txt", "-o", "why.txt")
    run("diff", "release.txt", "other.txt", "-o", "what.html", code=1)
    run("batch", "release.txt", "empty.dat", "-o", "run.jsonl", "-o", "run.db", "-o", "run", code=1)
    return folder


@pytest.fixture
def saved(made: Path, tmp_path: Path) -> Path:
    """The same, for one test."""
    return shutil.copytree(made, tmp_path, dirs_exist_ok=True)


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "facts", "table"])
def test_a_saved_extraction_is_shown_as_its_release_is(run: Run, saved: Path, format_: str) -> None:
    fresh = run("release.txt", "-f", format_).stdout
    assert run("one.json", "-f", format_).stdout == fresh
    assert run("one.jsonl", "-f", format_).stdout == fresh
    assert run("-f", format_, stdin=(saved / "one.json").read_bytes()).stdout == fresh
    both = run("release.txt", "other.txt", "-f", format_).stdout
    assert run("two.json", "-f", format_).stdout == both
    assert run("one.json", "other.txt", "-f", format_).stdout == both


def test_what_is_asked_for_is_taken_from_it(run: Run, saved: Path) -> None:
    for asked in (("--only", "dates"), ("--no-facts",), ("--min-certainty", "high")):
        assert run("one.json", *asked).stdout == run("release.txt", *asked).stdout


def test_a_run_shows_its_releases_and_tells_what_had_failed(run: Run, saved: Path) -> None:
    result = run("run.jsonl")
    assert result.returncode == 1
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["release"]
    assert result.stderr == b"extract-facts: run.jsonl: empty.dat had failed: the file is empty\n"


def test_pages_of_saved_extractions_have_the_names_of_their_releases(run: Run, saved: Path) -> None:
    assert run("two.json", "-f", "html", "-o", "pages/").returncode == 0
    assert sorted(path.name for path in (saved / "pages").iterdir()) == ["index.html", "other.html", "release.html"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["one.csv"], "one.csv: was written by extract-facts, and is no release"),
        (["one.facts"], "one.facts: was written by extract-facts, and is no release"),
        (["run.db"], "run.db: a database, not a release; extract-facts convert writes a run in another format"),
        (["one.json", "--date", "2024-05-06"], "--date: a saved extraction is shown as it is; to give"),
        (["explain", "one.json"], "one.json: a saved extraction tells no steps; explain the release itself"),
        (["cut.json"], "cut.json: no sound JSON: breaks off"),
        (["later.json"], "later.json: its schema is extract-facts/9, and this version reads extract-facts/1"),
        (["one.json", "--max-size", "100"], "one.json: more than 100 bytes; extract-facts convert takes runs"),
    ],
)
def test_what_cannot_be_shown_is_told(run: Run, saved: Path, arguments: list[str], reason: str) -> None:
    whole = (saved / "one.json").read_text(encoding="utf-8")
    (saved / "cut.json").write_text(whole[:400], encoding="utf-8")
    (saved / "later.json").write_text(whole.replace("extract-facts/1", "extract-facts/9", 1), encoding="utf-8")
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().startswith(f"extract-facts: {reason}")
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_of_earlier_outputs_is_passed_over(run: Run, saved: Path) -> None:
    (saved / "empty.dat").unlink()
    result = run("batch", ".", "-o", "all.jsonl")
    assert result.returncode == 0, result.stderr
    found = [json.loads(line)["document"]["source"] for line in (saved / "all.jsonl").open(encoding="utf-8")]
    assert found == ["./other.txt", "./release.txt"]
    named = run("batch", "release.txt", "one.txt", "-o", "named.jsonl")
    assert b"  failed: one.txt: was written by extract-facts, and is no release\n" in named.stderr
