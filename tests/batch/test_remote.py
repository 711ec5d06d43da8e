"""Inputs and outputs behind URLs, on a file system of fsspec that lives in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.batch import BatchError, Job, run
from tests.batch.releases import Inline, batch, make_folder, make_records

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a folder that holds the releases of ``in``; what a run keeps is kept in the working directory."""
    folder = make_folder(tmp_path / "in")
    make_records(folder / "many.jsonl", 3)
    (folder / "broken.txt").write_bytes(b"\0")
    (folder / ".hidden").write_text("Not looked at.")
    files = fsspec.filesystem("memory")
    for path in folder.rglob("*"):
        if path.is_file():
            files.pipe_file(f"/in/{path.relative_to(folder).as_posix()}", path.read_bytes())
    monkeypatch.chdir(tmp_path)
    yield "memory://in"
    files.rm("/", recursive=True)


def remote(path: str, out: str) -> tuple[int, int, int]:
    summary = run(Job([path], [out], pool=Inline()))
    return summary.done, summary.failed, summary.hidden


def local(tmp_path: Path, name: str) -> bytes:
    """What the same folder on this machine gives, its sources named by their URLs."""
    batch(tmp_path / "in", tmp_path / name)
    return (tmp_path / name).read_bytes().replace(f"{tmp_path}/in/".encode(), b"memory://in/")


def test_a_url_gives_what_the_folder_gives(tmp_path: Path, store: str) -> None:
    assert remote(store, "memory://out/facts.jsonl") == (8, 1, 1)
    files = fsspec.filesystem("memory")
    assert files.cat_file("/out/facts.jsonl") == local(tmp_path, "local.jsonl")
    assert files.ls("/out", detail=False) == ["/out/facts.jsonl"]


def test_a_later_run_does_only_what_has_changed(store: str) -> None:
    remote(store, "memory://out/facts.jsonl")
    fsspec.filesystem("memory").pipe_file("/in/new.txt", b"Police arrested 14 men.")
    assert remote(store, "memory://out/facts.jsonl")[0] == 1


def test_a_folder_behind_a_url_keeps_no_stale_file(store: str) -> None:
    remote(store, "memory://out/folder")
    files = fsspec.filesystem("memory")
    names = {path.removeprefix("/out/folder/") for path in files.find("/out/folder")}
    assert names == {
        "deep/er/last.txt.facts.json",
        "errors.jsonl",
        "many.jsonl.facts.jsonl",
        *(f"release-{number}.txt.facts.json" for number in range(4)),
    }
    assert json.loads(files.cat_file("/out/folder/release-1.txt.facts.json"))["document"]["id"] == "release-1"
    files.rm("/in/release-1.txt")
    remote(store, "memory://out/folder")
    assert not files.exists("/out/folder/release-1.txt.facts.json")


def test_one_file_behind_a_url(tmp_path: Path, store: str) -> None:
    assert run(Job([f"{store}/many.jsonl"], [str(tmp_path / "out.jsonl")], pool=Inline())).done == 3


@pytest.mark.parametrize(
    ("path", "out", "reason"),
    [
        ("memory://nowhere", "out.jsonl", "memory://nowhere: no such file or folder"),
        ("no-such-kind://in", "out.jsonl", "no-such-kind://in: Protocol not known: no-such-kind"),
        ("memory://in", "memory://out/facts.xlsx", ".xlsx is none of"),
    ],
)
def test_what_cannot_be_is_refused(store: str, path: str, out: str, reason: str) -> None:
    with pytest.raises(BatchError, match=reason):
        remote(path, out)
    assert not list(Path.cwd().glob("*.resume"))


def test_a_file_that_cannot_be_read_is_an_error_record(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    files = fsspec.filesystem("memory")
    opened = type(files).open

    def refuse(self: object, path: str, *args: object, **options: object) -> object:
        if path.endswith("release-2.txt"):
            raise PermissionError("403 Forbidden")
        return opened(self, path, *args, **options)

    monkeypatch.setattr(type(files), "open", refuse)
    assert remote(store, "out.jsonl")[:2] == (7, 2)
    errors = [json.loads(line)["error"] for line in Path("out.jsonl").read_text().splitlines() if '"error"' in line]
    assert {error["message"] for error in errors} >= {"403 Forbidden"}


def test_without_fsspec_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(BatchError, match=r"pip install 'extract-facts\[cluster\]'"):
        remote("memory://in", "out.jsonl")
