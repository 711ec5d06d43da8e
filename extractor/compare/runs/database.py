"""A run as a SQLite database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.compare.errors import DiffError
from extractor.compare.runs.rows import NUMBERED, OLD_TABLES, TABLES, Reader
from extractor.compare.runs.run import Data, Entry, Place, Release
from extractor.entities import Provenance
from extractor.failures import Failure

_KEYS = "document, id, source, sha256, version, pack, pack_sha256, spacy"
_FAILURE = ("id", "source", "stage", "message")
_OFFENCES = "SELECT fact, entity FROM fact_offences JOIN facts USING (fact) WHERE document = ? ORDER BY fact, entity"


class DatabaseRun:
    """Reads the tables that ``extractor.writing.sqlite`` writes.

    Raises:
        DiffError: it is no such database.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.failed = 0
        try:
            self.base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            self.base.execute("PRAGMA temp_store = FILE")
            present = {table: self._columns(table) for table in TABLES}
            self.columns = {
                table: [column.name for column in TABLES[table] if column.name in present[table]] for table in TABLES
            }
            if "start_char" in present["entities"]:
                raise DiffError(f"{path}: {OLD_TABLES}")
            missing = [table for table, columns in self.columns.items() if "id" not in columns]
            if missing or not set(_KEYS.split(", ")) <= set(present["documents"]):
                raise DiffError(
                    f"{path}: a SQLite database, but no run: no table {' or '.join(missing or ['documents'])}"
                )
            (self.failed,) = self.base.execute("SELECT count(*) FROM errors").fetchone()
        except sqlite3.Error as error:
            raise self._trouble(error) from None
        self.reader = Reader(self.columns)
        self.queries = {
            table: f"SELECT {_listed([*NUMBERED[table], *columns])} FROM {table} WHERE document = ? ORDER BY 1"
            for table, columns in self.columns.items()
        }

    def _columns(self, table: str) -> list[str]:
        return [name for (_, name, *_) in self.base.execute(f"PRAGMA table_info({table})")]

    def entries(self) -> Iterator[Entry]:
        """The documents in the order of their numbers."""
        try:
            for number, id_, source, sha256, *provenance in self.base.execute(f"SELECT {_KEYS} FROM documents"):
                yield Entry(
                    id_,
                    source,
                    sha256,
                    (number, ""),
                    Provenance(**dict(zip(_KEYS.split(", ")[4:], provenance, strict=True))),
                )
        except sqlite3.Error as error:
            raise self._trouble(error) from None

    def releases(self) -> Iterator[Release]:
        """The documents and the errors in the order of their numbers."""
        numbers = "SELECT document, NULL, NULL, NULL, NULL FROM documents UNION ALL "
        errors = "SELECT document, id, source, stage, message FROM errors ORDER BY 1"
        try:
            for number, *failure in self.base.execute(numbers + errors):
                yield Failure(**dict(zip(_FAILURE, failure, strict=True))) if failure[0] else self.read((number, ""))
        except sqlite3.Error as error:
            raise self._trouble(error) from None

    def read(self, place: Place) -> Data:
        """The extraction of a document by its number."""
        key = place[:1]
        try:
            rows = {table: self.base.execute(query, key).fetchall() for table, query in self.queries.items()}
            offences: dict[int, list[int]] = {}
            if rows["facts"]:
                for fact, entity in self.base.execute(_OFFENCES, key):
                    offences.setdefault(fact, []).append(entity)
        except sqlite3.Error as error:
            raise self._trouble(error) from None
        return self.reader.extraction(rows["documents"][0], rows["entities"], rows["facts"], offences)

    def close(self) -> None:
        """Close the database."""
        self.base.close()

    def _trouble(self, error: sqlite3.Error) -> DiffError:
        return DiffError(f"{self.path}: no sound SQLite database: {error}")


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
