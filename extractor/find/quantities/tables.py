"""Rows of statistics: a label and at least two numbers on one line, columns apart by tabs or spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.find.quantities.measures import Measures
from extractor.find.quantities.reading import Reading, Source
from extractor.resolve.numbers import read_figures
from extractor.resolve.units import Unit
from extractor.trace import tracing

_FIGURES: Final = r"(?:\d{1,3}(?:,\d{2,3}){1,5}|0|[1-9]\d{0,12})(?:\.\d{1,6})?"
_CELL: Final = rf"-?[$€£¥₹]?-?{_FIGURES}%?"
_ROW: Final = re.compile(rf"([A-Z][^\n\d$€£%,.;:]{{2,60}}?)((?: +{_CELL}){{2,8}}) *(?:\n(?!(?:st|nd|rd|th)\b)|\Z)")
_GROUPED: Final = re.compile(r"(?: ?\d{1,3}(?: \d{3})+)")
_CELLS: Final = re.compile(rf"(-?)([$€£¥₹]?)(-?)({_FIGURES})(%?)")
_HEADER: Final = re.compile(r"(?:\d|\n)\W*([A-Z][^\n\d]{2,40}) *\Z")
_LINE_MAX: Final = 140
_HEADER_WINDOW: Final = 900


@dataclass(frozen=True, slots=True)
class Row:
    """The readings of one row and the offset of its end."""

    readings: list[Reading]
    end: int


class TableRows:
    """Reads rows of a table that has become plain text."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures

    def row(self, source: Source, start: int) -> Row | None:
        """The row whose first number starts at an offset, or None."""
        text, low = source.text, source.low
        if start < 5 or not low[start].isdigit():
            return None
        close = low[start : start + 24]
        if " " not in close:
            return None
        gap = close.index(" ")
        if gap + 1 >= len(close) or close[gap + 1] not in "0123456789$€£¥₹-":
            return None
        begin = low.rfind("\n", max(start - 80, 0), start) + 1
        if begin == 0 and start > 80:
            return None
        match = _ROW.match(text, begin, begin + _LINE_MAX)
        if match is None or not match.end(1) < start <= match.start(2) + 4 or _GROUPED.fullmatch(match[2]):
            return None
        return Row(self._readings(source, match), match.end(2))

    def _readings(self, source: Source, match: re.Match[str]) -> list[Reading]:
        label, unit = self._label(match[1].strip())
        readings = []
        for cell in _CELLS.finditer(match[2]):
            start, end = match.start(2) + cell.start(), match.start(2) + cell.end()
            value = read_figures(cell[4])
            of, symbol = label, unit.symbol if unit else None
            if cell[5]:
                of, symbol = self._header(source.text, match.start()) or label, "%"
            elif cell[2]:
                symbol = self.measures.currencies.code(self.measures.currencies.by_form[cell[2]], source.country)
            value = -value if cell[1] or cell[3] else value
            reading = Reading(start, end, start, value, kind="cell", unit=symbol, of=of)
            readings.append(reading)
            if trace := tracing():
                trace.turn_to(reading)
                trace.step(
                    "quantity.cell", "a cell in a table, under its row's label", label, reading.of, at=match.span(1)
                )
        return readings

    def _label(self, label: str) -> tuple[str, Unit | None]:
        """ "Pounds of Seized Cannabis" measures Seized Cannabis in pounds."""
        first, of, rest = label.partition(" of ")
        unit = self.measures.units.by_form.get(first.lower()) if of else None
        return (rest, unit) if unit else (label, None)

    @staticmethod
    def _header(text: str, row: int) -> str | None:
        """The last words of the line above that names the columns."""
        end = row
        while end > max(row - _HEADER_WINDOW, 0):
            end = text.rfind("\n", 0, end)
            if end < 0:
                return None
            begin = text.rfind("\n", 0, end) + 1
            found = _HEADER.search(text, max(begin, end - _LINE_MAX), end) if begin < end else None
            if found and any(char.isdigit() for char in text[begin:end]):
                return found[1].strip()
        return None
