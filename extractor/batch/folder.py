"""A folder as output: beside the relative path of each input its extraction, and errors.jsonl."""

from __future__ import annotations

import filecmp
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from extractor.batch.store import Row, Store
from extractor.batch.task import BatchError
from extractor.writing.folder import ERRORS, LINES, ONE
from extractor.writing.json import dump_json


def write_folder(store: Store, folder: Path) -> None:
    """Write ``a/b.txt.facts.json`` for ``a/b.txt``, ``c.csv.facts.jsonl`` for the records of ``c.csv``.

    Failures are lines of ``errors.jsonl``, which is there only when there are some. What is there already is left
    alone, and what earlier runs wrote and is no part of the output any more is removed.

    Raises:
        BatchError: two inputs have the same relative path.
        OSError: the folder cannot be written to.
    """
    folder.mkdir(exist_ok=True)
    stale = store.written()
    for name in _write_all(store.rows(), folder):
        store.note_written(name)
        stale.discard(name)
    for name in stale:
        (folder / name).unlink(missing_ok=True)
        store.forget_written(name)
        with suppress(OSError):  # not empty, or gone
            (folder / name).parent.rmdir()


def _write_all(rows: Iterator[Row], folder: Path) -> Iterator[str]:
    """Write what there is, and tell the names of the files."""
    seen: set[str] = set()
    errors: list[bytes] = []
    for (name, ending), group in groupby(rows, key=lambda row: (row.name, ONE if row.record is None else LINES)):
        if name in seen:
            raise BatchError(f"{name}: two inputs have this path, and their output would have the same name")
        seen.add(name)
        if _write(folder / f"{name}{ending}", _contents(group, errors)):
            yield f"{name}{ending}"
    if _write(folder / ERRORS, errors):
        yield ERRORS


def _contents(rows: Iterable[Row], errors: list[bytes]) -> Iterator[bytes]:
    for row in rows:
        if row.failure:
            errors.append(json.dumps(row.failure.to_dict()).encode() + b"\n")
        elif row.record is None:
            yield dump_json(row.to_dict(), indent=2).encode() + b"\n"
        else:
            yield row.extraction + b"\n"


def _write(path: Path, contents: Iterable[bytes]) -> bool:
    """Put the file in place unless it is there with the same content; False where there is no content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as out:
            out.writelines(contents)
            size = out.tell()
        if size and not (path.is_file() and filecmp.cmp(temporary, path, shallow=False)):
            temporary.replace(path)
        return size > 0
    finally:
        temporary.unlink(missing_ok=True)
