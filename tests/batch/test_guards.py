"""Nothing is lost and nothing leaves its place: inputs that an output would replace, names, links, side files."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.batch import BatchError, Job, run
from extractor.batch.names import file_name, leads_down, told_apart
from extractor.entities import SCHEMA
from tests.batch.releases import Inline, Told, batch, lines, make_folder, make_records, text

OUTPUTS = ("out.jsonl", "out.csv", "out.db", "out.parquet", "out")
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of POSIX")


def every_byte(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


# What is run in a folder with in/records.csv, in/r.jsonl and in/deep/r.txt: the inputs, and the output.
LOSSES: dict[str, tuple[list[str], str]] = {
    "the output is the input": (["in/records.csv"], "in/records.csv"),
    "the same for JSON Lines": (["in/r.jsonl"], "in/r.jsonl"),
    "by another path": (["in/records.csv"], "in/../in/records.csv"),
    "by a link": (["in/records.csv"], "link.csv"),
    "the input is a link": (["link.csv"], "in/records.csv"),
    "below a folder": (["in"], "in/records.csv"),
    "below a folder, by a link": (["in"], "link.csv"),
    "below a folder that is a link": (["linked"], "in/records.csv"),
    "a folder of releases": (["in"], "in/deep"),
    "a file beside the output": (["out.jsonl.resume"], "out.jsonl"),
}


@posix
@pytest.mark.parametrize("case", LOSSES)
def test_what_would_be_lost_is_refused_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "records.csv").write_text("id,text\n1,Police arrested 14 men.\n")
    (tmp_path / "in" / "r.jsonl").write_text('{"text": "Police arrested 14 men."}\n')
    (tmp_path / "in" / "deep" / "r.txt").write_text("Police arrested 14 men.")
    (tmp_path / "out.jsonl.resume").write_text("Notes of mine: police arrested 14 men.")
    (tmp_path / "link.csv").symlink_to("in/records.csv")
    (tmp_path / "linked").symlink_to("in")
    before = every_byte(tmp_path)
    monkeypatch.chdir(tmp_path)
    inputs, out = LOSSES[case]
    with pytest.raises(BatchError, match="would be lost"):
        run(Job(inputs, [out], pool=Inline(), fresh=True))
    assert every_byte(tmp_path) == before


def test_a_folder_is_read_and_written_to_again_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``batch . -o out.jsonl``: neither outputs nor what lies beside them are ever read as releases."""
    make_records(make_folder(tmp_path) / "many.jsonl", 3)
    (tmp_path / "broken.txt").write_bytes(b"\0")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        for out in (*OUTPUTS, "."):
            summary = run(Job(["."], [out], pool=Inline()))
            assert (summary.done + summary.kept, summary.failed) == (8, 1), out


def test_what_a_batch_wrote_is_told_where_it_is_named_as_a_release(tmp_path: Path) -> None:
    records = make_records(tmp_path / "many.jsonl", 2)
    for out in ("out.jsonl", "out.csv"):
        batch(records, tmp_path / out)
    summary = batch([records, tmp_path / "out.jsonl", tmp_path / "out.csv"], tmp_path / "all.jsonl")
    assert (summary.done, summary.failed) == (2, 2)
    assert {one.message for one in summary.failures} == {"was written by extract-facts, and is no release"}


def test_a_file_named_twice_is_refused(tmp_path: Path) -> None:
    one = make_records(tmp_path / "one.jsonl", 1)
    with pytest.raises(BatchError, match=r"one\.jsonl: named twice"):
        batch([one, tmp_path / "." / "one.jsonl"], tmp_path / "out")
    folder = make_folder(tmp_path / "in")
    with pytest.raises(BatchError, match="named twice"):
        batch([folder / "deep", folder / "deep" / "er" / ".." / "er" / "last.txt", folder / "deep"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["/a/r.txt", "/b/s.txt"], ["r.txt", "s.txt"]),
        (["/a/r.txt", "/b/r.txt", "/b/s.txt"], ["a/r.txt", "b/r.txt", "s.txt"]),
        (["/x/a/r.txt", "/y/a/r.txt"], ["x/a/r.txt", "y/a/r.txt"]),
        (["/r.txt", "/b/r.txt"], ["r.txt", "b/r.txt"]),
    ],
)
@posix
def test_names_have_as_many_parts_as_they_need(paths: list[str], names: list[str]) -> None:
    assert told_apart(paths) == names


