"""The command line. Each command is a module of its own, imported only when it runs: help must not wait for spaCy."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from types import ModuleType

# First words of the command line; anything else names a release to extract from (for a file of such a name: ./schema).
COMMANDS = {
    "batch": "extractor.cli.batch",
    "convert": "extractor.cli.convert",
    "diff": "extractor.cli.diff",
    "explain": "extractor.cli.explain",
    "rules": "extractor.cli.rules",
    "schema": "extractor.cli.schema",
}
_DEFAULT = "extractor.cli.extract"
INTERRUPTED, TROUBLE = 130, 2


def run() -> None:
    """Run the command that the arguments name and exit with its code."""
    # The parser's matrices are small: more threads only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for name in ("SIGTERM", "SIGHUP"):
        if signal.getsignal(getattr(signal, name, signal.SIGINT)) == signal.SIG_DFL:  # nohup ignores one of them
            signal.signal(getattr(signal, name), _end)
    try:
        _run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # Python's own exit code for it is 1, which says "different" or "some failed"
        _report(error)
        sys.exit(TROUBLE)


def _end(number: int, frame: object) -> None:
    """End as when a program is told to, after its temporary files are gone."""
    sys.exit(128 + number)


def _report(error: Exception) -> None:
    """One line for what nobody has thought of; with EXTRACT_FACTS_DEBUG set, where it was."""
    from extractor.writing.visible import visible

    if os.environ.get("EXTRACT_FACTS_DEBUG"):
        import traceback

        traceback.print_exception(error)
    told = visible(f"extract-facts: {type(error).__name__}: {error}"[:500])
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"{told} (please report this; EXTRACT_FACTS_DEBUG=1 shows where it was)", file=sys.stderr)


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
