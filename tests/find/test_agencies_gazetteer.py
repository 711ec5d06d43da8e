"""Every listed body is found by each of its names."""

from __future__ import annotations

import pytest

from extractor.entities import Agency
from extractor.find.agencies import AgencyFinder
from extractor.find.context import Context
from extractor.packs import Row, Rules

RULES = Rules()
FIND = AgencyFinder(RULES)
ROWS = RULES.rows("agencies.csv")
MATTERS = frozenset(RULES.table("agencies.toml")["words"]["matters"])
NATIONS = RULES.table("agencies.toml")["nations"]


def forms(row: Row) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("; ")), *filter(None, row["acronyms"].split("; "))]


def found(text: str, publisher: str | None = None) -> list[Agency]:
    return [entity for entity in FIND(Context(text=text, publisher=publisher)) if isinstance(entity, Agency)]


@pytest.mark.parametrize("country", sorted({row["country"] for row in ROWS}))
def test_every_form_of_every_row_resolves_to_its_id(country: str) -> None:
    publisher = NATIONS.get(country, [None])[0]
    wrong = []
    for row in ROWS:
        if row["country"] != country:
            continue
        for form in forms(row):
            text = f"The inquiry was led by the {form} with help from abroad."
            if form.lower() in MATTERS:  # names a body only where it acts
                text = f"On Monday {form} detained four people with help from abroad."
            got = [agency.agency_id for agency in found(text, publisher)]
            if got != [row["id"]] and not shared(form, row):
                wrong.append((row["id"], form, got))
    assert not wrong


def shared(form: str, row: Row) -> bool:
    """Whether another body of the same country is written the same way."""
    return any(
        form in forms(other) and other["country"] == row["country"] and other["id"] != row["id"] for other in ROWS
    )


def test_ids_are_unique_and_parents_listed() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids))
    assert {row["parent"] for row in ROWS if row["parent"]} <= set(ids)
