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
from pathlib import Path
from types import TracebackType

from extractor.batch.base import open_base, trouble
from extractor.batch.results import Row
from extractor.batch.task import Item, Outcome, Shard
from extractor.failures import Failure

_TABLES = {
    "result": (
        "key BLOB PRIMARY KEY, body BLOB NOT NULL, counts TEXT NOT NULL, sha256 TEXT NOT NULL, seal BLOB NOT NULL"
    ),
    "plan": "position INTEGER PRIMARY KEY, name BLOB NOT NULL, record INTEGER, key BLOB NOT NULL, failure TEXT",
    "written": "path BLOB PRIMARY KEY",
}
_ROWS = "FROM plan LEFT JOIN result USING (key)"


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
        found = self.base.execute("SELECT body, counts, sha256, seal FROM result WHERE key = ?", (key,)).fetchone()
        if found is not None and _seal(key, *found[:3]) != found[3]:
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
                kept = outcome.body, counts, outcome.sha256
                row = (task.key, *kept, _seal(task.key, *kept))
                self.base.execute("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?)", row)
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

    def copies(self, most: int) -> tuple[int, list[tuple[int, int]]]:
        """Releases whose text is that of one before: how many, and of some the position, and the first one's."""
        query = f"""SELECT position, first FROM (
                SELECT position, min(position) OVER (PARTITION BY sha256) AS first {_ROWS} WHERE failure IS NULL
            ) WHERE position > first ORDER BY position"""
        found = self.base.execute(query)
        pairs = found.fetchmany(most)
        return len(pairs) + sum(1 for _ in found), pairs

    def source(self, position: int) -> str:
        """The path of the release at this position below what was asked for, with the line of a record."""
        query = "SELECT name, record FROM plan WHERE position = ?"
        name, record = self.base.execute(query, (position,)).fetchone()
        path: str = name.decode("utf-8", "surrogateescape")
        return path if record is None else f"{path}:{record}"

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


def _seal(key: bytes, *kept: object) -> bytes:
    """What tells that a result is as it was kept."""
    return hashlib.blake2b(repr((key, *kept)).encode("utf-8", "replace"), digest_size=16).digest()
