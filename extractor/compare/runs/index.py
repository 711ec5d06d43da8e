"""The documents of two runs by their keys, matched on disk, so that memory does not grow with the runs."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TypeAlias

from extractor.compare.runs.run import Entry, Place
from extractor.writing.columns import storable

Match: TypeAlias = tuple[Place | None, Place | None]

_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;
CREATE TABLE entry (
    row INTEGER PRIMARY KEY, new INTEGER, id TEXT, source TEXT, sha256 TEXT, number INTEGER, file BLOB, mate INTEGER
);
"""
# Documents are one where these are equal; where several are, the first is the first, the second the second.
_KEYS = ("id, source", "id", "source", "sha256")


class Index:
    """Takes the entries of both runs, and gives their matches by id."""

    def __init__(self) -> None:
        # An empty name: a temporary file of SQLite's, removed when it is closed.
        self.base = sqlite3.connect("", isolation_level=None)
        self.base.executescript(_TABLES)
        self.base.execute("BEGIN")

    def __enter__(self) -> Index:
        """Use it in a with statement, which removes the file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the file."""
        self.base.close()

    def add(self, entries: Iterable[Entry], new: bool) -> int:
        """Add the documents of a run; their number."""
        rows = (
            (new, storable(one.id), storable(one.source), storable(one.sha256), one.place[0], os.fsencode(one.place[1]))
            for one in entries
        )
        insert = "INSERT INTO entry (new, id, source, sha256, number, file) VALUES (?, ?, ?, ?, ?, ?)"
        return self.base.executemany(insert, rows).rowcount

    def match(self) -> None:
        """Match by id and source, then by id, then by source, then by content."""
        for key in _KEYS:
            first, *_ = key.split(", ")
            self.base.execute("DROP TABLE IF EXISTS free")
            self.base.execute(
                f"CREATE TEMP TABLE free AS SELECT row, new, {key}, row_number() OVER "
                f"(PARTITION BY new, {key} ORDER BY row) AS nth FROM entry WHERE mate IS NULL AND {first} IS NOT NULL"
            )
            self.base.execute("CREATE TEMP TABLE pair (old INTEGER PRIMARY KEY, new INTEGER UNIQUE)")
            self.base.execute(f"CREATE INDEX temp.free_by_key ON free (new, {key}, nth)")
            self.base.execute(
                f"INSERT INTO pair SELECT old.row, new.row FROM free AS old JOIN free AS new "
                f"USING ({key}, nth) WHERE NOT old.new AND new.new"
            )
            for one, other in (("old", "new"), ("new", "old")):
                self.base.execute(
                    f"UPDATE entry SET mate = (SELECT {other} FROM pair WHERE {one} = row) "
                    f"WHERE mate IS NULL AND row IN (SELECT {one} FROM pair)"
                )
            self.base.execute("DROP TABLE pair")

    def matches(self) -> Iterator[Match]:
        """The matches in the order of the ids; with None where a document is on one side alone."""
        found = self.base.execute(
            "SELECT one.new, one.number, one.file, other.number, other.file FROM entry AS one "
            "LEFT JOIN entry AS other ON other.row = one.mate "
            "WHERE one.mate IS NULL OR NOT one.new ORDER BY one.id, one.source, one.row"
        )
        for new, number, file, mate_number, mate_file in found:
            place = (number, os.fsdecode(file))
            mate = None if mate_number is None else (mate_number, os.fsdecode(mate_file))
            yield (None, place) if new else (place, mate)
