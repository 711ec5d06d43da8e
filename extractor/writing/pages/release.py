"""The page of a release: its text with the entities marked, the facts beside it, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from typing import TextIO

from extractor.entities import Entity, Extraction, Fact
from extractor.explanation import Explained, Explanation, Step
from extractor.writing.facts import COLUMNS, fact_rows
from extractor.writing.pages.cards import LETTERS, LOOKS, Lines, headline, lines
from extractor.writing.pages.frame import write_page
from extractor.writing.pages.marks import Piece, Utf16, paragraphs

# With more characters than this, paragraphs are laid out only when they come into view.
_LONG = 100_000


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of the table of facts.

    Args:
        id: of the fact.
        cells: under ``COLUMNS``.
        entities: ids of those that it ties together.
        start, end: of its words, in units of UTF-16.
        fact: what else is known.
        steps: that linked it.
    """

    id: str
    cells: Sequence[str]
    entities: Sequence[str]
    start: int
    end: int
    fact: Fact
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of an entity."""

    entity: Entity
    letter: str
    headline: str
    lines: Lines
    steps: Sequence[Step]
    facts: Sequence[str]


class ReleaseView:
    """What the template asks for of one release.

    Args:
        extraction: of the release.
        explanation: the steps that led to it, where they were recorded.
        prefix: of its ids in the page; empty where it is alone.
    """

    def __init__(self, extraction: Extraction, explanation: Explanation | None = None, prefix: str = "") -> None:
        self.document, self.provenance = extraction.document, extraction.provenance
        self.entities, self.warnings = extraction.entities, extraction.warnings
        self.extraction, self.prefix = extraction, prefix
        self.steps = {**explanation.entities, **explanation.facts} if explanation else {}
        self.long = len(extraction.document.text) > _LONG

    def paragraphs(self) -> Iterator[list[Piece]]:
        """The text in pieces; what a piece lies in is told by places in ``entities``."""
        return paragraphs(self.document.text, self.entities)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many entities there are of each type, and facts of each certainty."""
        found: dict[str, int] = {}
        for name in (*(one.type for one in self.entities), *(one.certainty for one in self.extraction.facts)):
            found[name] = found.get(name, 0) + 1
        return found

    @cached_property
    def facts(self) -> list[FactRow]:
        """The rows of the table."""
        offset = Utf16(self.document.text)
        return [
            FactRow(
                id=fact.id,
                cells=cells,
                entities=[one for one in _tied(fact) if one],
                start=offset(fact.start),
                end=offset(fact.end),
                fact=fact,
                steps=self.steps.get(fact.id, ()),
            )
            for fact, cells in zip(self.extraction.facts, fact_rows(self.extraction), strict=True)
        ]

    def cards(self) -> Iterator[Card]:
        """What is told of each entity, in the order of the text."""
        holders: dict[str, list[str]] = {}
        for fact in self.extraction.facts:
            for id_ in dict.fromkeys(one for one in _tied(fact) if one):
                holders.setdefault(id_, []).append(fact.id)
        for entity in self.entities:
            yield Card(
                entity,
                LETTERS[entity.type],
                headline(entity),
                lines(entity),
                self.steps.get(entity.id, ()),
                holders.get(entity.id, ()),
            )


def _tied(fact: Fact) -> tuple[str | None, ...]:
    return (fact.when, fact.agent, fact.quantity, *fact.offences, fact.said_by)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of an index.

    Args:
        link: where its page, or its place in the page, is.
        title, published, publisher: of the release.
        facts, found: how many facts and entities it has.
    """

    link: str
    title: str
    published: str | None
    publisher: str | None
    facts: int
    found: int

    @classmethod
    def of(cls, view: ReleaseView, link: str) -> Listed:
        """The line of a release."""
        about = view.document
        counts = len(view.extraction.facts), len(view.entities)
        return cls(link, about.title or about.id, about.published, about.publisher, *counts)


def write_releases(out: TextIO, views: Sequence[ReleaseView]) -> None:
    """Write a page of one release, or of several with an index above them."""
    counts: dict[str, int] = {}
    for view in views:
        for name, count in view.counts.items():
            counts[name] = counts.get(name, 0) + count
    title = views[0].document.title or views[0].document.id if len(views) == 1 else _title(len(views))
    index = [Listed.of(view, f"#{view.prefix}") for view in views] if len(views) > 1 else []
    values = {"title": title, "views": views, "index": index, "counts": counts}
    write_page(out, "release.html.j2", "release.js", {"looks": LOOKS, "columns": COLUMNS, **values})


def write_index(out: TextIO, index: Sequence[Listed]) -> None:
    """Write a page that leads to the pages of releases, which lie beside it."""
    write_page(out, "index.html.j2", None, {"title": _title(len(index)), "index": index})


def _title(count: int) -> str:
    return f"{count:,} release{'s' if count != 1 else ''}"


def view_of(found: Extraction | Explained, prefix: str = "") -> ReleaseView:
    """The view of an extraction, or of one with the steps that led to it."""
    if isinstance(found, Explained):
        return ReleaseView(found.extraction(), found.explanation, prefix)
    return ReleaseView(found, None, prefix)


def render(found: Extraction | Explained) -> str:
    """The page of a release as a string: see ``extractor.render``."""
    out = StringIO()
    write_releases(out, [view_of(found)])
    return out.getvalue()


def in_a_frame(found: Extraction | Explained) -> str:
    """The page as an element of another page, such as a notebook: in a frame that reaches nothing outside of it."""
    from markupsafe import escape

    return (
        '<iframe title="What was found in the release" sandbox="allow-scripts" '
        'style="width: 100%; height: 42rem; border: 1px solid #8888; border-radius: 6px" '
        f'srcdoc="{escape(render(found))}"></iframe>'
    )
