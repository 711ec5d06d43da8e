"""extract-facts report RUN."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from extractor.cli.convert import Run
from extractor.cli.help import OUTPUT
from extractor.cli.hints import refuse_missing
from extractor.cli.options import Output
from extractor.cli.streams import output_to, refuse, spare_the_sources

if TYPE_CHECKING:
    from extractor.writing.pages.figures import Figures

Text: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--text", help="The sentence of every fact too, not only of the largest figures.", rich_help_panel=OUTPUT
    ),
]
Rows: TypeAlias = Annotated[
    int,
    typer.Option(
        metavar="N",
        min=1,
        help="Rows of each table at most (100000); of more, an even choice. Figures count all.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]


def command(run: Run, output: Output = None, text: Text = False, rows: Rows = 100_000) -> None:
    """Make a page of a run: what is in it at a glance, each figure leading to its rows.

    \b
      extract-facts batch releases/ -o releases.db
      extract-facts report releases.db -o report.html

    The page is one file that needs no other, and asks for nothing. Exit code: 0 done, 2 trouble.
    """
    if output is None and sys.stdout.isatty():
        refuse("a page is nothing for a terminal: say where to, as in -o report.html")
    spare_the_sources(output, [run])
    from extractor.compare.errors import DiffError
    from extractor.writing.pages.figures import Figures
    from extractor.writing.pages.run import write_run_page

    refuse_missing([run])
    try:
        figures = _count(run, Figures(rows, text))
    except DiffError as error:
        refuse(str(error))
    with output_to(output) as out:
        write_run_page(out.stream, run, figures)
        out.keep()


def _count(source: str, figures: Figures) -> Figures:
    from contextlib import closing

    from extractor.compare.load import to_extraction
    from extractor.compare.runs import open_run
    from extractor.failures import Failure

    with closing(open_run(source)) as run:
        for release in run.releases():
            if isinstance(release, Failure):
                figures.fail(release)
            else:
                figures.add(to_extraction(release, source, needs_text=False))
    return figures
