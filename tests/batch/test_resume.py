"""Runs that are stopped, killed and started again: nothing twice, nothing lost, the same bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.batch import BatchError, Job, ReleaseFailed, run
from extractor.batch.pool import ProcessPool
from extractor.batch.task import Item, Settings
from tests.batch import deadly
from tests.batch.releases import Inline, Told, batch, lines, make_folder, make_records, text


def test_a_second_run_does_only_what_has_changed(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    out = tmp_path / "out"
    batch(folder, out)
    untouched = (out / "release-2.txt.facts.json").stat().st_mtime_ns
    (folder / "release-1.txt").write_text(text(77))
    (folder / "release-3.txt").unlink()
    (folder / "new.txt").write_text(text(78))
    pool = Inline()
    summary = batch(folder, out, pool=pool)
    assert sorted(pool.worked_on) == [str(folder / "new.txt"), str(folder / "release-1.txt")]
    assert (summary.done, summary.kept, summary.failed) == (2, 3, 0)
    assert (out / "release-2.txt.facts.json").stat().st_mtime_ns == untouched
    assert not (out / "release-3.txt.facts.json").exists()
    batch(folder, tmp_path / "anew")
    assert contents(out) == contents(tmp_path / "anew")


def test_fresh_does_everything(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    batch(folder, tmp_path / "out.jsonl")
    assert batch(folder, tmp_path / "out.jsonl", fresh=True).done == 5


def test_other_rules_do_everything_anew(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.toml").write_text('name = "mine"\nlanguage = "en"\n')
    batch(folder, tmp_path / "out.jsonl")
    assert batch(folder, tmp_path / "out.jsonl", settings=Settings((str(pack),))).done == 5


def test_failed_releases_are_tried_again(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    (folder / "broken.txt").write_bytes(b"\0")
    for _ in range(2):
        pool = Inline()
        assert batch(folder, tmp_path / "out.jsonl", pool=pool).failed == 1
    assert pool.worked_on == [str(folder / "broken.txt")]


def test_fail_fast_writes_nothing_and_keeps_what_was_done(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    (folder / "zzz.txt").write_bytes(b"\0")
    with pytest.raises(ReleaseFailed, match=r"zzz\.txt: a binary file"):
        batch(folder, tmp_path / "out.jsonl", fail_fast=True)
    assert not (tmp_path / "out.jsonl").exists()
    assert batch(folder, tmp_path / "out.jsonl").kept == 5


def test_another_run_on_the_same_output_is_refused(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")

    def second(item: Item, failed: bool) -> None:
        with pytest.raises(BatchError, match="another run is writing"):
            batch(folder, tmp_path / "out.jsonl")

    summary = run(Job([str(folder)], [str(tmp_path / "out.jsonl")], pool=Inline()), lambda size: Told(second))
    assert summary.done == 5


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.resume").write_text("notes of mine " * 100)
    with pytest.raises(BatchError, match="not written by a batch"):
        batch(make_folder(tmp_path / "in"), tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl.resume").read_text() == "notes of mine " * 100


def test_a_killed_run_goes_on_and_gives_the_same_bytes(tmp_path: Path) -> None:
    source = make_records(tmp_path / "in.jsonl", 900)
    batch(source, tmp_path / "whole.jsonl")
    # The store grows while a shard of 256 is being committed; at more than half of it the first shard is safe.
    enough = (tmp_path / "whole.jsonl.resume").stat().st_size * 0.55
    arguments = [sys.executable, "-m", "extractor", "batch", str(source), "-o", "out.jsonl", "--workers", "1"]
    with subprocess.Popen(arguments, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
        store = tmp_path / "out.jsonl.resume"
        wait_until(lambda: store.exists() and store.stat().st_size > enough)
        process.send_signal(signal.SIGKILL)
    assert not (tmp_path / "out.jsonl").exists()
    summary = batch(source, tmp_path / "out.jsonl")
    assert summary.kept >= 256
    assert summary.done + summary.kept == 900
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    source = make_records(tmp_path / "in.jsonl", 900)
    batch(source, tmp_path / "whole.jsonl")
    pool = ProcessPool(2, Settings())
    killed: list[int] = []

    def kill(item: Item, failed: bool) -> None:
        busy = [worker.process.pid for worker in pool.workers if worker.shard and worker.process.pid]
        if not killed and busy:
            os.kill(busy[0], signal.SIGKILL)
            killed.append(busy[0])

    summary = run(Job([str(source)], [str(tmp_path / "out.jsonl")], pool=pool), lambda size: Told(kill))
    assert killed
    assert (summary.done, summary.failed) == (900, 0)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_release_that_kills_its_worker_ends_alone(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", 12)
    (folder / "release-5.txt").write_text(deadly.MARK)
    pool = ProcessPool(2, Settings(), deadly.serve)
    summary = batch(folder, tmp_path / "out.jsonl", pool=pool)
    assert (summary.done, summary.failed) == (12, 1)
    errors = [one["error"] for one in lines(tmp_path / "out.jsonl") if "error" in one]
    assert errors == [
        {
            "id": "release-5",
            "source": str(folder / "release-5.txt"),
            "stage": "worker",
            "message": "the process that worked on it ended (killed by signal 9)",
        }
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="timers of POSIX")
def test_a_release_that_takes_too_long_ends_alone(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in", 12)
    (folder / "release-5.txt").write_text(deadly.ENDLESS)
    settings = Settings(timeout=2)
    pool = ProcessPool(2, settings, deadly.serve)
    summary = batch(folder, tmp_path / "out.jsonl", pool=pool, settings=settings)
    assert (summary.done, summary.failed) == (12, 1)
    assert [(one.id, one.stage, one.message) for one in summary.failures] == [
        ("release-5", "worker", "took more than 2 seconds of processor time (--timeout)")
    ]


def test_workers_that_never_begin_end_the_batch(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"workers end before they have begun \(exit code 3\)"):
        batch(make_folder(tmp_path / "in"), tmp_path / "out.jsonl", pool=ProcessPool(1, Settings(), deadly.stillborn))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def wait_until(condition: object) -> None:
    assert callable(condition)
    end = time.monotonic() + 240
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
