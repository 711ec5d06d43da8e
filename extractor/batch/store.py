"""The results of a batch while it runs, and for the next run: one SQLite file beside the output.

A result is kept under the hash of what it was made from. A run that was killed has lost no more than the shards
that were being worked on; after a run that came to its end, only what has changed is done again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from extractor.batch.base import open_base, trouble
from extractor.batch.task import Item, Outcome, Shard
from extractor.entities import Failure

_TABLES = {
    "result": "key BLOB PRIMARY KEY, body BLOB NOT NULL, counts TEXT NOT NULL, seal BLOB NOT NULL",
    "plan": "position INTEGER PRIMARY KEY, name BLOB NOT NULL, record INTEGER, key BLOB NOT NULL, failure TEXT",
    "written": "path BLOB PRIMARY KEY",
}
_ROWS = "FROM plan LEFT JOIN result USING (key)"


@dataclass(frozen=True, slots=True)
class Row:
    """A release of the output: JSON in UTF-8 as ``extraction``, or its ``failure``."""

    position: int
    name: str
    record: int | None
    extraction: bytes
    failure: Failure | None

    def to_dict(self) -> dict[str, Any]:
        """The extraction in the order of the output contract."""
        data: dict[str, Any] = json.loads(self.extraction)
        return data


class Store:
    """Results by key, and the plan: which of them, and which failures, make up the output, in which order.

    Args:
        path: the file.
        fresh: forget what earlier runs have done.

    Raises:
        BatchError: another run is using the file, it is no such file, or the disk is full.
    """

    def __init__(self, path: Path, fresh: bool = False) -> None:
        self.path = path
        try:
            self.base = open_base(path, _TABLES, fresh)
            # Forgotten only now that no other run can be using it.
            for table in ("plan", "result") if fresh else ("plan",):
                self.base.execute(f"DELETE FROM {table}")
            self.base.execute("COMMIT")
            self.base.execute("BEGIN")
        except sqlite3.Error as error:
            raise trouble(path, error) from None

    def __enter__(self) -> Store:
        """Use the store in a with statement, which closes it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it; an error of SQLite becomes a ``BatchError``."""
        with closing(self.base):
            if self.base.in_transaction:
                self.base.rollback()
        if isinstance(error, sqlite3.Error):
            raise trouble(self.path, error) from None

    def has(self, key: bytes) -> bool:
        """An earlier run, or another release like it, has the result; one that is damaged does not count."""
        found = self.base.execute("SELECT body, counts, seal FROM result WHERE key = ?", (key,)).fetchone()
        if found is not None and _seal(key, *found[:2]) != found[2]:
            self.base.execute("DELETE FROM result WHERE key = ?", (key,))
            return False
        return found is not None

    def plan(self, position: int, key: bytes, item: Item) -> None:
        """Note that the item stands in the output at this position."""
        name = item.name.encode("utf-8", "surrogateescape")
        self.base.execute("INSERT INTO plan VALUES (?, ?, ?, ?, NULL)", (position, name, item.record, key))

    def keep(self, shard: Shard, outcomes: Sequence[Outcome]) -> None:
        """Keep the outcomes of a shard, so that a run that is killed from here on need not do it again."""
        for task, outcome in zip(shard, outcomes, strict=True):
            if outcome.failure:
                failure = json.dumps(outcome.failure.to_dict())
                self.base.execute("UPDATE plan SET failure = ? WHERE position = ?", (failure, task.position))
            else:
                counts = json.dumps(outcome.counts)
                row = (task.key, outcome.body, counts, _seal(task.key, outcome.body, counts))
                self.base.execute("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", row)
        self.base.execute("COMMIT")
        self.base.execute("BEGIN")

    def rows(self) -> Iterator[Row]:
        """The output, in order."""
        found = self.base.execute(f"SELECT position, name, record, body, failure {_ROWS} ORDER BY position")
        for position, name, record, body, failure in found:
            extraction = b"" if failure else zlib.decompress(body)
            failed = Failure(**json.loads(failure)) if failure else None
            yield Row(position, name.decode("utf-8", "surrogateescape"), record, extraction, failed)

    def counts(self) -> dict[str, int]:
        """Entities by type, facts, and ``FOREIGN`` releases, in the whole output."""
        total: dict[str, int] = {}
        for (counts,) in self.base.execute(f"SELECT counts {_ROWS} WHERE failure IS NULL"):
            for type_, count in json.loads(counts).items():
                total[type_] = total.get(type_, 0) + count
        return total

    def finish(self) -> None:
        """Forget the results that are no part of the output any more."""
        self.base.execute("DELETE FROM result WHERE key NOT IN (SELECT key FROM plan)")
        self.base.execute("COMMIT")
        self.base.execute("BEGIN")

    def written(self) -> set[str]:
        """The files that earlier runs have put into the output folder."""
        return {path.decode("utf-8", "surrogateescape") for (path,) in self.base.execute("SELECT path FROM written")}

    def note_written(self, path: str) -> None:
        """Remember a file of the output folder."""
        self.base.execute("INSERT OR IGNORE INTO written VALUES (?)", (path.encode("utf-8", "surrogateescape"),))

    def forget_written(self, path: str) -> None:
        """The file is gone."""
        self.base.execute("DELETE FROM written WHERE path = ?", (path.encode("utf-8", "surrogateescape"),))


def _seal(key: bytes, body: object, counts: object) -> bytes:
    """What tells that a result is as it was kept."""
    return hashlib.blake2b(repr((key, body, counts)).encode("utf-8", "replace"), digest_size=16).digest()
