"""The command line. Each command is a module of its own, imported only when it runs: help must not wait for spaCy."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

INTERRUPTED, TROUBLE = 130, 2


def run() -> None:
    """Run the command that the arguments name and exit with its code."""
    # The parser's matrices are small: more threads only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for name in ("SIGTERM", "SIGHUP"):
        if signal.getsignal(getattr(signal, name, signal.SIGINT)) == signal.SIG_DFL:  # nohup ignores one of them
            signal.signal(getattr(signal, name), _end)
    try:
        _run()
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


def _run() -> None:
    from extractor.cli.streams import quietly, use_utf8

    use_utf8()
    from extractor.cli.app import command_line

    with quietly():
        command_line()(prog_name="extract-facts")
