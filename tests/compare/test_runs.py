"""Two runs: every form against every other, documents matched by id, then source, then content."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tracemalloc
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from extractor.batch import Job, run
from extractor.batch.task import Outcome, Settings, Shard
from extractor.batch.worker import extract_shard
from extractor.compare.changes import DocumentDiff, SourceSide
from extractor.compare.documents import Options
from extractor.compare.errors import DiffError
from extractor.compare.runs import compare_runs
from extractor.compare.runs.index import Index
from extractor.compare.runs.run import Entry
from extractor.entities import Provenance
from extractor.writing.sqlite import SqliteTables
from tests.compare.build import told, version

FORMS = ("folder", "lines.jsonl", "base.db", "tables.parquet")
RELEASES = {
    "a.txt": "Published: 3 May 2024\n\nPolice in Portbury arrested 14 men for arson on Friday.",
    "b.txt": "The FBI seized 12.5 kg of cocaine and some €9 million.",
    "north/c.txt": "Nothing.",
    "north/d.txt": "",  # which fails
}
EDITED = {
    "a.txt": RELEASES["a.txt"].replace("14", "16"),
    "e.txt": "Five boats sank.",
    "north/c.txt": RELEASES["north/c.txt"],
}


class Here:
    """Works on shards in this process: starting others takes long."""

    def run(self, shards: Iterator[Shard]) -> Generator[tuple[Shard, list[Outcome]], None, None]:
        for shard in shards:
            yield shard, extract_shard([task.item for task in shard], Settings())


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both runs in every form: old/FORM and new/FORM."""
    root = tmp_path_factory.mktemp("runs")
    inputs = root / "in"
    for name, texts in (("old", RELEASES), ("new", EDITED)):
        shutil.rmtree(inputs, ignore_errors=True)
        for path, text in texts.items():
            (inputs / path).parent.mkdir(parents=True, exist_ok=True)
            (inputs / path).write_text(text, encoding="utf-8")
        (root / name).mkdir()
        for form in FORMS:
            run(Job([str(inputs)], [str(root / name / form)], pool=Here()))
    return root


def compare(old: Path, new: Path, options: Options | None = None) -> tuple[SourceSide, SourceSide, list[DocumentDiff]]:
    with compare_runs(str(old), str(new), options or Options()) as (before, after, versions):
        return before, after, [one.diff for one in versions]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("other", FORMS)
def test_the_same_in_another_form_is_no_difference(runs: Path, form: str, other: str) -> None:
    before, after, documents = compare(runs / "old" / form, runs / "old" / other)
    assert (before.documents, before.failed, after.documents, after.failed) == (3, 1, 3, 1)
    assert [one.status for one in documents] == ["unchanged"] * 3
    assert before.provenance == after.provenance


@pytest.mark.parametrize("form", FORMS)
def test_what_has_changed_between_runs(runs: Path, form: str) -> None:
    _, after, documents = compare(runs / "old" / form, runs / "new" / form)
    assert after.failed == 0
    found = [(one.status, one.old and one.old.id, one.new and one.new.id) for one in documents]
    assert found == [("changed", "a", "a"), ("removed", "b", None), ("unchanged", "c", "c"), ("added", None, "e")]
    (changed,) = (one for one in documents if one.status == "changed")
    assert len(told(changed)) == 1
    assert "16" in told(changed)[0]


def test_json_comes_back_from_tables_as_it_was(runs: Path) -> None:
    everything = Options(everything=True)
    for form in FORMS[1:]:
        _, _, documents = compare(runs / "old" / FORMS[0], runs / "old" / form, everything)
        assert {change.kind for one in documents for change in one.changes} == {"unchanged"}


def provenance() -> Provenance:
    return Provenance(version="1", pack="en", pack_sha256="0", spacy="3")


