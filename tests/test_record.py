"""Records to data and back: saved extractions, and what is wrong with broken ones."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

import extractor
from extractor.entities import KINDS, TYPES, Extraction
from extractor.record import RecordError

TEXT = "Police arrested 14 men for wire fraud on Friday, the Ministry of Public Security said."
DATA = extractor.extract(TEXT, published="2023-07-21").to_dict()
Break = Callable[[dict[str, Any]], object]


def test_a_saved_extraction_comes_back() -> None:
    again = Extraction.from_dict(json.loads(json.dumps(DATA)))
    assert again.to_dict() == DATA
    assert {type(entity) for entity in again.entities} == {
        kind.record for kind in KINDS.values() if kind.type != "term"
    }
    assert len(again.facts) == 1


def test_what_a_later_version_adds_is_passed_over() -> None:
    data = copy.deepcopy(DATA)
    data["entities"][0]["mood"] = "grim"
    assert Extraction.from_dict(data).to_dict() == DATA


def test_every_type_is_told_with_its_record_and_its_key() -> None:
    assert list(TYPES.values()) == ["fact", *KINDS]
    for type_, kind in KINDS.items():
        assert kind.type == type_
        assert {"type", kind.key} <= set(kind.record.__dataclass_fields__)


def _at(*path: str | int, value: object) -> Break:
    def put(data: dict[str, Any]) -> None:
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value

    return put


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_at("entities", 0, "type", value=[1]), "entities 1: no type that is known"),
        (_at("entities", 0, "start", value="0"), "entities 1: start is a JSON string"),
        (_at("entities", 0, "end", value=10**6), "e1: its span is not in the text"),
        (_at("entities", value={}), "entities is a JSON object, not an array"),
        (_at("facts", 0, "offences", value=[1, None, {}]), "facts 1: offences 1 is a JSON number"),
        (_at("facts", 0, "quantity", value="e1"), "f1: quantity e1 is no quantity of this extraction"),
        (_at("entities", 1, "value", value=float("inf")), "entities 2: value is no number: inf"),
        (_at("warnings", value=5), "warnings is a JSON number, not an array"),
        (_at("warnings", value=None), "warnings is a JSON null, not an array"),
        (_at("document", value=None), "document is a JSON null, not an object"),
        (lambda data: data["document"].pop("text"), "document: no field text"),
        (_at("schema", value="extract-facts/9"), "its schema is extract-facts/9, and this version reads"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(spoil: Break, message: str) -> None:
    data = copy.deepcopy(DATA)
    spoil(data)
    with pytest.raises(RecordError) as error:
        Extraction.from_dict(data)
    assert str(error.value).startswith(message)


def test_what_is_no_object_is_told() -> None:
    with pytest.raises(RecordError, match="a JSON array, not an extraction"):
        Extraction.from_dict([])
