"""The SQLite file beside an output, opened with distrust: it may have come with somebody else's data.

SQLite does what a file says: a schema may hold triggers, a link leads elsewhere, and a journal that is left beside a
database may name another file, which SQLite then removes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from extractor.batch.task import BatchError
from extractor.writing.permissions import create

_MAGIC = b"SQLite format 3\0"
# Ends a journal that names one above it, for transactions over several databases, of which there are none here.
_NAMES_ANOTHER = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def open_base(path: Path, tables: Mapping[str, str], fresh: bool) -> sqlite3.Connection:
    """The database with these tables, locked, in a transaction; tables of another version are made anew.

    Args:
        path: the file.
        tables: the columns of each.
        fresh: what is no such file may be set aside.

    Raises:
        BatchError: the file is none that a batch has written.
        sqlite3.Error: another run is using it, or the disk is full.
    """
    _check(path, fresh)
    if not path.exists():
        create(path)
    base = sqlite3.connect(path, isolation_level=None, timeout=0.2)
    try:
        base.executescript("PRAGMA trusted_schema = OFF; PRAGMA synchronous = NORMAL; PRAGMA locking_mode = EXCLUSIVE;")
        base.execute("BEGIN IMMEDIATE")
        _make(path, base, {name: f"CREATE TABLE {name} ({columns})" for name, columns in tables.items()})
    except BaseException:
        base.close()
        raise
    return base


def _make(path: Path, base: sqlite3.Connection, wanted: Mapping[str, str]) -> None:
    query = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    there = {name: (kind, sql) for kind, name, sql in base.execute(query).fetchall()}
    if not there.keys() <= wanted.keys() or any(kind != "table" for kind, _ in there.values()):
        raise BatchError(f"{path}: not written by a batch; remove it, or name another output")
    for name, sql in wanted.items():
        if there.get(name) != ("table", sql):
            base.execute(f"DROP TABLE IF EXISTS {name}")
            base.execute(sql)


def _check(path: Path, fresh: bool) -> None:
    """Refuse what SQLite had better not open."""
    journal = path.with_name(path.name + "-journal")
    for one in (path, journal):
        if one.is_symlink() or (one.exists() and not one.is_file()):
            raise BatchError(f"{one}: no file; remove it, or name another output")
    try:
        if journal.exists() and _end(journal) == _NAMES_ANOTHER:
            raise BatchError(f"{journal}: not written by a batch; remove it")
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise BatchError(f"{path}: {error.strerror or error}") from None
    if start and start != _MAGIC:
        if not fresh:
            raise BatchError(f"{path}: not written by a batch; remove it, or use --fresh")
        _set_aside(path)


def _end(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(file.seek(0, os.SEEK_END) - len(_NAMES_ANOTHER), 0))
        return file.read()


def _set_aside(path: Path) -> Path:
    """Move the file, with its journal, which would go into the next one."""
    aside = path.with_name(path.name + ".damaged")
    path.replace(aside)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
    return aside


def trouble(path: Path, error: sqlite3.Error) -> BatchError:
    """What became of the batch; a damaged file is set aside, so that the next run can begin anew."""
    message = str(error)
    if "locked" in message:
        message = "another run is writing to the same output"
    elif "malformed" in message or "not a database" in message or "corrupt" in message:
        message = f"damaged; set aside as {_set_aside(path).name}: start the run once more"
    return BatchError(f"{path}: {message}")
