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


def agencies(text: str, publisher: str | None = None) -> list[Agency]:
    context = Context(text=text, publisher=publisher)
    found = FIND(context)
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


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("Marlow County, S.C., Sheriffs Department", "Marlow County Sheriff's Department", "US", "police"),
        ("FBI's Oakdale Field Office", "Federal Bureau of Investigation Oakdale Field Office", "US", "police"),
        ("FBI Cyber Crime Unit", "Federal Bureau of Investigation Cyber Crime Unit", "US", "investigation"),
        ("HMRC's Fraud Investigation Service", "Fraud Investigation Service", "GB", "tax"),
        ("Guangzhou Municipal Public Security Bureau", "Guangzhou Municipal Public Security Bureau", "CN", "police"),
        ("Kano State Police Command", "Kano State Police Command", "NG", "police"),
        ("Mozambican Ministry of Justice", "Mozambican Ministry of Justice", "MZ", "ministry"),
        ("Beijing No. 1 Intermediate People's Court", "Beijing No. 1 Intermediate People's Court", "CN", "court"),
        ("Marlow County, New Mexico, Sheriffs Office", "Marlow County Sheriff's Office", "US", "police"),
        ("Oyo State Internal Revenue Service", "Oyo State Internal Revenue Service", "NG", "tax"),
        ("Estonian Police and Border Guard Board", "Police and Border Guard Board", "EE", "police"),
        ("Californias Bureau of Rivers", "California Bureau of Rivers", "US", None),
        ("South Africa's Bureau of Rivers", "Bureau of Rivers", "ZA", None),
        ("LCDA's Office Bureau of Investigation", "Bureau of Investigation", None, "investigation"),
        ("Larch Code Enforcement Unit", "Larch Code Enforcement Unit", None, "investigation"),
        ("FBI's Office of International Affairs", "Office of International Affairs", "US", "prosecutor"),
        ("Rivermark Dept. of Corrections", "Rivermark Department of Corrections", None, None),
        ("HSI Newark", "Homeland Security Investigations Newark", "US", "investigation"),
        ("Miami City Department of Education", "Miami City Department of Education", "US", "local"),
        ("Mumbai CID", "Mumbai Criminal Investigation Department", "IN", "police"),
        (
            "U.S. Attorneys Office for the District of Maine",
            "U.S. Attorney's Office for the District of Maine",
            "US",
            "prosecutor",
        ),
    ],
)
def test_names_are_completed_and_placed(text: str, name: str, country: str, kind: str | None) -> None:
    found = agencies(f"It was led by the {text} today.")
    assert [(a.text, a.name, a.country, a.kind) for a in found] == [(text, name, country, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Assistant U.S. Attorney Ann Lee said so.",
        "Attorney General Ann Lee said so.",
        "District Attorney Ann Lee said so.",
        "Police Chief Ann Lee spoke.",
        "The Harbour Party and the Dockers Union agreed with the government of Italy.",
        "Larch Border Security Services LLC was fined.",
        "He worked for the Northfield Police Foundation.",
        "Iphone and www.FBI.gov and ann@FBI.gov",
        "SANTA ANA - Three boat owners were held.",
        "WHO: Ann Lee, mayor of Larch",
        "WHO\n: Ann Lee, mayor of Larch",
        "In Nigeria, the Customs Area Controller spoke.",
        "THREE MEN STOLE ICE FROM A FISH SHOP",
    ],
)
def test_what_is_no_agency(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In northern California, the Department of Justice sued.", ["Department of Justice"]),
        (
            "the DA's Office Bureau of Investigation, Federal Bureau of Investigation",
            ["DA's Office Bureau of Investigation", "Federal Bureau of Investigation"],
        ),
        ("Staff of the FBIs Miami branch and the ICE HSI came.", ["FBI", "ICE HSI"]),
    ],
)
def test_where_one_name_ends_and_the_next_starts(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_row_of_capitalised_words_is_a_menu() -> None:
    menu = "\n".join(["Meet The Team", "Frauds Bureau", "Victim Services", "Seal Your Record", "Press Releases"] * 2)
    assert named(menu) == []
    assert named("She leads the Frauds Bureau in Larch.") == ["Frauds Bureau"]


@pytest.mark.parametrize(
    "signature",
    [
        "PUBLIC AFFAIRS DEPARTMENT\nOAKDALE POLICE DEPARTMENT",
        "PUBLIC AFFAIRS DEPARTMENT\n\nOAKDALE POLICE DEPARTMENT\n3 May 2020",
    ],
)
def test_a_signature_in_capitals_names_its_bodies(signature: str) -> None:
    found = agencies(f"The case goes on.\n\n{signature}")
    assert [agency.name for agency in found] == ["Public Affairs Department", "Oakdale Police Department"]


@pytest.mark.parametrize(
    "text",
    [
        "HARBOUR THIEVES FOOL FRAUD UNIT",
        "A man was fined.\nFRAUD UNIT\nHe paid.",
        "A man was fined.\nHARBOUR FRAUD UNIT he said.\nTHE END",
    ],
)
def test_capitals_alone_are_no_signature(text: str) -> None:
    assert not agencies(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Oakdale Police Department's Stock Theft team came.", ["Oakdale Police Department's Stock Theft team"]),
        (
            "In South Africa, the Hawks' Serious Organised Crime Investigation team came.",
            ["Hawks' Serious Organised Crime Investigation team"],
        ),
        ("A Northfield Police team came. The team left.", ["Northfield Police"]),
        ("The FBI team left the Harbour Rowing team.", ["FBI"]),
    ],
)
def test_a_team_in_lower_case_is_named_below_a_body_only(text: str, names: list[str]) -> None:
    assert named(text) == names
