"""The shipped schema is the one the data classes make, and real output keeps to it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

import extractor
from extractor.entities import Agency, Date, Fact, Offence, Quantity
from extractor.schema import SCHEMA_FILE, build_schema, schema_text

VALIDATOR = Draft202012Validator(build_schema())
SAMPLES = Path(__file__).parents[1] / "samples"
TEXT = "Harbour police arrest two men\n\nPublished: 3 May 2024\n\nPolice arrested two men for theft on Friday.\n"


def test_the_shipped_schema_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(build_schema())


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_real_output_is_valid(sample: Path) -> None:
    output = extractor.extract(sample.read_text(encoding="utf-8")).to_dict()
    assert output["entities"]
    assert list(VALIDATOR.iter_errors(output)) == []


def _extraction() -> extractor.Extraction:
    mention: dict[str, Any] = {"text": "x", "start": 0, "end": 1, "rule": "r"}
    extraction = extractor.extract(TEXT)
    extraction.entities = [
        Date(**mention, value="2024-05-03", edge="since", earliest="2024-05-03"),
        Agency(**mention, name="Harbour Police", country="GB"),
        Quantity(**mention, value=2, bound=">="),
        Quantity(**mention, low=1.5, high=2, unit="kg"),
        Offence(**mention, name="theft", iccs="0502", inchoate="attempt"),
    ]
    extraction.facts = [Fact(action="arrest", quantity="e3", offences=["e5"])]
    return extraction


def test_every_type_of_entity_is_valid() -> None:
    assert list(VALIDATOR.iter_errors(_extraction().to_dict())) == []


@pytest.mark.parametrize(
    ("entity", "key", "value"),
    [
        (0, "edge", "near"),
        (0, "type", "agency"),
        (0, "start", "0"),
        (1, "named", None),
        (2, "value", "2"),
        (4, "stage", "guilty"),
        (4, "colour", "red"),
    ],
)
def test_what_the_contract_does_not_allow_is_invalid(entity: int, key: str, value: object) -> None:
    output = copy.deepcopy(_extraction().to_dict())
    output["entities"][entity][key] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(output)


def test_every_key_is_required() -> None:
    output = _extraction().to_dict()
    del output["entities"][0]["edge"]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(output)
