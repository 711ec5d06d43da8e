"""A run in another format: the same as the batch would have written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.batch import BatchError
from extractor.batch.converted import convert
from extractor.compare.errors import DiffError
from extractor.writing.formats import Options
from tests.batch.releases import batch, make_folder, make_records

OUTS = ("out.jsonl", "out.csv", "out.db", "out.parquet", "out")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run in every format, with a failed release in the middle."""
    root = tmp_path_factory.mktemp("runs")
    folder = make_folder(root / "in")
    make_records(folder / "many.jsonl", 3)
    (folder / "e.txt").write_bytes(b"\0")
    for out in OUTS:
        batch(folder, root / out)
    return root


def content(path: Path) -> dict[str, bytes]:
    files = [path, *path.parent.glob(f"{path.stem}.e*{path.suffix}")] if path.is_file() else path.rglob("*")
    return {one.relative_to(path.parent).as_posix(): one.read_bytes() for one in files if one.is_file()}


@pytest.mark.parametrize("source", ["out.jsonl", "out.db", "out.parquet"])
@pytest.mark.parametrize("out", ["out.jsonl", "out.csv", "out.db", "out.parquet"])
def test_what_is_converted_is_what_a_batch_writes(runs: Path, tmp_path: Path, source: str, out: str) -> None:
    assert convert(str(runs / source), [str(tmp_path / out)]) == (9, 1)
    assert content(tmp_path / out) == content(runs / out)


def test_a_folder_comes_of_it_and_goes_into_it(runs: Path, tmp_path: Path) -> None:
    convert(str(runs / "out.jsonl"), [str(tmp_path / "all")])
    below = runs.relative_to("/").as_posix()
    made = {name.removeprefix(f"all/{below}/in/"): text for name, text in content(tmp_path / "all").items()}
    wanted = {name.removeprefix("out/"): text for name, text in content(runs / "out").items()}
    assert made == {("all/" if name == "errors.jsonl" else "") + name: text for name, text in wanted.items()}
    assert convert(str(runs / "out"), [str(tmp_path / "back.jsonl")]) == (9, 1)
    lines = (tmp_path / "back.jsonl").read_text().splitlines()
    assert sorted(lines) == sorted((runs / "out.jsonl").read_text().splitlines())


def test_saved_extractions_in_json_are_a_run_too(runs: Path, tmp_path: Path) -> None:
    found = [json.loads(line) for line in (runs / "out.jsonl").read_text().splitlines()]
    whole = [one for one in found if "document" in one]
    (tmp_path / "all.json").write_text(json.dumps(whole))
    (tmp_path / "one.json").write_text(json.dumps(whole[0]))
    assert convert(str(tmp_path / "all.json"), [str(tmp_path / "all.jsonl")]) == (8, 0)
    assert convert(str(tmp_path / "one.json"), [str(tmp_path / "one.jsonl")]) == (1, 0)
    assert (tmp_path / "one.jsonl").read_text() == (runs / "out.jsonl").read_text().splitlines(keepends=True)[0]


def test_a_run_without_texts_can_be_converted(runs: Path, tmp_path: Path) -> None:
    convert(str(runs / "out.db"), [str(tmp_path / "lean.db")], Options(text=False))
    convert(str(tmp_path / "lean.db"), [str(tmp_path / "lean.csv")])
    assert "arrest" in (tmp_path / "lean.csv").read_text()
    assert (tmp_path / "lean.db").stat().st_size < (runs / "out.db").stat().st_size


@pytest.mark.parametrize(
    ("source", "out", "error", "reason"),
    [
        ("out.jsonl", "out.jsonl", BatchError, "would take the place of"),
        ("out", "out/deep/x.jsonl", BatchError, "would take the place of"),
        ("out.csv", "x.jsonl", DiffError, "a table tells too little"),
        ("in/e.txt", "x.jsonl", DiffError, "no run: a run is a folder"),
        ("nowhere", "x.jsonl", DiffError, "no such file or folder"),
        ("out.jsonl", "x.xlsx", BatchError, ".xlsx is none of .jsonl, .csv"),
    ],
)
def test_what_cannot_be_converted_is_told_and_left_alone(
    runs: Path, source: str, out: str, error: type[Exception], reason: str
) -> None:
    before = content(runs / "out.jsonl") | content(runs / "out")
    with pytest.raises(error, match=reason):
        convert(str(runs / source), [str(runs / out)])
    assert content(runs / "out.jsonl") | content(runs / "out") == before
    assert not (runs / "x.jsonl").exists()


def test_a_database_of_an_earlier_version_is_told(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "old.db") as base:
        base.executescript("CREATE TABLE documents (id); CREATE TABLE facts (id); CREATE TABLE entities (start_char)")
    base.close()
    with pytest.raises(DiffError, match="written by an earlier version of extract-facts"):
        convert(str(tmp_path / "old.db"), [str(tmp_path / "new.csv")])
    assert not (tmp_path / "new.csv").exists()
