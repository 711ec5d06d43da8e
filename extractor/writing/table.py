"""The table for a reader at a terminal: a panel about the release, the facts, then a table a type of entity.

Of several releases it is one table of their facts, each release's under its name.
"""

from __future__ import annotations

import re
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from extractor.entities import FACT, FACTS, TYPES, Document, Extraction
from extractor.writing.date import readable_moment
from extractor.writing.formats import PLAIN, Options, Writer
from extractor.writing.kinds import SHOWN, Shown
from extractor.writing.layout import Section, lay_out
from extractor.writing.visible import visible

# Colours of the terminal's own palette that can be read on dark and on light ground; nothing is told by colour alone.
_HEADING = "bold magenta"
_LABEL = "cyan"
_WARNING = "bold red"
_TRAILING_SPACE = re.compile(r"[ ]+$", re.M)
# Where there is less room than this, a fact is a block of lines.
_NARROW = 72


class TableWriter(Writer):
    """Writes extractions for reading; colours only where the stream is a terminal, and never with NO_COLOR.

    Where nothing is asked for by name, one release is shown with everything, and several with their facts. Of what
    facts refer to it shows no more than what was asked for.
    """

    def __init__(self, out: TextIO, several: bool, options: Options = PLAIN) -> None:
        super().__init__(out, several, options)
        only = options.only or ([FACTS] if several else TYPES)
        types = {TYPES[name] for name in only}
        self.kinds = [kind for kind in SHOWN if kind.type in types]
        self.console = Console(file=out, highlight=False, markup=False, emoji=False, width=options.width)
        self.sections: dict[str, list[Section]] = {kind.type: [] for kind in SHOWN}
        self.bare: list[str] = []
        self.warnings: list[str] = []

    def write(self, extraction: Extraction) -> None:
        """Write one extraction; of several, its rows are kept until the last has come."""
        document = extraction.document
        heading = _heading(document) if self.several else None
        found = False
        for kind in self.kinds:
            if rows := kind.rows(extraction):
                found = True
                faint = frozenset(place for place, row in enumerate(rows) if row.faint)
                cells = [[visible(cell) for cell in row.cells] for row in rows]
                self.sections[kind.type].append(Section(cells, heading, faint))
        if not found:
            self.bare.append(visible(document.id))
        said_in = f"{document.id}: " if self.several else ""
        self.warnings += [f"{said_in}{warning}" for warning in extraction.warnings]
        if not self.several:
            self._print(_about(document))

    def close(self) -> None:
        """Write what has been kept."""
        if self.several:
            self._print(None)

    def _print(self, about: Panel | None) -> None:
        parts: list[RenderableType] = [about] if about else []
        parts += [self._table(kind) for kind in self.kinds if self.sections[kind.type]]
        if self.bare:
            parts.append(Text(f"Nothing found in {', '.join(self.bare)}" if self.several else "Nothing found."))
        if self.warnings:
            parts.append(Group(*(Text.assemble(("Warning: ", _WARNING), visible(one)) for one in self.warnings)))
        with self.console.capture() as captured:
            for number, part in enumerate(parts):
                if number:
                    self.console.print()
                self.console.print(part)
        self.out.write(_TRAILING_SPACE.sub("", captured.get()))

    def _table(self, kind: Shown) -> Group:
        sections = self.sections[kind.type]
        count = sum(len(section.rows) for section in sections)
        blocks = kind.type == FACT and self.console.width < _NARROW
        lines = lay_out(self.console, kind.columns, sections, kind.empty, blocks)
        return Group(Text(f"{kind.heading} ({count})", style=_HEADING), *lines)


def _heading(document: Document) -> Text:
    """Which release it is, above its rows."""
    day = f", {readable_moment(document.published)}" if document.published else ""
    title = f": {document.title}" if document.title else ""
    return Text.assemble(("▸ ", _LABEL), (visible(f"{document.id}{day}"), "bold"), visible(title))


def _about(document: Document) -> Panel | None:
    lines = [Text(visible(document.title), style="bold")] if document.title else []
    facts = {
        "Publisher": document.publisher,
        "Published": readable_moment(document.published),
        "Updated": readable_moment(document.updated),
        "Source": document.source if document.source != "-" else None,
    }
    for name, value in facts.items():
        if value:
            lines.append(Text.assemble((f"{name:<11}", _LABEL), visible(value), overflow="fold"))
    return Panel(Group(*lines), box=box.ROUNDED, border_style=_LABEL, expand=False) if lines else None
