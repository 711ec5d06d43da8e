"""extract-facts rules list|test|new."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from extractor.cli.help import INPUT, OUTPUT
from extractor.cli.options import Packs, chosen, format_option, type_of
from extractor.cli.streams import refuse, refuse_all
from extractor.entities import TYPES

if TYPE_CHECKING:
    from extractor.packs.entries import Entry
    from extractor.packs.rules import Rules

_FORMATS = ("table", "jsonl")

Search: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="TEXT",
        help="Only rules whose id, name or forms contain it.",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]
Type: TypeAlias = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help=f"One of {','.join(TYPES)}.", rich_help_panel=OUTPUT),
]
Id: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--id",
        metavar="ID",
        help="This rule alone, with all that it says.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
Format: TypeAlias = Annotated[str | None, format_option(_FORMATS, "Without it a table at a terminal; else jsonl.")]
Tested: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="PACK",
        help="Folder of the pack to test; without it, all rules in force.",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]
New: TypeAlias = Annotated[
    str, typer.Argument(metavar="DIR", help="Folder to make.", show_default=False, rich_help_panel=OUTPUT)
]
# What the help of "extract-facts rules" says.
HELP = """List the rules in force, test them, and start a pack of your own.

\b
  extract-facts rules list --type agencies harbour
  extract-facts rules new my-pack
  extract-facts rules test my-pack
"""
# Of an entry's forms so many are shown at a terminal; JSONL has them all.
_SHOWN_FORMS = 4


def list_rules(
    text: Search = "", type_: Type = None, id_: Id = None, format_: Format = None, pack: Packs = None
) -> None:
    """List the rules in force.

    \b
      extract-facts rules list harbour
      extract-facts rules list --id date.weekday
      extract-facts rules list --type offences -f jsonl | jq .forms

    A later pack's entries stand in place of those that they replace; those that its pack.toml removes are left out.
    """
    from extractor.packs.entries import select
    from extractor.writing.json import dump_json

    wanted = chosen("--format", format_ or ("table" if sys.stdout.isatty() else "jsonl"), _FORMATS)
    type_ = type_of("--type", type_) if type_ is not None else None
    rules = _rules(_packs(pack))
    entries = select(_all_entries(rules), type_, text)
    if id_ is not None:
        entries = _of_id(id_, entries)
    if wanted == "jsonl":
        for entry in entries:
            sys.stdout.write(dump_json(_record(entry)) + "\n")
    elif id_ is not None:
        _print_whole(entries)
    else:
        _print_table(entries, rules)


def check_rules(pack: Tested = None, below: Packs = None) -> None:
    """Run every rule's own examples.

    \b
      extract-facts rules test my-pack

    Each is run through the whole pipeline. Where one fails, it is named and the exit code is 1.
    """
    from extractor.packs.pack import standard_pack
    from extractor.packs.validate import validate
    from extractor.writing.visible import visible

    packs = _packs(below)
    if pack is not None and Path(pack).resolve() not in [standard_pack(), *(Path(path).resolve() for path in packs)]:
        packs = [*packs, pack]
    rules = _rules(packs)
    if faults := validate(rules.packs[0], rules.packs[:1]):
        refuse_all(map(str, faults))
    entries = _all_entries(rules)
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
    """Make a commented pack to start from.

    \b
      extract-facts rules new my-pack
    """
    from extractor.packs.starter import starter_files

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
    from extractor.cli.config import read_settings

    return pack if pack is not None else read_settings().packs


def _rules(packs: list[str]) -> Rules:
    from extractor.packs.pack import PackError
    from extractor.packs.rules import Rules

    try:
        return Rules(packs)
    except PackError as error:
        refuse_all(map(str, error.faults))


def _all_entries(rules: Rules) -> list[Entry]:
    from extractor.packs.code_entries import code_entries
    from extractor.packs.entries import entries_in_force

    return [*entries_in_force(rules), *code_entries(rules)]


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


def _of_id(id_: str, entries: list[Entry]) -> list[Entry]:
    from extractor.packs.checks import closest

    found = [entry for entry in entries if entry.id == id_]
    if not found:
        refuse(f"--id {id_}: no such rule{closest(id_, [entry.id for entry in entries])}")
    return found


def _print_whole(entries: list[Entry]) -> None:
    """Each entry as a block: its fields by name, one value a line."""
    from extractor.writing.visible import visible

    for number, entry in enumerate(entries):
        record = _record(entry)
        place = f"{record.pop('file')}:{record.pop('line')}"
        fields = {name: value if isinstance(value, list) else [value] for name, value in record.items()}
        fields["place"] = [place]
        width = max(map(len, fields))
        if number:
            print()
        for name, values in fields.items():
            told = [value for value in values if value not in (None, "")]
            for line, value in enumerate(told):
                print(visible(f"{'' if line else name:{width}}  {value}"))


def _print_table(entries: list[Entry], rules: Rules) -> None:
    from rich.console import Console

    from extractor.writing.layout import Column, Section, lay_out
    from extractor.writing.visible import visible

    columns = (Column("Rule", "bold"), Column("Finds"), Column("Value", "cyan"), Column("In", "dim", beneath=True))
    console = Console(highlight=False, markup=False, emoji=False)
    rows = [[visible(cell) for cell in _cells(entry)] for entry in entries]
    for line in lay_out(console, columns, [Section(rows)]) if rows else ():
        console.print(line)
    console.print(f"{len(entries)} rules")
    for pack in rules.packs:
        if pack.removed:
            console.print(visible(f"Left out by {pack.name}: {', '.join(sorted(pack.removed))}"))


def _cells(entry: Entry) -> tuple[str, ...]:
    forms = list(dict.fromkeys([*entry.values("name"), *entry.forms]))
    shown = ", ".join(forms[:_SHOWN_FORMS])
    if len(forms) > _SHOWN_FORMS:
        shown += f" and {len(forms) - _SHOWN_FORMS} more"
    values = [value for name in entry.table.shown for value in entry.values(name)]
    return entry.id, shown, " ".join(values), f"{entry.pack.name}/{entry.table.file}:{entry.line}"
