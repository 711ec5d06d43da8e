"""A batch on a real cluster of processes: a scheduler and two workers on the loopback interface."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from extractor.batch import BatchError, Job, run
from extractor.batch.task import Item, Settings
from tests.batch.releases import Told, batch, make_folder, make_records

pytest.importorskip("distributed")
from extractor.cluster import ClusterPool, extract_on_worker

pytestmark = pytest.mark.slow

Processes = list["subprocess.Popen[bytes]"]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, Processes]]:
    """The scheduler's address, and two workers that nobody starts again when they are killed."""
    file = tmp_path / "scheduler.json"
    scheduler = ["dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    worker = ["dask_worker", "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    with ExitStack() as stack:
        started = [_start(one, file, tmp_path) for one in (scheduler, worker, worker)]
        stack.callback(lambda: [(one.kill(), one.wait()) for one in started])  # type: ignore[func-returns-value]
        end = time.monotonic() + 240
        while not file.exists() or not file.read_text():
            assert time.monotonic() < end
            time.sleep(0.05)
        yield json.loads(file.read_text())["address"], started[1:]


def _start(arguments: list[str], file: Path, folder: Path) -> subprocess.Popen[bytes]:
    module, *options = arguments
    command = [sys.executable, "-m", f"distributed.cli.{module}", *options, "--scheduler-file", str(file)]
    root = str(Path(__file__).resolve().parents[1])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths}
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_worker_killed_in_the_middle_changes_no_byte(tmp_path: Path, cluster: tuple[str, Processes]) -> None:
    address, workers = cluster
    source = make_records(tmp_path / "in.jsonl", 3000)
    batch(source, tmp_path / "local.jsonl")

    def kill(item: Item, failed: bool) -> None:
        if workers[0].poll() is None:
            workers[0].send_signal(signal.SIGKILL)

    pool = ClusterPool(address, 0, Settings())
    summary = run(Job([str(source)], [str(tmp_path / "cluster.jsonl")], pool=pool), lambda size: Told(kill))
    assert workers[0].wait() == -signal.SIGKILL
    assert (summary.done, summary.failed) == (3000, 0)
    assert (tmp_path / "cluster.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()


def test_a_local_cluster(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    (folder / "empty.txt").touch()
    pool = ClusterPool("local", 1, Settings())
    summary = run(Job([str(folder)], [str(tmp_path / "cluster.jsonl")], pool=pool))
    assert (summary.done, summary.failed) == (5, 1)
    batch(folder, tmp_path / "local.jsonl")
    assert (tmp_path / "cluster.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()


def test_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.cluster._CONNECT_SECONDS", 0.5)
    pool = ClusterPool("tcp://127.0.0.1:9", 0, Settings())
    with pytest.raises(BatchError, match=r"--cluster tcp://127\.0\.0\.1:9: no scheduler there"):
        batch(make_folder(tmp_path / "in"), tmp_path / "out.jsonl", pool=pool)
    assert not (tmp_path / "out.jsonl").exists()


def test_a_worker_with_other_programs_refuses() -> None:
    with pytest.raises(BatchError, match="another version"):
        extract_on_worker([], Settings(), b"another")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(BatchError, match=r"pip install 'extract-facts\[cluster\]'"):
        ClusterPool("local", 1, Settings())
