"""Outputs as the programs read them that people open them with: no error, no warning, no value changed.

What is not installed is passed over, but not where EXTRACT_FACTS_READERS is set: pip install -e '.[readers]'.
"""

from __future__ import annotations

import asyncio
import csv
import json
import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.batch.releases import batch, make_records

TABLES = ("documents", "entities", "facts", "fact_offences", "errors", "facts_by_name")
# More than readers look at before they settle on the type of a column.
MANY = 130


def need(name: str) -> Any:  # noqa: ANN401
    """The module; without it the test is skipped."""
    try:
        return import_module(name)
    except ImportError:
        missing(f"{name} is not installed: pip install -e '.[readers]'")


def missing(what: str) -> None:
    if os.environ.get("EXTRACT_FACTS_READERS"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run in every format: whole numbers first, then others, a code with a zero at its head, and a failure."""
    folder = tmp_path_factory.mktemp("run")
    records = make_records(folder / "in.jsonl", MANY)
    last = (
        "Portbury court fines – ‘café’ raid\n\n"
        "The Portbury District Court fined 4 men £4.5 million to £5.5 million for fraud on "
        "3 May 2024. Police seized 1.5 kg of cocaine."
    )
    with records.open("a", encoding="utf-8") as out:
        out.write(json.dumps({"id": "last", "text": last}) + "\n" + json.dumps({"id": "none", "text": ""}) + "\n")
    for name in ("run.db", "run.csv", "run.parquet", "run.jsonl"):
        batch(records, folder / name)
    return folder


@pytest.fixture(autouse=True)
def no_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for kind in (DeprecationWarning, ResourceWarning):  # what the programs owe each other
            warnings.simplefilter("ignore", kind)
        yield


def test_datasette_shows_every_table_facets_and_search(run: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own libraries
        app = need("datasette.app").Datasette([str(run / "run.db")])

    async def see(path: str, **query: str) -> Any:  # noqa: ANN401
        page = await app.client.get(f"/run{path}?{urlencode(query)}")
        assert page.status_code == 200, (path, query, page.text[-400:])
        return page

    async def see_all() -> None:
        await app.invoke_startup()
        await see("")
        for table in TABLES:
            await see(f"/{table}")
        await see("/entities", _facet="type", agency_id__isblank="0")
        await see("/facts_by_name", _facet="agent", _sort_desc="number")
        assert "/run/entities/" in (await see("/facts")).text, "a fact leads to its entities"
        assert 'name="_search"' in (await see("/documents")).text, "a box to search in"
        found = (await see("/documents.json", _search="fine", _shape="array")).json()
        assert [one["id"] for one in found] == ["last"]
        for row in ("/documents/1", "/entities/1", "/facts/1"):
            await see(row)

    asyncio.run(see_all())


def test_sqlite_utils_searches_it(run: Path) -> None:
    base = need("sqlite_utils").Database(run / "run.db")
    assert {base[name].detect_fts() for name in ("documents", "facts")} == {"documents_fts", "facts_fts"}
    assert [one["id"] for one in base["documents"].search("fined")] == ["last"]
    base.close()


def test_pandas_keeps_every_value(run: Path) -> None:
    pandas = need("pandas")
    facts = pandas.read_csv(run / "run.csv", dtype={"iccs": str})
    assert (facts["number"].dtype, facts["low"].dtype, facts["negated"].dtype) == ("float64", "float64", "bool")
    fine = facts[facts["unit"] == "GBP"].iloc[0]
    assert (fine["iccs"], fine["low"]) == ("0701", 4_500_000)
    codes = {"iccs": str, "nibrs": str}
    entities = pandas.read_csv(run / "run.entities.csv", dtype=codes, low_memory=False)
    assert entities[entities["offence_id"] == "fraud"].iloc[0]["iccs"] == "0701"
    assert "‘café’" in entities.iloc[-1]["title"]
    for name in TABLES[:-1]:
        pandas.read_parquet(run / "run.parquet" / name)
    assert len(pandas.read_json(run / "run.jsonl", lines=True)) == MANY + 2
    table = pandas.read_parquet(run / "run.parquet" / "facts")
    assert list(table["iccs"].dropna()) == list(facts["iccs"].dropna())


def test_duckdb_rounds_nothing(run: Path) -> None:
    duckdb = need("duckdb")

    def ask(query: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = duckdb.sql(query).fetchall()
        return found

    # As with a large file: of which only the beginning is looked at.
    few = f"read_csv('{run / 'run.csv'}', sample_size = 20)"
    assert ask(f"SELECT low, high FROM {few} WHERE unit = 'GBP'") == [(4_500_000.0, 5_500_000.0)]
    assert ask(f"SELECT number FROM {few} WHERE unit = 'kg'") == [(1.5,)]
    assert ask(f"SELECT DISTINCT iccs FROM '{run / 'run.csv'}' WHERE iccs = '0701'") == [("0701",)]
    assert ask(f"SELECT iccs FROM '{run / 'run.entities.csv'}' WHERE offence_id = 'fraud'") == [("0701",)]
    parts = ask(f"SELECT count(*) FROM '{run}/run.parquet/entities/*.parquet'")
    assert parts == ask(f"SELECT count(*) FROM '{run / 'run.entities.csv'}'")
    facts = ask(f"SELECT count(*) FROM (SELECT unnest(facts) FROM '{run / 'run.jsonl'}')")
    assert facts == ask(f"SELECT count(*) FROM '{run / 'run.csv'}'")


def test_polars_reads_it_with_the_codes_named(run: Path) -> None:
    polars = need("polars")
    codes = {"iccs": polars.String, "nibrs": polars.String}
    facts = polars.read_csv(run / "run.csv", schema_overrides=codes, infer_schema_length=None)
    assert facts.filter(polars.col("unit") == "kg")["number"].to_list() == [1.5]
    entities = polars.read_csv(run / "run.entities.csv", schema_overrides=codes, infer_schema_length=None)
    assert entities.filter(polars.col("offence_id") == "fraud")["iccs"].to_list() == ["0701"]
    assert polars.read_parquet(run / "run.parquet" / "entities").height == entities.height
    assert polars.read_ndjson(run / "run.jsonl", infer_schema_length=None).height == MANY + 2


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.slow
def test_a_spreadsheet_keeps_codes_and_letters(run: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc")
    from extractor.batch.converted import convert
    from extractor.writing.formats import Options

    utf_8 = "44,34,76,1"
    convert(str(run / "run.db"), [str(tmp_path / "in.csv")], Options(excel=True))
    there = ["--infilter=CSV:" + utf_8, "--convert-to", "xlsx", "in.csv"]
    back = [
        "--convert-to",
        f"csv:Text - txt - csv (StarCalc):{utf_8},,0,false,true,false",
        "--outdir",
        "back",
        "in.xlsx",
    ]
    for step in (there, back):
        command = [str(office), "--headless", f"-env:UserInstallation=file://{tmp_path}/home", *step]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=240)
    before, after = (_rows(tmp_path / name) for name in ("in.csv", "back/in.csv"))
    kept = ("release", "title", "sentence_text", "iccs", "offences", "agent", "action", "published", "bound", "unit")
    assert [{name: row[name] for name in kept} for row in after] == [
        {name: row[name] for name in kept} for row in before
    ]
    numbers = [[float(row["number"] or "nan") for row in rows if row["number"]] for rows in (before, after)]
    assert numbers[0] == numbers[1]
    assert "ICCS 0701" in {row["iccs"] for row in after}
