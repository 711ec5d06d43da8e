"""The scorer of facts, on cases whose figures can be worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gate.facts import FACT_MEASURES, ScoredFacts, same_action, score_facts
from tests.gate.scorer import Report

TEXT = "On Monday the police arrested 20 men and seized 3 cars, the mayor said."
ENTITIES: dict[str, Any] = {
    name: {"id": name, "text": text, "start": TEXT.index(text), "end": TEXT.index(text) + len(text)}
    for name, text in {"e1": "Monday", "e2": "police", "e3": "20", "e4": "3"}.items()
}


def gold(quantity: str, action: str, **roles: object) -> dict[str, Any]:
    return {"quantity": [quantity, 1], "action": action, "agent": None, "when": None, "said_by": None, **roles}


def found(quantity: str, action: str, **roles: object) -> dict[str, Any]:
    empty = dict.fromkeys(("agent", "agent_text", "when", "said_by", "said_by_text"))
    return {"quantity": quantity, "action": action, "modality": "asserted", **empty, **roles}


def figures(golden: list[dict[str, Any]], facts: list[dict[str, Any]]) -> dict[str, float]:
    report = Report({}, {})
    score_facts([ScoredFacts("r", TEXT, golden, facts, ENTITIES)], report)
    assert list(report.scores) == list(FACT_MEASURES)
    return {name.split(".")[1]: round(total.f1, 3) for name, total in report.scores.items()}


def test_quantity_and_action_count_over_all_facts() -> None:
    scores = figures([gold("20", "arrest"), gold("3", "seize")], [found("e3", "arrest"), found("e1", "say")])
    assert (scores["quantity"], scores["action"]) == (0.5, 0.5)
    scores = figures([gold("20", "arrest")], [found("e3", "detain")])
    assert (scores["quantity"], scores["action"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("roles", "filled", "right"),
    [
        ({"agent": ["police", 1]}, {"agent": "e2"}, True),
        ({"agent": ["police", 1]}, {"agent_text": "the police"}, True),
        ({"agent": ["police", 1]}, {"agent_text": "mayor"}, False),
        ({"agent": ["police", 1]}, {}, False),
        ({}, {"agent_text": "mayor"}, False),
        ({}, {}, True),
    ],
)
def test_roles_count_over_the_matched(roles: dict[str, Any], filled: dict[str, Any], right: bool) -> None:
    scores = figures([gold("20", "arrest", **roles), gold("3", "seize")], [found("e3", "arrest", **filled)])
    assert scores["agent"] == float(right)
    assert scores["when"] == scores["said_by"] == scores["modality"] == 1.0


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("shut down", "shut", True), ("shut down", "shut up", False), ("arrest", "arrest", True), ("fine", "", False)],
)
def test_a_particle_counts_where_both_have_one(left: str, right: str, same: bool) -> None:
    assert same_action(left, right) is same_action(right, left) is same
