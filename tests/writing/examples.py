"""Extractions made by hand, for the writers to write."""

from __future__ import annotations

from typing import Any

from extractor.entities import Agency, Date, Document, Entity, Extraction, Offence, Provenance, Quantity

LONG = "a long phrase that goes on beyond what any narrow column of a table can hold on a single line"


def mention(text: str) -> dict[str, Any]:
    """The fields that every entity has."""
    return {"text": text, "start": 0, "end": len(text), "rule": "made"}


def extraction(
    *entities: Entity,
    title: str | None = "Two arrested",
    text: str = "Two arrested",
    published: str | None = None,
    publisher: str | None = None,
    source: str | None = None,
) -> Extraction:
    """An extraction of a release that holds these entities."""
    return Extraction(
        document=Document(
            id="made",
            title=title,
            sha256="0" * 64,
            text=text,
            published=published,
            publisher=publisher,
            source=source,
        ),
        entities=list(entities),
        provenance=Provenance(version="0", pack="en", pack_sha256="0" * 64, spacy="0"),
    )


def full() -> Extraction:
    """One with every type, long phrases and warnings."""
    made = extraction(
        Date(**mention("April"), value="2023-04", edge="since", earliest="2023-04-01"),
        Date(**mention("2020"), value="2020", earliest="2020-01-01", latest="2020-12-31"),
        Date(**mention(LONG), value="2023-07-09T23:00/2023-07-10T03:15", edge="around"),
        Agency(**mention("police"), named=False),
        Agency(**mention("MPS"), name="Ministry of Public Security", country="CN", kind="law_enforcement"),
        Agency(**mention("police"), named=False),
        Agency(**mention(LONG), name=LONG, country="INT", kind="intergovernmental"),
        Quantity(**mention("more than 2,300"), value=2300, bound=">", of="cases"),
        Quantity(**mention("up to $1.2 million"), value=1_200_000, bound="<=", unit="USD", of=LONG),
        Offence(
            **mention("conspiracy to commit wire fraud"),
            name="Fraud",
            iccs="07019",
            inchoate="conspiracy",
            stage="pleaded_guilty",
        ),
        title=f"Two arrested for {LONG}",
        published="2023-07-21T12:54",
        publisher="Yunhe Daily",
        source="some/folder/with/a-long-name/and-another-one-that-is-long/release-of-the-day.txt",
    )
    made.warnings = ["updated (2023-07-21T12:48) before it was published (2023-07-21T12:54)"]
    return made
