"""Acronyms that several listed bodies share: whose one is where the text tells, and that it is found elsewhere."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.find.test_agencies_gazetteer import ROWS, RULES
from tests.find.test_agencies_patterns import agencies

ORDINARY = frozenset(RULES.table("agencies.toml")["ordinary"])
OWNERS: dict[str, list[str]] = defaultdict(list)
for row in ROWS:
    for acronym in row["acronyms"].split("; ") if row["acronyms"] else ():
        OWNERS[acronym].append(row["name"])
SHARED = {acronym: sorted(set(names)) for acronym, names in OWNERS.items() if len(names) > 1}


@pytest.mark.parametrize("acronym", sorted(SHARED))
def test_a_shared_acronym_is_the_one_of_the_body_that_is_named_in_full(acronym: str) -> None:
    wrong = []
    for name in SHARED[acronym]:
        defined = f"The {name} ({acronym}) warned of it. The {acronym} seized three cars."
        told = f"The {name} warned of it on Monday. Officers of the {acronym} searched a house, the {acronym} said."
        for text in (defined, told):
            names = [agency.name for agency in agencies(text) if agency.text == acronym]
            if names != [name, name]:
                wrong.append((text, names))
    assert not wrong


@pytest.mark.parametrize("acronym", sorted(SHARED.keys() - ORDINARY))
@pytest.mark.parametrize("opening", ["Two men were held.", "REYKJAVIK, Iceland - Two men were held on Monday."])
def test_a_shared_acronym_is_found_without_a_body_where_nothing_tells_which(acronym: str, opening: str) -> None:
    text = f"{opening} Officers of the {acronym} seized three cars after a search, the {acronym} said."
    met = [agency for agency in agencies(text) if agency.text == acronym]
    known = {agency.agency_id for agency in met} - {None}
    assert [agency.named for agency in met] == [True, True]
    assert not known or all(agency.country in {"US", "GB", "EU", "INT", "NZ", "AU"} for agency in met), known


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The NBT arrested two men. A spokesman for the NBT said so.", ["NBT", "NBT"]),
        ("QRV officers seized boats, and QRV has more.", ["QRV", "QRV"]),
        ("The BFPB said on Monday that it fined a shop.", ["BFPB"]),
        ("The CEO said on Monday that the SIM cards are his.", []),
        ("The National Boat Trust (NBT) arrested nobody. NBT officers met.", []),
        ("THE QRV ARRESTED TWO MEN", []),
    ],
)
def test_an_unknown_acronym_that_acts_is_a_body(text: str, names: list[str]) -> None:
    assert [agency.name for agency in agencies(text) if agency.named] == names


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("In Ohio, the U.S. Army's Narcotics Bureau came.", "US"),
        ("The Italian Ministry of Health's Wildlife Crime Control Bureau came.", "IT"),
    ],
)
def test_a_unit_is_of_the_country_of_its_body(text: str, country: str) -> None:
    assert {agency.country for agency in agencies(text) if agency.named} == {country}


def test_the_short_form_of_a_unit_takes_in_its_owner() -> None:
    text = "The Ministry of Rivers's River Protection Unit (RPU) acted. The Ministry of Rivers's RPU fined a shop."
    met = [(agency.text, agency.name) for agency in agencies(text)]
    assert met[-1] == ("Ministry of Rivers's RPU", "River Protection Unit")
