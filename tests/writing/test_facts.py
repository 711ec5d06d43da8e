"""Facts as rows for a reader."""

from __future__ import annotations

import io

import pytest

from extractor.entities import Agency, Date, Fact, Offence, Quantity
from extractor.writing.facts import fact_rows
from extractor.writing.formats import Options
from extractor.writing.select import select
from extractor.writing.table import TableWriter
from tests.writing.examples import extraction, mention


def made(**fields: object) -> Fact:
    return Fact(**{"action": "arrest", "quantity": "e2", "start": 0, "end": 3, **fields})  # type: ignore[arg-type]


MINISTRY = "Ministry of Public Security"
ENTITIES = (
    Date(**mention("April") | {"id": "e1"}, value="2023-04", edge="since"),
    Quantity(**mention("over 620") | {"id": "e2"}, value=620, bound=">", of="suspects"),
    Agency(**mention("MPS") | {"id": "e3"}, name=MINISTRY),
    Offence(**mention("fraud") | {"id": "e4"}, name="Fraud", inchoate="attempt"),
    Offence(**mention("theft") | {"id": "e5"}),
    Agency(**mention("the ministry") | {"id": "e6"}, name=MINISTRY, named=False),
    Date(**mention("recently") | {"id": "e7"}, value="PAST_REF"),
    Date(**mention("Friday") | {"id": "e8"}),
)


@pytest.mark.parametrize(
    ("fact", "row"),
    [
        (made(), ("", "", "arrest", "> 620", "suspects", "", "")),
        (made(object="suspects"), ("", "", "arrest", "> 620", "suspects", "", "")),
        (made(when="e1", object="suspects"), ("since 2023-04", "", "arrest", "> 620", "suspects", "", "")),
        (
            made(agent_text="police", said_by="e3", said_by_text="MPS", object="suspects"),
            ("", "police", "arrest", "> 620", "suspects", "", "MPS"),
        ),
        (made(negated=True, object="suspects"), ("", "", "not arrest", "> 620", "suspects", "", "")),
        (made(modality="alleged", object="suspects"), ("", "", "arrest (alleged)", "> 620", "suspects", "", "")),
        (made(object="Hollis"), ("", "", "arrest", "> 620", "Hollis (suspects)", "", "")),
        (made(offences=["e4", "e5", "e4"]), ("", "", "arrest", "> 620", "suspects", "Fraud (attempt), theft", "")),
        (made(agent="e6", agent_text="the ministry"), ("", MINISTRY, "arrest", "> 620", "suspects", "", "")),
        (made(when="e7"), ("in the past", "", "arrest", "> 620", "suspects", "", "")),
        (made(when="e8"), ("Friday", "", "arrest", "> 620", "suspects", "", "")),
        (made(quantity=None, object="Hollis"), ("", "", "arrest", "", "Hollis", "", "")),
    ],
)
def test_rows(fact: Fact, row: tuple[str, ...]) -> None:
    shown = extraction(*ENTITIES)
    shown.facts = [fact]
    assert fact_rows(shown) == [row]


def test_facts_alone_keep_the_entities_that_they_refer_to() -> None:
    whole = extraction(*ENTITIES)
    whole.facts = [made()]
    assert [entity.id for entity in select(whole, ["facts"]).entities] == ["e2"]
    assert select(whole, ["dates"]).facts == []
    assert [entity.id for entity in select(whole, ["dates", "facts"]).entities] == ["e1", "e2", "e7", "e8"]


@pytest.mark.parametrize(
    ("only", "headings"), [(["facts"], ["Facts (1)"]), (["facts", "dates"], ["Facts (1)", "Dates"])]
)
def test_the_table_shows_facts_first_and_what_was_asked_for(
    only: list[str], headings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    whole = extraction(*ENTITIES)
    whole.facts = [made(when="e1")]
    out = io.StringIO()
    writer = TableWriter(out, False, Options(only))
    writer.write(select(whole, only))
    writer.close()
    screen = out.getvalue()
    found = [name for name in ("Facts (1)", "Dates", "Agencies", "Quantities") if name in screen]
    assert found == headings
    assert screen.index("Facts (1)") < screen.index("since")