def test_names_that_are_too_long_are_cut(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for end in "ab":
        (tmp_path / "in" / f"{'ü' * 120}{end}.txt").write_text(text(1))
    assert batch(tmp_path / "in", tmp_path / "out").done == 2
    names = [path.name for path in (tmp_path / "out").iterdir()]
    assert len(names) == 2
    assert all(len(os.fsencode(name)) < 256 and name.endswith(".facts.json") for name in names)
    assert file_name("a/b.txt", ".facts.json") == "a/b.txt.facts.json"
    with pytest.raises(BatchError, match="too long"):
        batch(tmp_path / "in", tmp_path / ("o" * 249 + ".jsonl"))


@pytest.mark.parametrize("name", ["/etc/x", "a//b", "../a", "a/../b", "a/./b", "", "a\0b", "a/"])
def test_names_that_lead_elsewhere(name: str) -> None:
    assert not leads_down(name)


def test_members_of_an_archive_stay_below_the_output(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    outside = tmp_path / "outside"
    with zipfile.ZipFile(tmp_path / "f.zip", "w") as archive:
        archive.writestr("ok.txt", text(1))
        archive.writestr("deep/many.jsonl", json.dumps({"text": text(2)}))
        archive.writestr(f"/{outside}/evil.txt", text(3))
        archive.writestr("a/../../evil.txt", text(3))
    summary = run(Job([f"zip://::{tmp_path}/f.zip"], [str(tmp_path / "out")], pool=Inline()))
    assert (summary.done, summary.failed) == (2, 2)
    assert {one.message for one in summary.failures} == {"its name leads out of the folder"}
    assert not outside.exists()
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.facts.*"))
    assert found == ["out/deep/many.jsonl.facts.jsonl", "out/ok.txt.facts.json"]
    document = json.loads((tmp_path / "out/ok.txt.facts.json").read_text())["document"]
    assert (document["id"], document["source"]) == ("ok", f"zip://ok.txt::{tmp_path}/f.zip")


def planted(path: Path, sql: str, *values: object) -> None:
    base = sqlite3.connect(path)
    base.execute(sql, values)
    base.commit()
    base.close()


@posix
@pytest.mark.parametrize(
    "name", ["../victim.txt", "{root}/victim.txt", "../victim.facts.json", "linked/victim.facts.json"]
)
def test_a_side_file_cannot_delete_what_is_not_the_outputs(tmp_path: Path, name: str) -> None:
    folder = make_folder(tmp_path / "in")
    for victim in ("victim.txt", "victim.facts.json"):
        (tmp_path / victim).write_text("precious")
    batch(folder, tmp_path / "out")
    (tmp_path / "out" / "linked").symlink_to(tmp_path)
    planted(tmp_path / "out.resume", "INSERT INTO written VALUES (?)", name.format(root=tmp_path).encode())
    batch(folder, tmp_path / "out")
    assert (tmp_path / "victim.txt").exists()
    assert (tmp_path / "victim.facts.json").exists()


@posix
def test_a_link_in_an_output_folder_is_not_written_through(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "deep").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BatchError, match="leads out of"):
        batch(folder, tmp_path / "out")
    assert not list((tmp_path / "elsewhere").iterdir())


@posix
def test_a_journal_beside_it_cannot_delete_anything(tmp_path: Path) -> None:
    """SQLite removes the file that a journal names as the one above it."""
    folder, side = make_folder(tmp_path / "in"), tmp_path / "out.jsonl.resume"
    batch(folder, tmp_path / "out.jsonl")
    (tmp_path / "victim.txt").write_text("precious")
    base = sqlite3.connect(side, isolation_level=None)
    base.executescript("PRAGMA cache_size = 1; BEGIN IMMEDIATE")
    for number in range(2000):
        base.execute("INSERT INTO written VALUES (?)", (str(number).encode() * 100,))
    journal = Path(f"{side}-journal").read_bytes()
    base.execute("ROLLBACK")
    base.close()
    name = str(tmp_path / "victim.txt").encode()
    above = struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">II", len(name), sum(name)) + journal[:8]
    Path(f"{side}-journal").write_bytes(journal + above)
    with pytest.raises(BatchError, match="not written by a batch"):
        batch(folder, tmp_path / "out.jsonl")
    assert (tmp_path / "victim.txt").read_text() == "precious"


# What may have become of OUT.resume: what does it, and whether the next run goes on all by itself.
DAMAGES: dict[str, tuple[Callable[[Path], object], bool]] = {
    "a body": (lambda path: planted(path, "UPDATE result SET body = 'garbage'"), True),
    "counts": (lambda path: planted(path, "UPDATE result SET counts = 'x'"), True),
    "a result that was planted": (lambda path: planted(path, "UPDATE result SET body = x'789c'"), True),
    "tables of another version": (lambda path: planted(path, "ALTER TABLE result ADD COLUMN more"), True),
    "a trigger": (lambda path: planted(path, "CREATE TRIGGER t AFTER DELETE ON plan BEGIN SELECT 1; END"), False),
    "another program's table": (lambda path: planted(path, "CREATE TABLE mine (x)"), False),
    "it is empty": (lambda path: path.write_bytes(b""), True),
    "it breaks off": (lambda path: path.write_bytes(path.read_bytes()[:9000]), False),
    "its pages are damaged": (lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 90_000), False),
    "no database": (lambda path: path.write_bytes(b"x" * 9000), False),
    "a folder": (lambda path: path.rename(f"{path}.moved").with_name(path.name).mkdir(), False),
    "a link": (lambda path: path.symlink_to(path.rename(f"{path}.moved")), False),
}


