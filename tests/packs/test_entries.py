"""The entries in force, what they must find, and the pack to start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.packs import Rules, standard_pack
from extractor.packs.entries import entries_in_force, entries_of, select
from extractor.packs.examples import examples_of, nations_of, parse
from extractor.packs.schema import ENTRY_TABLES, entry_tables
from extractor.packs.starter import starter_files
from tests.packs.conftest import MakePack


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("an [axe]", "an axe", ((3, 6),)),
        ("[axe] and [hoe]", "axe and hoe", ((0, 3), (8, 11))),
        ("no axe", "no axe", ()),
    ],
)
def test_brackets_mark_spans(marked: str, text: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert parse(marked) == (text, spans)


def test_an_entry_tells_where_it_stands(make_pack: MakePack) -> None:
    root = make_pack(
        "p",
        {
            "agencies.csv": "# bodies\nid,name,acronyms\nx,Portbury Board,PBQ; PBX\n",
            "dates.toml": "\n[[holiday]]\nid = 'h'\nnames = ['Hay']\nday = [1, 2]\nexamples = [\n'On [Hay].',\n]\n",
        },
    )
    body, holiday = entries_of(Rules([root]).packs[1])
    assert (body.id, body.path, body.line) == ("x", root / "agencies.csv", 3)
    assert body.forms == ["Portbury Board", "PBQ", "PBX"]
    assert (holiday.id, holiday.line, holiday.examples) == ("h", 2, ["On [Hay]."])
    (example,) = examples_of([holiday], {})
    assert (example.line, example.texts) == (7, (("On Hay.", ((3, 6),)),))


def test_a_replaced_entry_is_not_in_force(make_pack: MakePack) -> None:
    rules = Rules([make_pack("p", {"agencies.csv": "id,name\nus-fbi,Portbury Bureau\n"})])
    named = [entry for entry in entries_in_force(rules) if entry.id == "us-fbi"]
    assert [(entry.data["name"], entry.pack.name) for entry in named] == [("Portbury Bureau", "p")]
    assert len(entries_in_force(rules)) == len(entries_in_force(Rules()))


def test_every_table_of_the_standard_pack_has_entries() -> None:
    found = {entry.table.label for entry in entries_in_force(Rules())}
    assert found == {table.label for table in ENTRY_TABLES} - {"terms.toml#term"}  # types that packs add


def test_selection_by_type_and_text() -> None:
    entries = entries_in_force(Rules())
    assert {entry.table.type for entry in select(entries, "dates")} == {"dates"}
    assert "us-fbi" in [entry.id for entry in select(entries, "agencies", "bureau of INVESTIGATION")]
    assert "us-fbi" in [entry.id for entry in select(entries, None, "us-fb")]
    assert select(entries, "dates", "bureau of investigation") == []


def test_a_body_is_tested_by_all_its_names_where_its_country_is_told(make_pack: MakePack) -> None:
    root = make_pack("p", {"agencies.csv": "id,name,aliases,country\nx,Portbury Board,the Boarders; The PB Desk,NZ\n"})
    rules = Rules([root])
    texts = [
        text
        for e in examples_of(entries_of(rules.packs[1]), nations_of(rules.table("agencies.toml")))
        for text in e.texts
    ]
    assert [text[0][slice(*text[1][0])] for text in texts] == ["Portbury Board", "Boarders", "PB Desk"]
    assert all("New Zealand" in text for text, _ in texts)


def test_the_starter_is_a_pack_without_a_fault(tmp_path: Path) -> None:
    for name, content in starter_files("mine").items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    rules = Rules([tmp_path])
    assert rules.name == "en+mine"
    assert [entry.table.type for entry in entries_of(rules.packs[1])] == ["agencies", "dates", "quantities", "offences"]


def test_the_starter_explains_every_field() -> None:
    files = starter_files("mine")
    for name in ("agencies.csv", "offences.csv", "units.csv"):
        for field in entry_tables(name)[""].fields:
            assert f"# {field.name}: " in files[name]
    assert set(files) <= {path.name for path in standard_pack().iterdir()}
