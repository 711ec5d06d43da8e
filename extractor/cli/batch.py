"""extract-facts batch PATH… -o OUT."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from extractor.cli.help import INPUT, OUTPUT, SPEED
from extractor.cli.hints import refuse_missing
from extractor.cli.options import (
    MAX_SIZE,
    DayFirst,
    MaxSize,
    MinCertainty,
    NoFacts,
    Only,
    Packs,
    certainty_of,
    date_of,
)
from extractor.cli.streams import bytes_of, complain, refuse, refuse_all
from extractor.entities import FACTS
from extractor.writing.formats import TABLES

if TYPE_CHECKING:
    from extractor.batch.run import Pool
    from extractor.batch.task import Settings
    from extractor.cli.progress import Progress

Paths: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Folders, files, .gz, URLs: releases, or records in JSON Lines or CSV; - is records.",
        rich_help_panel=INPUT,
    ),
]
Outputs: TypeAlias = Annotated[
    list[str],
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help=f"A folder, or what ends in {', '.join(['.jsonl', *TABLES])}; a URL; - is JSON Lines. Can be repeated.",
        rich_help_panel=OUTPUT,
    ),
]
Workers: TypeAlias = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Processes; as many as processors.", rich_help_panel=SPEED)
]
Fresh: TypeAlias = Annotated[
    bool, typer.Option("--fresh", help="Do everything anew, also what is done already.", rich_help_panel=SPEED)
]
FailFast: TypeAlias = Annotated[
    bool, typer.Option("--fail-fast", help="Stop at the first release that fails.", rich_help_panel=SPEED)
]
TextField: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="A record's field with its text: text, body, content …", rich_help_panel=INPUT),
]
IdField: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="… with its id: id, guid, url.", rich_help_panel=INPUT)
]
DateField: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="… with its date of issue: published, date …", rich_help_panel=INPUT)
]
BatchDate: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="The day (YYYY-MM-DD) of releases that tell none.", rich_help_panel=INPUT
    ),
]
NoText: TypeAlias = Annotated[
    bool, typer.Option("--no-text", help="Leave the texts of releases out.", rich_help_panel=OUTPUT)
]
Excel: TypeAlias = Annotated[
    bool,
    typer.Option("--excel", help="CSV with a byte-order mark, codes as ICCS 0905.", rich_help_panel=OUTPUT),
]
RawCsv: TypeAlias = Annotated[
    bool,
    typer.Option("--raw-csv", help="CSV cells that begin with = + - @ as they are.", rich_help_panel=OUTPUT),
]
Timeout: TypeAlias = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0,
        help="Processor time of a release (120; 0: no limit).",
        show_default=False,
        rich_help_panel=SPEED,
    ),
]
Cluster: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Work on a Dask cluster (tcp://…, or local).", rich_help_panel=SPEED),
]


def command(
    paths: Paths,
    output: Outputs,
    only: Only = None,
    workers: Workers = None,
    fresh: Fresh = False,
    fail_fast: FailFast = False,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    date: BatchDate = None,
    day_first: DayFirst = None,
    max_size: MaxSize = MAX_SIZE,
    timeout: Timeout = 120,
    no_text: NoText = False,
    excel: Excel = False,
    raw_csv: RawCsv = False,
    cluster: Cluster = None,
    pack: Packs = None,
    no_facts: NoFacts = False,
    min_certainty: MinCertainty = None,
) -> None:
    """Extract from many releases into one output, or several.

    \b
      extract-facts batch folder -o facts.db
      extract-facts batch releases.jsonl --text-field body -o facts.csv
      cat releases.jsonl | extract-facts batch - -o - | jq .facts

    It goes on where it was stopped: OUT.resume keeps what is done. Extras: [documents] for HTML, PDF and DOCX,
    [parquet], [cluster] also for URLs.
    """
    from extractor.batch import Job, run
    from extractor.batch.task import Settings
    from extractor.cli.config import read_settings
    from extractor.cli.progress import Progress
    from extractor.cli.summary import summary_lines
    from extractor.reading.records import Fields
    from extractor.writing.formats import Options

    refuse_missing(paths)
    stated = read_settings().under(only, pack, day_first)
    if no_facts and stated.only == [FACTS]:
        refuse("--no-facts: facts are all that is to be shown")
    settings = Settings(
        packs=tuple(stated.packs),
        fields=Fields(text_field, id_field, date_field),
        facts=not no_facts,
        min_certainty=certainty_of(min_certainty),
        max_size=bytes_of(max_size),
        timeout=timeout or None,
        day_first=stated.day_first,
        only=tuple(stated.only),
        published=date_of(date, stated.day_first),
    )
    count = workers or _processors()
    options = Options(stated.only, raw=raw_csv, text=not no_text, excel=excel)
    progress = Progress()
    with _failures_told(progress, output), progress:
        job = Job(paths, output, count, settings, fresh, fail_fast, _pool(cluster, count, settings), options)
        summary = run(job, progress.begin)
    for line in summary_lines(summary, output, stated.only):
        complain(line)
    raise typer.Exit(1 if summary.failed else 0)


@contextmanager
def _failures_told(progress: Progress, outputs: list[str]) -> Iterator[None]:
    """End the command where a run fails, with what the user should know."""
    from extractor.batch import BatchError, ReleaseFailed
    from extractor.batch.run import resume_path

    try:
        yield
    except ReleaseFailed as error:
        complain(f"extract-facts: {error}")
        raise typer.Exit(1) from None
    except BatchError as error:
        refuse_all(str(error).split("\n"))  # a line for each fault of a pack
    except KeyboardInterrupt:
        complain(_stopped(progress, resume_path(outputs) is not None))
        raise


def _stopped(progress: Progress, can_go_on: bool) -> str:
    if not can_go_on:
        return "extract-facts: stopped; nothing is written"
    share = f" ({progress.share:.0%})" if progress.share else ""
    return f"extract-facts: stopped: {progress.safe:,} releases{share} are done; the same command goes on from there"


def _pool(cluster: str | None, workers: int, settings: Settings) -> Pool | None:
    if cluster is None:
        return None
    from extractor.cluster import ClusterPool

    return ClusterPool(cluster, workers, settings)


def _processors() -> int:
    if sys.platform == "linux":  # the ones that this process may use
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
