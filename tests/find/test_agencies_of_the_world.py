"""Invented releases of issuers of many countries, annotated before any rule was tried on them.

``agencies_of_the_world.txt`` has a release after each "### id". "{CPIB|Corrupt Practices Investigation Bureau|SG}" is a
mention with its canonical name, left out where it is the text itself, and its country.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.entities import Agency
from tests.find.test_agencies_patterns import agencies

RELEASES = (Path(__file__).parent / "agencies_of_the_world.txt").read_text(encoding="utf-8").split("### ")[1:]
MARKED = re.compile(r"\{(?P<text>[^{}|]+)\|(?P<name>[^{}|]*)\|(?P<country>[A-Z]*)\}")


@dataclass(frozen=True)
class Marked:
    start: int
    end: int
    name: str
    country: str


def marked(release: str) -> tuple[str, list[Marked]]:
    """A release's text and its annotations."""
    text, at, annotations = "", 0, []
    for match in MARKED.finditer(release):
        text += release[at : match.start()]
        name = match["name"] or match["text"]
        annotations.append(Marked(len(text), len(text) + len(match["text"]), name, match["country"]))
        text += match["text"]
        at = match.end()
    return text + release[at:], annotations


def compared(name: str | None) -> list[str]:
    """A name as it is compared: "the", "of", "for" and the spelling of the United States don't count."""
    folded = (name or "").casefold().replace("u.s.", "us").replace("united states", "us")
    return [word for word in re.sub(r"[^\w& ]+", " ", folded).split() if word not in {"the", "of", "for", "us"}]


def pairs() -> tuple[list[tuple[Marked, Agency]], int, int]:
    """Each annotation with the mention that overlaps it; how many annotations and how many named mentions there are."""
    met: list[tuple[Marked, Agency]] = []
    wanted = found = 0
    for release in RELEASES:
        text, annotations = marked(release.split("\n", 1)[1])
        named = [agency for agency in agencies(text) if agency.named]
        wanted += len(annotations)
        found += len(named)
        for mark in annotations:
            met += [(mark, agency) for agency in named if agency.start < mark.end and mark.start < agency.end][:1]
    return met, wanted, found


PAIRS, WANTED, FOUND = pairs()


def f1(hits: int) -> float:
    return 2 * hits / (WANTED + FOUND)


@pytest.mark.parametrize(
    ("measure", "hits", "floor"),
    [
        ("found", len(PAIRS), 0.99),
        ("name", sum(compared(mark.name) == compared(agency.name) for mark, agency in PAIRS), 0.935),
        ("country", sum(mark.country == agency.country for mark, agency in PAIRS), 0.98),
    ],
)
def test_bodies_of_many_countries_are_found(measure: str, hits: int, floor: float) -> None:
    assert f1(hits) >= floor, measure
