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
# Files that people write, for their editors: what makes the schema.
_FILES = {
    "settings": ("extractor.cli.config", "settings_schema"),
    "pack": ("extractor.packs.pack_schema", "pack_schema"),
}

Of: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="OF",
        help=f"Of what another command puts out ({', '.join(_OTHERS)}), or of a file: "
        "settings (extract-facts.toml), pack (pack.toml).",
        show_default=False,
        rich_help_panel=INPUT,
    ),
]


def command(of: Of = None) -> None:
    """Print the JSON Schema (2020-12) of the output, or of a file of settings or of a pack.

    \b
      extract-facts schema > extract-facts.schema.json
      extract-facts schema diff
      extract-facts schema settings
    """
    from extractor.schema import SCHEMA_FILE, as_text, schema_text

    if of is None:
        sys.stdout.write(SCHEMA_FILE.read_text(encoding="utf-8"))
        return
    if of in _FILES:
        module, function = _FILES[of]
        sys.stdout.write(as_text(getattr(import_module(module), function)()))
        return
    if of not in _OTHERS:
        refuse(f"{of} has no schema of its own: {', '.join([*_OTHERS, *_FILES])} have")
    module, kind = _OTHERS[of]
    sys.stdout.write(schema_text(getattr(import_module(module), kind)))
