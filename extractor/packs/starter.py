"""A commented pack to start from; its comments are the schema's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from extractor.packs.fields import EntryTable, Field
from extractor.packs.schema import PACK, entry_tables

_PACK: Final = """\
# A rule pack for extract-facts: what it holds is found together with the standard rules.
#
#   extract-facts --pack {folder} release.txt     extract with it
#   extract-facts rules test {folder}             run its examples
#   extract-facts rules list --pack {folder}      the rules in force, its own among them
#
# Keep the files you need and delete the others. An entry whose id an earlier pack has replaces that pack's entry.
"""
_ABOUT: Final = {
    "agencies.csv": "Public bodies, one a line. Their names are their examples.",
    "offences.csv": "Types of offence, one a line.",
    "units.csv": "Units of measure, one a line.",
    "dates.toml": "Holidays, one an entry. Other words can be added likewise: see the standard dates.toml.",
}
_ROWS: Final[dict[str, Mapping[str, str]]] = {
    "agencies.csv": {
        "id": "xx-portbury-harbour-guard",
        "name": "Portbury Harbour Guard",
        "aliases": "Harbour Guard of Portbury",
        "acronyms": "PHGD",
        "country": "GB",
        "kind": "police",
    },
    "offences.csv": {
        "id": "harbour-dues-evasion",
        "name": "Evasion of harbour dues",
        "iccs": "0804",
        "forms": "harbour dues evasion ; *evade .. harbour due|fee",
        "examples": "He admitted [harbour dues evasion]. ; They were charged with [evading the harbour dues].",
        "counterexamples": "Harbour dues rose in May.",
    },
    "units.csv": {
        "id": "bushel",
        "symbol": "[bu_us]",
        "kind": "volume",
        "factor": "1",
        "forms": "bushel|bushels|bu",
        "example": "[40 bushels] of stolen grain",
    },
}
_HOLIDAY: Final = """\
[[holiday]]
id = "holiday.portbury-day"
names = ["Portbury Day"]
day = [8, 3]
examples = ["The boat was searched on [Portbury Day]."]
"""


def starter_files(folder: str) -> dict[str, str]:
    """The content of each file of a new pack.

    Args:
        folder: the folder's name, which becomes the pack's name.
    """
    files = {"pack.toml": _PACK.format(folder=folder) + _pack_lines(folder)}
    for name, row in _ROWS.items():
        files[name] = _csv(entry_tables(name)[""], row)
    files["dates.toml"] = _comment(_ABOUT["dates.toml"], entry_tables("dates.toml")["holiday"]) + "\n" + _HOLIDAY
    return files


def _pack_lines(folder: str) -> str:
    values: dict[str, object] = {
        "name": folder,
        "language": "en",
        "version": "0.1.0",
        "description": "Bodies and offences of Portbury.",
        "remove": [],
    }
    return "".join(
        f"\n# {field.about}\n{field.name} = {json.dumps(values[field.name], ensure_ascii=False)}\n" for field in PACK
    )


def _comment(about: str, table: EntryTable) -> str:
    lines = [about, "", *(f"{field.name}: {field.about}{_manner(table, field)}" for field in table.fields)]
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def _manner(table: EntryTable, field: Field) -> str:
    """How several values are written."""
    if not field.many:
        return ""
    return " (a list)" if table.key else f" (several: separated by '{field.many}')"


def _csv(table: EntryTable, row: Mapping[str, str]) -> str:
    header = ",".join(field.name for field in table.fields)
    cells = (row.get(field.name, "") for field in table.fields)
    values = ",".join(f'"{cell}"' if "," in cell else cell for cell in cells)
    return f"{_comment(_ABOUT[table.file], table)}{header}\n{values}\n"
