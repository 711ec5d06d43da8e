"""The page of a comparison: the changes first, then both texts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from extractor.compare.changes import Change, DocumentSide, Kind, SourceSide
from extractor.compare.documents import Versions
from extractor.compare.overview import label, made_differently, readable, source_name
from extractor.compare.sides import side_by_side
from extractor.compare.spool import Spool
from extractor.compare.tally import Tally
from extractor.writing.pages.frame import render_part, write_page, written

# What tells a kind beside its colour.
SIGNS: Final[dict[Kind, str]] = {
    "changed": "±",
    "added": "+",
    "removed": "−",
    "moved": "↕",
    "repeated": "=",
    "unchanged": "·",
}
# A browser opens no page of very many texts: so many documents that differ are in it, the figures count all.
MOST_DOCUMENTS: Final = 1_000


def write_diff_page(out: TextIO, old: SourceSide, new: SourceSide, versions: Iterable[Versions]) -> Tally:
    """Write the page."""
    tally = Tally()
    is_run = "run" in (old.kind, new.kind)
    shown = more = 0
    with Spool() as spool:
        for one in versions:
            tally.add(one.diff)
            if one.diff.status == "unchanged" and not one.diff.changes:
                continue
            if shown == MOST_DOCUMENTS:
                more += 1
                continue
            shown += 1
            spool.write(_document(shown, one, is_run))
        summary = tally.finish()
        values = {
            "title": f"{source_name(old)} → {source_name(new)}",
            "names": (source_name(old), source_name(new)),
            "is_run": is_run,
            "made": list(made_differently(old, new)),
            "summary": summary,
            "counts": [(label(row.count), row.count) for row in tally.sorted_rows()],
            "differ": tally.differ,
            "shown": shown,
            "more": more,
            "documents": written(spool.pieces()),
        }
        write_page(out, "diff.html.j2", None, values)
    return tally


def _document(number: int, versions: Versions, is_run: bool) -> str:
    diff = versions.diff
    stretches = side_by_side(versions.old, versions.new, diff.changes) if versions.old and versions.new else []
    side = diff.new or diff.old
    values = {
        "prefix": f"d{number}-",
        "diff": diff,
        "name": _name(side) if side else "",
        "changes": [Listed(number, change) for number, change in enumerate(diff.changes, 1)],
        "differences": len(diff.differences),
        "stretches": stretches,
        "is_run": is_run,
        "signs": SIGNS,
    }
    return render_part("document.html.j2", values)


def _name(side: DocumentSide) -> str:
    return side.title or side.source or side.id


@dataclass(frozen=True, slots=True)
class Listed:
    """A change in the list; its number leads to its words."""

    number: int
    change: Change

    @property
    def fields(self) -> Iterator[tuple[str, str, str]]:
        """Name of each field that is told, and what it was and is."""
        for one in self.change.told_fields:
            yield one.name.replace("_", " ").replace(".", ": "), readable(one.old), readable(one.new)
