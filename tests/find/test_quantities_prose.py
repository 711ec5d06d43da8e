"""Quantities of whole sentences: news of markets, sport and votes; releases. The sentences are a table of their own."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from _pytest.mark import ParameterSet

from extractor.entities import Date, Quantity
from extractor.find.context import Context
from extractor.find.dates import DateFinder
from extractor.find.quantities import QuantityFinder
from extractor.language.fold import fold
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLE = Path(__file__).with_name("quantities_prose.toml")
SENTENCES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["sentence"]
BOUNDS = frozenset({"~", ">", ">=", "<", "<="})

Row: TypeAlias = tuple[tuple[str, ...], str | None, str, str | None]
rules = Rules()
split, find_dates, find = SentenceSplitter(rules), DateFinder(rules), QuantityFinder(rules)


def head(noun: str | None) -> str | None:
    """The last word before "of", lower case."""
    return noun.partition(" of ")[0].rpartition(" ")[2].lower() if noun else None


def expected(line: str) -> Row:
    left, _, noun = line.partition(":")
    number, *rest = left.split()
    unit = next((word for word in rest if word not in BOUNDS), None)
    bound = next((word for word in rest if word in BOUNDS), "=")
    return tuple(f"{float(end):.5g}" for end in number.split("..")), unit, bound, head(noun.strip())


def found(text: str) -> list[Row]:
    folded = fold(text)
    context = Context(text=folded, sentences=split(folded))
    context.dates = [date for date in find_dates(context) if isinstance(date, Date)]
    rows: list[Row] = []
    for entity in find(context):
        assert isinstance(entity, Quantity)
        ends = [entity.low, entity.high] if entity.value is None else [entity.value]
        if None not in ends:
            rows.append((tuple(f"{end:.5g}" for end in ends), entity.unit, entity.bound, head(entity.of)))
    return rows


def case(row: dict[str, Any]) -> ParameterSet:
    marks = [pytest.mark.xfail(strict=True)] if row.get("open") else []
    return pytest.param(row["text"], row["quantities"], marks=marks, id=row["text"][:40])


@pytest.mark.parametrize(("text", "lines"), [case(row) for row in SENTENCES])
def test_sentence(text: str, lines: list[str]) -> None:
    assert Counter(found(text)) == Counter(map(expected, lines))
