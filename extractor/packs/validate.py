"""Holds a pack against the schema: every fault at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractor.packs.checks import Known, closest
from extractor.packs.fields import EntryTable
from extractor.packs.lines import TomlLines
from extractor.packs.pack import Fault, Folder, Pack, PackError
from extractor.packs.schema import CLOSED_FILES, ENTRY_TABLES, PACK, entry_tables
from extractor.packs.validate_entries import validate_entry, validate_fields, validate_rows
from extractor.packs.validate_words import validate_words


def load_valid(standard: Pack, roots: Sequence[str | Path]) -> list[Pack]:
    """The packs of these folders.

    Raises:
        PackError: with every fault of every pack.
    """
    faults: list[Fault] = []
    packs: list[Pack] = []
    for root in roots:
        found = validate(Folder(Path(root)), [standard, *packs])
        faults += found
        if not found:
            packs.append(Pack(Path(root)))
    if faults:
        raise PackError(faults)
    return packs


def validate(folder: Folder, below: Sequence[Folder]) -> list[Fault]:
    """Every fault of a pack, by file and line.

    Args:
        folder: the pack.
        below: the packs that it stands on, the standard pack first.
    """
    try:
        paths = folder.files()
    except PackError as error:
        return error.faults
    if not any(path.name == "pack.toml" for path in paths):
        return [Fault(folder.root, 'no pack here (a pack.toml with name = "…" is needed)')]
    known = known_to(folder, below)
    faults: list[Fault] = []
    for path in paths:
        try:
            faults += _validate_file(folder, path.name, below[0], known)
        except PackError as error:
            faults += error.faults
    return sorted(faults, key=lambda fault: (fault.path, fault.line))


def _validate_file(folder: Folder, name: str, standard: Folder, known: Known) -> Iterator[Fault]:
    path = folder.root / name
    files = {file.name for file in standard.files()}
    if name in CLOSED_FILES and folder.root != standard.root:
        yield Fault(path, "the head of a release is read by the standard pack alone; leave this file out")
    elif name not in files:
        yield Fault(path, f"no table of this name{closest(name, files - CLOSED_FILES)}")
    elif name.endswith(".csv"):
        yield from validate_rows(folder, entry_tables(name)[""], known)
    else:
        yield from _validate_toml(folder, name, standard.table(name), known)


def _validate_toml(folder: Folder, name: str, shape: dict[str, Any], known: Known) -> Iterator[Fault]:
    path, table, lines = folder.root / name, folder.table(name), TomlLines(folder.text(name))
    if name == "pack.toml":
        yield from validate_fields(path, table, PACK, known, lines, 0, "")
        return
    tables = entry_tables(name)
    for key, entry_table in tables.items():
        if key in table:
            yield from _validate_entries(path, table[key], entry_table, known, lines)
    words = {key: value for key, value in table.items() if key not in tables}
    yield from validate_words(path, words, shape, lines)
    if name == "offences.toml":
        yield from _nested_classes(path, table.get("classes"), lines)


def _nested_classes(path: Path, classes: object, lines: TomlLines) -> Iterator[Fault]:
    """Classes hold words and phrases: one within a class could hold itself."""
    for name, members in classes.items() if isinstance(classes, dict) else ():
        for member in members if isinstance(members, list) else ():
            if isinstance(member, str) and "@" in member:
                line = lines.holding(lines.key(("classes",)), member)
                yield Fault(
                    path, f"{member!r}: a class holds words and phrases, no other class", line, f"classes.{name}"
                )


def _validate_entries(path: Path, value: object, table: EntryTable, known: Known, lines: TomlLines) -> Iterator[Fault]:
    wanted = f"[{table.key}]" if table.single else f"[[{table.key}]]"
    entries = [value] if table.single else value
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield Fault(path, f"must be written as {wanted}", lines.key((table.key,)), table.key)
        return
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries):
        line = lines.key((table.key,)) if table.single else lines.entry(table.key, index)
        yield from validate_entry(path, entry, table, known, lines, line, seen)


def known_to(folder: Folder, below: Sequence[Folder]) -> Known:
    """What a pack's values may name: what the packs below and the pack itself define."""
    known = Known()
    for source in (*below, folder):
        for table in ENTRY_TABLES:
            for entry in _readable(source, table):
                identifier = entry.get("id")
                if isinstance(identifier, str):
                    known.ids.setdefault(table.file, set()).add(identifier)
                    if source is not folder:
                        known.below.setdefault(identifier, set()).add(table.label)
                if source is not folder or source.root == below[0].root:
                    _note_values(known, table, entry)
    if _removes(folder):
        from extractor.packs.grammar import code_rules  # the rooms that have rules stand above this one

        for rule in code_rules():
            known.below.setdefault(rule.id, set()).add(rule.path.stem)
    known.classes = _classes((*below, folder))
    return known


def _removes(folder: Folder) -> bool:
    try:
        return bool(folder.table("pack.toml").get("remove"))
    except PackError:
        return False


def _classes(folders: Sequence[Folder]) -> set[str] | None:
    try:
        tables = [folder.table("offences.toml").get("classes", {}) for folder in folders]
    except PackError:
        return None
    return {name for table in tables if isinstance(table, dict) for name in table}


def _note_values(known: Known, table: EntryTable, entry: dict[str, Any]) -> None:
    for name, value in entry.items():
        values = [value] if isinstance(value, str) else value if isinstance(value, list) else ()
        column = (table.file, f"{table.key}.{name}".lstrip("."))
        known.values.setdefault(column, set()).update(item for item in values if isinstance(item, str))


def _readable(folder: Folder, table: EntryTable) -> list[dict[str, Any]]:
    """The entries of a table as far as they can be read; what is wrong is told where the file is validated."""
    try:
        if not table.key:
            return [dict(row) for _, row in folder.sheet(table.file).rows]
        entries = folder.table(table.file).get(table.key, [])
    except PackError:
        return []
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
