"""Recording decisions: the trace itself, and that recording changes nothing."""

from __future__ import annotations

import json
import threading
from datetime import date

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import extractor
from extractor.entities import Document, Extraction, Provenance
from extractor.explanation import Explained, Step
from extractor.schema import build_schema
from extractor.trace import recording, tracing
from tests.test_properties import lenient, nlp, texts

VALIDATOR = Draft202012Validator(build_schema(Explained))
TEXT = "Since June the Harbour Agency (HRBA) has seized more than 12 kg of cocaine, worth Rs 3.59 crore."


def _extraction(*entities: extractor.Entity, text: str = "  on Friday  ") -> Extraction:
    return Extraction(
        document=Document(id="x", sha256="0" * 64, text=text),
        entities=list(entities),
        provenance=Provenance(version="", pack="", pack_sha256="", spacy=""),
    )


def test_nothing_is_recorded_unless_asked_for() -> None:
    assert tracing() is None
    with recording() as trace:
        assert tracing() is trace
    assert tracing() is None


def test_another_thread_records_nothing() -> None:
    seen: list[object] = []
    with recording():
        thread = threading.Thread(target=lambda: seen.append(tracing()))
        thread.start()
        thread.join()
    assert seen == [None]


def test_steps_follow_their_subject() -> None:
    first, second = object(), object()
    entity = extractor.Date(id="e1", text="Friday", start=5, end=11, rule="r")
    with recording() as trace:
        trace.turn_to(second)
        trace.step("b", "later in the text")
        trace.turn_to(first)
        trace.step("a", "read", at=(1, 12), to=date(2023, 7, 21))
        trace.step("a", "read", at=(1, 12), to=date(2023, 7, 21))
        trace.hand_on(entity, first, second)
        trace.step("c", "resolved", 1, 2.5)
    steps = trace.explained(_extraction(entity)).explanation.entities["e1"]
    assert steps == [
        Step(rule="a", step="read", text="on Friday", start=2, end=11, to="Fri 2023-07-21"),
        Step(rule="b", step="later in the text"),
        Step(rule="c", step="resolved", from_="1", to="2.5"),
    ]


def test_what_is_not_kept_goes() -> None:
    entity = extractor.Date(id="e1", text="Friday", start=5, end=11, rule="r")
    with recording() as trace:
        trace.begin()
        trace.step("dropped", "dropped")
        trace.begin()
        trace.step("kept", "kept")
        trace.keep(entity)
    assert [step.rule for step in trace.explained(_extraction(entity)).explanation.entities["e1"]] == ["kept"]


def test_what_is_rejected_is_told_by_position_and_once() -> None:
    winner = extractor.Date(id="e7", text="Friday", start=5, end=11, rule="r")
    with recording() as trace:
        trace.reject("quantity", "overlap", "lost", (5, 8), winner)
        for _ in range(2):
            trace.reject("date", "guard", "none", (2, 4))
    rejected = trace.explained(_extraction(winner)).explanation.rejected
    assert [(one.text, one.rule, one.lost_to) for one in rejected] == [("on", "guard", None), ("Fri", "overlap", "e7")]


@lenient
@given(texts)
def test_explaining_changes_nothing(text: str) -> None:
    explained = extractor.explain(text, published="2024-02-29", nlp=nlp)
    extraction = extractor.extract(text, published="2024-02-29", nlp=nlp)
    assert explained.extraction() == extraction
    output = explained.to_dict()
    assert json.dumps(extractor.explain(text, published="2024-02-29", nlp=nlp).to_dict()) == json.dumps(output)
    explanation = explained.explanation
    assert list(explanation.entities) == [entity.id for entity in extraction.entities]
    for step in (*explanation.head, *(step for steps in explanation.entities.values() for step in steps)):
        assert (step.text is None) == (step.start is None) == (step.end is None)
        assert step.start is None or text[step.start : step.end] == step.text
    for rejection in explanation.rejected:
        assert text[rejection.start : rejection.end] == rejection.text


@pytest.mark.parametrize(
    "text",
    [
        "He was sentenced after pleading guilty to murdering a 1-year-old.",
        "The sentence was imposed after pleading guilty to murdering a one-year-old child.",
        "Sentence after pleading guilty, murdering a 1 year-old.",
        "Nils Carver, 34, was charged with arson. Two men aged 20 and 24 were there.",
    ],
)
def test_a_sentence_of_ages_tells_the_same_facts(text: str) -> None:
    explained = extractor.explain(text)
    assert explained.extraction().to_dict() == extractor.extract(text).to_dict()
    assert any(one.type == "fact" for one in explained.explanation.rejected)


def test_the_output_keeps_to_its_schema() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)
    output = extractor.explain(TEXT, published="2024-02-29", nlp=nlp).to_dict()
    assert output["explanation"]["entities"]
    assert list(VALIDATOR.iter_errors(output)) == []


@pytest.mark.parametrize("scrap", ["1-", "two ", "May ", "Police ", "fraud ", "WHO: "])
def test_long_monotony_is_explained(scrap: str) -> None:
    """Where a step cost more with every one before it, this would not end within any patience."""
    text = scrap * (30_000 // len(scrap))
    assert extractor.explain(text, nlp=nlp).document.text == text
