"""Tables of very many rows for a page: each value of a column once, and rows as places among them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extractor.writing.pages.frame import in_the_open

# What a cell shows; with a number to sort by, where the text alone does not tell the order.
Cell: TypeAlias = str | tuple[str, float]
# What would end the element that the data stand in, or open another.
_MARKUP = re.compile("[<>&\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Args:
        name: its heading.
        form: how it is shown: "plain", "number" to the right, "several" values a line each, "beneath" its row, or
            "hidden", to be filtered by.
    """

    name: str
    form: str = "plain"


class Rows:
    """Takes rows, and keeps so many at most: of more, every second, every fourth …, from the first to the last.

    Args:
        columns: of the table.
        most: rows to keep.
    """

    def __init__(self, columns: Sequence[Column], most: int) -> None:
        self.columns = columns
        self.most = most
        self.count = 0
        self.every = 1
        self.rows: list[tuple[int, ...]] = []
        self.places: list[dict[Cell, int]] = [{} for _ in columns]

    def add(self, *cells: Cell) -> None:
        """Take a row."""
        if self.count % self.every == 0:
            self.rows.append(
                tuple(places.setdefault(cell, len(places)) for places, cell in zip(self.places, cells, strict=True))
            )
            if len(self.rows) > self.most:
                self.rows = self.rows[::2]
                self.every *= 2
        self.count += 1

    def to_json(self) -> str:
        """The table as JSON that can stand in a page: by column its values, and the place of each row's among them."""
        columns = []
        for number, (column, places) in enumerate(zip(self.columns, self.places, strict=True)):
            used: dict[int, int] = {}
            of = [used.setdefault(row[number], len(used)) for row in self.rows]
            cells = list(places)
            values = [cells[place] for place in used]
            data: dict[str, object] = {"name": column.name, "form": column.form, "of": of}
            data["values"] = [in_the_open(one if isinstance(one, str) else one[0]) for one in values]
            if any(not isinstance(one, str) for one in values):
                data["numbers"] = [None if isinstance(one, str) else one[1] for one in values]
            columns.append(data)
        return safe_json({"count": self.count, "every": self.every, "columns": columns})


def safe_json(data: object) -> str:
    """JSON that no browser takes for markup, wherever it stands."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _MARKUP.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
