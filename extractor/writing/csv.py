"""CSV for spreadsheets and data frames: flat facts, the entities beside them, and why releases have failed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final, TextIO

from extractor.entities import FACTS, Extraction
from extractor.writing.columns import Data, day_of, storable
from extractor.writing.flat import FLAT_COLUMNS, FLAT_NAMES, flat_facts
from extractor.writing.formats import PLAIN, Options, Writer
from extractor.writing.tables import ENTITY_COLUMNS, ERROR_COLUMNS, entity_row, error_row

ENTITY_NAMES: Final = (
    *("release", "published"),
    *(column.name for column in ENTITY_COLUMNS),
    *("document", "source", "title", "publisher"),
)
ERROR_NAMES: Final = ("document", *(column.name for column in ERROR_COLUMNS))
_TABLES: Final = {"": FLAT_NAMES, "entities": ENTITY_NAMES, "errors": ERROR_NAMES}
# Where a table that is not the first stands: out.csv → out.entities.csv.
SIDE_TABLES: Final = tuple(name for name in _TABLES if name)
# By its first line a table of ours is known again, also one of version 0.1 before its release: entities and facts
# mixed, with these columns at its head.
HEADERS: Final = (
    *(",".join(names) for names in _TABLES.values()),
    "document,document_id,document_source,document_title,document_published,document_publisher,id,type,text,start_char",
)
_STARTS_FORMULA = frozenset("=+-@\t\r")
# What spreadsheets take a code with a leading zero for is a number.
_CODE = "ICCS "
_BOM = "\ufeff"
# Their whole numbers are written with a point: readers that tell a column's type by its first rows (DuckDB, Polars)
# would take it for one of whole numbers, and round or refuse what comes later.
_REAL: Final = frozenset(column.name for column in (*FLAT_COLUMNS, *ENTITY_COLUMNS) if column.storage == "real")


def side_path(path: Path, table: str) -> Path:
    """Where a table stands that belongs to a file: ``out.entities.csv`` beside ``out.csv``."""
    return path.with_name(f"{path.stem}.{table}{path.suffix}") if table else path


class _Sheet:
    """UTF-8 CSV (RFC 4180, but for ``\\n`` line ends) of rows by name."""

    def __init__(self, out: TextIO, names: Sequence[str], options: Options) -> None:
        self.names = names
        self.options = options
        self.writer = csv.writer(out, lineterminator="\n")
        if options.excel:
            out.write(_BOM)
        self.writer.writerow(names)

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.writer.writerows([self._cell(name, row[name]) for name in self.names] for row in rows)

    def _cell(self, name: str, value: object) -> object:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int) and name in _REAL and not self.options.excel:
            return f"{value}.0"
        if name == "iccs" and value and self.options.excel:
            return f"{_CODE}{value}"
        return value if self.options.raw else harmless(value)


def of_facts(options: Options) -> bool:
    """Whether facts are asked for."""
    return not options.only or FACTS in options.only


class CsvWriter(Writer):
    """Writes flat facts to a stream; entities where no facts are asked for."""

    def __init__(self, out: TextIO, several: bool, options: Options = PLAIN) -> None:
        super().__init__(out, several, options)
        self.count = 0
        self.of_facts = of_facts(options)
        self.sheet = _Sheet(out, FLAT_NAMES if self.of_facts else ENTITY_NAMES, options)

    def write(self, extraction: Extraction) -> None:
        """Write the rows of one release."""
        self.count += 1
        self.sheet.add((flat_facts if self.of_facts else _entities)(self.count, extraction.to_dict()))


class CsvTables:
    """Writes ``OUT.csv`` with flat facts, ``OUT.entities.csv``, and ``OUT.errors.csv`` where releases have failed.

    Args:
        path: of the first.
        options: ``raw`` and ``excel``.
    """

    def __init__(self, path: Path, options: Options = PLAIN) -> None:
        self.path = path
        self.options = options
        self.files = ExitStack()
        # Where no facts are asked for, the entities stand in their place.
        self.facts = self._open("") if of_facts(options) else None
        self.entities = self._open("entities") if self.facts else self._open("", ENTITY_NAMES)
        self.errors: _Sheet | None = None

    def _open(self, table: str, names: Sequence[str] = ()) -> _Sheet:
        out = self.files.enter_context(side_path(self.path, table).open("w", encoding="utf-8", newline=""))
        return _Sheet(out, names or _TABLES[table], self.options)

    def write(self, number: int, extraction: Data) -> None:
        """Write the facts and the entities of a release."""
        if self.facts:
            self.facts.add(flat_facts(number, extraction))
        self.entities.add(_entities(number, extraction))

    def fail(self, number: int, failure: Data) -> None:
        """Write the row of a release that failed."""
        self.errors = self.errors or self._open("errors")
        self.errors.add([dict(zip(ERROR_NAMES, (number, *error_row(failure)), strict=True))])

    def close(self) -> None:
        """End the files."""
        self.files.close()


def _entities(number: int, extraction: Data) -> Iterable[Mapping[str, Any]]:
    document = extraction["document"]
    about = [number, *(storable(document[name]) for name in ("source", "title", "publisher"))]
    for entity in extraction["entities"]:
        row = (storable(document["id"]), day_of(document["published"]), *entity_row(entity), *about)
        yield dict(zip(ENTITY_NAMES, row, strict=True))


def harmless(cell: object) -> object:
    """The cell, behind an apostrophe where a spreadsheet would run it: Excel and LibreOffice take it for a text then.

    A sign that stands alone is a bound, and runs nothing.
    """
    return f"'{cell}" if isinstance(cell, str) and len(cell) > 1 and cell[0] in _STARTS_FORMULA else cell
