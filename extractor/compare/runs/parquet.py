"""A run as a folder of Parquet tables."""

from __future__ import annotations

import json
import tempfile
import zlib
from collections.abc import Iterator
from heapq import merge
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as arrow
from pyarrow.parquet import ParquetFile

from extractor.compare.errors import DiffError
from extractor.compare.runs.rows import NUMBERED, OLD_TABLES, TABLES, Reader
from extractor.compare.runs.run import Data, Entry, Place, Release, entry_of
from extractor.failures import Failure
from extractor.writing.parquet import table_file

_BATCH = 2048
_FAILURE = ("id", "source", "stage", "message")


class ParquetRun:
    """Reads the tables that ``extractor.writing.parquet`` writes.

    Parquet cannot be read a document at a time in any order, so what is read goes into a temporary file.

    Raises:
        DiffError: there are no such tables.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.is_dir():
            raise DiffError(f"{path}: a file; a run in Parquet is a folder of tables")
        self.tables = {name: self._open(name) for name in TABLES}
        self.tables["fact_offences"] = self._open("fact_offences")
        self.tables["errors"] = self._open("errors")
        self.failed = self.tables["errors"].metadata.num_rows
        self.columns = {name: self._columns(name) for name in TABLES}
        self.reader = Reader(self.columns)
        self.spool = tempfile.TemporaryFile()  # noqa: SIM115

    def _open(self, name: str) -> Any:  # noqa: ANN401
        path = table_file(self.path, name)
        try:
            return ParquetFile(path)
        except FileNotFoundError:
            old = (self.path / f"{name}.parquet").exists()
            reason = OLD_TABLES if old else f"no run: there is no {path.relative_to(self.path)} in it"
            raise DiffError(f"{self.path}: {reason}") from None
        except (OSError, arrow.ArrowException) as error:
            raise DiffError(f"{path}: no sound Parquet: {str(error).splitlines()[0]}") from None

    def _columns(self, name: str) -> list[str]:
        present = self.tables[name].schema_arrow.names
        columns = [column.name for column in TABLES[name] if column.name in present]
        if "document" not in present or "id" not in columns:
            raise DiffError(f"{table_file(self.path, name)}: not written by extract-facts: no column document or id")
        return columns

    def entries(self) -> Iterator[Entry]:
        """The documents in the order of their numbers."""
        for _, data in self._documents():
            yield entry_of(data, (self._keep(data), ""))

    def releases(self) -> Iterator[Release]:
        """The documents and the errors in the order of their numbers."""
        rows = self._rows("errors", "document", *_FAILURE)
        errors = ((number, Failure(**dict(zip(_FAILURE, row, strict=True)))) for number, *row in rows)
        documents: Iterator[tuple[int, Release]] = self._documents()
        for _, release in merge(documents, errors, key=itemgetter(0)):
            yield release

    def _documents(self) -> Iterator[tuple[int, Data]]:
        try:
            entities, facts = (
                _Grouped(self._rows(name, "document", *NUMBERED[name], *self.columns[name]))
                for name in ("entities", "facts")
            )
            pairs = _Grouped(self._rows("fact_offences", "fact", "entity"))
            for number, *row in self._rows("documents", "document", *self.columns["documents"]):
                of_facts = facts.of(number)
                offences = {fact[0]: [one for (one,) in pairs.of(fact[0])] for fact in of_facts}
                yield number, self.reader.extraction(row, entities.of(number), of_facts, offences)
        except (OSError, arrow.ArrowException) as error:
            raise DiffError(f"{self.path}: no sound Parquet: {str(error).splitlines()[0]}") from None

    def _rows(self, name: str, *wanted: str) -> Iterator[tuple[Any, ...]]:
        for batch in self.tables[name].iter_batches(_BATCH, columns=list(wanted)):
            yield from zip(*(batch.column(one).to_pylist() for one in wanted), strict=True)

    def _keep(self, data: Data) -> int:
        place = self.spool.tell()
        body = zlib.compress(json.dumps(data).encode(), 1)
        self.spool.write(len(body).to_bytes(4, "big") + body)
        return place

    def read(self, place: Place) -> Data:
        """The extraction that was kept there."""
        self.spool.seek(place[0])
        body = self.spool.read(int.from_bytes(self.spool.read(4), "big"))
        data: Data = json.loads(zlib.decompress(body))
        return data

    def close(self) -> None:
        """Close the files."""
        self.spool.close()
        for table in self.tables.values():
            table.close()


class _Grouped:
    """Rows that come by an ascending number, those of one number at a time."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self.rows = rows
        self.next: tuple[Any, ...] | None = next(rows, None)

    def of(self, number: int) -> list[tuple[Any, ...]]:
        """The rows of a number, without it."""
        found = []
        while self.next is not None and self.next[0] <= number:
            if self.next[0] == number:
                found.append(self.next[1:])
            self.next = next(self.rows, None)
        return found
