"""Quotations: what stands between quotation marks in a line."""

from __future__ import annotations

from bisect import bisect_right

# How far an opened quotation is followed.
LONGEST = 1500


class Quotations:
    """The quotations of a text. A quotation that is opened and not closed ends with its line.

    Args:
        text: the folded text.
    """

    def __init__(self, text: str) -> None:
        self.spans: list[tuple[int, int]] = []
        for start, end in _lines_with(text):
            opens = -1
            at = text.find('"', start, end)
            while at >= 0:
                if opens < 0:
                    opens = at
                else:
                    self.spans.append((opens, at + 1))
                    opens = -1
                at = text.find('"', at + 1, end)
            if opens >= 0:
                self.spans.append((opens, min(end, opens + LONGEST)))
        self._starts = [start for start, _ in self.spans]

    def before(self, offset: int) -> tuple[int, int] | None:
        """The last quotation that ends at or before an offset."""
        index = bisect_right(self._starts, offset - 1) - 1
        return self.spans[index] if index >= 0 and self.spans[index][1] <= offset else None

    def at(self, offset: int) -> tuple[int, int] | None:
        """The quotation that an offset lies in: its marks' start and end; None where it lies in none."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or not self.spans[index][0] < offset < self.spans[index][1]:
            return None
        return self.spans[index]


def _lines_with(text: str) -> list[tuple[int, int]]:
    """The lines that have a quotation mark."""
    lines: list[tuple[int, int]] = []
    at = text.find('"')
    while at >= 0:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        lines.append((at, end))
        at = text.find('"', end)
    return lines
