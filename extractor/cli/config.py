"""What a project sets once: ``[tool.extract-facts]`` in pyproject.toml, or extract-facts.toml.

The nearest one counts, from the working directory upwards; a pyproject.toml without the table is passed over. The
command line wins over it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from extractor.cli.options import types_of
from extractor.cli.streams import complain, refuse
from extractor.entities import TYPES
from extractor.packs.checks import closest
from extractor.packs.pack import read_file
from extractor.writing.formats import FORMATS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

OWN_FILE = "extract-facts.toml"
TOOL = "extract-facts"
_TEXTS: Final = {"type": "array", "items": {"type": "string", "minLength": 1}}
# What may be set, each with its JSON Schema.
KEYS: Final[Mapping[str, Mapping[str, Any]]] = {
    "packs": {"description": "folders of rules over the standard ones; relative to this file", **_TEXTS},
    "format": {"description": "as -f says it", "enum": list(FORMATS)},
    "only": {"description": "types to show, all without any", "type": "array", "items": {"enum": list(TYPES)}},
    "day-first": {"description": "how to read 07/05/2025 where nothing in the text tells", "type": "boolean"},
}


@dataclass(frozen=True, slots=True)
class Settings:
    """``packs`` are paths; ``only`` plural names of types, none for all; ``day_first`` how to read 07/05/2025."""

    packs: list[str] = field(default_factory=list)
    format: str | None = None
    only: list[str] = field(default_factory=list)
    day_first: bool | None = None

    def under(self, only: str | None, packs: list[str] | None, day_first: bool | None) -> Settings:
        """The settings under what the command line says: --only, --pack and --day-first."""
        return replace(
            self,
            only=self.only if only is None else types_of(only),
            packs=self.packs if packs is None else packs,
            day_first=self.day_first if day_first is None else day_first,
        )


def read_settings(start: Path | None = None) -> Settings:
    """The settings that hold in a folder, by default the working directory.

    Raises:
        SystemExit: the file has a fault; standard error tells which.
    """
    folder = (start or Path()).resolve()
    for parent in (folder, *folder.parents):
        for path, table_of in ((parent / OWN_FILE, _whole), (parent / "pyproject.toml", _tool_table)):
            table = _read(path, table_of)
            if table is None:
                continue
            if not _is_trusted(path):
                complain(f"extract-facts: {path}: not used: it belongs to somebody else")
                continue
            if table and parent != folder:
                complain(f"extract-facts: settings of {path} are in force")
            return _settings(path, table)
    return Settings()


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of ``extract-facts.toml``, and of our table in a pyproject.toml."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:extract-facts-settings:1",
        "title": OWN_FILE,
        "type": "object",
        "properties": {key: dict(value) for key, value in KEYS.items()},
        "additionalProperties": False,
    }


def _is_trusted(path: Path) -> bool:
    """The file is the user's own, or the administrator's: anybody may write into a folder such as /tmp."""
    try:
        return not hasattr(os, "getuid") or path.stat().st_uid in (os.getuid(), 0)
    except OSError:
        return False


def _whole(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def _tool_table(text: str) -> dict[str, Any] | None:
    """Our table of a pyproject.toml, which is parsed only where it may have one."""
    if TOOL not in text:
        return None
    tool = tomllib.loads(text).get("tool", {})
    table = tool.get(TOOL) if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ValueError(f"tool.{TOOL} must be a table")
    return table


def _read(path: Path, table_of: Callable[[str], dict[str, Any] | None]) -> dict[str, Any] | None:
    """The table of settings in a file, None where there is none."""
    try:
        return table_of(read_file(path).decode("utf-8-sig").replace("\r\n", "\n"))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        if path.name == OWN_FILE:
            refuse(f"{path}: {error.strerror or error}")
        return None
    except RecursionError:
        refuse(f"{path}: nested too deeply")
    except ValueError as error:  # no TOML, no UTF-8
        refuse(f"{path}: {error}")


def _settings(path: Path, table: dict[str, Any]) -> Settings:
    for key in table:
        if key not in KEYS:
            refuse(f"{path}: unknown key {key}{closest(key, KEYS)}")
    packs, only = (_texts(path, table, key) for key in ("packs", "only"))
    format_ = table.get("format")
    if format_ is not None and format_ not in FORMATS:
        refuse(f"{path}: format: {format_!r} is none of {', '.join(FORMATS)}")
    for name in only:
        if name not in TYPES:
            refuse(f"{path}: only: {name!r} is none of {', '.join(TYPES)}")
    day_first = table.get("day-first")
    if not isinstance(day_first, (bool, type(None))):
        refuse(f"{path}: day-first must be true or false")
    return Settings([_place(path, pack) for pack in packs], format_, list(only), day_first)


def _place(path: Path, pack: str) -> str:
    try:
        return str(path.parent / Path(pack).expanduser())
    except RuntimeError as error:  # a home folder of nobody
        refuse(f"{path}: packs: {pack}: {error}")


def _texts(path: Path, table: dict[str, Any], key: str) -> Sequence[str]:
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
        refuse(f"{path}: {key} must be a list of texts")
    return values
