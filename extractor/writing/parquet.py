"""Parquet for DuckDB, pandas and Spark: a folder with a file a table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as arrow
from pyarrow.parquet import ParquetWriter

from extractor.writing.formats import PLAIN, Options
from extractor.writing.tables import (
    DOCUMENT_COLUMNS,
    ENTITY_COLUMNS,
    ERROR_COLUMNS,
    FACT_COLUMNS,
    Data,
    Row,
    document_row,
    entity_rows,
    error_row,
    fact_rows,
)

_TABLES = {
    "documents": DOCUMENT_COLUMNS,
    "entities": ENTITY_COLUMNS,
    "facts": FACT_COLUMNS,
    "errors": ERROR_COLUMNS,
}
_STORAGE = {"text": arrow.string(), "integer": arrow.int64(), "real": arrow.float64(), "boolean": arrow.bool_()}
# So many rows or characters of text are held in memory before they are written.
_GROUP_ROWS = 50_000
_GROUP_SIZE = 1 << 24


class ParquetTables:
    """Writes documents, entities, facts (their offences a list of entity ids) and errors, each as ``NAME.parquet``."""

    def __init__(self, path: Path, options: Options = PLAIN) -> None:
        path.mkdir(exist_ok=True)
        self.tables = {name: _Table(path / f"{name}.parquet", name) for name in _TABLES}

    def write(self, number: int, extraction: Data) -> None:
        """Add a release, its entities and its facts."""
        row = (number, *document_row(extraction))
        self.tables["documents"].add([row], len(extraction["document"]["text"]))
        self.tables["entities"].add((number, *row) for row in entity_rows(extraction))
        offences = [fact["offences"] for fact in extraction["facts"]]
        self.tables["facts"].add((number, *row, ids) for row, ids in zip(fact_rows(extraction), offences, strict=True))

    def fail(self, number: int, failure: Data) -> None:
        """Add the error record of a release that failed."""
        self.tables["errors"].add([(number, *error_row(failure))])

    def close(self) -> None:
        """End the files."""
        for table in self.tables.values():
            table.close()


class _Table:
    def __init__(self, path: Path, name: str) -> None:
        fields: list[Any] = [("document", arrow.int64())]
        fields += [(column.name, _STORAGE[column.storage]) for column in _TABLES[name]]
        if name == "facts":
            fields.append(("offences", arrow.list_(arrow.string())))
        self.schema = arrow.schema(fields)
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
