"""Facts: who did what to how many, when, and who says so."""

from __future__ import annotations

from typing import Any

import pytest

import extractor

nlp = extractor.load()


def facts(text: str) -> list[dict[str, Any]]:
    """The facts of a text, entity ids replaced by what they stand for."""
    extraction = extractor.extract(text, published="2024-05-06", nlp=nlp).to_dict()
    names = {entity["id"]: entity["text"] for entity in extraction["entities"]}
    return [
        {**fact, "quantity": names.get(fact["quantity"]), "when": names.get(fact["when"])}
        for fact in extraction["facts"]
    ]


def rows(text: str) -> list[str]:
    """Each fact as a line: action, quantity, agent, date, speaker; what is not told is left out."""
    return [
        " · ".join(
            f"{fact[name]}" for name in ("action", "quantity", "agent_text", "when", "said_by_text") if fact[name]
        )
        for fact in facts(text)
    ]


CASES = [
    # coordinated verbs share subject, date and speaker
    (
        "Since March, customs officers across the province have inspected more than 400 trucks, impounded 12 boats "
        "and shut down 3 warehouses, the Ministry of Finance said at a briefing on Monday.",
        [
            "inspect · more than 400 · customs officers · March · Ministry of Finance",
            "impound · 12 · customs officers · March · Ministry of Finance",
            "shut down · 3 · customs officers · March · Ministry of Finance",
        ],
    ),
    # the passive, and a second clause with a subject of its own
    (
        "Over 130 cases were investigated, and 27 suspects were arrested by marine police, Tan noted.",
        ["investigate · Over 130 · Tan", "arrest · 27 · marine police · Tan"],
    ),
    # headlines
    ("Police shut down 34 platforms", ["shut down · 34 · Police"]),
    ("Bakery Owner Gets 4 Years in Prison for Arson", ["sentence · 4 Years"]),
    ("Three charged over warehouse fire", ["charge · Three"]),
    # penalties
    (
        "Hollis was sentenced on Tuesday to 30 months in prison and ordered to pay $12,000 in restitution.",
        ["sentence · 30 months · Tuesday", "pay · $12,000 · Hollis · Tuesday"],
    ),
    ("A fine of $500 was imposed.", ["fine · $500"]),
    ("The company was fined $2 million.", ["fine · $2 million"]),
    # light verbs and nouns of action
    ("Officers made 620 arrests in June.", ["arrest · 620 · Officers · June"]),
    ("A total of 30 men were charged.", ["charge · 30"]),
    ("The operation led to the seizure of 40 kg of cocaine.", ["seize · 40 kg"]),
    # what only describes is no fact
    ("A three-member team led by a 45-year-old officer met for two hours.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_facts(text: str, expected: list[str]) -> None:
    assert rows(text) == expected
