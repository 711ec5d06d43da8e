"""extract-facts batch, end to end."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from extractor.batch.task import Item
from extractor.cli.progress import Progress
from tests.batch.releases import make_folder, make_records
from tests.cli.conftest import Run, command, heed_interrupts

# Terminals and limits of Unix.
pty = pytest.importorskip("pty")
resource = pytest.importorskip("resource")


def test_a_folder_becomes_a_database(run: Run, tmp_path: Path) -> None:
    make_folder(tmp_path / "in")
    result = run("batch", "in", "-o", "out.db", "--workers", "2")
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr.decode().splitlines()[:2] == [
        "out.db: 5 releases, 0 failed",
        "  10 dates, 15 agencies, 15 quantities, 5 offences, 15 facts",
    ]
    assert b"\x1b" not in result.stderr
    with sqlite3.connect(tmp_path / "out.db") as base:
        assert base.execute("SELECT count(*) FROM documents").fetchone() == (5,)
    base.close()


def test_releases_that_are_not_english_are_counted(run: Run, tmp_path: Path) -> None:
    make_folder(tmp_path / "in")
    foreign = "La policía detuvo el martes a tres hombres en Marlow por el robo de teléfonos."
    for number in range(2):
        (tmp_path / "in" / f"spanish-{number}.txt").write_text(foreign * (number + 1), encoding="utf-8")
    for _ in range(2):  # the second time from what is kept
        lines = run("batch", "in", "-o", "out.jsonl").stderr.decode().splitlines()
        assert "  2 releases do not look English: document.language names the language" in lines
    languages = [json.loads(line)["document"]["language"] for line in (tmp_path / "out.jsonl").open()]
    assert sorted(languages) == ["en"] * 5 + ["es"] * 2


def test_failed_releases_give_exit_code_1(run: Run, tmp_path: Path) -> None:
    make_folder(tmp_path / "in")
    (tmp_path / "in" / "empty.txt").touch()
    result = run("batch", "in", "-o", "out.jsonl")
    assert result.returncode == 1
    assert b"  failed: in/empty.txt: the file is empty\n" in result.stderr
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 6
    assert run("batch", "in", "-o", "out.jsonl", "--fail-fast", "--fresh").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("in",), "missing option '--output'"),
        (("nowhere", "-o", "out.db"), "nowhere: no such file or folder"),
        (("in", "-o", "out.txt"), ".txt is none of"),
        (("in", "-o", "out.db", "--workers", "0"), "invalid value for '--workers'"),
        (("in", "-o", "out.db", "--pack", "in"), "no pack here"),
    ],
)
def test_usage(run: Run, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    make_folder(tmp_path / "in")
    result = run("batch", *arguments)
    assert result.returncode == 2
    assert message in result.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_records_by_named_fields(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("nr,story,day\n7,Police arrested 12 men on Friday.,2024-05-06\n")
    fields = ("--text-field", "story", "--id-field", "nr", "--date-field", "day")
    assert run("batch", "in.csv", "-o", "out.jsonl", *fields).returncode == 0
    found = json.loads((tmp_path / "out.jsonl").read_text())
    assert (found["document"]["id"], found["document"]["published"]) == ("7", "2024-05-06")
    assert "2024-05-03" in [entity.get("value") for entity in found["entities"]]


def test_records_go_through_a_pipe(run: Run, tmp_path: Path) -> None:
    stdin = b'{"id": "a", "text": "Police arrested 12 men."}\n{"text": "Nobody was held."}\n'
    result = run("batch", "-", "-o", "-", stdin=stdin)
    assert result.returncode == 0
    found = [json.loads(line)["document"] for line in result.stdout.splitlines()]
    assert [(one["id"], one["source"]) for one in found] == [("a", "-:1"), ("stdin:2", "-:2")]
    assert b"standard output: 2 releases, 0 failed" in result.stderr
    assert b"go on" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_table_comes_through_a_pipe_and_a_release_is_told_its_command(run: Run, tmp_path: Path) -> None:
    table = b"nr;story\n7;Police arrested 12 men.\n"
    fields = ("--text-field", "story", "--id-field", "nr")
    assert run("batch", "-", "-o", "out.jsonl", *fields, stdin=table).returncode == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["document"]["id"] == "7"
    result = run("batch", "-", "-o", "out.jsonl", stdin=b"Police arrested 12 men.\n")
    assert result.returncode == 2
    assert b"one release alone: extract-facts -" in result.stderr


def test_settings_say_what_is_wanted(run: Run, tmp_path: Path) -> None:
    make_folder(tmp_path / "in")
    (tmp_path / "extract-facts.toml").write_text('only = ["agencies"]\n')
    result = run("batch", "in", "-o", "out.jsonl")
    assert result.stderr.decode().splitlines()[1] == "  15 agencies"
    assert b'"type":"quantity"' not in (tmp_path / "out.jsonl").read_bytes()
    assert b"15 quantities" in run("batch", "in", "-o", "out.jsonl", "--only", "quantities").stderr


def test_what_is_kept_to_go_on_from_is_told_with_its_size(run: Run, tmp_path: Path) -> None:
    make_folder(tmp_path / "in")
    told = run("batch", "in", "-o", "out.csv", "-o", "out.jsonl").stderr.decode().splitlines()
    assert told[0] == "out.csv, out.jsonl: 5 releases, 0 failed"
    assert re.fullmatch(r"  kept to go on from: out\.csv\.resume \(0\.\d MB\); it can be deleted at any time", told[-1])


def test_progress_settles_and_counts_nothing_that_was_done_before(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("extractor.cli.progress.time.monotonic", lambda: now)
    progress = Progress()
    shown: list[tuple[float, str]] = []

    class Bar:
        tasks = ()

        def update(self, task: int, completed: float, told: str) -> None:
            shown.append((completed, told))

    progress.bar, progress.task = Bar(), 0  # type: ignore[assignment]
    progress.size = 1000
    for _ in range(50):
        progress.kept(Item("a", "a", weight=10))
    progress.under_way(1, 10)
    assert shown[-1] == (510, "51 done, 50 of them before")
    now = 10.0
    progress.under_way(20, 200)
    assert shown[-1] == (700, "70 done, 50 of them before  2.0 releases/s  0:00:15 left")
    progress.done(Item("b", "b", weight=200), failed=True)
    assert "1 failed" in shown[-1][1]


@pytest.mark.slow
def test_a_terminal_sees_progress(tmp_path: Path) -> None:
    make_folder(tmp_path / "in")
    ours, theirs = pty.openpty()
    arguments = [*command(), "batch", "in", "-o", "out.jsonl"]
    environment = {**os.environ, "TERM": "xterm"}
    with subprocess.Popen(arguments, cwd=tmp_path, stderr=theirs, env=environment) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                seen += os.read(ours, 65536)
            except OSError:
                break
    os.close(ours)
    assert process.returncode == 0
    assert re.search(rb"[1-9] done", seen)


@pytest.mark.slow
def test_no_room_leaves_no_half_output(tmp_path: Path) -> None:
    make_records(tmp_path / "in.jsonl", 600)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    arguments = [*command(), "batch", "in.jsonl", "-o", "out.jsonl", "--workers", "1"]
    result = subprocess.run(arguments, cwd=tmp_path, capture_output=True, preexec_fn=little_room, check=False)
    assert result.returncode == 2
    assert result.stderr.startswith(b"extract-facts: out.jsonl")
    assert b"Traceback" not in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) in (["in.jsonl"], ["in.jsonl", "out.jsonl.resume"])


def _wait_for_a_shard(store: Path) -> None:
    """Until the results of a shard stand in the store, and it is not being written to: the next one is worked on."""
    end = time.monotonic() + 240
    before, size = -1, 0
    while size < 300_000 or size != before:
        assert time.monotonic() < end
        time.sleep(0.2)
        before, size = size, store.stat().st_size if store.exists() else 0


@pytest.mark.slow
def test_interruption_ends_with_130_and_goes_on(run: Run, tmp_path: Path) -> None:
    make_records(tmp_path / "in.jsonl", 900)
    arguments = [*command(), "batch", "in.jsonl", "-o", "out.jsonl", "--workers", "1"]
    with subprocess.Popen(arguments, cwd=tmp_path, stderr=subprocess.PIPE, preexec_fn=heed_interrupts) as process:
        _wait_for_a_shard(tmp_path / "out.jsonl.resume")
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=240)
    assert process.returncode == 130
    assert b"Traceback" not in stderr
    assert re.search(rb"stopped: [1-9]\d* releases \(\d+%\) are done; the same command goes on from there\n", stderr)
    assert not (tmp_path / "out.jsonl").exists()
    assert b"done by an earlier run" in run("batch", "in.jsonl", "-o", "out.jsonl").stderr


def test_pictures_beside_releases_are_passed_over(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "one.txt").write_text("Police arrested 14 men.\n", encoding="utf-8")
    (folder / "map.PNG").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "seal.svg").write_text("<svg>14 men arrested</svg>", encoding="utf-8")
    result = run("batch", "folder", "-o", "out.jsonl")
    assert result.returncode == 0
    assert b"1 release, 0 failed\n  2 files of data (.json, pictures and the like) left out\n" in result.stderr
