"""extract-facts rules list|test|new."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from extractor.cli.config import read_settings
from extractor.cli.extract import Packs
from extractor.cli.streams import refuse, refuse_all
from extractor.entities import TYPES
from extractor.packs.code_entries import code_entries
from extractor.packs.entries import Entry, entries_in_force, select
from extractor.packs.pack import PackError, standard_pack
from extractor.packs.rules import Rules
from extractor.packs.starter import starter_files
from extractor.packs.validate import validate
from extractor.writing.json import dump_json
from extractor.writing.visible import visible

if TYPE_CHECKING:
    from rich.table import Table

Search: TypeAlias = Annotated[
    str, typer.Argument(metavar="TEXT", help="Only rules whose id, name or forms contain it.", show_default=False)
]
Type: TypeAlias = Annotated[
    str | None, typer.Option("--type", metavar="|".join(TYPES), help="Only rules of this type.")
]
Format: TypeAlias = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="table|jsonl", help="Without it: a table at a terminal, else JSONL."),
]
Tested: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="PACK", help="Folder of the pack to test; without it, all rules in force.", show_default=False
    ),
]
# What the help of "extract-facts rules" says.
HELP = "List the rules in force, test them, and start a pack of your own."
# Of an entry's forms so many are shown at a terminal; JSONL has them all.
_SHOWN_FORMS = 4

New: TypeAlias = Annotated[str, typer.Argument(metavar="DIR", help="Folder to make.", show_default=False)]


def list_rules(text: Search = "", type_: Type = None, format_: Format = None, pack: Packs = None) -> None:
    """List the rules in force.

    A later pack's entries stand in place of those that they replace; those that its pack.toml removes are left out.
    """
    if type_ is not None and type_ not in TYPES:
        refuse(f"--type: {type_} is none of {', '.join(TYPES)}")
    if format_ not in (None, "table", "jsonl"):
        refuse(f"--format: {format_} is none of table, jsonl")
    rules = _rules(_packs(pack))
    entries = select([*entries_in_force(rules), *code_entries(rules)], type_, text)
    if (format_ or ("table" if sys.stdout.isatty() else "jsonl")) == "jsonl":
        for entry in entries:
            sys.stdout.write(dump_json(_record(entry)) + "\n")
    else:
        _print_table(entries, rules)


def check_rules(pack: Tested = None, below: Packs = None) -> None:
    """Run every rule's own examples.

    Each is run through the whole pipeline. Where one fails, it is named and the exit code is 1.
    """
    packs = _packs(below)
    if pack is not None and Path(pack).resolve() not in [standard_pack(), *(Path(path).resolve() for path in packs)]:
        packs = [*packs, pack]
    rules = _rules(packs)
    if faults := validate(rules.packs[0], rules.packs[:1]):
        refuse_all(map(str, faults))
    entries = [*entries_in_force(rules), *code_entries(rules)]
    if pack is not None:
        entries = [entry for entry in entries if entry.pack.root.resolve() == Path(pack).resolve()]
    # The pipeline takes a second to start: only now that there is something to run.
    from extractor.rule_examples import run_examples

    outcome = run_examples(entries, rules, packs)
    for failure in outcome.failures:
        print(visible(str(failure)))
    failed = f"{len(outcome.failures)} failed" if outcome.failures else "all hold"
    print(f"{outcome.entries} entries, {outcome.examples} examples: {failed}")
    raise typer.Exit(1 if outcome.failures else 0)


def new_pack(folder: New) -> None:
    """Make a commented pack to start from."""
    root = Path(folder)
    try:
        if root.exists() and any(root.iterdir()):
            refuse(f"{folder}: there is something already; nothing is overwritten")
        root.mkdir(parents=True, exist_ok=True)
        for name, content in starter_files(root.resolve().name or "pack").items():
            with (root / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
    except OSError as error:
        refuse(f"{folder}: {error.strerror or error}")
    print(f"{root}: {', '.join(sorted(os.listdir(root)))}")  # noqa: PTH208
    print(f"Next: extract-facts rules test {shlex.quote(str(root))}")


commands = {"list": list_rules, "test": check_rules, "new": new_pack}


def _packs(pack: list[str] | None) -> list[str]:
    return pack if pack is not None else read_settings().packs


def _rules(packs: list[str]) -> Rules:
    try:
        return Rules(packs)
    except PackError as error:
        refuse_all(map(str, error.faults))


def _record(entry: Entry) -> dict[str, Any]:
    """An entry as JSON: where it stands, and its fields, several values as a list."""
    where = {"pack": entry.pack.name, "file": str(entry.path), "line": entry.line}
    record: dict[str, Any] = {"type": TYPES[entry.table.type], "table": entry.table.label, "id": entry.id}
    for field in entry.table.fields:
        if field.name != "id":
            raw = entry.data.get(field.name)
            record[field.name] = (
                (entry.values(field.name) if isinstance(raw, str) else raw or []) if field.many else raw
            )
    return record | where


def _print_table(entries: list[Entry], rules: Rules) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading, style in (("Rule", "bold"), ("Finds", ""), ("Value", "cyan"), ("Where", "dim")):
        table.add_column(heading, style=style, overflow="fold", max_width=60 if heading == "Finds" else None)
    for entry in entries:
        _add(table, entry)
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(table)
    console.print(f"{len(entries)} rules")
    for pack in rules.packs:
        if pack.removed:
            console.print(visible(f"Left out by {pack.name}: {', '.join(sorted(pack.removed))}"))


def _add(table: Table, entry: Entry) -> None:
    from rich.text import Text

    forms = list(dict.fromkeys([*entry.values("name"), *entry.forms]))
    shown = ", ".join(forms[:_SHOWN_FORMS])
    if len(forms) > _SHOWN_FORMS:
        shown += f" and {len(forms) - _SHOWN_FORMS} more"
    values = [value for name in entry.table.shown for value in entry.values(name)]
    where = f"{entry.pack.name}/{entry.table.file}:{entry.line}"
    table.add_row(*(Text(visible(cell)) for cell in (entry.id, shown, " ".join(values), where)))
