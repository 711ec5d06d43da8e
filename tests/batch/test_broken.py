"""A folder of everything that can be wrong with an input: each has its record, and costs no good one anything."""

from __future__ import annotations

import gzip
import os
import socket
import sys
from pathlib import Path

import pytest

from extractor.batch import BatchError
from tests.batch.releases import batch, lines, make_folder, make_records, text

GOOD = 5


def make_broken(root: Path) -> None:
    contents = {
        "truncated.pdf": b"%PDF-1.7\n1 0 obj",
        "zip.docx": b"PK\x03\x04 no document",
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "binary.txt": bytes(range(256)) * 40,
        "image.txt": b"\x89PNG\r\n\x1a\n....",
        "marked.txt": b"\xff\xfeo\xd8",
        "cut.txt.gz": gzip.compress(text(1).encode())[:-20],
        "no.txt.gz": b"no gzip at all",
        "cut.jsonl.gz": gzip.compress(b'{"text": "A text."}\n' * 5000)[:-20],
        "column.csv": b"id,title\n1,one\n",
        "empty.csv": b"",
        "empty.jsonl": b"\n\n",
        "line.jsonl": b'{"text": "One text."}\n{"text": \n{"text": "Another text."}\n',
        "quote.csv": b'id,text\n1,"never closed\n',
        "bomb.html": b"<html><body>" + b"<div>" * 100_000 + b"Police arrested 14 men." + b"</div>" * 100_000,
        "one-line.txt": " ".join([text(1).replace("\n", " ")] * 1000).encode(),
    }
    for name, content in contents.items():
        (root / name).write_bytes(content)
    os.mkfifo(root / "pipe.txt")
    (root / "loop.txt").symlink_to("loop.txt")
    (root / "dangling.txt").symlink_to("nowhere.txt")
    (root / "round").symlink_to(root, target_is_directory=True)
    (root / "deep" / ".hidden").write_text("Not looked at.")
    (root / "deep" / "about.json").write_text('{"text": "Not a release."}')


EXPECTED = {
    "binary.txt": "a binary file (it holds NUL bytes)",
    "blank.txt": "nothing but white space",
    "column.csv:1": "no column text or body or content or full_text; there are id, title",
    "dangling.txt": "No such file or directory",
    "empty.csv:1": "no column text or body or content or full_text; there are none",
    "empty.jsonl": "no records in it",
    "empty.txt": "the file is empty",
    "image.txt": "a PNG image, not plain text",
    "line.jsonl:2": "no JSON: Expecting value at character 10",
    "loop.txt": "Too many levels of symbolic links",
    "marked.txt": "the byte order mark says UTF-16-LE, but byte 0 is none",
    "no.txt.gz": "no gzip archive: Not a gzipped file (b'no')",
    "pipe.txt": "a named pipe, not a file",
    "quote.csv:2": "no sound CSV: unexpected end of data",
    "round": "a link to a folder that it lies in",
}


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes and links")
def test_every_broken_input_has_its_record(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    make_broken(folder)
    summary = batch(folder, tmp_path / "out.jsonl")
    found = lines(tmp_path / "out.jsonl")
    errors = {one["error"]["source"]: one["error"]["message"] for one in found if "error" in one}  # type: ignore[index]
    errors = {source.removeprefix(f"{folder}/"): message for source, message in errors.items()}
    assert {source: errors.get(source) for source in EXPECTED} == EXPECTED
    assert set(errors) - set(EXPECTED) == {
        "truncated.pdf",
        "zip.docx",
        "bomb.html",
        "cut.txt.gz",
        *gone(errors, "cut.jsonl.gz"),
    }
    assert summary.failed == len(errors)
    documents = [one["document"] for one in found if "document" in one]
    assert sum(one["id"].startswith(("release-", "last")) for one in documents) == GOOD  # type: ignore[index]
    sources = {one["source"] for one in documents}  # type: ignore[index]
    assert sources >= {f"{folder}/{name}" for name in ("line.jsonl:1", "line.jsonl:3", "one-line.txt")}
    assert (summary.hidden, summary.data) == (1, 1)


def gone(errors: dict[str, str], name: str) -> set[str]:
    """The one error of the archive that breaks off, at whichever line."""
    found = {source for source in errors if source.startswith(name)}
    assert len(found) == 1
    assert "the gzip archive breaks off" in errors[next(iter(found))]
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_names_of_any_bytes_come_through(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = ["new\nline.txt", os.fsdecode(b"latin-\xe9.txt"), "quote\"'.txt", "-o.txt", "ünï.txt"]
    for name in names:
        (folder / name).write_text(text(1))
    for out in ("out.jsonl", "out.csv", "out.db", "out"):
        assert batch(folder, tmp_path / out).done == len(names)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{name}.facts.json" for name in names)
    assert len(lines(tmp_path / "out.jsonl")) == len(names)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_that_may_not_be_read(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "in")
    (folder / "release-0.txt").chmod(0)
    (folder / "deep").chmod(0)
    summary = batch(folder, tmp_path / "out.jsonl")
    (folder / "deep").chmod(0o700)
    assert (summary.done, summary.failed) == (3, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="sockets in the file system")
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_folder(tmp_path / "in")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        assert batch(folder, tmp_path / "out.jsonl").failures[0].message == "a socket, not a file"


def test_compressed_inputs_give_what_plain_ones_do(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    plain = make_records(tmp_path / "in" / "a.jsonl", 3)
    (tmp_path / "in" / "b.jsonl.gz").write_bytes(gzip.compress(plain.read_bytes()))
    (tmp_path / "in" / "c.txt.gz").write_bytes(gzip.compress(text(1).encode()))
    summary = batch(tmp_path / "in", tmp_path / "out.jsonl")
    assert (summary.done, summary.failed) == (7, 0)
    found = [one["document"] for one in lines(tmp_path / "out.jsonl")]
    assert [one["text"] for one in found] == [text(n) for n in (0, 1, 2, 0, 1, 2, 1)]  # type: ignore[index]
    assert found[-1]["id"] == "c"  # type: ignore[index]


def test_a_folder_without_releases(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(BatchError, match="no releases there"):
        batch(tmp_path / "in", tmp_path / "out.jsonl")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="no such file or folder"):
        batch(tmp_path / "in", tmp_path / "out.jsonl")


def test_a_broken_record_is_told_by_its_line_in_a_database(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,text\n1\n2,A text.\n")
    assert batch(tmp_path / "in.csv", tmp_path / "out.db").failures[0].source == f"{tmp_path}/in.csv:2"
