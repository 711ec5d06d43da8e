"""Rows of cells for a width: a grid where every word, date and amount has room, else a block of lines a row.

Nothing is cut and no word is broken, unless it alone is longer than the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_GAP = 2
# Rows of a grid have no more lines than this, or their last columns go beneath them.
_MOST_LINES = 2
_FAINT = "dim"
_LABEL = "cyan"


class Column(NamedTuple):
    """A column: ``whole`` cells, such as amounts, stay on one line; those ``beneath`` may stand under their row."""

    name: str
    style: str = ""
    whole: bool = False
    beneath: bool = False


@dataclass(slots=True)
class Section:
    """Rows of cells, perhaps under a heading of their own; ``faint`` holds the places of rows that matter less."""

    rows: Sequence[Sequence[str]]
    heading: Text | None = None
    faint: frozenset[int] = field(default_factory=frozenset)


def lay_out(
    console: Console, columns: Sequence[Column], sections: Sequence[Section], empty: str = "", blocks: bool = False
) -> Iterator[Text]:
    """Lines for a table of rows.

    Args:
        console: as wide as it may get.
        columns: a column that is empty throughout is left out.
        sections: the rows, one a table's line, or more where there is less room.
        empty: what an empty cell of a grid shows.
        blocks: no grid is wanted.
    """
    rows = [row for section in sections for row in section.rows]
    used = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    columns = [columns[index] for index in used]
    sections = [
        Section([[row[index] for index in used] for row in section.rows], section.heading, section.faint)
        for section in sections
    ]
    grid = None if blocks else _fitting(console, columns, [row for section in sections for row in section.rows], empty)
    if grid is None:
        return _block_lines(console, columns, sections)
    return grid.lines(sections)


@dataclass(slots=True)
class _Grid:
    console: Console
    columns: Sequence[Column]
    widths: Sequence[int]
    empty: str

    @property
    def beneath(self) -> Sequence[Column]:
        """The columns that stand under their row."""
        return self.columns[len(self.widths) :]

    def lines(self, sections: Sequence[Section]) -> Iterator[Text]:
        """The header and every row; rows stand apart where most have several lines."""
        yield from self._line([Text(column.name, style="bold") for column in self.columns[: len(self.widths)]])
        yield Text("─" * (sum(self.widths) + _GAP * (len(self.widths) - 1)), style=_FAINT)
        drawn = [
            [self.row(row, place in section.faint) for place, row in enumerate(section.rows)] for section in sections
        ]
        heights = [len(lines) for rows in drawn for lines in rows]
        apart = 2 * sum(height > 1 for height in heights) >= len(heights)
        for number, (section, rows) in enumerate(zip(sections, drawn, strict=True)):
            if section.heading:
                yield from [Text()] * (number > 0) + [section.heading]
            for place, lines in enumerate(rows):
                yield from [Text()] * (apart and (place > 0 or bool(section.heading)))
                yield from lines

    def row(self, cells: Sequence[str], faint: bool = False) -> list[Text]:
        """The lines of a row."""
        shown = [
            Text(cell or self.empty, style=_FAINT if faint or not cell else column.style)
            for cell, column in zip(cells, self.columns[: len(self.widths)], strict=False)
        ]
        lines = list(self._line(shown))
        under = [
            f"{column.name[:1].lower()}{column.name[1:]} {cell}"
            for column, cell in zip(self.beneath, cells[len(self.widths) :], strict=True)
            if cell
        ]
        if under:
            lines += _indented(self.console, Text(" · ".join(under), style=_FAINT), _GAP)
        return lines

    def _line(self, cells: Sequence[Text]) -> Iterator[Text]:
        wrapped = [
            cell.wrap(self.console, width, overflow="fold") for cell, width in zip(cells, self.widths, strict=True)
        ]
        for parts in zip_longest(*wrapped):
            line = Text()
            for part, width in zip(parts, self.widths, strict=True):
                piece = part or Text()
                piece.rstrip()
                line.append_text(piece).append(" " * (width - piece.cell_len + _GAP))
            line.rstrip()
            yield line


def _fitting(console: Console, columns: Sequence[Column], rows: Sequence[Sequence[str]], empty: str) -> _Grid | None:
    """The grid with as many columns side by side as there is room for, None where there is none."""
    fewest = next((place for place, column in enumerate(columns) if column.beneath), len(columns))
    grid = None
    for count in range(len(columns), fewest - 1, -1):
        widths = _widths(columns[:count], rows, console.width)
        if widths is None:
            continue
        grid = _Grid(console, columns, widths, empty)
        if count == fewest or all(len(grid.row(row)) <= _MOST_LINES for row in rows):
            break
    return grid


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """A width for each column, the narrow ones served first; None where a word would have to be broken."""
    least, most = [], []
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows]
        most.append(max(map(cell_len, [column.name, *cells])))
        words = [word for cell in [column.name, *([] if column.whole else cells)] for word in cell.split()]
        least.append(max(map(cell_len, [*words, *(cells if column.whole else [])])))
    room -= _GAP * (len(columns) - 1)
    if sum(least) > room:
        return None
    widths = least
    for level in range(max(most) + 1):
        grown = [min(high, max(low, level)) for low, high in zip(least, most, strict=True)]
        if sum(grown) > room:
            break
        widths = grown
    return widths


def _block_lines(console: Console, columns: Sequence[Column], sections: Sequence[Section]) -> Iterator[Text]:
    """Each row as lines of name and value."""
    indent = max(len(column.name) for column in columns) + _GAP
    for number, section in enumerate(sections):
        if section.heading:
            yield from [Text()] * (number > 0) + [section.heading]
        for place, row in enumerate(section.rows):
            yield from [Text()] * (place > 0)
            for column, cell in zip(columns, row, strict=True):
                if cell:
                    first, *others = _indented(console, Text(cell, style=column.style), indent)
                    label = Text(f"{column.name:<{indent}}", style=_LABEL)
                    yield label.append_text(first[indent:])
                    yield from others


def _indented(console: Console, text: Text, indent: int) -> list[Text]:
    lines = []
    for part in text.wrap(console, max(console.width - indent, 1), overflow="fold"):
        part.rstrip()
        lines.append(Text(" " * indent).append_text(part))
    return lines
