"""Names that several bodies share: each is a mention of its own, with a name of its own."""

from __future__ import annotations

import pytest

from tests.find.test_agencies_patterns import agencies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The Marlow and Tarrow Police Departments took part.",
            {"Marlow": "Marlow Police Department", "Tarrow Police Departments": "Tarrow Police Department"},
        ),
        (
            "The Chelmer, Quarry and West Larch Police Departments took part.",
            {
                "Chelmer": "Chelmer Police Department",
                "Quarry": "Quarry Police Department",
                "West Larch Police Departments": "West Larch Police Department",
            },
        ),
        (
            "It told the Departments of Labor, Commerce and Transportation so.",
            {
                "Departments of Labor": "Department of Labor",
                "Commerce": "Department of Commerce",
                "Transportation": "Department of Transportation",
            },
        ),
        (
            "The Departments of Justice, Homeland Security, and the Treasury joined.",
            {
                "Departments of Justice": "Department of Justice",
                "Homeland Security": "Department of Homeland Security",
                "Treasury": "Department of the Treasury",
            },
        ),
        (
            "The State and Treasury Departments announced it.",
            {"State": "Department of State", "Treasury Departments": "Department of the Treasury"},
        ),
        (
            "The U.S. Attorneys' Offices for the Northern and Southern Districts of Ohio sued.",
            {
                "U.S. Attorneys' Offices for the Northern": "U.S. Attorney's Office for the Northern District of Ohio",
                "Southern Districts of Ohio": "U.S. Attorney's Office for the Southern District of Ohio",
            },
        ),
        (
            "The U.S. Attorney's Offices for the Districts of Utah and Iowa sued.",
            {
                "U.S. Attorney's Offices for the Districts of Utah": "U.S. Attorney's Office for the District of Utah",
                "Iowa": "U.S. Attorney's Office for the District of Iowa",
            },
        ),
        (
            "It was sent to the U.S. District Court for the Western and Eastern Districts of Texas.",
            {
                "U.S. District Court for the Western": "United States District Court for the Western District of Texas",
                "Eastern Districts of Texas": "United States District Court for the Eastern District of Texas",
            },
        ),
        (
            "The Marlow and Tarrow Counties Sheriff's Offices took part.",
            {
                "Marlow": "Marlow County Sheriff's Office",
                "Tarrow Counties Sheriff's Offices": "Tarrow County Sheriff's Office",
            },
        ),
        (
            "The Marlow County and Tarrow County Sheriffs' Offices took part.",
            {
                "Marlow County": "Marlow County Sheriff's Office",
                "Tarrow County Sheriffs' Offices": "Tarrow County Sheriff's Office",
            },
        ),
        (
            "The California and Nevada Departments of Fish and Wildlife helped.",
            {
                "California": "California Department of Fish and Wildlife",
                "Nevada Departments of Fish and Wildlife": "Nevada Department of Fish and Wildlife",
            },
        ),
    ],
)
def test_each_of_several_bodies_has_its_name(text: str, bodies: dict[str, str]) -> None:
    assert {agency.text: agency.name for agency in agencies(text) if agency.named} == bodies


@pytest.mark.parametrize(
    "text",
    [
        "The [Larch Department of Fish and Wildlife] came.",  # "and" joins what it is for
        "the [District Attorney's Offices of Larch, Quarry and Marlow counties], which",  # told by where they are
        "The [Avon and Somerset Police] came.",
    ],
)
def test_one_body_or_a_phrase_for_several_stays_one(text: str) -> None:
    expected = text[text.index("[") + 1 : text.index("]")]
    assert [agency.text for agency in agencies(text.replace("[", "").replace("]", ""))] == [expected]


def test_the_country_told_for_all_is_that_of_each() -> None:
    found = agencies("The United States Departments of Agriculture and Labor joined.")
    assert [(agency.agency_id, agency.country) for agency in found] == [("us-usda", "US"), ("us-dol", "US")]
