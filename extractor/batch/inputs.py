"""From the paths on the command line to items, in an order that is the same every time."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from extractor.batch.remote import Remote, is_url
from extractor.batch.task import BatchError, Item
from extractor.reading.records import JSON_LINES, TABLES, Fields, iter_records

# Beside releases these hold data about them, such as what a batch has written.
DATA = frozenset({".json", ".toml", ".yaml", ".yml", ".xml", ".db", ".parquet"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file: its path as messages call it, and its path below the folder that was asked for.

    ``problem`` tells why it cannot be read, where its place in the folder already does.
    """

    path: str
    name: str
    problem: str | None = None


class Inputs:
    """The files in and below the given paths and URLs, in the order of the paths and of the names in each folder.

    Below a folder, hidden files and folders are left out and counted in ``hidden``, and files of data in ``data``;
    ``leave_out`` is not looked into.

    Raises:
        BatchError: one of the paths does not exist.
    """

    def __init__(self, paths: Sequence[str], leave_out: Sequence[Path] = ()) -> None:
        self.paths = paths
        self.leave_out = frozenset(os.fspath(path.resolve()) for path in leave_out)
        self.hidden = self.data = 0
        for path in paths:
            if not (Remote(path).exists() if is_url(path) else os.path.lexists(path)):
                raise BatchError(f"{path}: no such file or folder")

    def __iter__(self) -> Iterator[Input]:
        """Go through them; the folders are read as they come."""
        self.hidden = self.data = 0
        for path in self.paths:
            if is_url(path):
                yield from self._below(Remote(path))
                continue
            prefix = f"{Path(path).resolve().name}/" if len(self.paths) > 1 else ""
            if os.path.isdir(path):  # noqa: PTH112
                yield from self._folder(path, prefix, ())
            else:
                yield Input(path, os.path.basename(path))  # noqa: PTH119

    def size(self) -> int:
        """Bytes in all of them together."""
        return sum(_size(one.path) for one in self)

    def _folder(self, folder: str, prefix: str, above: tuple[tuple[int, int], ...]) -> Iterator[Input]:
        try:
            status = os.stat(folder)  # noqa: PTH116
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield Input(folder, prefix.rstrip("/") or folder, error.strerror or str(error))
            return
        this = (status.st_dev, status.st_ino)
        if this in above:
            yield Input(folder, prefix.rstrip("/"), "a link to a folder that it lies in")
            return
        for entry in entries:
            if entry.name.startswith("."):
                self.hidden += 1
            elif os.path.realpath(entry.path) in self.leave_out:
                continue
            elif _is_folder(entry):
                yield from self._folder(entry.path, f"{prefix}{entry.name}/", (*above, this))
            elif _ending(entry.name) in DATA:
                self.data += 1
            else:
                yield Input(entry.path, prefix + entry.name)

    def _below(self, place: Remote) -> Iterator[Input]:
        prefix = f"{place.name}/" if len(self.paths) > 1 else ""
        names = place.names()
        if not names:
            yield Input(place.url, place.name)
        for name in names:
            if any(part.startswith(".") for part in name.split("/")):
                self.hidden += 1
            elif _ending(name) in DATA:
                self.data += 1
            else:
                yield Input(f"{place.url.rstrip('/')}/{name}", prefix + name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _size(path: str) -> int:
    try:
        return Remote(path).size() if is_url(path) else os.stat(path).st_size  # noqa: PTH116
    except (OSError, BatchError):  # told when it is read
        return 0


def read_items(one: Input, fields: Fields) -> Iterator[Item]:
    """The releases in a file, unread; what cannot be opened is an item with a problem."""
    if one.problem:
        yield Item(one.path, one.name, problem=one.problem)
        return
    try:
        if is_url(one.path):
            place = Remote(one.path)
            with place.open() as file:
                yield from _read(one, file, place.size(), fields)
            return
        status = os.stat(one.path)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode):
            yield Item(one.path, one.name, problem=f"{_kind(status.st_mode)}, not a file")
            return
        with open(one.path, "rb") as file:  # noqa: PTH123
            yield from _read(one, file, status.st_size, fields)
    except OSError as error:
        yield Item(one.path, one.name, problem=error.strerror or str(error))
    except BatchError as error:
        yield Item(one.path, one.name, problem=str(error).removeprefix(f"{one.path}: "))


def _read(one: Input, file: BinaryIO, size: int, fields: Fields) -> Iterator[Item]:
    if _ending(one.path) in JSON_LINES | TABLES:
        yield from _read_records(one, file, size, fields)
    else:
        yield Item(one.path, one.name, file.read(), weight=size)


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _ending(path: str) -> str:
    """The ending in lower case, below that of compression."""
    path = path.lower()
    return os.path.splitext(path.removesuffix(".gz"))[1]  # noqa: PTH122


def _read_records(one: Input, raw: BinaryIO, size: int, fields: Fields) -> Iterator[Item]:
    found = weighed = 0
    line = 1
    packed = one.path.lower().endswith(".gz")
    stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
    try:
        for record in iter_records(stream, _ending(one.path), fields):
            line, found = record.line, found + 1
            place = min(raw.tell(), size)
            yield Item(one.path, one.name, record.content, line, record.problem, place - weighed)
            weighed = place
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Item(one.path, one.name, b"", line + 1, f"the gzip archive breaks off: {error}", size - weighed)
        return
    if not found:
        yield Item(one.path, one.name, problem="no records in it", weight=size - weighed)
