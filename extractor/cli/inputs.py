"""What the arguments of a command name: releases, and extractions that were saved and are shown again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.own import is_extraction
from extractor.compare.errors import DiffError
from extractor.compare.saved import is_saved, read_saved
from extractor.entities import Extraction
from extractor.failures import Failure
from extractor.reading.source import STANDARD_INPUT, display_name, read_content
from extractor.reading.text import ReadError

_START = 4096
# SQLite and Parquet.
_DATABASES = (b"SQLite format 3\0", b"PAR1")


@dataclass(frozen=True, slots=True)
class Input:
    """A release, the extraction that was saved of one, or why there is neither.

    ``source`` is what the user named it; ``content`` what a stream held, which is read only once.
    """

    source: str
    content: bytes | None = None
    saved: Extraction | None = None
    problem: str | None = None

    @property
    def name(self) -> str:
        """What a file that is made of it is called after."""
        return (self.saved.document.source or self.saved.document.id or self.source) if self.saved else self.source


def read_inputs(sources: Sequence[str], max_size: int) -> Iterator[Input]:
    """What is in the sources, in their order; of several extractions in one, each.

    Args:
        sources: paths, - for standard input.
        max_size: how many bytes each may have.
    """
    for source in sources:
        try:
            start = b"" if _is_stream(source) else _start(source)
            if not _is_stream(source) and not is_saved(start):
                yield Input(source, problem=_no_release(source, start))
                continue
            content = read_content(source, max_size)
        except ReadError as error:
            yield Input(source, problem=str(error))
            continue
        if is_saved(content):
            yield from _saved(source, content, max_size)
        else:
            yield Input(source, content)


def _is_stream(source: str) -> bool:
    return source == STANDARD_INPUT or Path(source).is_fifo()


def _start(source: str) -> bytes:
    """How a file begins; nothing where it cannot be read, which is told when it is its turn."""
    try:
        with Path(source).open("rb") as file:
            return file.read(_START)
    except (OSError, ValueError):  # ValueError: a path with a NUL character
        return b""


def _no_release(source: str, start: bytes) -> str | None:
    """What is told of a file that holds results of ours in another form than can be shown again; None of others."""
    if start.startswith(_DATABASES):
        return f"{source}: a database, not a release; extract-facts convert writes a run in another format"
    if is_extraction(start):
        return f"{source}: was written by extract-facts, and is no release"
    return None


def _saved(source: str, content: bytes, max_size: int) -> Iterator[Input]:
    name = display_name(source)
    if len(content) > max_size:
        yield Input(
            source, problem=f"{name}: more than {max_size:,} bytes; extract-facts convert takes runs of any size"
        )
        return
    try:
        for one in read_saved(content, name):
            if isinstance(one, Failure):
                yield Input(source, problem=f"{name}: {one.source} had failed: {one.message}")
            else:
                yield Input(source, saved=one)
    except DiffError as error:
        yield Input(source, problem=str(error))
