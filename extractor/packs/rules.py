"""The rules in force: packs merged, the later over the earlier."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from extractor.packs.pack import Pack, PackError, Row, Table, is_entries, standard_pack


class Rules:
    """The rules in force: the standard pack and the user's packs over it, merged by id, without what a pack removes.

    Raises:
        PackError: a user's pack cannot be used; the message names every fault.
    """

    def __init__(self, packs: Sequence[str | Path] = ()) -> None:
        self.packs = [Pack(standard_pack())]
        self._tables: dict[str, Table] = {}
        if packs:
            # The standard pack is held against the schema by the tests, not at every start.
            from extractor.packs.validate import load_valid

            self.packs += load_valid(self.packs[0], packs)

    def table(self, name: str) -> Table:
        """A merged TOML table: entries replace those with their id, lists of words grow, other values are replaced."""
        if name not in self._tables:
            merged: Table = {}
            for pack in self.packs:
                if pack.removed:
                    _leave_out(merged, pack, name)
                merge(merged, pack.table(name))
            self._tables[name] = merged
        return self._tables[name]

    def rows(self, name: str) -> list[Row]:
        """Merged CSV rows; a row replaces an earlier pack's with its id.

        Those of a later pack stand first: where two entries share a form, finders take the first. A column that a pack
        leaves out is empty.
        """
        merged: dict[str, Row] = {}
        header: dict[str, str] = {}
        read = [pack.rows(name) for pack in self.packs]
        for rows in read:
            header.update(dict.fromkeys(rows[0], "") if rows else {})
        for number, rows in reversed(list(enumerate(read))):
            later = [pack for pack in self.packs[number + 1 :] if pack.removed]
            for row in rows:
                if not any(pack.removes(name, row["id"]) for pack in later):
                    merged.setdefault(row["id"], row if len(row) == len(header) else {**header, **row})
        return list(merged.values())

    def removed(self, identifier: str) -> bool:
        """Whether a pack leaves out the rule of that id."""
        return any(identifier in pack.removed for pack in self.packs)

    @property
    def name(self) -> str:
        """The names of the packs, joined by +."""
        return "+".join(pack.name for pack in self.packs)

    @property
    def sha256(self) -> str:
        """One pack's own hash, or the hash of the packs' hashes in their order."""
        hashes = [pack.sha256 for pack in self.packs]
        return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


def _leave_out(merged: Table, pack: Pack, name: str) -> None:
    """Take out of the merged entries of a file those that a pack removes."""
    for key, value in merged.items():
        if is_entries(value):
            merged[key] = [entry for entry in value if not pack.removes(f"{name}#{key}", entry["id"])]


def merge(base: Table, over: Table) -> None:
    """Merge a later pack's table into an earlier one's, in place."""
    for key, value in over.items():
        if is_entries(value):
            entries = {entry["id"]: entry for entry in base.get(key, [])}
            entries.update((entry["id"], entry) for entry in value)
            base[key] = list(entries.values())
        elif isinstance(value, list):
            words = base.get(key, [])
            base[key] = [*words, *(word for word in value if word not in words)]
        elif isinstance(value, dict):
            merge(base.setdefault(key, {}), value)
        else:
            base[key] = value


__all__ = ["PackError", "Rules"]


@lru_cache(maxsize=8)
def rules_of(packs: tuple[str, ...]) -> Rules:
    """The standard pack and the given ones over it, read once.

    Raises:
        PackError: a pack cannot be used.
    """
    return Rules(packs)
