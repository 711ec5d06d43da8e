"""The page of a comparison: the changes first, then both texts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from extractor.compare.changes import Change, DocumentSide, FieldChange, Kind, SourceSide
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
            "old": old,
            "new": new,
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
        "changes": [_Told(number, change) for number, change in enumerate(diff.changes, 1)],
        "differences": len(diff.differences),
        "stretches": stretches,
        "is_run": is_run,
        "signs": SIGNS,
    }
    return render_part("document.html.j2", values)


def _name(side: DocumentSide) -> str:
    return side.title or side.source or side.id


class _Told:
    """A change for the list."""

    def __init__(self, number: int, change: Change) -> None:
        self.number, self.kind, self.type, self.count = number, change.kind, change.type, change.count
        self.sign = SIGNS[change.kind]
        self.is_placed = change.type != "document"
        self.old = change.old.says if change.old else None
        self.new = change.new.says if change.new else None
        says = [one for one in (self.old, self.new) if one]
        self.is_in_full = change.type != "fact" and len(says) == 2 and says[0] != says[1]
        self.says = says[-1] if says else ""
        self.fields = [] if self.is_in_full and change.type != "document" else list(_fields(change.fields))


def _fields(fields: Iterable[FieldChange]) -> Iterator[tuple[str, str, str]]:
    return ((one.name.replace("_", " ").replace(".", ": "), readable(one.old), readable(one.new)) for one in fields)
