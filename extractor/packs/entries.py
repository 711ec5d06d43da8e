"""The entries in force: what the packs list, each with the place that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.packs.fields import EntryTable
from extractor.packs.lines import TomlLines
from extractor.packs.pack import Folder, Pack
from extractor.packs.rules import Rules
from extractor.packs.schema import ENTRY_TABLES


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a pack. ``data`` is the row or the TOML table as it stands; ``line`` counts from 1."""

    table: EntryTable
    pack: Pack
    path: Path
    line: int
    id: str
    data: dict[str, Any]

    def values(self, name: str) -> list[str]:
        """The values of a field, one by one; none where it is empty."""
        value, field = self.data.get(name), self.table.field(name)
        if not value:
            return []
        if isinstance(value, str):
            return value.split(field.many) if field and field.many and not self.table.key else [value]
        return [str(item) for item in value] if isinstance(value, list) else [str(value)]

    @property
    def examples(self) -> list[str]:
        """Its own examples, spans in brackets."""
        return self.values("examples") + self.values("example")

    @property
    def forms(self) -> list[str]:
        """What it is found by: names, aliases and acronyms, forms or words."""
        names = (
            ("name", "aliases", "acronyms")
            if self.table.examples == "names"
            else ("forms", "names", "words", "nouns", "sub", "pattern")
        )
        return [value for name in names for value in self.values(name)]


def entries_of(pack: Pack) -> Iterator[Entry]:
    """Every entry of a valid pack, table by table, in the order of the files."""
    for table in ENTRY_TABLES:
        for line, data in _numbered(pack, table):
            yield Entry(table, pack, pack.root / table.file, line, data.get("id", table.key), data)


def entries_in_force(rules: Rules) -> list[Entry]:
    """The entries of all packs without those that a later one replaces or removes; a single table's stay in force."""
    merged: dict[tuple[str, ...], Entry] = {}
    for number, pack in enumerate(rules.packs):
        if pack.removed:
            merged = {key: entry for key, entry in merged.items() if not pack.removes(entry.table.label, entry.id)}
        for entry in entries_of(pack):
            table = entry.table
            merged[table.file, table.key, entry.id, str(number) if table.single else ""] = entry
    order = {id(table): index for index, table in enumerate(ENTRY_TABLES)}
    return sorted(merged.values(), key=lambda entry: order[id(entry.table)])


def select(entries: Iterable[Entry], type_: str | None = None, text: str = "") -> list[Entry]:
    """Entries of one type whose id, name, or one of whose forms contains a text in any case."""
    wanted = text.casefold()
    return [
        entry
        for entry in entries
        if type_ in (None, entry.table.type)
        and any(wanted in value.casefold() for value in (entry.id, *entry.values("name"), *entry.forms))
    ]


def _numbered(folder: Folder, table: EntryTable) -> Iterator[tuple[int, dict[str, Any]]]:
    if not table.key:
        yield from folder.sheet(table.file).rows
        return
    content = folder.table(table.file).get(table.key)
    if not content:
        return
    lines = TomlLines(folder.text(table.file))
    if table.single:
        yield lines.key((table.key,)), content
        return
    for index, data in enumerate(content):
        yield lines.entry(table.key, index), data
