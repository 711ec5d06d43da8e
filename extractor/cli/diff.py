"""extract-facts diff OLD NEW."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, TextIO, TypeAlias

import typer

from extractor.cli.config import read_settings
from extractor.cli.extract import DayFirst, IssueDate, Output, Packs, date_of
from extractor.cli.releases import Extractor
from extractor.cli.streams import output_to, refuse, refuse_all
from extractor.compare.changes import COMPARED, DocumentDiff
from extractor.compare.documents import Options
from extractor.compare.errors import DiffError
from extractor.compare.options import check_ignored
from extractor.compare.sources import Compared, compare_sources
from extractor.compare.tally import Tally
from extractor.entities import TYPES
from extractor.packs import PackError
from extractor.reading.text import ReadError

_FORMATS = ("report", "json", "jsonl")
SAME, DIFFERENT = 0, 1

Old: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help="A release, its extraction (.json), or a run: a folder, .jsonl, .db or .parquet.",
        show_default=False,
    ),
]
New: TypeAlias = Annotated[
    str, typer.Argument(metavar="NEW", help="What to compare it with; - is standard input.", show_default=False)
]
Format: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(_FORMATS),
        help="Without it: a report at a terminal, else JSON, and JSON Lines for runs.",
    ),
]
Only: TypeAlias = Annotated[str | None, typer.Option(metavar="TYPES", help=f"Compare only some of {', '.join(TYPES)}.")]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD", help="Pass over a field: stage, quantity.of, said_by …; can be repeated."),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; the exit code tells.")]
All: TypeAlias = Annotated[bool, typer.Option("--all", help="Show also what has not changed, or only moved.")]
SummaryOnly: TypeAlias = Annotated[bool, typer.Option("--summary", help="Print the figures, with some examples.")]
Examples: TypeAlias = Annotated[int, typer.Option(metavar="N", min=0, help="Examples of each kind in the summary.")]


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
      extract-facts diff old-rules.db new-rules.db --summary

    Where the text was edited, facts and values are compared: wording, order and repetition count for nothing. Where it
    is the same, every mention is. Exit code: 0 no difference, 1 differences, 2 trouble.
    """
    settings = read_settings()
    order = settings.day_first if day_first is None else day_first
    published = date_of(date, order)
    if format_ not in (None, *_FORMATS):
        refuse(f"--format: {format_} is none of {', '.join(_FORMATS)}")
    options = _options(only if only is not None else ",".join(settings.only), ignore or (), all_)
    extract = Extractor(pack if pack is not None else settings.packs)
    try:
        with compare_sources(old, new, extract, options, published, order) as compared, output_to(output) as out:
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
    from extractor.compare.output import write_json, write_json_lines

    return (write_json if format_ == "json" else write_json_lines)(out, *sides, documents)


def _until_one_differs(documents: Iterable[DocumentDiff]) -> Tally:
    tally = Tally()
    for document in documents:
        tally.add(document)
        if tally.differ:
            break
    return tally


def _format(name: str | None, compared: Compared, output: str | None) -> str:
    if name is not None:
        return name
    if output is None and sys.stdout.isatty():
        return "report"
    return "jsonl" if "run" in (compared.old.kind, compared.new.kind) else "json"


def _options(only: str, ignore: Sequence[str], everything: bool) -> Options:
    names = [name.strip().lower() for name in only.split(",") if name.strip()]
    unknown = [name for name in names if name not in TYPES]
    if unknown:
        refuse(f"--only: {', '.join(unknown)} is none of {', '.join(TYPES)}")
    fields = [name.strip() for one in ignore for name in one.split(",") if name.strip()]
    for name in fields:
        problem = check_ignored(name)
        if problem:
            refuse(f"--ignore: {problem}")
    return Options(tuple(TYPES[name] for name in names) or COMPARED, frozenset(fields), everything)
