"""Parquet for DuckDB, pandas and Spark: a folder a table, ``OUT.parquet/facts`` and the like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow as arrow
from pyarrow.parquet import ParquetWriter

from extractor.writing.columns import Column, Data, Row, columns
from extractor.writing.flat import FLAT_COLUMNS, FLAT_NAMES, flat_facts
from extractor.writing.formats import PLAIN, Options
from extractor.writing.tables import (
    DOCUMENT_COLUMNS,
    ENTITY_COLUMNS,
    ERROR_COLUMNS,
    FACT_COLUMNS,
    Numbering,
    error_row,
)

_NUMBER = columns("integer", "document")
# A fact as ``flat`` has it, then what leads back to the entities, and to the words.
_BESIDE_FLAT = tuple(column for column in FACT_COLUMNS if column.name not in FLAT_NAMES)
_BESIDE_FLAT_AT = tuple(2 + FACT_COLUMNS.index(column) for column in _BESIDE_FLAT)
TABLES: Final[Mapping[str, tuple[Column, ...]]] = {
    "documents": (*_NUMBER, *DOCUMENT_COLUMNS),
    "entities": (*columns("integer", "entity", "document"), *ENTITY_COLUMNS),
    "facts": (*columns("integer", "fact"), *FLAT_COLUMNS, *_BESIDE_FLAT),
    "fact_offences": columns("integer", "fact", "entity"),
    "errors": (*_NUMBER, *ERROR_COLUMNS),
}
_STORAGE = {"text": arrow.string(), "integer": arrow.int64(), "real": arrow.float64(), "boolean": arrow.bool_()}
# So many rows or characters of text are held in memory before they are written.
_GROUP_ROWS = 50_000
_GROUP_SIZE = 1 << 24


class ParquetTables:
    """Writes documents, entities, facts, fact_offences and errors, each as a folder with one file."""

    def __init__(self, path: Path, options: Options = PLAIN) -> None:
        path.mkdir(exist_ok=True)
        self.tables = {name: _Table(table_file(path, name), name) for name in TABLES}
        self.numbering = Numbering()

    def write(self, number: int, extraction: Data) -> None:
        """Add a release, its entities and its facts."""
        rows = self.numbering.rows(number, extraction)
        self.tables["documents"].add([rows.document], len(extraction["document"]["text"] or ""))
        self.tables["entities"].add(rows.entities)
        flat = (tuple(fact.values()) for fact in flat_facts(number, extraction))
        self.tables["facts"].add(
            (row[0], *fact, *(row[place] for place in _BESIDE_FLAT_AT))
            for row, fact in zip(rows.facts, flat, strict=True)
        )
        self.tables["fact_offences"].add(rows.offences)

    def fail(self, number: int, failure: Data) -> None:
        """Add the error record of a release that failed."""
        self.tables["errors"].add([(number, *error_row(failure))])

    def close(self) -> None:
        """End the files."""
        for table in self.tables.values():
            table.close()


def table_file(path: Path, name: str) -> Path:
    """Where the rows of a table are: alone in a folder, which is what tools take for a table."""
    return path / name / f"{name}.parquet"


class _Table:
    def __init__(self, path: Path, name: str) -> None:
        path.parent.mkdir()
        self.schema = arrow.schema([(column.name, _STORAGE[column.storage]) for column in TABLES[name]])
        self.writer = ParquetWriter(path, self.schema, compression="zstd")
        self.rows: list[Row] = []
        self.size = 0

    def add(self, rows: Iterable[Row], size: int = 0) -> None:
        self.rows += rows
        self.size += size
        if len(self.rows) >= _GROUP_ROWS or self.size >= _GROUP_SIZE:
            self._flush()

    def close(self) -> None:
        if self.rows:
            self._flush()
        self.writer.close()

    def _flush(self) -> None:
        columns = zip(*self.rows, strict=True)
        arrays = [_array(values, field.type) for values, field in zip(columns, self.schema, strict=True)]
        self.writer.write_table(arrow.table(arrays, schema=self.schema))
        self.rows, self.size = [], 0


def _array(values: Iterable[Any], storage: Any) -> Any:  # noqa: ANN401
    if storage == arrow.float64():
        values = (None if value is None else float(value) for value in values)
    return arrow.array(list(values), storage)
