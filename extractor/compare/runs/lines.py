"""Runs as JSON: a .jsonl file, a .json file, or a folder of .facts.json and .facts.jsonl files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from extractor.compare.errors import DiffError
from extractor.compare.load import check_schema, parse
from extractor.compare.runs.run import Data, Entry, Place, Release, entry_of, failure_of, release_of
from extractor.writing.folder import ERRORS, LINES, ONE


class LinesRun:
    """A file of extractions, one a line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.failed = 0
        self.file = path.open("rb")

    def entries(self) -> Iterator[Entry]:
        """The documents in the order of the lines."""
        yield from self._lines(self.file, str(self.path), "")

    def _lines(self, file: BinaryIO, name: str, label: str) -> Iterator[Entry]:
        offset = 0
        for number, line in enumerate(file, start=1):
            if line.strip():
                data = _extraction(line, f"{name}:{number}")
                if data is None:
                    self.failed += 1
                else:
                    yield _entry(data, (offset, label), f"{name}:{number}")
            offset += len(line)

    def releases(self) -> Iterator[Release]:
        """Every line."""
        self.file.seek(0)
        for number, line in enumerate(self.file, start=1):
            if line.strip():
                yield release_of(parse(line, f"{self.path}:{number}"), f"{self.path}:{number}")

    def read(self, place: Place) -> Data:
        """The extraction on the line that starts there."""
        self.file.seek(place[0])
        return check_schema(parse(self.file.readline(), str(self.path)), str(self.path))

    def close(self) -> None:
        """Close the file."""
        self.file.close()


class JsonRun:
    """A file with one extraction, or an array of them."""

    def __init__(self, path: Path) -> None:
        self.failed = 0
        data = parse(_bytes(path), str(path))
        found = data if isinstance(data, list) else [data]
        self.found = [check_schema(one, f"{path}: extraction {number}") for number, one in enumerate(found, start=1)]
        self.path = path

    def entries(self) -> Iterator[Entry]:
        """The documents in their order."""
        for number, data in enumerate(self.found):
            yield _entry(data, (number, ""), str(self.path))

    def releases(self) -> Iterator[Release]:
        """The same, whole."""
        return iter(self.found)

    def read(self, place: Place) -> Data:
        """The extraction with that number."""
        return self.found[place[0]]

    def close(self) -> None:
        """Nothing is open."""


class FolderRun:
    """A folder of extractions, and errors.jsonl."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.failed = 0

    def entries(self) -> Iterator[Entry]:
        """The documents in the order of the names."""
        found = False
        for path in sorted(self.path.rglob("*")):
            if path.name.endswith((LINES, ONE)) and not path.name.startswith("."):
                found = True
                yield from self._of_file(path)
            elif path == self.path / ERRORS:
                self.failed += sum(1 for line in path.read_bytes().splitlines() if line.strip())
        if not found and not self.failed:
            raise DiffError(f"{self.path}: no extractions in this folder (files that end in {ONE} or {LINES})")

    def releases(self) -> Iterator[Release]:
        """Every extraction, then what failed."""
        for entry in self.entries():
            yield self.read(entry.place)
        errors = self.path / ERRORS
        for number, line in enumerate(_bytes(errors).splitlines() if errors.is_file() else (), start=1):
            yield failure_of(parse(line, f"{errors}:{number}"), f"{errors}:{number}")

    def _of_file(self, path: Path) -> Iterator[Entry]:
        name = path.relative_to(self.path).as_posix()
        if path.name.endswith(ONE):
            yield _entry(check_schema(parse(_bytes(path), str(path)), str(path)), (0, name), str(path))
            return
        run = LinesRun(path)
        try:
            for entry in run.entries():
                yield entry._replace(place=(entry.place[0], name))
            self.failed += run.failed
        finally:
            run.close()

    def read(self, place: Place) -> Data:
        """The extraction in a file, or on one of its lines."""
        path = self.path / place[1]
        if path.name.endswith(ONE):
            return check_schema(parse(_bytes(path), str(path)), str(path))
        run = LinesRun(path)
        try:
            return run.read(place)
        finally:
            run.close()

    def close(self) -> None:
        """Nothing is open."""


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DiffError(f"{path}: {error.strerror or error}") from None


def _extraction(line: bytes, where: str) -> Data | None:
    """The extraction on a line, None where the line tells of a release that failed."""
    data = parse(line, where)
    if isinstance(data, dict) and "error" in data and "document" not in data:
        return None
    return check_schema(data, where)


def _entry(data: Data, place: Place, where: str) -> Entry:
    try:
        return entry_of(data, place)
    except (KeyError, TypeError, ValueError):
        raise DiffError(f"{where}: no extraction: its document or its provenance is missing, or damaged") from None
