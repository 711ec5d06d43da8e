"""Records that come through standard input: kept in a file first, since what a batch reads it looks at twice."""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

from extractor.batch.task import BatchError
from extractor.reading.records import TEXT_FIELDS, Fields

STANDARD_INPUT = "-"
# What its records are named after, as those of a file after the file.
_NAME = "stdin"
_START = 1 << 16


def spool(folder: Path, fields: Fields) -> Path:
    """The file with what standard input holds: named by whether it is JSON Lines or CSV.

    Args:
        folder: where to put it.
        fields: of records: a table has a column for the text.

    Raises:
        BatchError: it is closed, or holds no records.
    """
    if sys.stdin is None:  # the shell's <&-
        raise BatchError("-: standard input is closed")
    path = folder / _NAME
    with path.open("wb") as out:
        shutil.copyfileobj(sys.stdin.buffer, out)
    with path.open("rb") as file:
        ending = _ending(file.read(_START), fields)
    return path.rename(path.with_suffix(ending))


def _ending(start: bytes, fields: Fields) -> str:
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return ".jsonl"
    header = start.split(b"\n", 1)[0].decode("utf-8", "replace")
    wanted = (fields.text,) if fields.text else TEXT_FIELDS
    if any(name in next(csv.reader([header.rstrip("\r")], delimiter=mark), []) for name in wanted for mark in ",;\t"):
        return ".csv"
    raise BatchError(
        f"-: standard input is neither JSON Lines nor CSV with a column {' or '.join(wanted)}; "
        "one release alone: extract-facts -"
    )
