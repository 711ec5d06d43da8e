"""What holds for every text."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractor
from extractor.cleaning import clean
from extractor.language.fold import fold

nlp = extractor.load()
plain = extractor.load(facts=False)

# Scraps that rules react to, so that generated texts reach deep into them.
SCRAPS = [
    *[
        "April 10",
        "2023",
        "fiscal year 2021",
        "Friday",
        "last week",
        "since",
        "between",
        "and",
        "to",
        "at",
        "9:30 p.m.",
        "today",
    ],
    *[
        "more than",
        "2,300",
        "$1.2 million",
        "Rs 3.59 crore",
        "twenty-five",
        "dozens of",
        "12 kg",
        "21 percent",
        "36-year-old",
        "18 months",
    ],
    *[
        "the FBI",
        "(CNB)",
        "Ministry of Public Security",
        "U.S. Attorney's Office for the",
        "police",
        "the Department",
        "County",
    ],
    *[
        "wire fraud",
        "conspiracy to commit",
        "murder",
        "was sentenced to",
        "have arrested",
        "seized",
        "were shut down,",
        "he said",
        "according to",
        "including",
        "who",
        "to pay",
        "charged with",
        "attempted",
        "possession of",
        "cocaine",
    ],
    *[
        "FOR IMMEDIATE RELEASE",
        "Published:",
        "Updated:",
        "WASHINGTON –",
        "(Xinhua) --",
        "###",
        "ENDS",
        "\n",
        "\n\n",
        ".",
        ",",
        ";",
        "“",
        "’s",
        "\xa0",
        "-",
        "(",
    ],
]
texts = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=6), max_size=30).map(" ".join)
lenient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=200)


@lenient
@given(texts, st.none() | st.dates().map(str))
def test_never_raises_and_says_where(text: str, published: str | None) -> None:
    extraction = extractor.extract(text, published=published, nlp=nlp)
    last = (-1, 0)
    for number, entity in enumerate(extraction.entities, start=1):
        assert text[entity.start : entity.end] == entity.text != ""
        assert entity.text == entity.text.strip()
        assert entity.id == f"e{number}"
        assert (entity.start, -entity.end) >= last
        last = (entity.start, -entity.end)


@lenient
@given(texts)
def test_mentions_of_one_type_do_not_overlap(text: str) -> None:
    ends: dict[str, int] = {}
    for entity in extractor.extract(text, published="2024-02-29", nlp=nlp).entities:
        assert entity.start >= ends.get(entity.type, 0)
        ends[entity.type] = entity.end


@lenient
@given(texts)
def test_facts_refer_to_entities_and_change_none(text: str) -> None:
    extraction = extractor.extract(text, published="2024-02-29", nlp=nlp)
    types = {entity.id: entity.type for entity in extraction.entities}
    roles = {"agent": "agency", "quantity": "quantity", "when": "date", "said_by": "agency"}
    last = (0, 0)
    for number, fact in enumerate(extraction.facts, start=1):
        assert fact.id == f"f{number}"
        assert fact.action == fact.action.strip() != ""
        assert 0 <= fact.start < fact.end <= len(text)
        assert all(types[id_] == type_ for role, type_ in roles.items() if (id_ := getattr(fact, role)))
        assert all(types[id_] == "offence" for id_ in fact.offences)
        assert all(
            phrase is None or phrase in fold(clean(text).text) for phrase in (fact.agent_text, fact.said_by_text)
        )
        assert (fact.sentence, fact.start) >= last
        last = (fact.sentence, fact.start)
    assert extractor.extract(text, published="2024-02-29", nlp=plain).entities == extraction.entities


@lenient
@given(texts)
def test_two_runs_give_the_same(text: str) -> None:
    first = json.dumps(extractor.extract(text, nlp=nlp).to_dict())
    assert json.dumps(extractor.extract(text, nlp=nlp).to_dict()) == first


@lenient
@given(texts)
def test_without_a_date_nothing_relative_is_guessed(text: str) -> None:
    extraction = extractor.extract("He said so today. " + text, nlp=nlp)
    if extraction.document.published is None:
        today = next(entity for entity in extraction.entities if entity.text == "today")
        assert isinstance(today, extractor.Date)
        assert today.value is None or str(today.value)[:4] in text


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_hash_seeds_change_nothing(seed: str) -> None:
    text = " ".join(SCRAPS)
    program = "import extractor, json, sys; print(json.dumps(extractor.extract(sys.stdin.read()).to_dict()))"
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
    )
    assert json.loads(run.stdout) == json.loads(json.dumps(extractor.extract(text, nlp=nlp).to_dict()))


NASTY = [
    "9" * 3,
    "9,",
    "May ",
    "and ",
    "(",
    "$",
    "more than ",
    "two ",
    "A. ",
    "Mr. ",
    "U.S. ",
    "of the ",
    "Police ",
    "-",
    "\n",
    "’",
    "a",
    "1-",
    "1/",
    "to commit ",
]


@pytest.mark.parametrize("scrap", NASTY)
def test_long_monotony_ends(scrap: str) -> None:
    """Where a rule were quadratic, this would not end within any patience."""
    text = scrap * (300_000 // len(scrap))
    assert extractor.extract(text, nlp=nlp).document.text == text
