"""Bombs cost little memory, and nobody else anything; runs killed at any moment end with the same bytes."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.releases import lines, make_records, text

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")]
COMMAND = [sys.executable, "-m", "extractor", "batch"]
PIECE, PIECES = b"a" * (1 << 20), 300
MOST_MEGABYTES = 500
# EXTRACT_FACTS_KILLS=8 for a long run.
KILLS = int(os.environ.get("EXTRACT_FACTS_KILLS", "1"))


def bomb(path: Path, head: bytes, tail: bytes = b"") -> None:
    with gzip.open(path, "wb", 6) as out:
        out.write(head)
        for _ in range(PIECES):
            out.write(PIECE)
        out.write(tail)


def test_bombs_cost_their_own_records_alone(tmp_path: Path) -> None:
    import resource

    bomb(tmp_path / "a.txt.gz", b"")
    bomb(tmp_path / "b.jsonl.gz", b'{"text": "', b'"}\n' + json.dumps({"text": text(1)}).encode())
    bomb(tmp_path / "c.csv.gz", b"id,text\n1,")
    (tmp_path / "good.txt").write_text(text(2))
    done = subprocess.run([*COMMAND, ".", "-o", "out.jsonl", "--workers", "1"], cwd=tmp_path, check=False, timeout=600)
    assert done.returncode == 1
    found = lines(tmp_path / "out.jsonl")
    errors = [one["error"]["source"] for one in found if "error" in one]  # type: ignore[index]
    assert errors == ["./a.txt.gz", "./b.jsonl.gz:1", "./c.csv.gz:1"]
    assert [one["document"]["source"] for one in found if "document" in one][-1:] == ["./good.txt"]  # type: ignore[index]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    assert peak / (1024 if sys.platform == "darwin" else 1) < MOST_MEGABYTES


@pytest.mark.parametrize("out", ["out.jsonl", "out.csv", "out.db", "out.parquet", "out"])
def test_runs_that_are_killed_end_with_the_same_bytes(tmp_path: Path, out: str) -> None:
    make_records(tmp_path / "in.jsonl", 700)
    random.seed(out)
    began = time.monotonic()
    subprocess.run([*COMMAND, "in.jsonl", "-o", f"whole-{out}"], cwd=tmp_path, check=True, timeout=600)
    whole = time.monotonic() - began
    for number in range(KILLS):
        process = subprocess.Popen([*COMMAND, "in.jsonl", "-o", out, "--workers", "2"], cwd=tmp_path)
        time.sleep(random.uniform(0.2, 1) * whole)
        process.send_signal((signal.SIGKILL, signal.SIGTERM, signal.SIGINT)[number % 3])
        process.wait(60)
    subprocess.run([*COMMAND, "in.jsonl", "-o", out], cwd=tmp_path, check=True, timeout=600)
    expected, found = (_files(tmp_path / name) for name in (f"whole-{out}", out))
    assert found == expected
    beside = {"out.entities.csv", "whole-out.entities.csv"} if out == "out.csv" else set()
    left = {path.name for path in tmp_path.iterdir()} - {out, f"whole-{out}", "in.jsonl"}
    assert left == {f"{out}.resume", f"whole-{out}.resume"} | beside


def _files(place: Path) -> list[tuple[str, bytes]]:
    """What an output is made of: each file by its name below the output, or beside it, with its bytes."""
    if place.is_dir():
        paths = sorted(path for path in place.rglob("*") if path.is_file())
        return [(str(path.relative_to(place)), path.read_bytes()) for path in paths]
    beside = place.with_suffix(".entities.csv")
    return [("", place.read_bytes()), *([("entities", beside.read_bytes())] if beside.exists() else [])]
