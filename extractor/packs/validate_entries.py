"""Holds rows and entries against their fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from extractor.packs.checks import Known, closest
from extractor.packs.fields import EntryTable, Field
from extractor.packs.lines import TomlLines
from extractor.packs.pack import Fault, Folder

_TYPES: Final = {
    str: ("a text", "a list of texts"),
    int: ("a whole number", "a list of whole numbers"),
    bool: ("true or false", "a list of true and false"),
}


def validate_rows(folder: Folder, table: EntryTable, known: Known) -> Iterator[Fault]:
    """The faults of a CSV table."""
    path = folder.root / table.file
    sheet = folder.sheet(table.file)
    yield from sheet.faults
    yield from _validate_header(path, sheet.columns, sheet.line, table)
    seen: dict[str, int] = {}
    for number, row in sheet.rows:
        identifier = row.get("id", "")
        yield from _repeated(path, identifier, number, seen)
        wrong = list(_check_row(row, table, known))
        yield from (Fault(path, what, number, identifier) for what in wrong or _whole(row, table))


def _validate_header(path: Path, columns: Sequence[str], line: int, table: EntryTable) -> Iterator[Fault]:
    names = {field.name for field in table.fields}
    if len(columns) == 1 and (";" in columns[0] or "\t" in columns[0]):
        yield Fault(path, "columns must be separated by commas", line)
        return
    for index, name in enumerate(columns):
        if name not in names:
            yield Fault(path, f"unknown column {name!r}{closest(name, names)}", line)
        elif name in columns[:index]:
            yield Fault(path, f"column {name} stands twice", line)
    for field in table.fields:
        if field.required and field.name not in columns:
            yield Fault(path, f"column {field.name} is missing", line)


def _check_row(row: dict[str, str], table: EntryTable, known: Known) -> Iterator[str]:
    for field in table.fields:
        cell = row.get(field.name, "")
        if cell:
            yield from _check_cell(cell, field, known)
        elif field.required and field.name in row:
            yield f"{field.name} is missing"


def _whole(entry: dict[str, Any], table: EntryTable) -> Iterator[str]:
    """What is wrong with an entry as a whole, where it has all fields that it needs."""
    what = table.whole(entry) if all(field.name in entry for field in table.fields if field.required) else None
    if what is not None:
        yield what


def _check_cell(cell: str, field: Field, known: Known) -> Iterator[str]:
    for value in cell.split(field.many) if field.many else [cell]:
        if field.many and field.many.strip() in value and "example" not in field.name:
            what: str | None = f"{value!r}: several are separated by {field.many!r}"
        else:
            what = field.check(value, known)
        if what is not None:
            yield f"{field.name} {what}"


def validate_entry(
    path: Path,
    entry: dict[str, Any],
    table: EntryTable,
    known: Known,
    lines: TomlLines,
    line: int,
    seen: dict[str, int],
) -> Iterator[Fault]:
    """The faults of an entry of a TOML table; ``seen`` gathers the ids of the table with their lines."""
    identifier = entry.get("id", table.key if table.single else "")
    name = identifier if isinstance(identifier, str) else ""
    if not table.single:
        yield from _repeated(path, name, lines.within(line, "id") or line, seen)
    fields = [*table.fields, *_class_fields(entry, table, known)]
    wrong = list(validate_fields(path, entry, fields, known, lines, line, name))
    yield from wrong or (Fault(path, what, line, name) for what in _whole(entry, table))


def _class_fields(entry: dict[str, Any], table: EntryTable, known: Known) -> Iterator[Field]:
    """A field for each key that is named for a class of words, where the table takes such keys."""
    if table.classes is not None:
        for key in entry:
            if table.field(key) is None and (known.classes is None or key in known.classes):
                yield replace(table.classes, name=key)


def validate_fields(
    path: Path, entry: dict[str, Any], fields: Sequence[Field], known: Known, lines: TomlLines, line: int, name: str
) -> Iterator[Fault]:
    """The faults of the keys of a TOML table whose header stands on ``line``."""
    for field in fields:
        if field.required and field.name not in entry:
            yield Fault(path, f"{field.name} is missing", line or 1, name)
    by_name = {field.name: field for field in fields}
    for key, value in entry.items():
        place = lines.within(line, key) or line
        if key not in by_name:
            yield Fault(path, f"unknown key {key}{closest(key, by_name)}", place, name)
            continue
        for what, item in _check_value(value, by_name[key], known):
            yield Fault(path, f"{key} {what}", lines.holding(place - 1, item) if item else place, name)


def _check_value(value: object, field: Field, known: Known) -> Iterator[tuple[str, str]]:
    """What is wrong with the value of a key, and the item of a list that is wrong."""
    wanted = _wrong_type(value, field)
    if wanted:
        yield f"must be {wanted}", ""
    elif field.item is str:
        items: list[str] = value if isinstance(value, list) else [str(value)]
        for item in items:
            what = field.check(item, known)
            if what is not None:
                yield what, item if field.many else ""


def _wrong_type(value: object, field: Field) -> str | None:
    """The type that a value should have, None where it has it."""
    one, several = _TYPES[field.item]
    if not field.many:
        return None if type(value) is field.item else one
    if isinstance(value, list) and all(type(item) is field.item for item in value):
        return f"{several}, and is empty" if not value and field.required else None
    return several


def _repeated(path: Path, identifier: str, line: int, seen: dict[str, int]) -> Iterator[Fault]:
    if identifier and seen.setdefault(identifier, line) != line:
        yield Fault(path, f"this id stands in line {seen[identifier]} too", line, identifier)
