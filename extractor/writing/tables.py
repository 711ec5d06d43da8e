"""Extractions as rows of tables: documents, entities, facts, errors. The same columns in CSV, SQLite and Parquet.

A document's number is its place in the output, from 1; the other tables refer to it, since ids that come with
the releases need not be unique. Columns are called as in the JSON but for those that are words of SQL, or that mean
different things in different types of entity: see ``ENTITY_COLUMNS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from extractor.entities import KINDS

Row: TypeAlias = tuple[Any, ...]
Data: TypeAlias = Mapping[str, Any]
Storage: TypeAlias = Literal["text", "integer", "real", "boolean"]

_SURROGATES = re.compile("[\ud800-\udfff]")


class Column(NamedTuple):
    """A column, the JSON field it comes from, and the one type of entity that has the field where names clash."""

    name: str
    storage: Storage
    field: str
    only: str | None = None


def _columns(storage: Storage, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, storage, name) for name in names)


_SPAN = (Column("start_char", "integer", "start"), Column("end_char", "integer", "end"))

DOCUMENT_COLUMNS = (
    *_columns("text", "id", "source", "title", "published", "updated", "publisher", "language", "sha256", "text"),
    *_columns("text", "warnings", "version", "pack", "pack_sha256", "spacy"),
)
ENTITY_COLUMNS = (
    *_columns("text", "id", "type", "text"),
    *_SPAN,
    *_columns("integer", "sentence"),
    *_columns("text", "rule", "name", "timex_type"),
    Column("timex_value", "text", "value", "date"),
    *_columns("text", "edge", "earliest", "latest", "agency_id", "country", "kind", "parent"),
    *_columns("boolean", "named"),
    *_columns("text", "wikidata"),
    Column("number", "real", "value", "quantity"),
    *_columns("real", "low", "high"),
    *_columns("text", "bound", "unit"),
    Column("counted", "text", "of"),
    *_columns("text", "timex"),
    *_columns("boolean", "vague"),
    *_columns("text", "restates"),
    *_columns("text", "offence_id", "iccs", "nibrs", "inchoate", "stage"),
    *_columns("text", "label", "term_id"),
    Column("term_value", "text", "value", "term"),
)
FACT_COLUMNS = (
    *_columns("text", "id", "action", "agent", "agent_text", "quantity", "object"),
    Column("when_entity", "text", "when"),
    *_columns("text", "said_by", "said_by_text"),
    *_columns("boolean", "negated"),
    *_columns("text", "modality", "certainty"),
    *_columns("integer", "sentence"),
    *_SPAN,
)
ERROR_COLUMNS = _columns("text", "id", "source", "stage", "message")


def storable(value: Any) -> Any:  # noqa: ANN401
    """The value as a table takes it.

    A lone surrogate, which no encoder takes, becomes U+FFFD, so that offsets stay; a whole number of more than 64
    bits becomes a floating-point one, or a string where it is too large even for that.
    """
    if isinstance(value, int) and abs(value) >= 1 << 63:
        return float(value) if abs(value) < 10**308 else str(value)
    if isinstance(value, str) and not value.isascii():
        return _SURROGATES.sub("\ufffd", value)
    return value


def document_row(extraction: Data) -> Row:
    """The values of ``DOCUMENT_COLUMNS``; warnings a line each."""
    document = {**extraction["document"], **extraction["provenance"], "warnings": "\n".join(extraction["warnings"])}
    return tuple(storable(document[column.field]) for column in DOCUMENT_COLUMNS)


def entity_rows(extraction: Data) -> Iterator[Row]:
    """The values of ``ENTITY_COLUMNS`` for each entity."""
    return (_ENTITY_ROWS[entity["type"]](entity) for entity in extraction["entities"])


def fact_rows(extraction: Data) -> Iterator[Row]:
    """The values of ``FACT_COLUMNS`` for each fact; its offences are rows of ``fact_offence_rows``."""
    return (tuple(storable(fact[column.field]) for column in FACT_COLUMNS) for fact in extraction["facts"])


def fact_offence_rows(extraction: Data) -> Iterator[tuple[str, str]]:
    """Fact id and entity id of each offence of each fact."""
    return ((fact["id"], offence) for fact in extraction["facts"] for offence in fact["offences"])


def error_row(failure: Data) -> Row:
    """The values of ``ERROR_COLUMNS``."""
    return tuple(storable(failure[column.field]) for column in ERROR_COLUMNS)


def _entity_row(type_: str) -> Callable[[Data], Row]:
    fields = [column.field if column.only in (None, type_) else "" for column in ENTITY_COLUMNS]
    return lambda entity: tuple(storable(entity.get(field)) for field in fields)


_ENTITY_ROWS = {type_: _entity_row(type_) for type_ in KINDS}
