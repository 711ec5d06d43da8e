"""extract-facts explain [FILE|-]."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from extractor.cli.help import INPUT, OUTPUT
from extractor.cli.options import (
    MAX_SIZE,
    DayFirst,
    IssueDate,
    MaxSize,
    MinCertainty,
    Only,
    Output,
    Packs,
    certainty_of,
    chosen,
    date_of,
    format_option,
    need_input,
)
from extractor.cli.streams import bytes_of, complain, output_to, refuse, spare_the_sources

if TYPE_CHECKING:
    from extractor.explanation import Explained

# Python converts no more than 4,300, and no text is as long.
_MOST_DIGITS = 18
FORMATS = ("tree", "json")

File: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE",
        help="The release, of any kind; - is standard input.",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]
Format: TypeAlias = Annotated[
    str | None, format_option(FORMATS, "Without it JSON into a pipe and a file that ends in .json; else a tree.")
]
At: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="WHERE",
        help="What was found, or not taken, at these words or at this offset.",
        rich_help_panel=OUTPUT,
    ),
]
Ids: TypeAlias = Annotated[
    str | None,
    typer.Option("--id", metavar="IDS", help="Only these entities or facts: e3,f5.", rich_help_panel=OUTPUT),
]


def command(
    context: typer.Context,
    file: File = None,
    format_: Format = None,
    output: Output = None,
    date: IssueDate = None,
    day_first: DayFirst = None,
    only: Only = None,
    ids: Ids = None,
    at: At = None,
    pack: Packs = None,
    min_certainty: MinCertainty = None,
    max_size: MaxSize = MAX_SIZE,
) -> None:
    """Explain why each entity and fact was found, and how its value came about.

    \b
      extract-facts explain release.txt
      extract-facts explain release.txt --at "Friday"
      extract-facts explain release.txt | jq .explanation.entities.e3
    """
    need_input(context, file is not None)
    from extractor.cli.config import read_settings
    from extractor.cli.releases import NOTHING_DONE
    from extractor.writing.select import at_least_explained, select_explained

    settings = read_settings().under(only, pack, day_first)
    published = date_of(date, settings.day_first)
    wanted = chosen("--format", format_ or _format(output), FORMATS)
    explained = _explain(file or "-", output, published, settings.packs, bytes_of(max_size), settings.day_first)
    if explained is None:
        raise typer.Exit(NOTHING_DONE)
    if certainty := certainty_of(min_certainty):
        explained = at_least_explained(explained, certainty)
    explained = select_explained(explained, settings.only, _ids(explained, ids), _spans(explained, at))
    _write(explained, wanted, output, file or "-")
    raise typer.Exit


def _format(output: str | None) -> str:
    if output is not None:
        return "json" if PurePath(output).suffix.lower() == ".json" else "tree"
    return "tree" if sys.stdout.isatty() else "json"


def _explain(
    source: str, output: str | None, published: str | None, packs: Sequence[str], max_size: int, order: bool | None
) -> Explained | None:
    """The explanation, None where there is no release to read: then standard error tells why."""
    from extractor.cli.inputs import read_inputs
    from extractor.cli.releases import Extractor, attempt
    from extractor.reading.source import display_name
    from extractor.trace import recording

    spare_the_sources(output, [source])
    (one, *_) = read_inputs([source], max_size)
    if one.saved:
        complain(
            f"extract-facts: {display_name(source)}: a saved extraction tells no steps; explain the release itself"
        )
        return None
    with recording() as trace:
        extraction = attempt(Extractor(packs), one, published, max_size, order)
        return trace.explained(extraction) if extraction else None


def _write(explained: Explained, format_: str, output: str | None, source: str) -> None:
    from extractor.reading.source import display_name
    from extractor.writing.json import dump_json

    with output_to(output) as out:
        if format_ == "json":
            for warning in explained.warnings:
                complain(f"{display_name(source)}: warning: {warning}")
            out.stream.write(dump_json(explained.to_dict(), indent=2) + "\n")
        else:
            from extractor.writing.explained import write_tree

            write_tree(out.stream, explained)
        out.keep()


def _ids(explained: Explained, ids: str | None) -> list[str] | None:
    """The ids to show, None for all."""
    if ids is None:
        return None
    names = [name.strip() for name in ids.split(",") if name.strip()]
    known = {found.id for found in (*explained.entities, *explained.facts)}
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        refuse(f"--id: {', '.join(unknown) or 'nothing'} is none of {_range(explained)}")
    return names


def _range(explained: Explained) -> str:
    groups = [group for group in (explained.entities, explained.facts) if group]
    return " and ".join(f"{group[0].id}–{group[-1].id}" for group in groups) or "the ids: nothing was found"


def _spans(explained: Explained, at: str | None) -> list[tuple[int, int]] | None:
    """Where to look, None for everywhere: an offset, or every place where the words stand."""
    if at is None:
        return None
    text = explained.document.text
    if at.isdecimal():
        if len(at.lstrip("0")) > _MOST_DIGITS or int(at) >= len(text):
            refuse(f"--at: the release has no more than {len(text)} characters")
        return [(int(at), int(at) + 1)]
    spans = [match.span() for match in re.finditer(re.escape(at), text)] if at else []
    if not spans:
        refuse(f"--at: {at!r} does not stand in the release")
    return spans
