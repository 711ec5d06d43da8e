"""Rule packs: folders of data that say what to look for.

A pack is a folder with a ``pack.toml`` (name, language, version) and any of the tables of the standard pack
in ``models/en``. A later pack adds entries to the earlier ones and replaces those with the same ``id``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Table = dict[str, Any]
Row = dict[str, str]


class PackError(ValueError):
    """A pack that cannot be used; the message names the file and the reason."""


def standard_pack() -> Path:
    """The folder of the English pack: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "models" / "en"
    return inside if inside.is_dir() else package.parent / "models" / "en"


class Pack:
    """One folder of rules, its files read on demand.

    Raises:
        PackError: the folder has no readable ``pack.toml`` with a name.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        about = self.table("pack.toml")
        if not isinstance(about.get("name"), str):
            raise PackError(f"{root / 'pack.toml'}: no pack here (a pack.toml with a name is needed)")
        self.name: str = about["name"]
        self.language: str = about.get("language", "en")

    def table(self, name: str) -> Table:
        """A TOML file of the pack; empty where the pack has none."""
        try:
            return tomllib.loads(self._text(name))
        except tomllib.TOMLDecodeError as error:
            raise PackError(f"{self.root / name}: {error}") from error

    def rows(self, name: str) -> list[Row]:
        """A CSV file of the pack; empty where the pack has none."""
        reader = csv.DictReader(io.StringIO(self._text(name)))
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise PackError(f"{self.root / name}:{reader.line_num}: not as many fields as the header names")
            rows.append(row)
        return rows

    def _text(self, name: str) -> str:
        path = self.root / name
        if not path.is_file():
            return ""
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(f"{path}: {error}") from error

    @cached_property
    def sha256(self) -> str:
        """Hash over the names and bytes of the pack's files."""
        digest = hashlib.sha256()
        for path in sorted(self.root.iterdir()):
            if path.suffix in {".toml", ".csv"}:
                content = path.read_bytes().replace(b"\r\n", b"\n")
                digest.update(f"{path.name}\0{len(content)}\0".encode())
                digest.update(content)
        return digest.hexdigest()


class Rules:
    """The rules in force: the standard pack and the user's packs over it, merged by id."""

    def __init__(self, packs: Sequence[str | Path] = ()) -> None:
        self.packs = [Pack(standard_pack()), *(Pack(Path(path)) for path in packs)]
        self._tables: dict[str, Table] = {}

    def table(self, name: str) -> Table:
        """A merged TOML table: entries with an id replace those before them, keys of a table likewise."""
        if name not in self._tables:
            merged: Table = {}
            for pack in self.packs:
                _merge(merged, pack.table(name))
            self._tables[name] = merged
        return self._tables[name]

    def rows(self, name: str) -> list[Row]:
        """Merged CSV rows in order of first appearance; a row replaces an earlier one with its id."""
        merged: dict[str, Row] = {}
        for pack in self.packs:
            merged.update((row["id"], row) for row in pack.rows(name))
        return list(merged.values())

    @property
    def name(self) -> str:
        """The names of the packs, joined by +."""
        return "+".join(pack.name for pack in self.packs)

    @property
    def sha256(self) -> str:
        """One pack's own hash, or the hash of the packs' hashes in their order."""
        hashes = [pack.sha256 for pack in self.packs]
        return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


def _merge(base: Table, over: Table) -> None:
    for key, value in over.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            entries = {entry.get("id"): entry for entry in base.get(key, [])}
            entries.update((entry.get("id"), entry) for entry in value)
            base[key] = list(entries.values())
        elif isinstance(value, dict):
            _merge(base.setdefault(key, {}), value)
        else:
            base[key] = value
