from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from extractor.entities import Offence
from extractor.find.context import Context
from extractor.find.offences import OffenceFinder
from extractor.find.sentences import SentenceSplitter
from extractor.packs import Rules

RULES = Rules()
GRAMMAR = RULES.table("offences.toml")
ROWS = RULES.rows("offences.csv")


@cache
def finder() -> OffenceFinder:
    return OffenceFinder(RULES)


def find(text: str) -> list[Offence]:
    context = Context(text=text)
    context.sentences = SentenceSplitter(RULES)(text)
    return [entity for entity in finder()(context) if isinstance(entity, Offence)]


def marked(example: str) -> tuple[str, list[str]]:
    """The text without its brackets, and what stood in them."""
    return re.sub(r"[\[\]]", "", example), re.findall(r"\[(.*?)\]", example)


def cases(column: str) -> list[tuple[str, str]]:
    return [(row["id"], text) for row in ROWS for text in row[column].split(" ; ") if text]


@pytest.mark.parametrize(("entry", "example"), cases("examples"))
def test_an_entry_finds_its_examples(entry: str, example: str) -> None:
    text, expected = marked(example)
    assert [(o.text, o.offence_id) for o in find(text)] == [(span, entry) for span in expected]


@pytest.mark.parametrize(("entry", "text"), cases("counterexamples"))
def test_an_entry_leaves_its_counterexamples(entry: str, text: str) -> None:
    assert entry not in [o.offence_id for o in find(text)]


@pytest.mark.parametrize(
    "entry", [e for kind in ("before", "after") for e in GRAMMAR[kind]], ids=lambda e: str(e["id"])
)
def test_what_stands_around_a_name_belongs_to_the_mention(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        text, expected = marked(example)
        found = find(text)
        assert [o.text for o in found] == expected
        assert [o.inchoate for o in found] == [entry.get("inchoate")] * len(found)


@pytest.mark.parametrize(
    "text",
    [text for kind in ("not_offences", "not_before", "not_after") for text in GRAMMAR[kind]["counterexamples"]],
)
def test_units_programmes_and_denials_are_no_offences(text: str) -> None:
    assert find(text) == []


def test_every_entry_has_an_example_a_name_and_a_code() -> None:
    for row in ROWS:
        assert row["name"], row["id"]
        assert row["examples"], row["id"]
        assert re.fullmatch(r"(0[1-9]|10|11)\d{2,4}", row["iccs"]), row["id"]
