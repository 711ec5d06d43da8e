"""Flat facts: every output has the same columns with the same values."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.batch.own import is_own
from extractor.entities import Extraction
from extractor.writing.csv import CsvTables
from extractor.writing.flat import FLAT_COLUMNS, FLAT_NAMES, flat_facts
from extractor.writing.formats import FORMATS, Options
from extractor.writing.sqlite import SqliteTables
from extractor.writing.tables import FACT_COLUMNS
from tests.writing.examples import full

TEXTS = (
    """Harbour police seize 9,000 cigarettes
Published: 3 May 2024 10:15
PORTBURY – Officers of the Portbury Police Department have arrested more than 20 men for smuggling and
money laundering since April, the Ministry of Finance said. They did not seize 40 kg of cocaine.
""",
    """Court fines firm
Published: 5 May 2024
The Portbury District Court fined Marlow Ltd $1.2 million to $1.4 million for wire fraud on Friday.
""",
)


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    found = [extractor.extract(text) for text in TEXTS]
    for number, one in enumerate(found, 1):
        one.document.id, one.document.source = f"r{number}", f"in/r{number}.txt"
    assert sum(len(one.facts) for one in found) >= 3
    return found


def written(name: str, extractions: list[Extraction], options: Options = Options()) -> str:  # noqa: B008
    out = io.StringIO()
    writer = FORMATS[name].make(out, True, options)
    for one in extractions:
        writer.write(one)
    writer.close()
    return out.getvalue()


def flat(extractions: list[Extraction]) -> list[dict[str, Any]]:
    return [fact for number, one in enumerate(extractions, 1) for fact in flat_facts(number, one.to_dict())]


def cell(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_a_fact_tells_its_release_its_sentence_its_values_and_its_ids(extractions: list[Extraction]) -> None:
    facts = flat(extractions)
    arrest = next(fact for fact in facts if fact["action"] == "arrest")
    assert arrest["sentence_text"].startswith(
        "PORTBURY – Officers of the Portbury Police Department have arrested more than"
    )
    assert arrest["sentence_text"].endswith("the Ministry of Finance said.")
    told = ("release", "published", "when_value", "edge", "bound", "number", "counted", "offences", "iccs", "negated")
    assert [arrest[name] for name in told] == [
        *("r1", "2024-05-03", "2024-04", "since", ">", 20, "men"),
        *("Smuggling of goods; Money laundering", "08044; 07041", False),
    ]
    assert "more than 20" in TEXTS[0][arrest["start"] : arrest["end"]]
    assert any(fact["negated"] for fact in facts)
    fine = facts[-1]
    assert (fine["low"], fine["high"], fine["unit"], fine["number"]) == (1_200_000, 1_400_000, "USD", None)


def test_every_output_has_the_same_columns_and_values(extractions: list[Extraction], tmp_path: Path) -> None:
    facts = flat(extractions)
    assert [tuple(fact) for fact in facts] == [FLAT_NAMES] * len(facts)
    assert [json.loads(line) for line in written("facts", extractions).splitlines()] == facts

    rows = list(csv.DictReader(io.StringIO(written("csv", extractions))))
    real = {column.name for column in FLAT_COLUMNS if column.storage == "real"}  # told to be so, whole or not
    told = [{name: float(value) if value and name in real else value for name, value in f.items()} for f in facts]
    assert rows == [{name: cell(value) for name, value in fact.items()} for fact in told]

    base = SqliteTables(tmp_path / "out.db")
    for number, one in enumerate(extractions, 1):
        base.write(number, one.to_dict())
    base.close()
    view = sqlite3.connect(tmp_path / "out.db").execute("SELECT * FROM facts_by_name ORDER BY document, start, id")
    assert tuple(name for name, *_ in view.description) == FLAT_NAMES
    assert [dict(zip(FLAT_NAMES, row, strict=True)) for row in view] == facts

    arrow = pytest.importorskip("pyarrow.parquet")
    from extractor.writing.parquet import ParquetTables

    tables = ParquetTables(tmp_path / "out.parquet")
    for number, one in enumerate(extractions, 1):
        tables.write(number, one.to_dict())
    tables.close()
    found = arrow.read_table(tmp_path / "out.parquet" / "facts").to_pylist()
    assert [{name: row[name] for name in FLAT_NAMES} for row in found] == facts


def test_a_name_means_the_same_in_flat_facts_and_in_the_table_of_facts() -> None:
    flat_columns = {column.name: column.storage for column in FLAT_COLUMNS}
    shared = [column for column in FACT_COLUMNS if column.name in flat_columns]
    assert {column.name for column in shared} >= {"id", "action", "object", "negated", "start", "end"}
    assert all(flat_columns[column.name] == column.storage for column in shared)


def test_csv_has_entities_where_no_facts_are_asked_for() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", [full()], Options(only=("dates",))))))
    assert [row["timex_value"] for row in rows if row["type"] == "date"][:2] == ["2023-04", "2020"]


def test_excel_gets_a_mark_and_codes_that_stay_texts(extractions: list[Extraction]) -> None:
    text = written("csv", extractions, Options(excel=True))
    assert text.startswith("\ufeffrelease,published,")
    codes = [row["iccs"] for row in csv.DictReader(io.StringIO(text[1:]))]
    assert "ICCS 08044; 07041" in codes


def test_flat_facts_are_known_again_and_never_read_as_releases(extractions: list[Extraction], tmp_path: Path) -> None:
    assert is_own("facts.jsonl", written("facts", extractions).encode()[:4096])
    assert is_own("facts.csv", written("csv", extractions, Options(excel=True)).encode()[:4096])
    assert is_own("facts.csv", written("csv", extractions, Options(only=("dates",))).encode()[:4096])
    tables = CsvTables(tmp_path / "out.csv")
    tables.fail(1, {"id": "a", "source": "a.txt", "stage": "read", "message": "empty"})
    tables.close()
    assert all(is_own(path.name, path.read_bytes()) for path in tmp_path.iterdir())
    assert not is_own("mine.jsonl", b'{"release":"r1","text":"Police held 3 men."}\n')
    old = "document,document_id,document_source,document_title,document_published,document_publisher,id,type,text,"
    assert is_own("old.csv", f"{old}start_char,end_char\n".encode())


@pytest.fixture
def base(extractions: list[Extraction], tmp_path: Path) -> sqlite3.Connection:
    tables = SqliteTables(tmp_path / "out.db")
    for number, one in enumerate(extractions, 1):
        tables.write(number, one.to_dict())
    tables.close()
    return sqlite3.connect(tmp_path / "out.db")


def test_every_foreign_key_names_one_column_of_one_table(base: sqlite3.Connection) -> None:
    tables = [name for (name,) in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    keys = {
        (table, key[3]): (key[2], key[4])
        for table in tables
        for key in base.execute(f"PRAGMA foreign_key_list({table})")
    }
    assert keys[("facts", "agent_entity")] == ("entities", "entity")
    assert keys[("facts", "document")] == keys[("entities", "document")] == ("documents", "document")
    assert keys[("fact_offences", "fact")] == ("facts", "fact")
    assert all(column is not None for _, column in keys.values())
    assert len(keys) == sum(len(base.execute(f"PRAGMA foreign_key_list({table})").fetchall()) for table in tables)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_words_are_found_in_releases_and_in_facts(base: sqlite3.Connection) -> None:
    query = "SELECT id FROM documents WHERE document IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?)"
    assert base.execute(query, ("arresting",)).fetchall() == [("r1",)], "by its stem"
    query = "SELECT action FROM facts WHERE fact IN (SELECT rowid FROM facts_fts WHERE facts_fts MATCH ?)"
    assert base.execute(query, ('"district court"',)).fetchall() == [("fine",)]
    assert base.execute("INSERT INTO documents_fts(documents_fts, rank) VALUES ('integrity-check', 1)")
