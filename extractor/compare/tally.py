"""The differences in figures, counted as documents go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor.compare.changes import COMPARED, DIFFERENCES, Change, Count, DocumentDiff, Summary

_TYPES = ("document", *COMPARED)


@dataclass(slots=True)
class Row:
    """A row of the summary with some of the changes that it counts, each with the id of its document."""

    count: Count
    examples: list[tuple[str, Change]] = field(default_factory=list)


class Tally:
    """Counts documents and their differences, and keeps up to so many examples of each kind."""

    def __init__(self, examples: int = 0) -> None:
        self.summary = Summary()
        self.examples = examples
        self.rows: dict[tuple[int, int, str], Row] = {}

    def through(self, documents: Iterable[DocumentDiff]) -> Iterator[DocumentDiff]:
        """Hand the documents on, each counted."""
        for document in documents:
            self.add(document)
            yield document

    def add(self, document: DocumentDiff) -> None:
        """Count a document."""
        setattr(self.summary, document.status, getattr(self.summary, document.status) + 1)
        side = document.new or document.old
        seen: set[int] = set()
        for change in document.differences:
            for name in [one.name for one in change.fields] or [""]:
                row = self._row(change, name)
                row.count.changes += 1
                if id(row) not in seen:
                    seen.add(id(row))
                    row.count.documents += 1
                    # One of each document, so that the examples are various.
                    if len(row.examples) < self.examples:
                        row.examples.append((side.id if side else "", change))

    def _row(self, change: Change, name: str) -> Row:
        key = (_TYPES.index(change.type), DIFFERENCES.index(change.kind), name)
        if key not in self.rows:
            self.rows[key] = Row(Count(type=change.type, kind=change.kind, name=name or None))
        return self.rows[key]

    def sorted_rows(self) -> list[Row]:
        """The rows by type, kind and frequency."""
        return [
            row
            for _, row in sorted(self.rows.items(), key=lambda item: (item[0][:2], -item[1].count.changes, item[0][2]))
        ]

    def finish(self) -> Summary:
        """The summary, when all documents have gone by."""
        self.summary.counts = [row.count for row in self.sorted_rows()]
        return self.summary

    @property
    def differ(self) -> bool:
        """Whether anything has differed so far."""
        return bool(self.summary.changed or self.summary.added or self.summary.removed)
