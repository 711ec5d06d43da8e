"""extract-facts convert RUN OUT."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from extractor.cli.batch import Excel, NoText, RawCsv
from extractor.cli.help import INPUT, OUTPUT
from extractor.cli.hints import refuse_missing
from extractor.cli.streams import complain, refuse
from extractor.writing.formats import TABLES

Run: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="RUN",
        help="What a batch wrote: a folder, .jsonl, .db or .parquet; or .json.",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]
Outs: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="OUT…",
        help=f"Folders, or what ends in {', '.join(['.jsonl', *TABLES])}; - is JSON Lines.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]


def command(run: Run, outs: Outs, no_text: NoText = False, excel: Excel = False, raw_csv: RawCsv = False) -> None:
    """Write a run in another format, without doing it again.

    \b
      extract-facts convert facts.jsonl facts.db
      extract-facts convert facts.db facts.csv --excel
    """
    from extractor.batch.converted import convert
    from extractor.batch.task import BatchError
    from extractor.cli.summary import count
    from extractor.compare.errors import DiffError
    from extractor.writing.formats import Options

    refuse_missing([run])
    try:
        releases, failed = convert(run, outs, Options(raw=raw_csv, text=not no_text, excel=excel))
    except (BatchError, DiffError) as error:
        refuse(str(error))
    out = ", ".join("standard output" if out == "-" else out for out in outs)
    complain(f"{out}: {count(releases - failed, 'release', 'releases')}, {failed:,} failed")
