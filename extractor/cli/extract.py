"""extract-facts [FILE…|-]."""

from __future__ import annotations

import sys
from typing import Annotated, TypeAlias

import typer

from extractor.cli.config import read_settings
from extractor.cli.releases import extract_all
from extractor.cli.streams import bytes_of, refuse
from extractor.entities import CERTAINTIES, FACTS, TYPES, Certainty
from extractor.reading.moment import issue_moment
from extractor.reading.source import STANDARD_INPUT
from extractor.version import __version__
from extractor.writing.formats import ENDINGS, FORMATS, by_ending, ending_of


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"extract-facts {__version__}")
        raise typer.Exit


Files: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE", help="Text, Markdown, HTML, PDF, DOCX or .eml; - is standard input.", show_default=False
    ),
]
Format: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMATS),
        help="Without it: by the ending of PATH; else a table at a terminal, JSON for one release and JSON Lines for "
        "several.",
    ),
]
Output: TypeAlias = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="PATH", help="Write to this file, not to standard output."),
]
IssueDate: TypeAlias = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="Date of issue (2023-07-21); wins over what the text states."),
]
DayFirst: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--day-first/--month-first",
        help="How to read a date such as 07/05/2025 where nothing in the text tells.",
        show_default=False,
    ),
]
Only: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="TYPES", help=f"Show only some of {', '.join(TYPES)}."),
]
Packs: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--pack", metavar="DIR", help="Folder of rules over the standard ones; can be repeated."),
]
NoFacts: TypeAlias = Annotated[
    bool, typer.Option("--no-facts", help="Leave facts out, which saves a quarter of the time; entities are the same.")
]
MinCertainty: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--min-certainty", metavar="|".join(CERTAINTIES), help="Only facts that are so sure; all, where it is left out."
    ),
]
MaxSize: TypeAlias = Annotated[
    str,
    typer.Option(
        metavar="BYTES",
        help="A file, or a record, that has or unpacks to more is refused; so is a text of a 25th in characters.",
    ),
]
# What the readers' own bound is, as it is written on the command line.
MAX_SIZE = "50M"
Width: TypeAlias = Annotated[
    int | None,
    typer.Option(metavar="N", min=20, help="Columns of the table; as wide as the terminal, or 80, without it."),
]
Version: TypeAlias = Annotated[
    bool,
    typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit."),
]


def need_input(context: typer.Context, named: bool) -> None:
    """Show the help and exit where no file is named and nobody pipes anything in."""
    if not named and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


def command(
    context: typer.Context,
    files: Files = None,
    format_: Format = None,
    output: Output = None,
    date: IssueDate = None,
    day_first: DayFirst = None,
    only: Only = None,
    pack: Packs = None,
    no_facts: NoFacts = False,
    min_certainty: MinCertainty = None,
    max_size: MaxSize = MAX_SIZE,
    width: Width = None,
    version: Version = False,
) -> None:
    """Find dates, agencies, quantities and offence types in press releases, and the facts they make.

    \b
      extract-facts release.txt
      pbpaste | extract-facts --date 2023-07-21
      extract-facts *.txt -o facts.jsonl

    Other commands: "extract-facts batch" does many, "extract-facts diff" shows what has changed, "extract-facts
    explain" tells why, "extract-facts rules" lists and tests the rules, "extract-facts schema" prints the JSON Schema.
    """
    need_input(context, bool(files))
    sources = files or [STANDARD_INPUT]
    settings = read_settings()
    order = settings.day_first if day_first is None else day_first
    several = len(sources) > 1
    shown = types_of(only) if only is not None else settings.only
    if no_facts and list(shown) == [FACTS]:
        refuse("--no-facts: facts are all that is to be shown")
    code = extract_all(
        sources,
        format_=_format(format_, output, several, settings.format),
        output=output,
        published=date_of(date, order),
        day_first=order,
        only=shown,
        packs=pack if pack is not None else settings.packs,
        facts=not no_facts and (not shown or FACTS in shown),
        max_size=bytes_of(max_size),
        min_certainty=certainty_of(min_certainty),
        width=width,
    )
    raise typer.Exit(code)


def date_of(date: str | None, day_first: bool | None) -> str | None:
    """The date of issue that --date names, ISO 8601; what is none is refused."""
    if date is None:
        return None
    try:
        return issue_moment(date, day_first)
    except ValueError as error:
        refuse(f"--date: {error}")


def certainty_of(name: str | None) -> Certainty | None:
    """The certainty that --min-certainty names."""
    for certainty in CERTAINTIES:
        if name == certainty:
            return certainty
    if name is not None:
        refuse(f"--min-certainty: {name} is none of {', '.join(CERTAINTIES)}")
    return None


def types_of(only: str) -> list[str]:
    """The types that --only names."""
    names = [name.strip().lower() for name in only.split(",") if name.strip()]
    unknown = [name for name in names if name not in TYPES]
    if unknown or not names:
        refuse(f"--only: {', '.join(unknown) or 'nothing'} is none of {', '.join(TYPES)}")
    return names


def _format(name: str | None, output: str | None, several: bool, configured: str | None) -> str:
    if name is not None:
        if name not in FORMATS:
            refuse(f"--format: {name} is none of {', '.join(FORMATS)}")
        return name
    if output and (ending := ending_of(output)):
        asked = by_ending(output)
        if asked is None or asked.writer is None:
            of_a_run = f"; extract-facts batch writes {ending}" if asked else ""
            refuse(f"--output: {output}: {ending} is none of {', '.join(ENDINGS)} (or say -f){of_a_run}")
        return asked.name
    if configured is not None:
        return configured
    if output is None and sys.stdout.isatty():
        return "table"
    return "jsonl" if several else "json"
