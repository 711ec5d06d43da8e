"""A SQLite database with foreign keys, indexes and a view that shows facts by name; opens in Datasette as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from extractor.writing.formats import PLAIN, Options
from extractor.writing.tables import (
    DOCUMENT_COLUMNS,
    ENTITY_COLUMNS,
    ERROR_COLUMNS,
    FACT_COLUMNS,
    Column,
    Data,
    document_row,
    entity_rows,
    error_row,
    fact_offence_rows,
    fact_rows,
)

_NUMBER = "document INTEGER NOT NULL REFERENCES documents"
_INDEXES = """
CREATE INDEX documents_by_published ON documents (published);
CREATE INDEX entities_by_type ON entities (type, timex_value);
CREATE INDEX entities_by_agency ON entities (agency_id) WHERE agency_id IS NOT NULL;
CREATE INDEX entities_by_offence ON entities (offence_id) WHERE offence_id IS NOT NULL;
CREATE INDEX entities_by_unit ON entities (unit, number) WHERE number IS NOT NULL;
CREATE INDEX facts_by_action ON facts (action);
"""
_VIEW = """
CREATE VIEW facts_by_name AS
SELECT facts.document, facts.id, documents.source, documents.published,
       coalesce(agent.name, facts.agent_text) AS agent, facts.action, facts.negated, facts.modality, facts.certainty,
       quantity.text AS quantity, quantity.number, quantity.low, quantity.high, quantity.unit, facts.object,
       moment.text AS "when", moment.earliest, moment.latest,
       (SELECT group_concat(coalesce(offence.name, offence.text), '; ')
        FROM fact_offences JOIN entities AS offence
          ON offence.document = fact_offences.document AND offence.id = fact_offences.entity
        WHERE fact_offences.document = facts.document AND fact_offences.fact = facts.id) AS offences,
       coalesce(speaker.name, facts.said_by_text) AS said_by,
       substr(documents.text, facts.start_char + 1, facts.end_char - facts.start_char) AS text
FROM facts
JOIN documents ON documents.document = facts.document
LEFT JOIN entities AS agent ON agent.document = facts.document AND agent.id = facts.agent
LEFT JOIN entities AS quantity ON quantity.document = facts.document AND quantity.id = facts.quantity
LEFT JOIN entities AS moment ON moment.document = facts.document AND moment.id = facts.when_entity
LEFT JOIN entities AS speaker ON speaker.document = facts.document AND speaker.id = facts.said_by;
"""
_STORAGE = {"text": "TEXT", "integer": "INTEGER", "real": "NUMERIC", "boolean": "INTEGER"}


class SqliteTables:
    """Writes the tables documents, entities, facts, fact_offences and errors."""

    def __init__(self, path: Path, options: Options = PLAIN) -> None:
        self.base = sqlite3.connect(path, isolation_level=None)
        # The file gets its name when it is whole: a journal of what leads there is of no use.
        self.base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self.base.executescript(_schema())
        self.base.execute("BEGIN")
        self.documents = _insert("documents", 1 + len(DOCUMENT_COLUMNS))
        self.entities = _insert("entities", 1 + len(ENTITY_COLUMNS))
        self.facts = _insert("facts", 1 + len(FACT_COLUMNS))
        self.errors = _insert("errors", 1 + len(ERROR_COLUMNS))

    def write(self, number: int, extraction: Data) -> None:
        """Add a release, its entities and its facts."""
        self.base.execute(self.documents, (number, *document_row(extraction)))
        self.base.executemany(self.entities, ((number, *row) for row in entity_rows(extraction)))
        self.base.executemany(self.facts, ((number, *row) for row in fact_rows(extraction)))
        pairs = ((number, *row) for row in fact_offence_rows(extraction))
        self.base.executemany(_insert("fact_offences", 3), pairs)

    def fail(self, number: int, failure: Data) -> None:
        """Add the error record of a release that failed."""
        self.base.execute(self.errors, (number, *error_row(failure)))

    def close(self) -> None:
        """Add the indexes, and end the file."""
        self.base.execute("COMMIT")
        self.base.executescript(f"{_INDEXES}{_VIEW} PRAGMA optimize;")
        self.base.close()


def _schema() -> str:
    refer = "FOREIGN KEY (document, {}) REFERENCES entities"
    references = [refer.format(name) for name in ("agent", "quantity", "when_entity", "said_by")]
    pair = ["document INTEGER NOT NULL", "fact TEXT NOT NULL", "entity TEXT NOT NULL"]
    pair += ["FOREIGN KEY (document, fact) REFERENCES facts", "FOREIGN KEY (document, entity) REFERENCES entities"]
    tables = {
        "documents": ["document INTEGER PRIMARY KEY", *_define(DOCUMENT_COLUMNS)],
        "entities": [_NUMBER, *_define(ENTITY_COLUMNS), "PRIMARY KEY (document, id)"],
        "facts": [_NUMBER, *_define(FACT_COLUMNS), "PRIMARY KEY (document, id)", *references],
        "fact_offences": [*pair, "PRIMARY KEY (document, fact, entity)"],
        "errors": ["document INTEGER PRIMARY KEY", *_define(ERROR_COLUMNS)],
    }
    keyed_by_pair = {"entities", "facts", "fact_offences"}
    return "".join(
        f"CREATE TABLE {name} ({', '.join(columns)}){' WITHOUT ROWID' if name in keyed_by_pair else ''};\n"
        for name, columns in tables.items()
    )


def _define(columns: Sequence[Column]) -> list[str]:
    needed = {"id", "type", "text", "action", "source", "start_char", "end_char"}
    return [f"{one.name} {_STORAGE[one.storage]}{' NOT NULL' if one.name in needed else ''}" for one in columns]


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"
