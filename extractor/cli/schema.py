"""extract-facts schema."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, TypeAlias

import typer

from extractor.cli.help import INPUT
from extractor.cli.streams import refuse

# Commands with an output of their own: the class that it is made from.
_OTHERS = {
    "diff": ("extractor.compare.changes", "Comparison"),
    "explain": ("extractor.explanation", "Explained"),
}

Of: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="OF",
        help=f"Of what another command puts out: {' or '.join(_OTHERS)}.",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]


def command(of: Of = None) -> None:
    """Print the JSON Schema (2020-12) of the output.

    \b
      extract-facts schema > extract-facts.schema.json
      extract-facts schema diff
    """
    from extractor.schema import SCHEMA_FILE, schema_text

    if of is None:
        sys.stdout.write(SCHEMA_FILE.read_text(encoding="utf-8"))
        return
    if of not in _OTHERS:
        refuse(f"{of} has no schema of its own: {' and '.join(_OTHERS)} have")
    module, kind = _OTHERS[of]
    sys.stdout.write(schema_text(getattr(import_module(module), kind)))
