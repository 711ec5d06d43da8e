"""Rows of the tables of a run back to JSON-ready data: the reverse of ``extractor.writing.tables``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from extractor.compare.runs.run import Data
from extractor.entities import KINDS, SCHEMA, Document, Fact, Provenance
from extractor.writing.columns import Column, moment_of
from extractor.writing.tables import DOCUMENT_COLUMNS, ENTITY_COLUMNS, FACT_COLUMNS, REFERENCE_COLUMNS

TABLES: Mapping[str, tuple[Column, ...]] = {
    "documents": DOCUMENT_COLUMNS,
    "entities": ENTITY_COLUMNS,
    "facts": FACT_COLUMNS,
}
# The number that leads a row, beside that of its document.
NUMBERED: Mapping[str, tuple[str, ...]] = {"documents": (), "entities": ("entity",), "facts": ("fact",)}
OLD_TABLES = "written by an earlier version of extract-facts, with other tables; run the batch again"
_DOCUMENT = tuple(one.name for one in fields(Document))
_FACT = tuple(one.name for one in fields(Fact))
_PROVENANCE = tuple(one.name for one in fields(Provenance))


class Reader:
    """Makes data of rows whose columns are known.

    Args:
        columns: by table, the names of those columns that are there, in their order in the rows. Rows of entities
            and of facts begin with their number.
    """

    def __init__(self, columns: Mapping[str, Sequence[str]]) -> None:
        self.document_fields = _fields(columns["documents"], DOCUMENT_COLUMNS, None)
        self.id_at, self.type_at = (1 + list(columns["entities"]).index(name) for name in ("id", "type"))
        self.entity_fields = {
            type_: _in_order(_fields(["entity", *columns["entities"]], ENTITY_COLUMNS, type_), kind.record)
            for type_, kind in KINDS.items()
        }
        self.fact_fields = _in_order(_fields(["fact", *columns["facts"]], FACT_COLUMNS, None), Fact)

    def extraction(
        self,
        document: Sequence[Any],
        entities: Sequence[Sequence[Any]],
        facts: Sequence[Sequence[Any]],
        offences: Mapping[int, list[int]],
    ) -> Data:
        """An extraction from its rows; ``offences`` are those of each fact, by their numbers."""
        about = _record(document, self.document_fields)
        for name in ("published", "updated"):
            about[name] = moment_of(about.get(name), about.pop(f"{name}_time", None))
        ids = {row[0]: row[self.id_at] for row in entities}
        found = [_record(row, self.fact_fields) for row in facts]
        for row, fact in zip(facts, found, strict=True):
            fact["offences"] = [ids[one] for one in offences.get(row[0], ())]
            for column in REFERENCE_COLUMNS:
                fact[column.field] = ids.get(fact[column.field])
        return {
            "schema": SCHEMA,
            "document": {name: about[name] for name in _DOCUMENT if name in about},
            "entities": [_record(row, self.entity_fields[row[self.type_at]]) for row in entities],
            "facts": [{name: fact[name] for name in _FACT if name in fact} for fact in found],
            "warnings": (about.get("warnings") or "").splitlines(),
            "provenance": {name: about[name] for name in _PROVENANCE if name in about},
        }


# Where a value stands in a row, the field that it is, and how it becomes the field's value.
_Field = tuple[int, str, Callable[[Any], Any] | None]


def _fields(present: Sequence[str], columns: Sequence[Column], type_: str | None) -> list[_Field]:
    places = {name: place for place, name in enumerate(present)}
    return [
        (places[column.name], column.field, _CONVERT.get(column.storage))
        for column in columns
        if column.name in places and column.only in (None, type_)
    ]


def _in_order(found: Sequence[_Field], kind: type) -> list[_Field]:
    """Those that the record has, in its order."""
    order = {one.name: place for place, one in enumerate(fields(kind))}
    return sorted((one for one in found if one[1] in order), key=lambda one: order[one[1]])


def _record(row: Sequence[Any], wanted: Sequence[_Field]) -> dict[str, Any]:
    return {
        field: convert(row[place]) if convert and row[place] is not None else row[place]
        for place, field, convert in wanted
    }


def _whole(number: Any) -> Any:  # noqa: ANN401
    return int(number) if isinstance(number, float) and number.is_integer() else number


_CONVERT: dict[str, Callable[[Any], Any]] = {"boolean": bool, "real": _whole}
