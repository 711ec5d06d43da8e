"""What batches have written, known again by its name and its first bytes: it is never read as a release."""

from __future__ import annotations

import re
from pathlib import Path

from extractor.writing import csv, flat_lines, json
from extractor.writing.folder import ERRORS, LINES, ONE
from extractor.writing.pages.frame import is_page_start

SIDE_FILE = ".resume"
# Beside it while it is written to, and where one that was damaged is kept.
SIDE_ENDINGS = (SIDE_FILE, f"{SIDE_FILE}-journal", f"{SIDE_FILE}.damaged")
_SQLITE = b"SQLite format 3\0"
_START = 4096
_TABLES = tuple(header.encode() for header in csv.HEADERS)
# What is shown to readers has no mark of its own; so begin a table, several releases as one table, and a tree.
_SHOWN = re.compile("╭(?:─)+╮\n│ |Facts \\([\\d,]+\\)\n|(?:[^\n]+\n){1,4}├── ".encode())
_FAILURE = re.compile(rb'\{"id": "(?:[^"\\]|\\.){0,2000}", "source": "')


def is_extraction(start: bytes) -> bool:
    """A file that begins so holds extractions, in JSON or as a table."""
    start = start.removeprefix(b"\xef\xbb\xbf")
    return start.startswith(_TABLES) or any(begins.match(start) for begins in (json.BEGINS, flat_lines.BEGINS))


def is_own(name: str, start: bytes) -> bool:
    """A file of this name that begins so was written by extract-facts.

    Args:
        name: the last part of its path.
        start: its first 4,096 bytes, or all.
    """
    if name.endswith(SIDE_ENDINGS):
        return start.startswith(_SQLITE) or name.endswith(SIDE_ENDINGS[1])
    if name == ERRORS:
        return _FAILURE.match(start) is not None or is_extraction(start)
    return is_extraction(start) or is_page_start(start)


def side_files(out: Path) -> list[Path]:
    """What stands beside an output and belongs to it: the other tables of a CSV."""
    is_table = out.suffix.lower() == ".csv"
    return [csv.side_path(out, table) for table in csv.SIDE_TABLES] if is_table else []


def is_own_file(path: Path) -> bool:
    """The same of a file on this machine; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            return is_own(path.name, file.read(_START))
    except OSError:
        return False


def is_result(path: Path) -> bool:
    """Whether the file holds what a command of extract-facts has found or shown: it is no release."""
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError:
        return False
    return is_own(path.name, start) or _SHOWN.match(start) is not None


def is_output_folder(path: Path) -> bool:
    """Whether there is nothing in and below the folder but what batches have written, and hidden files."""
    for one in path.rglob("*"):
        below = one.relative_to(path).parts
        if one.is_dir() or any(part.startswith(".") for part in below):
            continue
        if not one.name.endswith((ONE, LINES)) and not is_own_file(one):
            return False
    return True
