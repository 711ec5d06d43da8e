"""Lists that a noun of action opens, sources that a body gives out, and verbs past a phrase of their own."""

from __future__ import annotations

import pytest

from extractor import extract


def told(text: str) -> list[str]:
    """Each fact as action, quantity, agent, speaker and modality; what is not told is left out."""
    found = extract(text, published="2025-06-19")
    names = {entity.id: entity.text for entity in found.entities}
    return [
        " · ".join(
            part
            for part in (fact.action, names.get(fact.quantity or ""), fact.agent_text, fact.said_by_text, fact.modality)
            if part and part != "asserted"
        )
        for fact in found.facts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("First results show the seizure of:\n• 6.4 tonnes of ketamine\n• 58 guns\n", ["6.4 tonnes", "58"]),
        ("The operation led to the seizure of:\n- 40 guns\n- 12 kg of heroin\n", ["40", "12 kg"]),
        ("The operation resulted in the following seizures: 40 guns, 12 cars.", ["40", "12"]),
        ("Interim results show the following seizures: 40 guns and 12 cars.", ["40", "12"]),
    ],
)
def test_the_noun_of_action_before_a_list_tells_what_was_done(text: str, expected: list[str]) -> None:
    assert told(text) == [f"seize · {quantity}" for quantity in expected]


def test_who_makes_the_listed_seizures_acts() -> None:
    assert told("Officers made the following seizures: 40 guns, 12 cars.") == [
        "seize · 40 · Officers",
        "seize · 12 · Officers",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police held 40 men, according to figures released by the ministry.", "hold · 40 · Police · ministry"),
        ("Some 40 men were held, according to figures released by the ministry.", "hold · Some 40 · ministry"),
        ("Police held 40 men, according to data published by the court.", "hold · 40 · Police · court"),
        ("Police held 40 men, according to a court statement.", "hold · 40 · Police · court statement"),
    ],
)
def test_the_body_that_gives_out_figures_says_so(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_what_is_said_may_open_with_a_participle() -> None:
    assert told("Hollis said the 46 arrested comprised 24 Danes.")[-1] == "comprise · 24 · Hollis"


def test_a_verb_that_counts_people_behind_a_conjunction_is_no_participle() -> None:
    assert told("Courts imposed fines of $400 and sentenced 26 men to prison.")[1] == "sentence · 26 · Courts"
    assert told("A man handed 8 years has fled.") == ["sentence · 8 years"]


def test_what_a_charge_sheet_reads_is_alleged() -> None:
    assert told(
        "The first count of the sheet reads in part: “That you, Musa Hollis, did steal $400 from the bank.”"
    ) == ["steal · $400 · Musa Hollis · alleged"]
    assert told("One of the counts reads: “That you, Musa Hollis, obtained the sum of $400 from Delta Ltd.”") == [
        "obtain · $400 · Musa Hollis · alleged"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The arrests bring to 21 the number of people charged with fraud.", "charge · 21"),
        ("The raid brought the number of arrests to 40.", "arrest · 40"),
        ("The inquiry led to convictions in 245 cases of fraud.", "convict · 245"),
        ("Officers made arrests in 12 cases.", "arrest · 12 · Officers"),
        ("Police said the 30 detained included 12 women.", "detain · 30 · Police"),
        ("The cash seized totalled $4 million.", "seize · $4 million"),
        ("Losses totalled $4 million.", "total · $4 million"),
        ("The others got between three and nine months.", "sentence · three and nine months"),
    ],
)
def test_a_participle_or_a_noun_tells_what_a_weak_verb_does_not(text: str, expected: str) -> None:
    assert told(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The judge sentenced Hollis to 12 months with an option of fine of $400.",
        "The judge jailed Hollis for 12 months or a fine of $400.",
        "The judge sentenced Hollis to a year in prison with the option of a $400 fine.",
    ],
)
def test_a_fine_in_place_of_a_term_is_a_fine(text: str) -> None:
    assert told(text)[-1] == "fine · $400 · judge"
