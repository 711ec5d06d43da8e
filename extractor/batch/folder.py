"""A folder as output: beside the relative path of each input its extraction, and errors.jsonl."""

from __future__ import annotations

import filecmp
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from extractor.batch.names import file_name, leads_down
from extractor.batch.own import is_own_file
from extractor.batch.results import Results, Row
from extractor.batch.task import BatchError
from extractor.writing.folder import ERRORS, LINES, ONE
from extractor.writing.json import dump_json
from extractor.writing.permissions import create, permissions


def write_folder(results: Results, folder: Path) -> None:
    """Write ``a/b.txt.facts.json`` for ``a/b.txt``, ``c.csv.facts.jsonl`` for the records of ``c.csv``.

    Failures are lines of ``errors.jsonl``, which is there only when there are some. What is there already is left
    alone, and what earlier runs wrote and is no part of the output any more is removed.

    Raises:
        BatchError: a file of another origin has the name of one that is to be written, or a link leads elsewhere.
        OSError: the folder cannot be written to.
    """
    folder.mkdir(exist_ok=True)
    stale = results.written()
    for name in _write_all(results.rows(), folder):
        results.note_written(name)
        stale.discard(name)
    for name in stale:
        results.forget_written(name)
        if may_remove(name) and _lies_in(folder, (folder / name).parent):
            (folder / name).unlink(missing_ok=True)
            with suppress(OSError):  # not empty, or gone
                (folder / name).parent.rmdir()


def may_remove(name: str) -> bool:
    """Whether a name that is said to be an earlier run's can be one: who wrote the list is not known."""
    return leads_down(name) and (name == ERRORS or name.endswith((ONE, LINES)))


def _write_all(rows: Iterator[Row], folder: Path) -> Iterator[str]:
    """Write what there is, and tell the names of the files."""
    errors: list[bytes] = []
    for (name, ending), group in groupby(rows, key=lambda row: (row.name, ONE if row.record is None else LINES)):
        written = file_name(name, ending)
        if _write(folder, written, _contents(group, errors)):
            yield written
    if _write(folder, ERRORS, errors):
        yield ERRORS


def _contents(rows: Iterable[Row], errors: list[bytes]) -> Iterator[bytes]:
    for row in rows:
        if row.failure:
            errors.append(json.dumps(row.failure.to_dict()).encode() + b"\n")
        elif row.record is None:
            yield dump_json(row.to_dict(), indent=2).encode() + b"\n"
        else:
            yield row.extraction + b"\n"


def _write(folder: Path, name: str, contents: Iterable[bytes]) -> bool:
    """Put the file in place unless it is there with the same content; False where there is no content."""
    contents = iter(contents)
    first = next(contents, None)
    if first is None:
        return False
    path = folder / name
    if not leads_down(name) or not _lies_in(folder, path.parent):
        raise BatchError(f"{path}: leads out of {folder}")
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{sha256(path.name.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.part")
    temporary.unlink(missing_ok=True)
    try:
        create(temporary)
        with temporary.open("wb") as out:
            out.write(first)
            out.writelines(contents)
        if not (path.is_file() and filecmp.cmp(temporary, path, shallow=False)):
            if path.exists() and not is_own_file(path):
                raise BatchError(f"{path}: is there already, and was not written by a batch")
            temporary.chmod(permissions(path))
            temporary.replace(path)
        return True
    finally:
        temporary.unlink(missing_ok=True)


@lru_cache(maxsize=64)
def _lies_in(folder: Path, place: Path) -> bool:
    """Whether the place, be it there or not, is the folder or below it, with every link followed."""
    return place.resolve().is_relative_to(folder.resolve())
