"""JSON and JSON Lines."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.entities import Extraction
from extractor.writing.formats import FORMATS
from extractor.writing.json import to_json
from extractor.writing.select import select
from tests.writing.examples import extraction, full


def written(name: str, several: bool, *extractions: Extraction) -> str:
    out = io.StringIO()
    made = FORMATS[name].make(out, several)
    for one in extractions:
        made.write(one)
    made.close()
    return out.getvalue()


def test_the_registry_makes_every_format() -> None:
    assert {"table", "json", "jsonl"} <= FORMATS.keys()
    for name in FORMATS.keys() - {"csv", "facts"}:  # of facts alone, and there are none
        assert "Two arrested" in written(name, False, full())


def test_json_is_indented_and_in_the_order_of_the_contract() -> None:
    text = written("json", False, full())
    assert text.startswith('{\n  "schema": "extract-facts/1",\n  "document": {\n    "id": "made",')
    assert text.endswith("}\n")
    assert json.loads(text) == full().to_dict()
    assert list(json.loads(text)["entities"][0])[:4] == ["id", "type", "text", "start"]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_several_are_an_array(count: int) -> None:
    assert json.loads(written("json", True, *[full()] * count)) == [full().to_dict()] * count


def test_json_lines() -> None:
    lines = written("jsonl", True, full(), extraction(text="a\n\u2028b")).split("\n")
    assert len(lines) == 3
    assert [json.loads(line) for line in lines[:2]] == [full().to_dict(), extraction(text="a\n\u2028b").to_dict()]
    assert lines[2] == ""


def test_what_people_write_stays_readable() -> None:
    assert "Café “Zoë” 公安部 €5" in to_json(extraction(text="Café “Zoë” 公安部 €5"))


@given(st.text(st.characters(), max_size=50))
def test_any_text_comes_back_and_steers_no_terminal(text: str) -> None:
    encoded = to_json(extraction(text=text)).encode("utf-8")
    assert json.loads(encoded)["document"]["text"] == text
    assert not set(encoded.decode()) & {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2028"}


def test_lone_surrogates_are_escapes() -> None:
    assert "\\ud800" in to_json(extraction(text="\ud800"))


def test_selection_keeps_ids_and_order_and_leaves_the_whole_alone() -> None:
    whole = full()
    for number, entity in enumerate(whole.entities):
        entity.id = f"e{number}"
    part = select(whole, ["offences", "dates"])
    assert [entity.id for entity in part.entities] == ["e0", "e1", "e2", "e9"]
    assert len(whole.entities) == 10