def matches(old: list[tuple[str, str | None, str]], new: list[tuple[str, str | None, str]]) -> list[tuple[int, int]]:
    """Matches as numbers from 1; 0 for none."""
    with Index() as index:
        for keys, is_new in ((old, False), (new, True)):
            index.add((Entry(*key, (number, ""), provenance()) for number, key in enumerate(keys, start=1)), is_new)
        index.match()
        return [(one[0] if one else 0, other[0] if other else 0) for one, other in index.matches()]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([("b", None, "1"), ("a", None, "2")], [("a", None, "3"), ("b", None, "4")], [(2, 1), (1, 2)]),
        ([("a", "x", "1")], [("b", "x", "2")], [(1, 1)]),
        ([("a", "x", "1")], [("b", "y", "1")], [(1, 1)]),
        ([("a", "x", "1")], [("b", "y", "2")], [(1, 0), (0, 1)]),
        ([("a", None, "1")], [("b", None, "2")], [(1, 0), (0, 1)]),
        # The same id in two folders: the source decides; without it the order does.
        ([("a", "x/a", "1"), ("a", "y/a", "2")], [("a", "y/a", "3"), ("a", "x/a", "4")], [(1, 2), (2, 1)]),
        ([("a", "x/a", "1"), ("a", "y/a", "2")], [("a", "z/a", "3"), ("a", "x/a", "4")], [(1, 2), (2, 1)]),
        ([("a", None, "1"), ("a", None, "1")], [("a", None, "1")], [(1, 1), (2, 0)]),
    ],
)
def test_matching(
    old: list[tuple[str, str | None, str]], new: list[tuple[str, str | None, str]], expected: list[tuple[int, int]]
) -> None:
    assert matches(old, new) == expected


def _write(text: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return make


def _database(script: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        base = sqlite3.connect(path)
        base.executescript(script)
        base.close()

    return make


def _parquet(names: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        arrow = pytest.importorskip("pyarrow")
        from pyarrow import parquet

        path.mkdir()
        for name in names.split():
            (path / name).mkdir()
            parquet.write_table(arrow.table({"x": [1]}), path / name / f"{name}.parquet")

    return make


LINE = json.dumps({"schema": "extract-facts/1", "document": {"id": "a"}})


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        (
            "x.jsonl",
            _write('{"text": "a release"}\n'),
            "x.jsonl:1: JSON, but no extraction: no schema in it, only text",
        ),
        ("x.jsonl", _write(LINE + "\n"), "x.jsonl:1: no extraction: its document or its provenance is missing"),
        ("x.jsonl", _write(LINE[:-9]), "x.jsonl:1: no sound JSON: breaks off"),
        ("x.jsonl", _write("\x00\x01"), "x.jsonl:1: no sound JSON"),
        ("x.db", _write("hello"), "x.db: no sound SQLite database: file is not a database"),
        ("x.db", _database("CREATE TABLE notes (id)"), "x.db: a SQLite database, but no run: no table documents"),
        ("x.parquet", _write("PAR1"), "x.parquet: a file; a run in Parquet is a folder of tables"),
        ("x.parquet", _parquet("entities"), "x.parquet: no run: there is no documents/documents.parquet in it"),
        ("x.parquet", _parquet("documents entities facts fact_offences errors"), "not written by extract-facts"),
        ("x", Path.mkdir, "x: no extractions in this folder"),
    ],
)
def test_what_is_no_run_is_told(
    runs: Path, tmp_path: Path, name: str, make: Callable[[Path], None], reason: str
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(DiffError) as error:
        compare(path, runs / "old" / FORMS[1])
    assert reason in str(error.value)


def test_a_database_that_breaks_off_is_told(runs: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    whole = (runs / "old" / "base.db").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DiffError, match="no sound SQLite database"):
        compare(path, path)


def test_memory_does_not_grow_with_the_runs(tmp_path: Path) -> None:
    data = version("Police in Portbury arrested 14 men for arson. " * 20).to_dict()

    def peak(documents: int) -> int:
        for name in ("old", "new"):
            base = SqliteTables(tmp_path / f"{name}{documents}.db")
            for number in range(1, documents + 1):
                base.write(
                    number,
                    {**data, "document": {**data["document"], "id": f"{number * 7919 % documents}", "source": "a.txt"}},
                )
            base.close()
        tracemalloc.start()
        try:
            paths = [str(tmp_path / f"{name}{documents}.db") for name in ("old", "new")]
            with compare_runs(paths[0], paths[1], Options()) as (_, _, found):
                assert sum(one.diff.status == "unchanged" for one in found) == documents
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)  # imports, caches
    assert peak(160) < 1.3 * peak(40)
