"""Packs merged by id, and hashed."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

import extractor
from extractor.packs import PackError, Rules, standard_pack
from extractor.packs.entries import entries_in_force
from extractor.packs.rules import merge
from tests.packs.conftest import MakePack

HOLIDAY = '[[holiday]]\nid = "{id}"\nnames = ["{name}"]\nday = [2, 1]\nexamples = ["On [{name}]."]\n'


def test_entries_of_a_later_pack_are_added_and_replace_those_of_their_id(make_pack: MakePack) -> None:
    first = make_pack("a", {"dates.toml": HOLIDAY.format(id="one", name="Hay") + HOLIDAY.format(id="two", name="Bee")})
    second = make_pack("b", {"dates.toml": HOLIDAY.format(id="two", name="Bay") + HOLIDAY.format(id="six", name="Key")})
    standard = [entry["id"] for entry in Rules().table("dates.toml")["holiday"]]
    rules = Rules([first, second])
    holidays = {entry["id"]: entry["names"][0] for entry in rules.table("dates.toml")["holiday"]}
    assert list(holidays) == [*standard, "one", "two", "six"]
    assert (holidays["one"], holidays["two"], holidays["six"]) == ("Hay", "Bay", "Key")
    assert rules.name == "en+a+b"


def test_lists_of_words_grow_and_other_values_are_replaced() -> None:
    base = {"words": ["a", "b"], "numbers": {"one": 1}, "limit": 5}
    merge(base, {"words": ["c", "a"], "numbers": {"two": 2}, "limit": 6, "new": ["x"]})
    assert base == {"words": ["a", "b", "c"], "numbers": {"one": 1, "two": 2}, "limit": 6, "new": ["x"]}


def test_merging_leaves_what_was_read_alone(make_pack: MakePack) -> None:
    pack = make_pack("a", {"agencies.toml": 'known = ["QQX"]\n'})
    before = Rules().table("agencies.toml")["known"]
    assert Rules([pack]).table("agencies.toml")["known"] == [*before, "QQX"]
    assert Rules().table("agencies.toml")["known"] == before


def test_rows_of_later_packs_come_first_and_replace_those_of_their_id(make_pack: MakePack) -> None:
    first = make_pack("a", {"agencies.csv": "id,name\nx,Old\ny,Why\n"})
    second = make_pack("b", {"agencies.csv": "id,name\nx,New\n"})
    rows = Rules([first, second]).rows("agencies.csv")
    assert [(row["id"], row["name"]) for row in rows[:2]] == [("x", "New"), ("y", "Why")]
    assert rows[2:] == Rules().rows("agencies.csv")


def test_columns_that_a_pack_leaves_out_are_empty(make_pack: MakePack) -> None:
    row = Rules([make_pack("a", {"agencies.csv": "id,name\nx,New\n"})]).rows("agencies.csv")[0]
    assert list(row) == list(Rules().rows("agencies.csv")[0])
    assert {value for key, value in row.items() if key not in ("id", "name")} == {""}


def test_the_hash_follows_the_content_and_not_the_line_ends(make_pack: MakePack) -> None:
    unix = make_pack("a", {"agencies.csv": "id,name\nx,A\n", "pack.toml": 'name = "p"\n'})
    windows = make_pack("b", {"agencies.csv": "id,name\r\nx,A\r\n", "pack.toml": 'name = "p"\r\n'})
    other = make_pack("c", {"agencies.csv": "id,name\nx,B\n", "pack.toml": 'name = "p"\n'})
    assert Rules([unix]).packs[1].sha256 == Rules([windows]).packs[1].sha256
    assert Rules([unix]).sha256 != Rules([other]).sha256
    assert Rules().sha256 != Rules([unix]).sha256


def test_a_byte_order_mark_and_comments_in_tables(make_pack: MakePack) -> None:
    table = b"\xef\xbb\xbf# Bodies of Portbury, all invented\r\n\r\nid,name\r\n# the first\r\nx,A\r\n"
    assert Rules([make_pack("a", {"agencies.csv": table})]).rows("agencies.csv")[0]["name"] == "A"


def test_no_folder_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no pack here"):
        Rules([tmp_path / "nowhere"])


def test_the_standard_pack_is_there() -> None:
    assert (standard_pack() / "pack.toml").is_file()


def test_a_pack_leaves_out_entries_of_the_packs_below(make_pack: MakePack) -> None:
    first = make_pack(
        "a",
        {
            "pack.toml": 'name = "a"\nremove = ["us-fbi", "agencies.toml#heads/court", "units.csv/km/h"]\n',
            "agencies.csv": "id,name\nbay,Bay Guard\nkey,Key Guard\n",
        },
    )
    second = make_pack("b", {"pack.toml": 'name = "b"\nremove = ["bay"]\n', "agencies.csv": "id,name\nus-fbi,F\n"})
    ids = {row["id"] for row in Rules([first]).rows("agencies.csv")}
    assert ("us-fbi" in ids, {"bay", "key", "us-cia"} <= ids) == (False, True)
    assert "km/h" not in {row["id"] for row in Rules([first]).rows("units.csv")}
    table = Rules([first]).table("agencies.toml")
    assert [any(entry["id"] == "court" for entry in table[key]) for key in ("heads", "kinds")] == [False, True]
    both = {row["id"]: row["name"] for row in Rules([first, second]).rows("agencies.csv")}
    assert (both["us-fbi"], "bay" in both, "key" in both) == ("F", False, True)
    assert any(row["id"] == "us-fbi" for row in Rules().rows("agencies.csv"))


def test_what_is_left_out_is_not_in_force(make_pack: MakePack) -> None:
    pack = make_pack("a", {"pack.toml": 'name = "a"\nremove = ["us-fbi", "arson"]\n'})
    left = {entry.id for entry in entries_in_force(Rules())} - {entry.id for entry in entries_in_force(Rules([pack]))}
    assert left == {"us-fbi", "arson"}


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "share"), [(1, 0.05), (2, 0.4), (3, 0.9), (4, 1.0)])
def test_whatever_is_left_out_no_extraction_fails(make_pack: MakePack, seed: int, share: float) -> None:
    random = Random(seed)
    entries = [entry for entry in entries_in_force(Rules()) if not entry.table.single]
    removed = [f"{entry.table.label}/{entry.id}" for entry in entries if random.random() < share]
    pack = make_pack("a", {"pack.toml": f'name = "a"\nremove = {json.dumps(removed)}\n'})
    text = "The FBI said on 3 May 2024 that two men from Larch County were convicted of wire fraud over R5 million."
    assert extractor.extract(text, nlp=extractor.load([pack])).document.text == text
