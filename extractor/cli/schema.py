"""extract-facts schema."""

from __future__ import annotations

import sys
from typing import Annotated, TypeAlias

import typer

from extractor.cli.streams import refuse
from extractor.schema import SCHEMA_FILE

EXPLAIN = "explain"

Of: TypeAlias = Annotated[
    str | None,
    typer.Argument(metavar="[explain]", help="Of what that command puts out.", show_default=False),
]


def command(of: Of = None) -> None:
    """Print the JSON Schema (2020-12) of the output."""
    if of is None:
        sys.stdout.write(SCHEMA_FILE.read_text(encoding="utf-8"))
    elif of == EXPLAIN:
        from extractor.explanation import Explained
        from extractor.schema import schema_text

        sys.stdout.write(schema_text(Explained))
    else:
        refuse(f"{of} has no schema of its own: {EXPLAIN} has")
