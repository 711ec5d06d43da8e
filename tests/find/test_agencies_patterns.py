"""The grammar of names: every head's own examples, and what they resolve to."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extractor.entities import Agency
from extractor.find.agencies import AgencyFinder
from extractor.find.context import Context
from extractor.packs import Rules

RULES = Rules()
FIND = AgencyFinder(RULES)
HEADS: list[dict[str, Any]] = RULES.table("agencies.toml")["heads"]
PHRASES = re.compile(rf"\b(?:{'|'.join(sorted(FIND.phrases(), key=len, reverse=True))})\b", re.IGNORECASE)


def agencies(text: str, publisher: str | None = None) -> list[Agency]:
    context = Context(text=text, publisher=publisher)
    found = FIND(context, [match.span() for match in PHRASES.finditer(text)])
    return [entity for entity in found if isinstance(entity, Agency)]


def named(text: str) -> list[str]:
    return [agency.text for agency in agencies(text) if agency.named]


@pytest.mark.parametrize("example", [example for head in HEADS for example in head["examples"]])
def test_a_head_finds_its_examples(example: str) -> None:
    text = example.replace("[", "").replace("]", "")
    assert named(text) == re.findall(r"\[(.+?)\]", example)


@pytest.mark.parametrize("text", [text for head in HEADS for text in head["counterexamples"]])
def test_a_head_leaves_its_counterexamples(text: str) -> None:
    assert named(text) == []
