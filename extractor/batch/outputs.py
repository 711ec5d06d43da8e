"""Where a batch goes: the ending of the output's name chooses. An output gets its name when it is whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Protocol, TypeAlias

from extractor.batch.folder import may_remove, write_folder
from extractor.batch.names import LONGEST
from extractor.batch.own import SIDE_ENDINGS, is_own_file, side_files
from extractor.batch.remote import Remote, is_url
from extractor.batch.results import Results, Row
from extractor.batch.task import BatchError
from extractor.failures import FailedRelease
from extractor.writing.columns import Data
from extractor.writing.folder import ERRORS
from extractor.writing.formats import PLAIN, TABLES, Options, ending_of, load
from extractor.writing.json import dump_json
from extractor.writing.permissions import permissions

Output: TypeAlias = Callable[[Results], None]
STANDARD_OUTPUT = "-"


class Tables(Protocol):
    """Writes releases one after another into tables."""

    def write(self, number: int, extraction: Data) -> None:
        """Add a release."""

    def fail(self, number: int, failure: Data) -> None:
        """Add a release that failed."""

    def close(self) -> None:
        """End the output."""


LINES_ENDING = ".jsonl"
ENDINGS = (LINES_ENDING, *TABLES)


def output_for(out: str, options: Options = PLAIN) -> Output:
    """What writes the output.

    Args:
        out: a path or a URL, - for standard output.
        options: ``raw``, ``excel`` and ``text``.

    Raises:
        BatchError: nothing can be written there; the message tells why.
    """
    if out == STANDARD_OUTPUT:
        return lambda results: _write_lines(results, sys.stdout.buffer, options)
    if is_url(out):
        return _upload(Remote(out), options)
    path = Path(out)
    _check(path)
    return _write_to(path, options)


def write_output(out: str, output: Output, results: Results) -> None:
    """Write the results into an output.

    Raises:
        BatchError: it cannot be written; the message names it and the reason.
    """
    try:
        output(results)
    except BrokenPipeError:  # nobody reads on
        raise
    except OSError as error:
        raise BatchError(f"{error.filename or out}: {error.strerror or error}") from None


def check_apart(outs: Sequence[str]) -> None:
    """Refuse outputs that would take each other's place.

    Raises:
        BatchError: two are one, or are folders: what a folder held before is remembered of one alone.
    """
    places: dict[str, str] = {}
    for out in outs:
        for place in [out] if is_url(out) else [out, *map(str, side_files(Path(out)))]:
            real = place if is_url(place) or place == STANDARD_OUTPUT else os.path.realpath(place)
            if real in places:
                raise BatchError(f"--output: {out} and {places[real]} are written to the same place")
            places[real] = out
    folders = [out for out in outs if out != STANDARD_OUTPUT and not ending_of(out)]
    if len(folders) > 1:
        raise BatchError(f"--output: {' and '.join(folders)}: one folder at a time")


def _write_to(path: Path, options: Options) -> Output:
    ending = path.suffix.lower()
    if ending == LINES_ENDING:
        return lambda results: _replace(path, lambda temporary: _write_lines_to(results, temporary, options))
    if ending in TABLES:
        return lambda results: _replace(path, lambda temporary: _write_tables(results, temporary, ending, options))
    if options.text:
        return lambda results: write_folder(results, path)
    return lambda results: write_folder(_WithoutText(results), path)


def _upload(place: Remote, options: Options) -> Output:
    """Write the output on this machine, then store it where the URL says."""
    _check_ending(Path(place.name))

    def write(results: Results) -> None:
        earlier = results.written()
        with TemporaryDirectory() as folder:
            local = Path(folder, place.name)
            _write_to(local, options)(results)
            place.put(local)
            for one in side_files(local):
                beside = Remote(place.beside(one.name))
                if one.exists():
                    beside.put(one)
                elif beside.exists():
                    beside.discard()
        for name in filter(may_remove, earlier - results.written()):
            place.remove(name)

    return write


def _check_ending(path: Path) -> None:
    ending = path.suffix.lower()
    if ending and ending not in ENDINGS and not path.is_dir():
        raise BatchError(f"{path}: {ending} is none of {', '.join(ENDINGS)}; a folder has no ending")
    if ending == ".parquet" and find_spec("pyarrow") is None:
        raise BatchError(f"{path}: Parquet needs pyarrow; pip install 'extract-facts[parquet]'")


def _check(path: Path) -> None:
    if not path.parent.is_dir():
        raise BatchError(f"{path}: there is no folder {path.parent}")
    _check_ending(path)
    ending = path.suffix.lower()
    if len(os.fsencode(path.name)) > LONGEST - max(map(len, SIDE_ENDINGS)):
        raise BatchError(f"{path}: a name that is too long")
    if ending == ".parquet":
        if path.exists() and not path.is_dir():
            raise BatchError(f"{path}: is a file; Parquet is written as a folder of tables")
        _check_replaceable(path)
    elif ending in ENDINGS and path.is_dir():
        raise BatchError(f"{path}: is a folder")
    elif not ending and path.exists() and not path.is_dir():
        raise BatchError(f"{path}: is a file, and has none of the endings {', '.join(ENDINGS)}")
    for one in side_files(path) if ending else [path / ERRORS]:
        if one.exists() and not is_own_file(one):
            raise BatchError(f"{one}: is there already, and was not written by a batch")
    if not os.access(path.parent, os.W_OK):
        raise BatchError(f"{path}: Permission denied")


def _check_replaceable(path: Path) -> None:
    """Refuse to remove a folder that holds more than tables of ours."""
    files = sorted(one for one in path.rglob("*") if not one.is_dir()) if path.is_dir() else []
    names = [one.relative_to(path).as_posix() for one in files]
    others = [name for name in names if not name.endswith(".parquet")]
    if others or (names and not any(name.endswith("documents.parquet") for name in names)):
        raise BatchError(f"{path}: a folder that no batch has written: it holds {(others or names)[0]}")


def _replace(path: Path, write: Callable[[Path], None]) -> None:
    """Write beside the place, then put it there; on any failure the place stays as it was.

    What is new has the permissions of what it replaces; until it is in place nobody else may read it.
    """
    path = path.resolve()
    beside = path.with_name(f".{path.name}.part")
    _remove(beside)
    try:
        beside.mkdir(0o700)
        write(beside / path.name)
        made = {one.name for one in beside.iterdir()}
        for name in sorted(made):
            _put(beside / name, path.with_name(name))
        for one in side_files(path):  # of an earlier run, with nothing to say any more
            if one.name not in made:
                one.unlink(missing_ok=True)
    except sqlite3.Error as error:
        raise BatchError(f"{path}: {error}") from None
    finally:
        _remove(beside)


def _put(made: Path, place: Path) -> None:
    """Put a file, or a folder, in its place."""
    for one in (*made.rglob("*"), made):
        one.chmod(permissions(place / one.relative_to(made), one.is_dir()))
    if not place.is_dir():
        made.replace(place)
        return
    before = place.with_name(f".{place.name}.before")
    _remove(before)
    try:
        place.replace(before)
        made.replace(place)
    finally:
        if before.exists() and not place.exists():
            before.replace(place)
        _remove(before)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


class _WithoutText:
    """Results whose texts are left out."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self.written, self.note_written = results.written, results.note_written
        self.forget_written = results.forget_written

    def rows(self) -> Iterator[Row]:
        return (row.without_text() for row in self.results.rows())


def _rows(results: Results, options: Options) -> Iterator[Row]:
    return results.rows() if options.text else _WithoutText(results).rows()


def _write_lines_to(results: Results, path: Path, options: Options) -> None:
    with path.open("wb") as out:
        _write_lines(results, out, options)


def _write_lines(results: Results, out: BinaryIO, options: Options) -> None:
    for row in _rows(results, options):
        line = dump_json(FailedRelease(error=row.failure).to_dict()).encode() if row.failure else row.extraction
        out.write(line + b"\n")
    out.flush()


def _write_tables(results: Results, path: Path, ending: str, options: Options) -> None:
    place = TABLES[ending].tables
    assert place is not None
    tables: Tables = load(place)(path, options)
    for row in _rows(results, options):
        if row.failure:
            tables.fail(row.position, row.failure.to_dict())
        else:
            tables.write(row.position, row.to_dict())
    tables.close()
