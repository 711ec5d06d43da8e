"""What the readers of documents have in common."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from extractor.reading.text import ReadError


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a document, and what the document tells beside it.

    ``published`` is a date or moment of issue, ISO 8601; one that the text states itself is better.
    """

    text: str
    published: str | None = None
    warnings: list[str] = field(default_factory=list)


# From the content of a file, what errors call it, and how much may come of it: see ``bounds``.
ReadPage: TypeAlias = Callable[[bytes, str, int], Page]


def needs(name: str, what: str, package: str) -> ReadError:
    """The error where a package that reads a format is not installed."""
    return ReadError(f"{name}: {what} needs {package}; pip install 'extract-facts[documents]'")


def hush(*loggers: str) -> None:
    """Keep what a library logs off standard error; handlers that the program has set up still get it."""
    for name in loggers:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
