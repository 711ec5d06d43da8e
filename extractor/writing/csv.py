"""CSV for spreadsheets and data frames: a row an entity and a row a fact, with what tells its release."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.writing.formats import PLAIN, Options
from extractor.writing.tables import ENTITY_COLUMNS, Data, entity_rows, error_row, storable

_DOCUMENT_FIELDS = ("id", "source", "title", "published", "publisher")
_ENTITY_FIELDS = tuple(column.name for column in ENTITY_COLUMNS)
_FACT_FIELDS = (
    "action",
    "agent",
    "quantity",
    "object",
    "when",
    "offences",
    "said_by",
    "negated",
    "modality",
    "certainty",
)
_FIELDS = (*_ENTITY_FIELDS, *_FACT_FIELDS)
_HEADER = ("document", *(f"document_{name}" for name in _DOCUMENT_FIELDS), *_FIELDS, "error")
_STARTS_FORMULA = frozenset("=+-@\t\r")
# By its first line a table of ours is known again; those of earlier versions stay here.
HEADERS = (_HEADER,)
# What a fact's row takes over from its quantity and from its date.
_OF_QUANTITY = ("number", "low", "high", "bound", "unit", "counted", "timex", "vague")
_OF_DATE = ("timex_type", "timex_value", "edge", "earliest", "latest")


class CsvTable:
    """Writes UTF-8 CSV (RFC 4180, but for ``\\n`` line ends).

    The facts of a release follow its entities, with ``fact`` as their type; whom they name stands in them by name, and
    their figures and days stand in the columns of quantities and dates, so that such a row can be read alone.
    Every release has at least one row: where nothing was found the columns are empty; where it failed, ``error`` tells
    why.

    Args:
        path: the file.
        options: ``raw``.
    """

    def __init__(self, path: Path, options: Options = PLAIN) -> None:
        self.raw = options.raw
        self.out = path.open("w", encoding="utf-8", newline="")
        self.writer = csv.writer(self.out, lineterminator="\n")
        self.writer.writerow(_HEADER)

    def write(self, number: int, extraction: Data) -> None:
        """Write the entities and the facts of a release."""
        document = (number, *(storable(extraction["document"][name]) for name in _DOCUMENT_FIELDS))
        rows = list(_rows(extraction)) or [{}]
        self._add((*document, *(_cell(row.get(name)) for name in _FIELDS), None) for row in rows)

    def fail(self, number: int, failure: Data) -> None:
        """Write the row of a release that failed."""
        identifier, source, stage, message = error_row(failure)
        empty = (None,) * (len(_DOCUMENT_FIELDS) - 2 + len(_FIELDS))
        self._add([(number, identifier, source, *empty, f"{stage}: {message}")])

    def _add(self, rows: Iterable[tuple[object, ...]]) -> None:
        self.writer.writerows(rows if self.raw else (map(harmless, row) for row in rows))

    def close(self) -> None:
        """End the file."""
        self.out.close()


def _rows(extraction: Data) -> Iterator[Data]:
    entities: dict[str, Data] = {row[0]: dict(zip(_ENTITY_FIELDS, row, strict=True)) for row in entity_rows(extraction)}
    yield from entities.values()
    for fact in extraction["facts"]:
        yield _fact_row(fact, entities, extraction["document"]["text"])


def _fact_row(fact: Data, entities: dict[str, Data], text: str) -> Data:
    quantity, when = entities.get(fact["quantity"], {}), entities.get(fact["when"], {})
    return {
        "id": fact["id"],
        "type": "fact",
        "text": storable(text[fact["start"] : fact["end"]]),
        "start_char": fact["start"],
        "end_char": fact["end"],
        "sentence": fact["sentence"],
        **{name: quantity.get(name) for name in _OF_QUANTITY},
        **{name: when.get(name) for name in _OF_DATE},
        "action": storable(fact["action"]),
        "agent": entities.get(fact["agent"], {}).get("name") or storable(fact["agent_text"]),
        "quantity": quantity.get("text"),
        "object": storable(fact["object"]),
        "when": when.get("text"),
        "offences": "; ".join(entities[one]["name"] or entities[one]["text"] for one in fact["offences"]) or None,
        "said_by": entities.get(fact["said_by"], {}).get("name") or storable(fact["said_by_text"]),
        "negated": fact["negated"],
        "modality": fact["modality"],
        "certainty": fact["certainty"],
    }


def harmless(cell: object) -> object:
    """The cell, behind an apostrophe where a spreadsheet would run it: Excel and LibreOffice take it for a text then.

    A sign that stands alone is a bound, and runs nothing.
    """
    return f"'{cell}" if isinstance(cell, str) and len(cell) > 1 and cell[0] in _STARTS_FORMULA else cell


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
