"""extract-facts diff OLD NEW."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, TextIO, TypeAlias

import typer

from extractor.cli.help import INPUT, OUTPUT
from extractor.cli.hints import refuse_missing
from extractor.cli.options import DayFirst, IssueDate, Output, Packs, chosen, date_of, format_option
from extractor.cli.streams import output_to, refuse, refuse_all, spare_the_sources
from extractor.entities import TYPES

if TYPE_CHECKING:
    from extractor.compare.changes import DocumentDiff
    from extractor.compare.documents import Options
    from extractor.compare.sources import Compared
    from extractor.compare.tally import Tally

_FORMATS = ("report", "json", "jsonl", "html")
SAME, DIFFERENT = 0, 1

Old: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help="A release, its extraction (.json), or a run: a folder, .jsonl, .db or .parquet.",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]
New: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="NEW",
        help="What to compare it with; - is standard input.",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]
Format: TypeAlias = Annotated[
    str | None,
    format_option(_FORMATS, "Else a page where PATH ends in .html, a report at a terminal, JSON into a pipe."),
]
Only: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="TYPES", help=f"Of {','.join(TYPES)}.", rich_help_panel=OUTPUT),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD",
        help="Pass over a field: stage, quantity.of …; can be repeated.",
        rich_help_panel=OUTPUT,
    ),
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print nothing; the exit code tells.", rich_help_panel=OUTPUT)
]
All: TypeAlias = Annotated[
    bool, typer.Option("--all", help="Show also what has not changed, or only moved.", rich_help_panel=OUTPUT)
]
SummaryOnly: TypeAlias = Annotated[
    bool, typer.Option("--summary", help="The figures, with some examples.", rich_help_panel=OUTPUT)
]
Examples: TypeAlias = Annotated[
    int,
    typer.Option(
        metavar="N", min=0, help="Examples of each kind there (3).", show_default=False, rich_help_panel=OUTPUT
    ),
]


def command(
    old: Old,
    new: New,
    format_: Format = None,
    output: Output = None,
    only: Only = None,
    ignore: Ignore = None,
    all_: All = False,
    summary: SummaryOnly = False,
    examples: Examples = 3,
    quiet: Quiet = False,
    date: IssueDate = None,
    day_first: DayFirst = None,
    pack: Packs = None,
) -> None:
    """Show what has changed between two versions of a release, or between two runs.

    \b
      extract-facts diff yesterday.txt today.txt
      extract-facts diff yesterday.txt today.txt -o changes.html
      extract-facts diff old-rules.db new-rules.db --summary

    Where the text was edited, facts and values are compared: wording, order and repetition count for nothing. Where
    it is the same, every mention is. Exit code: 0 no difference, 1 differences, 2 trouble.
    """
    from extractor.cli.config import read_settings
    from extractor.cli.releases import Extractor
    from extractor.compare.errors import DiffError
    from extractor.compare.sources import compare_sources
    from extractor.packs import PackError
    from extractor.reading.text import ReadError

    refuse_missing([old, new])
    settings = read_settings().under(only, pack, day_first)
    order = settings.day_first
    published = date_of(date, order)
    if format_ is not None:
        chosen("--format", format_, _FORMATS)
    if summary and (format_ or _by_ending(output)) == "html":
        refuse("--summary: not with -f html, whose page begins with the figures")
    spare_the_sources(output, [old, new])
    options = _options(settings.only, ignore or (), all_)
    extract = Extractor(settings.packs)
    try:
        with (
            compare_sources(old, new, extract, options, published, order) as compared,
            output_to(output) as out,
        ):
            tally = _write(out.stream, compared, _format(format_, compared, output), summary, examples, quiet)
            out.keep()
    except (DiffError, ReadError) as error:
        refuse(str(error))
    except PackError as error:
        refuse_all(map(str, error.faults))
    raise typer.Exit(DIFFERENT if tally.differ else SAME)


def _write(out: TextIO, compared: Compared, format_: str, summary: bool, examples: int, quiet: bool) -> Tally:
    sides, documents = (compared.old, compared.new), compared.documents
    if quiet:
        return _until_one_differs(documents)
    if summary:
        from extractor.compare.report import write_summary

        return write_summary(out, *sides, documents, examples)
    if format_ == "report":
        from extractor.compare.report import write_report

        return write_report(out, *sides, documents)
    if format_ == "html":
        from extractor.compare.page import write_diff_page

        return write_diff_page(out, *sides, compared.versions)
    from extractor.compare.output import write_json, write_json_lines

    return (write_json if format_ == "json" else write_json_lines)(out, *sides, documents)


def _until_one_differs(documents: Iterable[DocumentDiff]) -> Tally:
    from extractor.compare.tally import Tally

    tally = Tally()
    for document in documents:
        tally.add(document)
        if tally.differ:
            break
    return tally


def _format(name: str | None, compared: Compared, output: str | None) -> str:
    if name is not None:
        return name
    if _by_ending(output):
        return "html"
    if output is None and sys.stdout.isatty():
        return "report"
    return "jsonl" if "run" in (compared.old.kind, compared.new.kind) else "json"


def _by_ending(output: str | None) -> str | None:
    return "html" if output and PurePath(output).suffix.lower() in (".html", ".htm") else None


def _options(only: Sequence[str], ignore: Sequence[str], everything: bool) -> Options:
    from extractor.compare.changes import COMPARED
    from extractor.compare.documents import Options
    from extractor.compare.options import check_ignored

    fields = [name.strip() for one in ignore for name in one.split(",") if name.strip()]
    for name in fields:
        problem = check_ignored(name)
        if problem:
            refuse(f"--ignore: {problem}")
    return Options(tuple(TYPES[name] for name in only) or COMPARED, frozenset(fields), everything)
