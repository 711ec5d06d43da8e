"""extract-facts [FILE…|-]."""

from __future__ import annotations

import sys
from typing import Annotated, TypeAlias

import typer

from extractor.cli.commands import COMMANDS
from extractor.cli.help import INPUT
from extractor.cli.hints import refuse_mistyped
from extractor.cli.options import (
    MAX_SIZE,
    DayFirst,
    IssueDate,
    MaxSize,
    MinCertainty,
    NoFacts,
    Only,
    Output,
    Packs,
    Version,
    Width,
    certainty_of,
    chosen,
    date_of,
    format_option,
    need_input,
)
from extractor.cli.streams import bytes_of, refuse
from extractor.entities import FACTS
from extractor.writing.formats import ENDINGS, FORMATS, by_ending, ending_of


def _commands(context: typer.Context, incomplete: str) -> list[str]:
    """What a shell offers for a first word, besides files."""
    return [] if context.params.get("files") else [name for name in COMMANDS if name.startswith(incomplete)]


Files: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE…",
        help="Releases, or saved extractions; - is standard input.",
        show_default=False,
        rich_help_panel=INPUT,
        autocompletion=_commands,
    ),
]
Format: TypeAlias = Annotated[
    str | None,
    format_option(FORMATS, "Else by PATH's ending, a table at a terminal, JSON into a pipe."),
]


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
    """Dates, agencies, quantities and offences out of press releases in English, and the facts they make.

    \b
      extract-facts release.txt                   a table; into a pipe JSON
      extract-facts -f table release.txt | less   the table into a pipe
      pbpaste | extract-facts --date 2023-07-21   a text, and the day it is of
      extract-facts batch folder -o facts.db      a folder
    """
    if context.invoked_subcommand:
        return
    need_input(context, bool(files))
    refuse_mistyped(files or [])
    from extractor.cli.config import read_settings
    from extractor.cli.releases import extract_all

    sources = files or ["-"]
    settings = read_settings().under(only, pack, day_first)
    # Lines of saved extractions are several too.
    several = len(sources) > 1 or ending_of(sources[0]) in FORMATS["jsonl"].endings
    if no_facts and settings.only == [FACTS]:
        refuse("--no-facts: facts are all that is to be shown")
    code = extract_all(
        sources,
        format_=_format(format_, output, several, settings.format),
        output=output,
        published=date_of(date, settings.day_first),
        day_first=settings.day_first,
        only=settings.only,
        packs=settings.packs,
        facts=not no_facts and (not settings.only or FACTS in settings.only),
        max_size=bytes_of(max_size),
        min_certainty=certainty_of(min_certainty),
        width=width,
    )
    raise typer.Exit(code)


def _format(name: str | None, output: str | None, several: bool, configured: str | None) -> str:
    if name is not None:
        return chosen("--format", name, FORMATS)
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
