"""The table for a reader at a terminal: a panel about the release, the facts, then a table a type of entity."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TextIO, TypeAlias

from rich import box
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from extractor.entities import TYPES, Agency, Date, Document, Extraction, Offence, Quantity, Term
from extractor.writing.facts import COLUMNS, fact_rows
from extractor.writing.formats import PLAIN, Options, Writer
from extractor.writing.quantity import readable_value
from extractor.writing.visible import visible

Row: TypeAlias = tuple[str, ...]

# Colours of the terminal's own palette that can be read on dark and on light ground; nothing is told by colour alone.
_HEADING = "bold magenta"
_LABEL = "cyan"
_MENTION = "bold"
_WARNING = "bold red"
_TRAILING_SPACE = re.compile(r"[ ]+$", re.M)
# A month or a year, from its first day to its last unless an edge opens it.
_PLAIN_PERIOD = re.compile(r"\d{4}(?:-\d\d)?(?:/\d{4}(?:-\d\d)?)?")
_OPEN_EDGES = frozenset({"since", "until", "before", "after"})
# Where there is less room than this, codes and values wrap too.
_NARROW = 72


class TableWriter(Writer):
    """Writes extractions for reading; colours only where the stream is a terminal, and never with NO_COLOR.

    Of what facts refer to it shows no more than what was asked for.
    """

    def __init__(self, out: TextIO, several: bool, options: Options = PLAIN) -> None:
        super().__init__(out, several, options)
        self.types = {TYPES[name] for name in options.only or TYPES}
        self.console = Console(file=out, highlight=False, markup=False, emoji=False)
        self.count = 0

    def write(self, extraction: Extraction) -> None:
        """Write one extraction, an empty line after the one before."""
        with self.console.capture() as captured:
            if self.count:
                self.console.print()
            self._show(extraction)
        self.count += 1
        self.out.write(_TRAILING_SPACE.sub("", captured.get()))

    def _show(self, extraction: Extraction) -> None:
        self.console.print(_about(extraction.document))
        self._show_rows(_FACTS, fact_rows(extraction))
        found = [entity for entity in extraction.entities if entity.type in self.types]
        for kind in _KINDS:
            self._show_rows(kind, [kind.row(entity) for entity in found if entity.type == kind.type])
        if not found and not extraction.facts:
            self.console.print("Nothing found.")
        if extraction.warnings:
            self.console.print()
        for warning in extraction.warnings:
            self.console.print(Text.assemble(("Warning: ", _WARNING), visible(warning)))

    def _show_rows(self, kind: _Kind, rows: Sequence[Row]) -> None:
        if rows:
            self.console.print()
            self.console.print(Text(f"{kind.heading} ({len(rows)})", style=_HEADING))
            self.console.print(_table(kind, rows, self.console.width))


@dataclass(frozen=True)
class _Kind:
    """How a type of entity is shown. The columns in ``codes`` do not wrap; one that is empty throughout is left out."""

    type: str
    heading: str
    columns: tuple[str, ...]
    codes: frozenset[str]
    row: Callable[[Any], Row]


def _about(document: Document) -> Panel:
    lines = [Text(visible(document.title), style="bold")] if document.title else []
    facts = {
        "Publisher": document.publisher,
        "Published": _moment(document.published),
        "Updated": _moment(document.updated),
        "Source": document.source if document.source != "-" else None,
    }
    for name, value in facts.items():
        if value:
            lines.append(Text.assemble((f"{name:<11}", _LABEL), visible(value), overflow="fold"))
    return Panel(Group(*lines) if lines else Text("Untitled"), box=box.ROUNDED, border_style=_LABEL, expand=False)


def _table(kind: _Kind, rows: Sequence[Row], width: int) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        header_style="bold",
    )
    shown = [index for index in range(len(kind.columns)) if any(row[index] for row in rows)]
    for index in shown:
        name = kind.columns[index]
        table.add_column(
            name,
            style=_MENTION if index == 0 else "",
            overflow="fold",
            no_wrap=name in kind.codes and width >= _NARROW,
        )
    for row, count in _counted(rows).items():
        cells = [Text(visible(row[index]), overflow="fold") for index in shown]
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
    """``2023-07-21T12:54`` with a space in place of the T."""
    return value.replace("T", " ", 1) if value and value[0].isdigit() else value or ""


def _date_row(date: Date) -> Row:
    return (date.text, date.value or "unknown", date.edge or "", _bounds(date))


def _bounds(date: Date) -> str:
    """First and last day or moment, unless the value tells them as plainly."""
    earliest, latest, value = date.earliest, date.latest, date.value or ""
    if not (earliest or latest) or value in {earliest, f"{earliest}/{latest}"}:
        return ""
    if date.edge not in _OPEN_EDGES and _PLAIN_PERIOD.fullmatch(value):
        return ""
    if earliest and latest and "T" in latest and latest.split("T")[0] == earliest.split("T")[0]:
        latest = latest.split("T")[1]
    return f"{_moment(earliest) or '…'} – {_moment(latest) or '…'}"


def _agency_row(agency: Agency) -> Row:
    return (agency.text, agency.name or "", agency.country or "", (agency.kind or "").replace("_", " "))


def _quantity_row(quantity: Quantity) -> Row:
    return (quantity.text, readable_value(quantity), quantity.of or "")


def _offence_row(offence: Offence) -> Row:
    name = offence.name or ""
    if offence.inchoate:
        name = f"{name} ({offence.inchoate})".strip()
    return (offence.text, name, offence.iccs or "", offence.stage.replace("_", " "))


def _term_row(term: Term) -> Row:
    return (term.text, term.label, term.value or term.term_id or "")


_FACTS = _Kind("fact", "Facts", COLUMNS, frozenset(), tuple)
_KINDS = (
    _Kind("date", "Dates", ("Date", "Value", "Edge", "From – to"), frozenset({"Value", "Edge"}), _date_row),
    _Kind("agency", "Agencies", ("Agency", "Name", "Country", "Kind"), frozenset({"Country"}), _agency_row),
    _Kind("quantity", "Quantities", ("Quantity", "Value", "Of"), frozenset({"Value"}), _quantity_row),
    _Kind("offence", "Offences", ("Offence", "Name", "ICCS", "Stage"), frozenset({"ICCS", "Stage"}), _offence_row),
    _Kind("term", "Terms", ("Term", "Type", "Value"), frozenset({"Type"}), _term_row),
)
