"""The command line. Each command is a module of its own, imported only when it runs: help must not wait for spaCy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

# First words of the command line; anything else names a release to extract from (for a file of such a name: ./schema).
COMMANDS = {
    "batch": "extractor.cli.batch",
    "diff": "extractor.cli.diff",
    "explain": "extractor.cli.explain",
    "rules": "extractor.cli.rules",
    "schema": "extractor.cli.schema",
}
_DEFAULT = "extractor.cli.extract"
INTERRUPTED = 130


def run() -> None:
    """Run the command that the arguments name and exit with its code."""
    # The parser's matrices are small: more threads only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        _run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _run(arguments: list[str]) -> None:
    from extractor.cli.streams import quietly, use_utf8

    use_utf8()
    name = arguments[0] if arguments and arguments[0] in COMMANDS else None
    module = import_module(COMMANDS[name] if name else _DEFAULT)

    import typer

    app = typer.Typer(
        help=getattr(module, "HELP", None),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=False,
    )
    # Commands are wrapped too: Typer has ways of its own to end when interrupted.
    for word, command in commands_of(module).items():
        app.command(word)(quietly()(command))
    with quietly():
        app(arguments[1:] if name else arguments, prog_name=f"extract-facts {name}" if name else "extract-facts")


def commands_of(module: ModuleType) -> dict[str | None, Callable[..., None]]:
    """The commands of a module: several by their second word, or one that has none."""
    several: dict[str | None, Callable[..., None]] | None = getattr(module, "commands", None)
    return several or {None: module.command}
