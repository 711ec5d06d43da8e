"""Files and standard input to releases."""

from __future__ import annotations

import sys
from pathlib import Path

from extractor.reading.bounds import MAX_SIZE
from extractor.reading.document import read_document
from extractor.reading.text import ReadError
from extractor.release import Release

STANDARD_INPUT = "-"


def display_name(source: str) -> str:
    """What messages call the source."""
    return "standard input" if source == STANDARD_INPUT else source


def read_release(
    source: str,
    published: str | None = None,
    max_size: int = MAX_SIZE,
    day_first: bool | None = None,
    content: bytes | None = None,
) -> Release:
    """The release in a file.

    Args:
        source: a path, or - for standard input.
        published: date or moment of issue, ISO 8601; wins over what the text states.
        max_size: how many bytes it may have; see ``bounds``.
        day_first: how to read 07/05/2025 where nothing tells, None where that is not known.
        content: what ``read_content`` has read of it; None where it is not read yet.

    Raises:
        ReadError: there is no such file, or no text in it, or too much; the message names it and the
            reason, on one line.
        ValueError: ``published`` is no ISO 8601 date or moment.
    """
    if content is None:
        content = read_content(source, max_size)
    release = read_document(content, display_name(source), published, max_size=max_size, day_first=day_first)
    if source == STANDARD_INPUT:
        release.source, release.id = source, None
    return release


def read_content(source: str, max_size: int = MAX_SIZE) -> bytes:
    """The bytes of a file or of standard input, of what is too much one more than it may have.

    Raises:
        ReadError: there is no such file, or it cannot be read.
    """
    name = display_name(source)
    if source == STANDARD_INPUT and sys.stdin is None:  # the shell's <&-
        raise ReadError(f"{name}: closed")
    try:
        if source == STANDARD_INPUT:
            return sys.stdin.buffer.read(max_size + 1)
        with Path(source).open("rb") as file:
            return file.read(max_size + 1)
    except IsADirectoryError:
        raise ReadError(f"{name}: a directory, not a file") from None
    except FileNotFoundError:
        raise ReadError(f"{name}: no such file") from None
    except OSError as error:
        raise ReadError(f"{name}: {error.strerror or error}") from None
    except ValueError as error:  # a path with a NUL character
        raise ReadError(f"{name}: {error}") from None
