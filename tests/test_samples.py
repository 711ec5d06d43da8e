"""The samples' annotations are well-formed: every mention is where it says, every value is of its standard."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from extractor.entities import Bound, Edge, Modality, Stage
from tests.gate.samples import GOLD_SUFFIX, SAMPLES, Sample, locate, read_sample, text_paths

# A day or moment with its part of day, a month, week, quarter, half, season, year or decade of the calendar.
_POINT = (
    r"\d{4}-\d\d-\d\dT(?:\d\d:\d\d|MO|MI|AF|EV|NI)|\d{4}-\d\d-\d\d|\d{4}-\d\d|\d{4}-W\d\d(?:-WE)?"
    r"|\d{4}-(?:Q[1-4]|H[12]|SP|SU|FA|WI)|FY\d{4}|\d{3,4}"
)
_TIMEX3 = re.compile(rf"(?:{_POINT})(?:/(?:{_POINT}))?|(?:PAST|PRESENT|FUTURE)_REF")
_CURRENCIES = {"AUD", "CAD", "CNY", "EUR", "GBP", "HKD", "INR", "NGN", "NZD", "SGD", "UGX", "USD", "ZAR"}
_MEASURES = {"%", "a", "mo", "wk", "d", "h", "min", "g", "kg", "t", "m", "m2", "km", "ha", "L"}
_CUSTOMARY = {"[ft_i]", "[sft_i]", "[mi_i]/h", "[acr_us]", "[lb_av]"}
_ICCS_DIVISION = re.compile(r"(?:0[1-9]|10|11)\d\d")
_COUNTRY = re.compile(r"[A-Z]{2}|INT")
_KINDS = ("date", "agency", "quantity", "offence")
_FIELDS = {
    "date": {"value"},
    "agency": {"named"},
    "quantity": {"value", "bound", "unit", "of"},
    "offence": {"iccs", "stage"},
}
_OPTIONAL = {
    "date": {"edge"},
    "agency": {"canonical", "country"},
    "quantity": {"vague"},
    "offence": set[str](),
}


@pytest.fixture(params=text_paths(), ids=lambda path: path.stem)
def text_path(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def sample(text_path: Path) -> Sample:
    return read_sample(text_path)


def test_there_are_thirty_styles_each_with_gold() -> None:
    texts = {path.stem for path in text_paths()}
    golds = {path.name.removesuffix(GOLD_SUFFIX) for path in SAMPLES.glob(f"*{GOLD_SUFFIX}")}
    assert texts == golds
    assert len(texts) >= 30


def test_a_sample_is_a_release_of_usual_length_with_a_date(text_path: Path, sample: Sample) -> None:
    assert sample.id == text_path.stem
    assert date.fromisoformat(sample.published).isoformat() == sample.published
    assert 200 <= len(sample.text.split()) <= 500
    assert {entity["type"] for entity in sample.entities} == set(_KINDS)


def test_entities_have_the_fields_of_their_type(sample: Sample) -> None:
    for entity in sample.entities:
        kind = entity["type"]
        assert not _FIELDS[kind] - entity.keys(), entity
        common = {"type", "text", "nth", "start", "end"}
        assert entity.keys() <= common | _FIELDS[kind] | _OPTIONAL[kind], entity


def test_values_are_of_their_standards(sample: Sample) -> None:
    for entity in sample.entities:
        check = {"date": check_date, "agency": check_agency, "quantity": check_quantity, "offence": check_offence}
        check[entity["type"]](entity)


def check_date(entity: Mapping[str, Any]) -> None:
    assert _TIMEX3.fullmatch(entity["value"]), entity
    for day in re.findall(r"\d{4}-\d\d-\d\d", entity["value"]):
        date.fromisoformat(day)
    assert "edge" not in entity or entity["edge"] in get_args(Edge), entity


def check_agency(entity: Mapping[str, Any]) -> None:
    assert entity["named"] == bool(entity.get("canonical")), entity
    assert entity.get("country") is None or _COUNTRY.fullmatch(entity["country"]), entity


def check_quantity(entity: Mapping[str, Any]) -> None:
    value = entity["value"]
    if isinstance(value, list):
        low, high = value
        assert low < high, entity
    assert entity["bound"] in get_args(Bound), entity
    assert entity["unit"] in {None} | _CURRENCIES | _MEASURES | _CUSTOMARY, entity
    assert entity["of"] is None or not re.match(r"(?:the|an?|those|such)\b", entity["of"]), entity


def check_offence(entity: Mapping[str, Any]) -> None:
    assert _ICCS_DIVISION.fullmatch(entity["iccs"]), entity
    assert entity["stage"] in get_args(Stage), entity


@pytest.mark.parametrize("kind", _KINDS)
def test_mentions_of_a_type_stand_in_order_and_apart(sample: Sample, kind: str) -> None:
    mentions = [entity for entity in sample.entities if entity["type"] == kind]
    for before, after in pairwise(mentions):
        assert before["end"] <= after["start"], (before, after)


def test_mentions_begin_and_end_with_the_expression_itself(sample: Sample) -> None:
    for entity in sample.entities:
        assert entity["text"] == entity["text"].strip(" \n,;"), entity
        assert not re.match(r"(?:the|since|until|in|on) ", entity["text"], re.IGNORECASE), entity


def test_facts_refer_to_what_is_annotated(sample: Sample) -> None:
    annotated = {kind: {(e["text"], e["nth"]) for e in sample.entities if e["type"] == kind} for kind in _KINDS}
    for fact in sample.facts:
        assert tuple(fact["quantity"]) in annotated["quantity"], fact
        assert fact["when"] is None or tuple(fact["when"]) in annotated["date"], fact
        for role in ("agent", "said_by"):
            if fact[role]:
                locate(sample.text, *fact[role])
        assert fact["action"] == fact["action"].lower().strip(), fact
        assert fact["modality"] in get_args(Modality), fact
        assert isinstance(fact["negated"], bool), fact
