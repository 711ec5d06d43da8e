"""The table for a reader at a terminal: a panel about the release, then a table a type of entity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO, TypeAlias

from rich import box
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from extractor.entities import Agency, Date, Document, Extraction, Offence
from extractor.writing.quantity import readable_value
from extractor.writing.visible import visible

Row: TypeAlias = tuple[str, ...]

# Colours of the terminal's own palette that can be read on dark and on light ground; nothing is told by colour alone.
_HEADING = "bold magenta"
_MENTION = "bold"
_WARNING = "bold red"


class TableWriter:
    """Writes extractions for reading; colours only where the stream is a terminal, and never with NO_COLOR."""

    def __init__(self, out: TextIO, several: bool) -> None:
        self.console = Console(file=out, highlight=False, markup=False, emoji=False)
        self.count = 0

    def write(self, extraction: Extraction) -> None:
        """Write one extraction, an empty line after the one before."""
        if self.count:
            self.console.print()
        self.count += 1
        self.console.print(_about(extraction.document))
        for heading, kind, columns, row in _TABLES:
            found = [entity for entity in extraction.entities if entity.type == kind]
            if found:
                self.console.print(_table(heading, columns, [row(entity) for entity in found]))
        if not extraction.entities:
            self.console.print("Nothing found.")
        for warning in extraction.warnings:
            self.console.print(Text.assemble(("Warning: ", _WARNING), visible(warning)))

    def close(self) -> None:
        """Nothing follows the last table."""


def _about(document: Document) -> Panel:
    lines = [Text(visible(document.title), style="bold")] if document.title else []
    facts = {
        "Publisher": document.publisher,
        "Published": _moment(document.published),
        "Updated": _moment(document.updated),
        "Source": document.source if document.source != "-" else None,
    }
    lines += [Text.assemble((f"{name:<11}", "cyan"), visible(value)) for name, value in facts.items() if value]
    return Panel(Group(*lines) if lines else Text("Untitled"), box=box.ROUNDED, border_style="cyan")


def _table(heading: str, columns: Sequence[str], rows: Sequence[Row]) -> Table:
    table = Table(
        title=f"{heading} ({len(rows)})",
        title_style=_HEADING,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        header_style="bold",
    )
    # A column that has nothing to tell takes no room.
    shown = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    for index in shown:
        table.add_column(columns[index], style=_MENTION if index == 0 else "", overflow="fold")
    for row, count in _counted(rows).items():
        cells = [Text(visible(row[index])) for index in shown]
        if count > 1:
            cells[0].append(f" ×{count}", style="not bold")
        table.add_row(*cells)
    return table


def _counted(rows: Sequence[Row]) -> dict[Row, int]:
    """Equal rows as one, in order of first appearance."""
    counts: dict[Row, int] = {}
    for row in rows:
        counts[row] = counts.get(row, 0) + 1
    return counts


def _moment(value: str | None) -> str:
    return (value or "").replace("T", " ", 1) if value and value[:1].isdigit() else value or ""


def _date_row(date: Date) -> Row:
    bounds = "" if date.earliest == date.latest == date.value else _bounds(date)
    return (date.text, date.value or "unknown", date.edge or "", bounds)


def _bounds(date: Date) -> str:
    if not (date.earliest or date.latest):
        return ""
    return f"{_moment(date.earliest) or '…'} – {_moment(date.latest) or '…'}"


def _agency_row(agency: Agency) -> Row:
    return (agency.text, agency.name or "", agency.country or "", (agency.kind or "").replace("_", " "))


def _offence_row(offence: Offence) -> Row:
    stage = offence.stage.replace("_", " ")
    name = f"{offence.inchoate}: {offence.name or ''}" if offence.inchoate else offence.name or ""
    return (offence.text, name, offence.iccs or "", stage)


_TABLES: tuple[tuple[str, str, tuple[str, ...], Callable[..., Row]], ...] = (
    ("Dates", "date", ("Date", "Value", "Edge", "From – to"), _date_row),
    ("Agencies", "agency", ("Agency", "Name", "Country", "Kind"), _agency_row),
    (
        "Quantities",
        "quantity",
        ("Quantity", "Value", "Of"),
        lambda quantity: (quantity.text, readable_value(quantity), quantity.of or ""),
    ),
    ("Offences", "offence", ("Offence", "Name", "ICCS", "Stage"), _offence_row),
)
