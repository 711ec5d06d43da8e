"""extract-facts convert, end to end."""

from __future__ import annotations

import json
from pathlib import Path

from tests.batch.releases import make_folder
from tests.cli.conftest import Run


def test_a_run_is_written_in_another_format(run: Run, tmp_path: Path) -> None:
    make_folder(tmp_path / "in")
    (tmp_path / "in" / "empty.txt").touch()
    assert run("batch", "in", "-o", "out.db").returncode == 1
    result = run("convert", "out.db", "out.csv", "-", "--excel", "--no-text")
    assert result.returncode == 0
    assert result.stderr == b"out.csv, standard output: 5 releases, 1 failed\n"
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfrelease,")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["document"]["text"] if "document" in one else one["error"]["source"] for one in found] == [
        *[None] * 1, "in/empty.txt", *[None] * 4,
    ]  # fmt: skip
    assert not list(tmp_path.glob("*.csv.resume"))


def test_what_is_no_run_is_told_in_a_line(run: Run, release: Path) -> None:
    result = run("convert", release.name, "out.db")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode() == (
        "extract-facts: release.txt: no run: a run is a folder, .jsonl, .json, .db or .parquet\n"
    )
