"""A run that is written in another format, without doing it again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.batch.outputs import STANDARD_OUTPUT, check_apart, output_for, write_output
from extractor.batch.own import side_files
from extractor.batch.remote import is_url
from extractor.batch.results import Row
from extractor.batch.task import BatchError
from extractor.compare.runs import open_run
from extractor.compare.runs.run import Data
from extractor.failures import Failure
from extractor.writing.formats import PLAIN, Options
from extractor.writing.json import dump_json

_RECORD = re.compile(r"(?P<path>.+):(?P<line>[1-9]\d{0,17})")


def convert(source: str, outs: Sequence[str], options: Options = PLAIN) -> tuple[int, int]:
    """Write a run in other formats; how many releases it has, and how many of them had failed.

    Args:
        source: a folder, .jsonl, .json, .db or .parquet.
        outs: as those of a batch.
        options: ``raw``, ``excel`` and ``text``.

    Raises:
        DiffError: it is no run.
        BatchError: an output cannot be written.
    """
    check_apart(outs)
    _spare(source, outs)
    outputs = [output_for(out, options) for out in outs]
    results = _Converted(source)
    for out, output in zip(outs, outputs, strict=True):
        write_output(out, output, results)
    return results.releases, results.failed


def _spare(source: str, outs: Sequence[str]) -> None:
    run = Path(os.path.realpath(source))
    for out in outs:
        if out == STANDARD_OUTPUT or is_url(out):
            continue
        place = Path(os.path.realpath(out))
        if run in (place, *side_files(place)) or run in place.parents or place in run.parents:
            raise BatchError(f"{out}: would take the place of {source}, or of a part of it")


class _Converted:
    """The releases of a run as rows of an output; there are no earlier files in a folder that it knows of."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.releases = self.failed = 0

    def rows(self) -> Iterator[Row]:
        run = open_run(self.source)
        self.releases = self.failed = 0
        seen: set[str] = set()
        try:
            for release in run.releases():
                self.releases += 1
                if isinstance(release, Failure):
                    self.failed += 1
                    yield Row(self.releases, release.id, None, b"", release)
                else:
                    yield self._row(release, seen)
        finally:
            run.close()

    def _row(self, data: Data, seen: set[str]) -> Row:
        name, record = _place(data["document"]["source"] or data["document"]["id"])
        if record is None and name in seen:
            name = f"{name}~{self.releases}"
        seen.add(name)
        return Row(self.releases, name, record, dump_json(data).encode())

    def written(self) -> set[str]:
        return set()

    def note_written(self, path: str) -> None:
        pass

    def forget_written(self, path: str) -> None:
        pass


def _place(source: str) -> tuple[str, int | None]:
    """What the release is called in a folder: its path, below the folder whatever it was; and its line."""
    match = _RECORD.fullmatch(source)
    parts = (match["path"] if match else source).replace(os.sep, "/").split("/")
    name = "/".join(part for part in parts if part not in ("", ".", "..") and "\0" not in part)
    return name or "release", int(match["line"]) if match else None
