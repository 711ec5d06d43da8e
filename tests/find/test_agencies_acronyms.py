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
