"""A comparison as JSON or JSON Lines. Documents go by one at a time, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from extractor.compare.changes import SCHEMA, DocumentDiff, SourceSide
from extractor.compare.spool import Spool
from extractor.compare.tally import Tally
from extractor.writing.json import dump_json


def write_json(out: TextIO, old: SourceSide, new: SourceSide, documents: Iterable[DocumentDiff]) -> Tally:
    """Write one object, ``indent=2``: see ``changes.Comparison``."""
    tally = Tally()
    with Spool() as spool:
        separator = "\n"
        for document in tally.through(documents):
            if document.status != "unchanged" or document.changes:
                spool.write(separator + _indented(dump_json(document.to_dict(), indent=2), "    "))
                separator = ",\n"
        head = {"schema": SCHEMA, "old": old.to_dict(), "new": new.to_dict(), "summary": tally.finish().to_dict()}
        out.write(dump_json(head, indent=2).removesuffix("\n}") + ',\n  "documents": [')
        spool.copy_to(out)
        out.write("]\n}\n" if separator == "\n" else "\n  ]\n}\n")
    return tally


def write_json_lines(out: TextIO, old: SourceSide, new: SourceSide, documents: Iterable[DocumentDiff]) -> Tally:
    """Write a line a document, as in ``documents`` of the JSON, with the schema before it."""
    tally = Tally()
    for document in tally.through(documents):
        if document.status != "unchanged" or document.changes:
            out.write(dump_json({"schema": SCHEMA, **document.to_dict()}) + "\n")
    return tally


def _indented(text: str, margin: str) -> str:
    return margin + text.replace("\n", "\n" + margin)
