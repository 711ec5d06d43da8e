"""The head of a report: what was compared, what made it, and the differences in figures."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from extractor.compare.changes import Change, Count, SourceSide, Value
from extractor.compare.tally import Row, Tally
from extractor.entities import Provenance
from extractor.writing.visible import visible

_PROVENANCE = {"version": "extract-facts", "pack": "rules", "spacy": "spaCy"}
# So many characters of a hash tell one from another.
_HASH = 12


def overview(old: SourceSide, new: SourceSide, tally: Tally) -> Iterator[Text]:
    """The lines of the head."""
    yield Text(f"--- {visible(source_name(old))}", style="red")
    yield Text(f"+++ {visible(source_name(new))}", style="green")
    for name, before, after in made_differently(old, new):
        yield Text.assemble((f"{name}  ", "cyan"), visible(f"{before} → {after}"))
    summary = tally.summary
    if "run" in (old.kind, new.kind):
        parts = (f"{getattr(summary, name):,} {name}" for name in ("unchanged", "changed", "added", "removed"))
        yield Text(f"Documents: {', '.join(parts)}", style="bold")
    rows = tally.sorted_rows()
    if not rows and not tally.differ:
        yield Text("No differences.")
    width = max((len(label(row.count)) for row in rows), default=0)
    if rows:
        yield Text()
    for row in rows:
        yield from _row(row, width, "run" in (old.kind, new.kind))


def made_differently(old: SourceSide, new: SourceSide) -> Iterator[tuple[str, str, str]]:
    """In what the programs and rules that made both sides differ: its name, then what each side's was."""
    for field, name in _PROVENANCE.items():
        before, after = (_made_by(side.provenance, field) for side in (old, new))
        if before != after:
            yield name, before, after


def source_name(side: SourceSide) -> str:
    """What a side is called; of a run with the number of its documents."""
    name = "standard input" if side.source == "-" else side.source
    if side.kind != "run":
        return name
    failed = f", {side.failed:,} failed" if side.failed else ""
    return f"{name}  {side.documents:,} {'document' if side.documents == 1 else 'documents'}{failed}"


def _made_by(provenance: list[Provenance], field: str) -> str:
    """What made the extractions; of a pack its name and the start of its hash."""
    hashes = (f" {one.pack_sha256[:_HASH]}" if field == "pack" else "" for one in provenance)
    found = (getattr(one, field) + hash_ for one, hash_ in zip(provenance, hashes, strict=True))
    return ", ".join(dict.fromkeys(found)) or "–"


def _row(row: Row, width: int, several: bool) -> Iterator[Text]:
    count = row.count
    where = f"  in {count.documents:,} {'document' if count.documents == 1 else 'documents'}" if several else ""
    yield Text.assemble((f"{label(count):<{width}}", "cyan"), f"  {count.changes:>7,}{where}")
    for document, change in row.examples:
        prefix = f"{visible(document)}: " if several else ""
        yield Text(f"    {prefix}{visible(_example(change, count.name))}", style="dim")


def label(count: Count) -> str:
    """What a row of the figures counts."""
    return f"{count.kind} {count.type}" + (f": {count.name}" if count.name else "")


def _example(change: Change, name: str | None) -> str:
    side = change.new or change.old
    says = side.says if side else ""
    for field in change.fields:
        if field.name == name:
            return f"{says}: {readable(field.old)} → {readable(field.new)}"
    return says


def readable(value: Value) -> str:
    """A field's value for a reader."""
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int | float) else value
