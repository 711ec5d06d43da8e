"""Extractions as rows of tables: documents, entities, facts, errors. The same columns in SQLite and Parquet.

Documents, entities and facts are numbered through the output, from 1, and refer to each other by these numbers: ids
that come with the releases need not be unique, and those of entities (e1) begin anew with each release. Columns are
called as in the JSON but where they mean different things in different types of entity: see ``ENTITY_COLUMNS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from extractor.entities import KINDS
from extractor.writing.columns import Column, Data, Row, columns, day_of, storable, time_of

_SPAN = columns("integer", "start", "end")

DOCUMENT_COLUMNS = (
    *columns("text", "id", "source", "title"),
    # A day and a time of day: one column, one type.
    *columns("text", "published", "published_time", "updated", "updated_time"),
    *columns("text", "publisher", "language", "sha256", "text"),
    *columns("text", "warnings", "version", "pack", "pack_sha256", "spacy"),
)
ENTITY_COLUMNS = (
    *columns("text", "id", "type", "text"),
    *_SPAN,
    *columns("integer", "sentence"),
    *columns("text", "rule", "name", "timex_type"),
    Column("timex_value", "text", "value", "date"),
    *columns("text", "edge", "earliest", "latest", "agency_id", "country", "kind", "parent"),
    *columns("boolean", "named"),
    *columns("text", "wikidata"),
    Column("number", "real", "value", "quantity"),
    *columns("real", "low", "high"),
    *columns("text", "bound", "unit"),
    Column("counted", "text", "of"),
    *columns("text", "timex"),
    *columns("boolean", "vague"),
    *columns("text", "restates"),
    *columns("text", "offence_id", "iccs", "nibrs", "inchoate", "stage"),
    *columns("text", "label", "term_id"),
    Column("term_value", "text", "value", "term"),
)
# What a fact refers to, by the number of the entity; its offences are rows of ``fact_offences``.
REFERENCE_COLUMNS = tuple(
    Column(f"{name}_entity", "integer", name) for name in ("agent", "quantity", "when", "said_by")
)
FACT_COLUMNS = (
    *columns("text", "id", "action", "agent_text", "object", "said_by_text"),
    *REFERENCE_COLUMNS,
    *columns("boolean", "negated"),
    *columns("text", "modality", "certainty"),
    *columns("integer", "sentence"),
    *_SPAN,
)
ERROR_COLUMNS = columns("text", "id", "source", "stage", "message")


class Rows(NamedTuple):
    """The rows of one release, each behind its numbers.

    ``document`` has its number and ``DOCUMENT_COLUMNS``; ``entities`` have theirs, the document's and
    ``ENTITY_COLUMNS``; ``facts`` likewise ``FACT_COLUMNS``; ``offences`` pair the numbers of a fact and of an offence.
    """

    document: Row
    entities: list[Row]
    facts: list[Row]
    offences: list[Row]


class Numbering:
    """Numbers entities and facts as they come, from 1."""

    def __init__(self) -> None:
        self.entities = self.facts = 0

    def rows(self, number: int, extraction: Data) -> Rows:
        """The rows of the release with this number."""
        entity_of = {entity["id"]: self.entities + place for place, entity in enumerate(extraction["entities"], 1)}
        entities = [(entity_of[entity["id"]], number, *entity_row(entity)) for entity in extraction["entities"]]
        facts, offences = [], []
        for fact_number, fact in enumerate(extraction["facts"], self.facts + 1):
            facts.append((fact_number, number, *_fact_row(fact, entity_of)))
            offences += [(fact_number, entity_of[one]) for one in dict.fromkeys(fact["offences"])]
        self.entities += len(entities)
        self.facts += len(facts)
        return Rows((number, *document_row(extraction)), entities, facts, offences)


def document_row(extraction: Data) -> Row:
    """The values of ``DOCUMENT_COLUMNS``; warnings a line each."""
    document = {**extraction["document"], **extraction["provenance"], "warnings": "\n".join(extraction["warnings"])}
    for name in ("published", "updated"):
        document[f"{name}_time"], document[name] = time_of(document[name]), day_of(document[name])
    return tuple(storable(document[column.field]) for column in DOCUMENT_COLUMNS)


def entity_row(entity: Data) -> Row:
    """The values of ``ENTITY_COLUMNS``."""
    return _ENTITY_ROWS[entity["type"]](entity)


def error_row(failure: Data) -> Row:
    """The values of ``ERROR_COLUMNS``."""
    return tuple(storable(failure[column.field]) for column in ERROR_COLUMNS)


def _fact_row(fact: Data, entity_of: Mapping[str | None, int]) -> Row:
    return tuple(
        entity_of.get(fact[column.field]) if column in REFERENCE_COLUMNS else storable(fact[column.field])
        for column in FACT_COLUMNS
    )


def _entity_row(type_: str) -> Callable[[Data], Row]:
    fields = [column.field if column.only in (None, type_) else "" for column in ENTITY_COLUMNS]
    return lambda entity: tuple(storable(entity.get(field)) for field in fields)


_ENTITY_ROWS = {type_: _entity_row(type_) for type_ in KINDS}
