"""A SQLite database with foreign keys, indexes, full-text search and the view ``facts_by_name``, which shows facts as
``flat`` does. Datasette and sqlite-utils open it as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from extractor.writing.columns import Column, Data
from extractor.writing.flat import FLAT_NAMES, SEPARATOR, Sentences
from extractor.writing.formats import PLAIN, Options
from extractor.writing.tables import (
    DOCUMENT_COLUMNS,
    ENTITY_COLUMNS,
    ERROR_COLUMNS,
    FACT_COLUMNS,
    REFERENCE_COLUMNS,
    Numbering,
    error_row,
)

_DOCUMENT = "document INTEGER NOT NULL REFERENCES documents (document)"
_INDEXES = """
CREATE INDEX documents_by_published ON documents (published);
CREATE INDEX entities_by_document ON entities (document);
CREATE INDEX entities_by_type ON entities (type, timex_value);
CREATE INDEX entities_by_agency ON entities (agency_id) WHERE agency_id IS NOT NULL;
CREATE INDEX entities_by_offence ON entities (offence_id) WHERE offence_id IS NOT NULL;
CREATE INDEX entities_by_unit ON entities (unit, number) WHERE number IS NOT NULL;
CREATE INDEX facts_by_document ON facts (document);
CREATE INDEX facts_by_action ON facts (action);
CREATE INDEX fact_offences_by_entity ON fact_offences (entity);
"""
# The columns that are searched; English words are found by their stems.
_SEARCHED: Final = {
    "documents": ("document", ("title", "publisher", "text")),
    "facts": ("fact", ("agent_text", "action", "object", "said_by_text", "sentence_text")),
}
_OFFENCES = """(SELECT group_concat(value, '{separator}') FROM (SELECT {value} AS value
        FROM fact_offences JOIN entities AS offence ON offence.entity = fact_offences.entity
        WHERE fact_offences.fact = facts.fact GROUP BY value ORDER BY min(offence.entity)))"""


def _line(value: str) -> str:
    """A text of the release on one line."""
    return f"replace({value}, char(10), ' ')"


# Where each column of ``flat`` comes from; all others are columns of facts.
_SHOWN: Final = {
    "release": "documents.id",
    "published": "documents.published",
    "when": _line("moment.text"),
    "when_value": "moment.timex_value",
    **{name: f"moment.{name}" for name in ("edge", "earliest", "latest")},
    "agent": _line("coalesce(agent.name, facts.agent_text)"),
    "agent_id": "agent.agency_id",
    "quantity": _line("quantity.text"),
    **{name: f"quantity.{name}" for name in ("bound", "number", "low", "high", "unit")},
    "counted": _line("quantity.counted"),
    "object": _line("facts.object"),
    "offences": _line(_OFFENCES.format(separator=SEPARATOR, value="coalesce(offence.name, offence.text)")),
    "iccs": _OFFENCES.format(separator=SEPARATOR, value="offence.iccs"),
    "said_by": _line("coalesce(speaker.name, facts.said_by_text)"),
    "said_by_id": "speaker.agency_id",
    **{name: f"documents.{name}" for name in ("source", "title", "publisher")},
}
_COLUMNS = ",\n       ".join('{} AS "{}"'.format(_SHOWN.get(name) or f'facts."{name}"', name) for name in FLAT_NAMES)
_VIEW = f"""
CREATE VIEW facts_by_name AS
SELECT {_COLUMNS}
FROM facts
JOIN documents ON documents.document = facts.document
LEFT JOIN entities AS agent ON agent.entity = facts.agent_entity
LEFT JOIN entities AS quantity ON quantity.entity = facts.quantity_entity
LEFT JOIN entities AS moment ON moment.entity = facts.when_entity
LEFT JOIN entities AS speaker ON speaker.entity = facts.said_by_entity;
"""
_STORAGE = {"text": "TEXT", "integer": "INTEGER", "real": "NUMERIC", "boolean": "INTEGER"}
# The text of a release may be left out.
_NEEDED = frozenset({"id", "type", "action", "start", "end"})


class SqliteTables:
    """Writes the tables documents, entities, facts, fact_offences and errors, and what makes them easy to ask."""

    def __init__(self, path: Path, options: Options = PLAIN) -> None:
        self.base = sqlite3.connect(path, isolation_level=None)
        # The file gets its name when it is whole: a journal of what leads there is of no use.
        self.base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self.base.executescript(_schema())
        self.base.execute("BEGIN")
        self.numbering = Numbering()
        self.documents = _insert("documents", 1 + len(DOCUMENT_COLUMNS))
        self.entities = _insert("entities", 2 + len(ENTITY_COLUMNS))
        self.facts = _insert("facts", 3 + len(FACT_COLUMNS))
        self.errors = _insert("errors", 1 + len(ERROR_COLUMNS))

    def write(self, number: int, extraction: Data) -> None:
        """Add a release, its entities and its facts."""
        rows = self.numbering.rows(number, extraction)
        self.base.execute(self.documents, rows.document)
        self.base.executemany(self.entities, rows.entities)
        if not rows.facts:
            return
        sentence_of = Sentences(extraction["document"]["text"])
        sentences = map(sentence_of, extraction["facts"])
        self.base.executemany(self.facts, ((*row, text) for row, text in zip(rows.facts, sentences, strict=True)))
        self.base.executemany(_insert("fact_offences", 2), rows.offences)

    def fail(self, number: int, failure: Data) -> None:
        """Add the error record of a release that failed."""
        self.base.execute(self.errors, (number, *error_row(failure)))

    def close(self) -> None:
        """Add the indexes, the search and the view, and end the file."""
        self.base.execute("COMMIT")
        self.base.executescript(_INDEXES + _VIEW)
        for table, (key, columns) in _SEARCHED.items():
            self._make_searchable(table, key, columns)
        self.base.executescript("PRAGMA optimize;")
        self.base.close()

    def _make_searchable(self, table: str, key: str, columns: Sequence[str]) -> None:
        """Add a full-text index, quoted as Datasette and sqlite-utils look for it; none where SQLite has no FTS5."""
        words = "porter unicode61 remove_diacritics 2"
        try:
            self.base.execute(
                f"CREATE VIRTUAL TABLE {table}_fts USING fts5({', '.join(columns)}, "
                f"content=\"{table}\", content_rowid='{key}', tokenize='{words}')"
            )
        except sqlite3.OperationalError as error:
            if "no such module" in str(error):
                return
            raise
        self.base.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")


def _schema() -> str:
    references = {column.name: " REFERENCES entities (entity)" for column in REFERENCE_COLUMNS}
    tables = {
        "documents": ["document INTEGER PRIMARY KEY", *_define(DOCUMENT_COLUMNS)],
        "entities": ["entity INTEGER PRIMARY KEY", _DOCUMENT, *_define(ENTITY_COLUMNS)],
        "facts": [
            "fact INTEGER PRIMARY KEY",
            _DOCUMENT,
            *_define(FACT_COLUMNS, references),
            "sentence_text TEXT",
        ],
        "fact_offences": [
            "fact INTEGER NOT NULL REFERENCES facts (fact)",
            "entity INTEGER NOT NULL REFERENCES entities (entity)",
            "PRIMARY KEY (fact, entity)",
        ],
        "errors": ["document INTEGER PRIMARY KEY", *_define(ERROR_COLUMNS)],
    }
    return "".join(
        f"CREATE TABLE {name} ({', '.join(columns)}){' WITHOUT ROWID' if name == 'fact_offences' else ''};\n"
        for name, columns in tables.items()
    )


def _define(columns: Sequence[Column], references: dict[str, str] | None = None) -> list[str]:
    return [
        f'"{one.name}" {_STORAGE[one.storage]}{" NOT NULL" if one.name in _NEEDED else ""}'
        f"{(references or {}).get(one.name, '')}"
        for one in columns
    ]


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"
