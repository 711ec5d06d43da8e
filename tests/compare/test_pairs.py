"""Edited releases, and what an editor would call changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.compare.documents import Options, compare
from tests.compare.build import pipeline, told

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PAIRS = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text(encoding="utf-8"))["pair"]
ENTITIES = Options(types=("date", "agency", "quantity", "offence"))


def both(pair: dict[str, Any]) -> list[extractor.Extraction]:
    return [extractor.extract(pair[side], published=pair.get("date"), nlp=pipeline()) for side in ("old", "new")]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_an_edited_pair(pair: dict[str, Any]) -> None:
    old, new = both(pair)
    assert sorted(told(compare(old, new, ENTITIES))) == sorted(pair["changes"])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_facts_tell_the_same_once(pair: dict[str, Any]) -> None:
    old, new = both(pair)
    changes = compare(old, new).changes
    assert len(changes) <= len(pair["changes"])
    sides = [side.says for change in changes for side in (change.old, change.new) if side]
    lines = "\n".join([*sides, *(f"{one.old}\n{one.new}" for change in changes for one in change.fields)])
    for expected in pair["changes"]:
        for says in expected.split(": ", 1)[1].split(" → "):
            assert says in lines


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_the_other_way_round_is_the_mirror(pair: dict[str, Any]) -> None:
    old, new = both(pair)
    for options in (Options(), Options(everything=True)):
        there, back = compare(old, new, options), compare(new, old, options)
        assert sorted(map(repr, there.changes)) == sorted(repr(change.mirrored()) for change in back.changes)
        assert there.status == back.status
    assert not compare(old, old).changes
    assert not compare(new, new).changes
