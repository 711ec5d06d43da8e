"""Standard output, standard error and output files: UTF-8, closed pipes, interruption, writing whole files or none."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn, TextIO

from extractor.cli import INTERRUPTED
from extractor.writing.permissions import permissions
from extractor.writing.visible import visible

# More than this does not fit into what csv counts with.
_MOST_BYTES = 2**31 - 1
# What is read of a folder that holds a run.
_READ = (".json", ".jsonl", ".parquet")


def use_utf8() -> None:
    """Write UTF-8 and plain line feeds on any system; what UTF-8 cannot hold is written as an escape."""
    if sys.stdout is None:  # the shell's >&-
        refuse("standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def complain(message: str) -> None:
    """One line on standard error, safe for a terminal."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(visible(message), file=sys.stderr)


def refuse(message: str) -> NoReturn:
    """Say why nothing is done, and exit with 2."""
    complain(f"extract-facts: {message}")
    raise SystemExit(2)


def refuse_all(messages: Iterable[str]) -> NoReturn:
    """Say everything that keeps it from being done, a line each, and exit with 2."""
    for message in messages:
        complain(f"extract-facts: {message}")
    raise SystemExit(2)


def bytes_of(size: str) -> int:
    """The number of bytes in 500000, 200K, 50M or 2G."""
    match = re.fullmatch(r"([0-9]{1,12})([KMG]?)B?", size.strip(), re.I)
    count = int(match[1]) * 1000 ** " KMG".index(match[2].upper() or " ") if match else 0
    if not 0 < count <= _MOST_BYTES:
        refuse(f"--max-size: {size[:40]} is no number of bytes: write it as 50M, 2G or 500000")
    return count


@contextmanager
def quietly() -> Iterator[None]:
    """End without a traceback where the reader of the output has gone, or the user has had enough."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        _silence_standard_output()
        raise SystemExit(0) from None
    except OSError as error:
        _silence_standard_output()
        refuse(f"the output cannot be written: {error.strerror or error}")


def _silence_standard_output() -> None:
    """Python flushes once more on its way out: into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class OutputFile:
    """A file that gets its new content whole, when ``keep`` is called, or not at all.

    Raises:
        OSError: the file cannot be written.
    """

    def __init__(self, path: str) -> None:
        # A link stays a link: what it points to is replaced.
        self.path = Path(path).resolve()
        if self.path.is_dir():
            raise IsADirectoryError(None, "a directory, not a file")
        if self.path.exists() and not os.access(self.path, os.W_OK):
            raise PermissionError(None, "Permission denied")
        # A device or a named pipe cannot be replaced: it is written to as it is.
        self.replaces = not self.path.exists() or self.path.is_file()
        self.stream, self.temporary = self._open()

    def _open(self) -> tuple[TextIO, Path | None]:
        if not self.replaces:
            return self.path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n"), None
        handle, name = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=self.path.parent)
        return open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n"), Path(name)  # noqa: PTH123

    def keep(self) -> None:
        """Put the content in place.

        Raises:
            OSError: the disk is full, or the like.
        """
        self.stream.close()
        if self.temporary:
            self.temporary.chmod(permissions(self.path))
            self.temporary.replace(self.path)
            self.temporary = None

    def discard(self) -> None:
        """Leave the file as it was; does nothing once it is kept."""
        with suppress(OSError):
            self.stream.close()
        if self.temporary:
            self.temporary.unlink(missing_ok=True)


class StandardOutput:
    """Standard output, with the interface of ``OutputFile``: what is written is kept."""

    def __init__(self) -> None:
        self.stream: TextIO = sys.stdout

    def keep(self) -> None:
        """Hand on what is buffered."""
        self.stream.flush()

    def discard(self) -> None:
        """Nothing can be taken back."""


def spare_the_sources(output: str | None, sources: Sequence[str]) -> None:
    """Refuse to write over what is to be read: a file, or one that belongs to a folder of extractions."""
    if output is None or not Path(output).is_file():
        return
    for source in map(Path, sources):
        is_part = source.resolve() in Path(output).resolve().parents and Path(output).suffix.lower() in _READ
        if is_part or (source.is_file() and source.samefile(output)):
            refuse(f"--output: {output} is to be read, and would be written over")


@contextmanager
def output_to(path: str | None) -> Iterator[OutputFile | StandardOutput]:
    """Where to write: a file, or standard output without a path or for -. A file is discarded unless kept.

    Raises:
        SystemExit: the file cannot be written; standard error tells why.
    """
    try:
        out = StandardOutput() if path is None or path == "-" else OutputFile(path)
    except OSError as error:
        refuse(f"--output: {path}: {error.strerror}")
    try:
        yield out
    finally:
        out.discard()
