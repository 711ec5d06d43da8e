"""CSV for spreadsheets and data frames: a row an entity, with what tells its release."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from extractor.writing.tables import ENTITY_COLUMNS, Data, entity_rows, error_row, storable

_DOCUMENT_FIELDS = ("id", "source", "title", "published", "publisher")
_HEADER = (
    "document",
    *(f"document_{name}" for name in _DOCUMENT_FIELDS),
    *(column.name for column in ENTITY_COLUMNS),
    "error",
)


class CsvTable:
    """Writes UTF-8 CSV (RFC 4180, but for ``\\n`` line ends).

    Every release has at least one row: where nothing was found the entity's columns are empty; where it failed,
    ``error`` tells why.
    """

    def __init__(self, path: Path) -> None:
        self.out = path.open("w", encoding="utf-8", newline="")
        self.writer = csv.writer(self.out, lineterminator="\n")
        self.writer.writerow(_HEADER)

    def write(self, number: int, extraction: Data) -> None:
        """Write the entities of a release."""
        document = (number, *(storable(extraction["document"][name]) for name in _DOCUMENT_FIELDS))
        rows: Sequence[tuple[object, ...]] = list(entity_rows(extraction)) or [(None,) * len(ENTITY_COLUMNS)]
        self.writer.writerows((*document, *map(_cell, row), None) for row in rows)

    def fail(self, number: int, failure: Data) -> None:
        """Write the row of a release that failed."""
        identifier, source, stage, message = error_row(failure)
        empty = (None,) * (len(_DOCUMENT_FIELDS) - 2 + len(ENTITY_COLUMNS))
        self.writer.writerow((number, identifier, source, *empty, f"{stage}: {message}"))

    def close(self) -> None:
        """End the file."""
        self.out.close()


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
