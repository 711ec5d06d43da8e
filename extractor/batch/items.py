"""From a file to the releases in it, unread: one, or a record at a time."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from extractor.batch.inputs import Input
from extractor.batch.remote import Remote, is_url
from extractor.batch.task import BatchError, Item, Settings
from extractor.reading.bounds import Unpacked, too_large
from extractor.reading.records import JSON_LINES, TABLES, iter_records

_BUFFER = 1 << 16


def read_items(one: Input, settings: Settings) -> Iterator[Item]:
    """The releases in a file, unread; what cannot be opened is an item with a problem."""
    if one.problem:
        yield Item(one.path, one.name, problem=one.problem)
        return
    try:
        if is_url(one.path):
            place = Remote(one.path)
            with place.open() as file:
                yield from _read(one, file, place.size(), settings)
            return
        path = one.at or one.path
        status = os.stat(path)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode):
            yield Item(one.path, one.name, problem=f"{_kind(status.st_mode)}, not a file")
            return
        with open(path, "rb") as file:  # noqa: PTH123
            yield from _read(one, file, status.st_size, settings)
    except OSError as error:
        yield Item(one.path, one.name, problem=error.strerror or str(error))
    except BatchError as error:
        yield Item(one.path, one.name, problem=str(error).removeprefix(f"{one.path}: "))


def _read(one: Input, file: BinaryIO, size: int, settings: Settings) -> Iterator[Item]:
    if _ending(one.name) in JSON_LINES | TABLES:
        yield from _read_records(one, file, size, settings)
        return
    content = b"" if size > settings.max_size else file.read(settings.max_size + 1)
    if problem := too_large(max(size, len(content)), settings.max_size):
        yield Item(one.path, one.name, problem=problem, weight=size)
    else:
        yield Item(one.path, one.name, content, weight=size)


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _ending(name: str) -> str:
    """The ending in lower case, below that of compression."""
    return PurePosixPath(name.lower().removesuffix(".gz")).suffix


def _read_records(one: Input, raw: BinaryIO, size: int, settings: Settings) -> Iterator[Item]:
    found = weighed = 0
    line = 0
    packed = one.name.lower().endswith(".gz")
    stream: BinaryIO = io.BufferedReader(Unpacked(raw, settings.max_size), _BUFFER) if packed else raw
    try:
        for record in iter_records(stream, _ending(one.name), settings.fields, settings.max_size):
            line, found = record.line, found + 1
            place = min(raw.tell(), size)
            yield Item(one.path, one.name, record.content, line, record.problem, place - weighed)
            weighed = place
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Item(one.path, one.name, b"", line + 1, f"the gzip archive breaks off: {error}", size - weighed)
        return
    if not found:
        yield Item(one.path, one.name, problem="no records in it", weight=size - weighed)
