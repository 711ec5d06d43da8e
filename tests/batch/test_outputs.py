"""What a batch writes: the same releases in every kind of output."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import extractor
from extractor.batch import BatchError, Job, run
from extractor.batch.task import Settings
from extractor.compare.runs import open_run
from extractor.entities import Extraction
from extractor.record import RecordError
from extractor.schema import build_schema
from extractor.writing.formats import Options
from extractor.writing.json import to_json
from tests.batch.releases import Inline, batch, lines, make_folder, make_records, text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = make_folder(tmp_path / "in")
    (root / "broken.txt").write_bytes(b"\x00\x01")
    return root


def test_json_lines_hold_what_the_single_command_prints(folder: Path, tmp_path: Path) -> None:
    summary = batch(folder, tmp_path / "out.jsonl")
    found = lines(tmp_path / "out.jsonl")
    assert (summary.done, summary.failed) == (5, 1)
    assert found[0]["error"] == {
        "id": "broken",
        "source": str(folder / "broken.txt"),
        "stage": "read",
        "message": "a binary file (it holds NUL bytes)",
    }
    schema = build_schema()
    assert Draft202012Validator({**schema, **schema["$defs"]["FailedRelease"]}).is_valid(found[0])
    sources = [one["document"]["source"] for one in found[1:]]  # type: ignore[index]
    assert sources == [str(folder / name) for name in ("deep/er/last.txt", *(f"release-{n}.txt" for n in range(4)))]
    release = extractor.extract(text(0))
    release.document.source, release.document.id = str(folder / "release-0.txt"), "release-0"
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[2] == to_json(release)


def test_a_folder_mirrors_the_input(folder: Path, tmp_path: Path) -> None:
    make_records(folder / "many.jsonl", 3)
    out = tmp_path / "out"
    batch(folder, out)
    names = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    singles = [f"release-{number}.txt.facts.json" for number in range(4)]
    assert names == ["deep/er/last.txt.facts.json", "errors.jsonl", "many.jsonl.facts.jsonl", *singles]
    assert json.loads((out / "release-1.txt.facts.json").read_text())["document"]["text"] == text(1)
    assert [one["document"]["id"] for one in lines(out / "many.jsonl.facts.jsonl")] == ["r0", "r1", "r2"]  # type: ignore[index]
    assert [one["id"] for one in lines(out / "errors.jsonl")] == ["broken"]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_is_a_table_of_facts_one_of_entities_and_one_of_failures(folder: Path, tmp_path: Path) -> None:
    (folder / "empty-handed.txt").write_text("Nothing to see here.\n")
    batch(folder, tmp_path / "out.csv")
    names = sorted(path.name for path in tmp_path.glob("*.csv"))
    assert names == ["out.csv", "out.entities.csv", "out.errors.csv"]
    (failed,) = rows_of(tmp_path / "out.errors.csv")
    assert (failed["id"], failed["message"]) == ("broken", "a binary file (it holds NUL bytes)")
    entities = rows_of(tmp_path / "out.entities.csv")
    carton = next(row for row in entities if row["release"] == "release-2" and row["counted"])
    assert (carton["type"], carton["number"], carton["document"]) == ("quantity", "1002.0", "6")
    facts = rows_of(tmp_path / "out.csv")
    assert {row["document"] for row in facts} == {row["document"] for row in entities}
    (folder / "broken.txt").unlink()
    batch(folder, tmp_path / "out.csv")
    assert not (tmp_path / "out.errors.csv").exists(), "nothing has failed any more"


def test_a_table_beside_the_output_that_is_somebody_elses_stays(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out.entities.csv").write_text("mine\n")
    with pytest.raises(BatchError, match=r"out\.entities\.csv: is there already, and was not written by a batch"):
        batch(folder, tmp_path / "out.csv")
    assert (tmp_path / "out.entities.csv").read_text() == "mine\n"
    assert not (tmp_path / "out.csv").exists()


def test_a_row_of_csv_can_be_read_alone(tmp_path: Path) -> None:
    told = "The FBI seized more than 40 cartons on 3 May 2024 in a smuggling case, the Ministry of Finance said.\n"
    (tmp_path / "one.txt").write_text(told, encoding="utf-8")
    batch(tmp_path / "one.txt", tmp_path / "out.csv")
    (fact,) = rows_of(tmp_path / "out.csv")
    assert told[int(fact["start"]) : int(fact["end"])] == "seized more than 40"
    assert {name: fact[name] for name in fact if fact[name]} == {
        **{"release": "one", "document": "1", "id": "f1", "source": str(tmp_path / "one.txt")},
        **{"sentence_text": told.strip(), "start": "8", "end": "27", "certainty": "high"},
        **{"when": "3 May 2024", "when_value": "2024-05-03", "earliest": "2024-05-03", "latest": "2024-05-03"},
        **{"agent": "Federal Bureau of Investigation", "agent_id": "us-fbi", "action": "seize", "negated": "false"},
        **{"modality": "asserted", "quantity": "more than 40", "bound": ">", "number": "40.0"},
        **{"counted": "cartons", "object": "cartons", "said_by": "Ministry of Finance"},
        **{"offences": "Smuggling of goods", "iccs": "08044"},
    }


@pytest.mark.parametrize("raw", [False, True])
def test_cells_that_a_spreadsheet_would_run_are_made_harmless(tmp_path: Path, raw: bool) -> None:
    formula = '=HYPERLINK("http://evil.example","x")'
    record = {
        "id": "=cmd|' /C calc'!A0",
        "title": formula,
        "text": "The FBI held more than 12 men.",
        "publisher": "@SUM(1)",
    }
    (tmp_path / "in.jsonl").write_text(json.dumps(record) + "\n")
    batch(tmp_path / "in.jsonl", tmp_path / "out.csv", options=Options(raw=raw))
    rows = rows_of(tmp_path / "out.csv") + rows_of(tmp_path / "out.entities.csv")
    mark = "" if raw else "'"
    for row in (rows[0], rows[-1]):
        assert (row["release"], row["title"]) == (f"{mark}{record['id']}", f"{mark}{formula}")
        assert row["publisher"] == f"{mark}@SUM(1)"
    assert all(not cell or cell[0] not in "=+-@" or len(cell) == 1 for row in rows for cell in row.values()) or raw
    assert ">" in {row["bound"] for row in rows}


def test_a_database_keeps_its_references_and_offsets(folder: Path, tmp_path: Path) -> None:
    batch(folder, tmp_path / "out.db")
    base = sqlite3.connect(tmp_path / "out.db")
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("SELECT count(*) FROM documents").fetchone() == (5,)
    assert base.execute("SELECT id, stage FROM errors").fetchall() == [("broken", "read")]
    amiss = """SELECT count(*) FROM entities JOIN documents USING (document)
               WHERE substr(documents.text, start + 1, "end" - start) <> entities.text"""
    assert base.execute(amiss).fetchone() == (0,)
    assert base.execute(
        "SELECT count(*) > 0 FROM entities WHERE type = 'date' AND timex_value = '2024-05-01'"
    ).fetchone()
    arrests = (
        "SELECT agent, number, object, earliest FROM facts_by_name WHERE action = 'arrest' ORDER BY document LIMIT 1"
    )
    assert base.execute(arrests).fetchone() == ("Officers of the Portbury Police Department", 6, "people", "2024-05-02")
    base.close()


def test_parquet_is_a_folder_a_table(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out.parquet"
    batch(folder, out)
    tables = {path.name: parquet.read_table(path) for path in sorted(out.iterdir())}
    assert list(tables) == ["documents", "entities", "errors", "fact_offences", "facts"]
    assert tables["documents"].num_rows == 5
    assert tables["errors"].column("id").to_pylist() == ["broken"]
    texts = dict(zip(*(tables["documents"].column(name).to_pylist() for name in ("document", "text")), strict=True))
    for entity in tables["entities"].to_pylist():
        assert texts[entity["document"]][entity["start"] : entity["end"]] == entity["text"]


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("out.xlsx", ".xlsx is none of .jsonl, .csv, .db, .parquet; a folder has no ending"),
        ("nowhere/out.db", "there is no folder"),
        ("in/release-0", "is a file, and has none of the endings"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_done(tmp_path: Path, out: str, reason: str) -> None:
    folder = make_folder(tmp_path / "in")
    (folder / "release-0.txt").rename(folder / "release-0")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BatchError, match=reason):
        batch(folder, tmp_path / out)
    assert sorted(tmp_path.rglob("*")) == before


def test_two_inputs_of_one_name_are_told_apart(tmp_path: Path) -> None:
    first, second = make_folder(tmp_path / "a" / "in"), make_folder(tmp_path / "b" / "in")
    out = tmp_path / "out"
    assert batch([first, second], out).done == 10
    for name in ("a/in/release-0.txt", "b/in/deep/er/last.txt"):
        found = json.loads((out / f"{name}.facts.json").read_text())
        assert found["document"]["source"] == str(tmp_path / name)
    batch([first / "release-0.txt", second / "release-0.txt", second / "release-1.txt"], tmp_path / "files")
    names = {path.relative_to(tmp_path / "files").as_posix() for path in (tmp_path / "files").rglob("*.json")}
    assert names == {f"{name}.txt.facts.json" for name in ("a/in/release-0", "b/in/release-0", "release-1")}


def test_an_output_inside_its_input_is_not_read(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    for _ in range(2):
        summary = batch(folder, folder / "out.jsonl")
        assert summary.done + summary.kept == 5


def test_a_disk_that_fills_up_is_told_and_leaves_the_old_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder(tmp_path / "in")
    batch(folder, tmp_path / "out.db")
    before = (tmp_path / "out.db").read_bytes()

    def write(tables: object, number: int, extraction: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("extractor.writing.sqlite.SqliteTables.write", write)
    with pytest.raises(BatchError, match=r"out\.db: database or disk is full"):
        batch(folder, tmp_path / "out.db")
    assert (tmp_path / "out.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.db", "out.db.resume"]


def test_several_outputs_of_one_run_hold_the_same(folder: Path, tmp_path: Path) -> None:
    outs = [tmp_path / name for name in ("out.jsonl", "out.csv", "out")]
    run(Job([str(folder)], list(map(str, outs)), pool=Inline()))
    assert sorted(path.name for path in tmp_path.glob("*.resume")) == ["out.jsonl.resume"]
    for out, alone in zip(outs, ("one.jsonl", "one.csv", "one"), strict=True):
        batch(folder, tmp_path / alone)
        files = [out] if out.is_file() else sorted(path for path in out.rglob("*") if path.is_file())
        for path in files:
            other = tmp_path / alone / path.relative_to(out) if out.is_dir() else tmp_path / alone
            assert path.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("outs", "reason"),
    [
        (["a.csv", "./a.csv"], "are written to the same place"),
        (["a.csv", "a.entities.csv"], "are written to the same place"),
        (["a", "b"], "one folder at a time"),
        (["-", "-"], "are written to the same place"),
    ],
)
def test_outputs_in_each_others_place_are_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outs: list[str], reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BatchError, match=reason):
        run(Job([str(folder)], outs, pool=Inline()))
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize("out", ["out.jsonl", "out.db", "out.parquet", "out", "out.csv"])
def test_texts_can_be_left_out_and_what_was_found_stays(folder: Path, tmp_path: Path, out: str) -> None:
    batch(folder, tmp_path / out, options=Options(text=False))
    files = [path for path in (tmp_path / out, *(tmp_path / out).rglob("*")) if path.is_file()]
    content = b"".join(path.read_bytes() for path in files)
    assert b"thanked them" not in content
    if out.endswith(".csv"):
        assert all(row["sentence_text"] == "" and row["action"] for row in rows_of(tmp_path / out))
        return
    saved = open_run(str(tmp_path / out))
    found = saved.read(next(iter(saved.entries())).place)
    saved.close()
    assert found["document"]["text"] is None
    assert found["facts"]
    assert Draft202012Validator(build_schema()).is_valid(found)
    with pytest.raises(RecordError, match="its text was left out"):
        Extraction.from_dict(found)


def test_only_what_is_asked_for_is_written(folder: Path, tmp_path: Path) -> None:
    summary = batch(folder, tmp_path / "out.csv", settings=Settings(only=("agencies",)), options=Options(["agencies"]))
    assert {row["type"] for row in rows_of(tmp_path / "out.csv")} == {"agency"}
    assert not (tmp_path / "out.entities.csv").exists()
    assert set(summary.counts) - {"foreign"} <= {"agency", "fact"}
    assert summary.counts["fact"] == 0


def test_copies_are_told(folder: Path, tmp_path: Path) -> None:
    (folder / "same.txt").write_text(text(0))
    (folder / "zsame.txt").write_text(text(0))
    for _ in range(2):
        summary = batch(folder, tmp_path / "out.jsonl")
        assert summary.copies == 2
        assert summary.copied == [("same.txt", "release-0.txt"), ("zsame.txt", "release-0.txt")]


def test_a_date_is_that_of_releases_whose_record_tells_none(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Police arrested 14 men last Friday.\n")
    records = [{"text": "Police held 3 men on Monday."}, {"text": "Police held 3 men.", "date": "21 July 2023"}]
    (tmp_path / "in" / "b.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    batch(tmp_path / "in", tmp_path / "out.jsonl", settings=Settings(published="2024-05-06"))
    published = [one["document"]["published"] for one in lines(tmp_path / "out.jsonl")]  # type: ignore[index]
    assert published == ["2024-05-06", "2024-05-06", "2023-07-21"]