@posix
@pytest.mark.parametrize("case", DAMAGES)
def test_a_damaged_side_file_is_told_in_a_line_and_costs_no_more_than_time(tmp_path: Path, case: str) -> None:
    source, out = make_records(tmp_path / "in.jsonl", 30), tmp_path / "out.jsonl"
    batch(source, out)
    before = out.read_bytes()
    damage, goes_on = DAMAGES[case]
    damage(tmp_path / "out.jsonl.resume")
    if not goes_on:
        with pytest.raises(BatchError, match=r"out\.jsonl\.resume: (damaged|not written by a batch|no file)") as told:
            batch(source, out)
        assert "\n" not in str(told.value)
        if "resume: damaged" not in str(told.value):
            side = tmp_path / "out.jsonl.resume"
            shutil.rmtree(side) if side.is_dir() and not side.is_symlink() else side.unlink()
    summary = batch(source, out)
    assert (summary.done + summary.kept, summary.failed) == (30, 0)
    assert out.read_bytes() == before


def test_a_fresh_run_keeps_what_it_did_not_write(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.resume").write_text("notes of mine")
    batch(make_folder(tmp_path / "in"), tmp_path / "out.jsonl", fresh=True)
    assert (tmp_path / "out.jsonl.resume.damaged").read_text() == "notes of mine"


@posix
def test_a_fresh_run_waits_for_no_lock_and_breaks_none(tmp_path: Path) -> None:
    folder, out = make_folder(tmp_path / "in"), tmp_path / "out.jsonl"
    (tmp_path / "link.jsonl").symlink_to("out.jsonl")
    refused = 0

    def second(item: object, failed: bool) -> None:
        nonlocal refused
        for place in (out, tmp_path / "link.jsonl"):
            with pytest.raises(BatchError, match="another run is writing"):
                batch(folder, place, fresh=True)
            refused += 1

    assert run(Job([str(folder)], [str(out)], pool=Inline()), lambda size: Told(second)).done == 5
    assert refused == 10


@posix
@pytest.mark.parametrize("out", OUTPUTS)
def test_an_output_keeps_its_permissions(tmp_path: Path, out: str) -> None:
    folder, place = make_folder(tmp_path / "in"), tmp_path / out
    batch(folder, place)
    files = [place, *place.rglob("*")]
    for one in files:
        one.chmod(0o700 if one.is_dir() else 0o640)
    (folder / "release-0.txt").write_text(text(99))
    batch(folder, place)
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} <= {0o700, 0o640}
    assert stat.S_IMODE((tmp_path / f"{out}.resume").stat().st_mode) == 0o600
    assert not list(tmp_path.glob(".*"))


@posix
def test_a_new_output_follows_the_mask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        for out in OUTPUTS:
            batch(make_folder(tmp_path / f"in-{out}"), tmp_path / out)
    finally:
        os.umask(before)
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("out*") if ".resume" not in path.name
    }
    assert modes == {
        name: 0o750 if name in ("out", "out.parquet") else 0o640 for name in (*OUTPUTS, "out.entities.csv")
    }


def test_files_of_another_origin_are_not_replaced(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    for name in ("errors.jsonl", "release-0.txt.facts.json"):
        (tmp_path / "out").mkdir(exist_ok=True)
        (tmp_path / "out" / name).write_text("mine")
        with pytest.raises(BatchError, match="was not written by a batch"):
            batch(folder, tmp_path / "out")
        assert (tmp_path / "out" / name).read_text() == "mine"
        (tmp_path / "out" / name).unlink()
    (tmp_path / "out.parquet").mkdir()
    (tmp_path / "out.parquet" / "sales.parquet").write_text("mine")
    with pytest.raises(BatchError, match="no batch has written"):
        batch(folder, tmp_path / "out.parquet")


def test_one_broken_record_in_a_folder_is_a_line_of_errors(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    (folder / "x.txt").write_bytes(b"\0")
    batch(folder, folder)
    assert [one["id"] for one in lines(folder / "errors.jsonl")] == ["x"]
    assert SCHEMA in (folder / "release-0.txt.facts.json").read_text()
