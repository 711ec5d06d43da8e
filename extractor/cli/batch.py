"""extract-facts batch PATH… -o OUT."""

from __future__ import annotations

import os
import sys
from typing import Annotated, TypeAlias

import typer

from extractor.batch import BatchError, Job, ReleaseFailed, run
from extractor.batch.outputs import ENDINGS
from extractor.batch.run import Pool, resume_path
from extractor.batch.task import Settings
from extractor.cli.config import read_settings
from extractor.cli.extract import (
    MAX_SIZE,
    DayFirst,
    MaxSize,
    MinCertainty,
    NoFacts,
    Only,
    Packs,
    certainty_of,
    date_of,
    types_of,
)
from extractor.cli.progress import Progress
from extractor.cli.streams import bytes_of, complain, refuse, refuse_all
from extractor.cli.summary import summary_lines
from extractor.entities import FACTS
from extractor.reading.records import Fields
from extractor.writing.formats import Options

Paths: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Folders, and files: releases, or records in JSON Lines or CSV; also .gz, and URLs. - is records from "
        "standard input.",
    ),
]
Outputs: TypeAlias = Annotated[
    list[str],
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help=f"A folder, or a file whose ending is {', '.join(ENDINGS)}; also a URL. - is standard output, as JSON "
        "Lines. Can be repeated.",
    ),
]
Workers: TypeAlias = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Processes that work at the same time; as many as processors.")
]
Fresh: TypeAlias = Annotated[bool, typer.Option("--fresh", help="Do everything anew, also what is done already.")]
FailFast: TypeAlias = Annotated[bool, typer.Option("--fail-fast", help="Stop at the first release that fails.")]
TextField: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="Field of a record that holds its text: text, body, content …")
]
IdField: TypeAlias = Annotated[str | None, typer.Option(metavar="NAME", help="Field that holds its id: id, guid, url.")]
DateField: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="Field that holds its date of issue: published, date …")
]
BatchDate: TypeAlias = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="Date of issue (2023-07-21) of releases whose record tells none."),
]
NoText: TypeAlias = Annotated[
    bool, typer.Option("--no-text", help="Leave the texts of releases out of the output; document.text is null then.")
]
Excel: TypeAlias = Annotated[
    bool, typer.Option("--excel", help="CSV for Excel: with a byte-order mark, offence codes as texts (ICCS 0905).")
]
RawCsv: TypeAlias = Annotated[
    bool, typer.Option("--raw-csv", help="Leave cells as they are that begin with = + - @ and that spreadsheets run.")
]
Timeout: TypeAlias = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0,
        help="A release that takes more of a processor's time has failed; 0 for no limit. Not on a cluster.",
    ),
]
Cluster: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Work on the Dask cluster with this scheduler (tcp://…), or on this machine alone: local.",
    ),
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
      extract-facts batch releases/ -o facts.db
      extract-facts batch releases.jsonl -o facts.csv -o facts.jsonl
      cat releases.jsonl | extract-facts batch - -o - | jq .facts

    A run that was stopped goes on where it was when it is started again, and a later run does only what has
    changed: what is done is kept in OUT.resume, which can be deleted at any time.
    """
    stated = read_settings()
    asked = types_of(only) if only is not None else stated.only
    if no_facts and list(asked) == [FACTS]:
        refuse("--no-facts: facts are all that is to be shown")
    order = stated.day_first if day_first is None else day_first
    settings = Settings(
        packs=tuple(pack if pack is not None else stated.packs),
        fields=Fields(text_field, id_field, date_field),
        facts=not no_facts,
        min_certainty=certainty_of(min_certainty),
        max_size=bytes_of(max_size),
        timeout=timeout or None,
        day_first=order,
        only=tuple(asked),
        published=date_of(date, order),
    )
    count = workers or _processors()
    options = Options(asked, raw=raw_csv, text=not no_text, excel=excel)
    progress = Progress()
    try:
        job = Job(paths, output, count, settings, fresh, fail_fast, _pool(cluster, count, settings), options)
        with progress:
            summary = run(job, progress.begin)
    except ReleaseFailed as error:
        complain(f"extract-facts: {error}")
        raise typer.Exit(1) from None
    except BatchError as error:
        refuse_all(str(error).split("\n"))  # a line for each fault of a pack
    except KeyboardInterrupt:
        complain(_stopped(progress, resume_path(output) is not None))
        raise
    for line in summary_lines(summary, output, asked):
        complain(line)
    raise typer.Exit(1 if summary.failed else 0)


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
