"""extract-facts batch PATH… -o OUT."""

from __future__ import annotations

import os
import sys
from typing import Annotated, TypeAlias

import typer

from extractor.batch import BatchError, Job, ReleaseFailed, run
from extractor.batch.outputs import ENDINGS
from extractor.batch.run import Pool
from extractor.batch.task import Settings
from extractor.cli.config import read_settings
from extractor.cli.extract import MAX_SIZE, DayFirst, MaxSize, MinCertainty, NoFacts, Packs, certainty_of
from extractor.cli.progress import Progress
from extractor.cli.streams import bytes_of, complain, refuse_all
from extractor.cli.summary import summary_lines
from extractor.reading.records import Fields

Paths: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…", help="Folders, and files: releases, or records in JSON Lines or CSV; also .gz, and URLs."
    ),
]
Output: TypeAlias = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="OUT", help=f"A folder, or a file whose ending is {', '.join(ENDINGS)}; also a URL."
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
    output: Output,
    workers: Workers = None,
    fresh: Fresh = False,
    fail_fast: FailFast = False,
    text_field: TextField = None,
    id_field: IdField = None,
    date_field: DateField = None,
    day_first: DayFirst = None,
    max_size: MaxSize = MAX_SIZE,
    timeout: Timeout = 120,
    raw_csv: RawCsv = False,
    cluster: Cluster = None,
    pack: Packs = None,
    no_facts: NoFacts = False,
    min_certainty: MinCertainty = None,
) -> None:
    """Extract from many releases into one output.

    A run that was stopped goes on where it was when it is started again, and a later run does only what has
    changed: what is done is kept in OUT.resume, which can be deleted at any time.
    """
    stated = read_settings()
    packs = pack if pack is not None else stated.packs
    order = stated.day_first if day_first is None else day_first
    fields = Fields(text_field, id_field, date_field)
    certainty, size = certainty_of(min_certainty), bytes_of(max_size)
    settings = Settings(tuple(packs), fields, not no_facts, certainty, size, timeout or None, order)
    count = workers or _processors()
    try:
        job = Job(paths, output, count, settings, fresh, fail_fast, _pool(cluster, count, settings), raw_csv)
        with Progress() as progress:
            summary = run(job, progress.begin)
    except ReleaseFailed as error:
        complain(f"extract-facts: {error}")
        raise typer.Exit(1) from None
    except BatchError as error:
        refuse_all(str(error).split("\n"))  # a line for each fault of a pack
    for line in summary_lines(summary, output):
        complain(line)
    raise typer.Exit(1 if summary.failed else 0)


def _pool(cluster: str | None, workers: int, settings: Settings) -> Pool | None:
    if cluster is None:
        return None
    from extractor.cluster import ClusterPool

    return ClusterPool(cluster, workers, settings)


def _processors() -> int:
    if sys.platform == "linux":  # the ones that this process may use
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
