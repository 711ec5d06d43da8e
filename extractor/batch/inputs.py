"""From the paths on the command line to the files in and below them, in an order that is the same every time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.names import leads_down, told_apart
from extractor.batch.own import SIDE_ENDINGS, is_output_folder, is_own, is_own_file, is_result, side_files
from extractor.batch.piped import STANDARD_INPUT
from extractor.batch.remote import Remote, is_url
from extractor.batch.task import BatchError

# Beside releases these hold data about them, such as what a batch has written.
DATA = frozenset({".json", ".toml", ".yaml", ".yml", ".xml", ".db", ".parquet"})
# Pictures that lie beside them: what they show is no text.
_PASSED_OVER = DATA | {".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp", ".ico"}
OWN = "was written by extract-facts, and is no release"


@dataclass(frozen=True, slots=True)
class Input:
    """A file: its path as messages call it, and its path below the folder that was asked for.

    ``problem`` tells why it cannot be read, where its place in the folder already does. ``at`` is where its content
    is, where that is another path.
    """

    path: str
    name: str
    problem: str | None = None
    at: str | None = None


class Inputs:
    """The files in and below the given paths and URLs, in the order of the paths and of the names in each folder.

    Below a folder, hidden files and folders are left out and counted in ``hidden``; files of data, pictures, and what
    batches have written, in ``data``. The output and what is kept beside it are never read.

    Args:
        paths: files, folders and URLs.
        outs: paths or URLs of the outputs.
        piped: where the records of standard input are, which - among the paths stands for.

    Raises:
        BatchError: one of the paths does not exist, or is named twice; or it is the output.
    """

    def __init__(self, paths: Sequence[str], outs: Sequence[str] = (), piped: Path | None = None) -> None:
        self.paths = paths
        self.own = {place: out for out in outs for place in _places(out)}
        self.outs_there = [Remote(out) for out in outs if is_url(out)]
        self.hidden = self.data = 0
        self.piped = Input(STANDARD_INPUT, piped.name, at=str(piped)) if piped else None
        for path in paths:
            if path == STANDARD_INPUT and piped:
                continue
            if not (Remote(path).exists() if is_url(path) else os.path.lexists(path)):
                raise BatchError(f"{path}: no such file or folder")
        self.names = told_apart(paths)

    def __iter__(self) -> Iterator[Input]:
        """Go through them; the folders are read as they come.

        Raises:
            BatchError: the output would take the place of what is to be read.
        """
        self.hidden = self.data = 0
        for path, name in zip(self.paths, self.names, strict=True):
            prefix = f"{name}/" if len(self.paths) > 1 else ""
            if path == STANDARD_INPUT and self.piped:
                yield self.piped
            elif is_url(path):
                yield from self._below(Remote(path), name, prefix)
            elif os.path.isdir(path):  # noqa: PTH112
                yield from self._folder(path, prefix, ())
            else:
                if out := self.own.get(os.path.realpath(path)):
                    raise BatchError(f"{path}: would be lost: {out} is written in its place")
                yield Input(path, name, OWN if _is_file(path) and is_result(Path(path)) else None)

    def survey(self) -> int:
        """Bytes in all of them together.

        Raises:
            BatchError: two would have the same name in the output, or the output would take the place of one.
        """
        size = 0
        seen: set[str] | None = set() if len(self.paths) > 1 else None
        for one in self:
            size += _size(one.at or one.path)
            if seen is not None:
                if one.name in seen:
                    raise BatchError(f"{one.path}: two inputs have the path {one.name}: it is named twice")
                seen.add(one.name)
        return size

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
            elif os.path.realpath(entry.path) in self.own:
                self._spare(entry.path, self.own[os.path.realpath(entry.path)])
            elif _is_folder(entry):
                yield from self._folder(entry.path, f"{prefix}{entry.name}/", (*above, this))
            elif _is_data(entry):
                self.data += 1
            else:
                yield Input(entry.path, prefix + entry.name)

    def _spare(self, path: str, out: str) -> None:
        """The output of an earlier run may be written anew; anything else that lies among the inputs may not."""
        place = Path(path)
        if path.endswith(SIDE_ENDINGS) or _ending(path) in DATA:
            return
        if not (is_output_folder(place) if place.is_dir() else is_own_file(place)):
            raise BatchError(f"{path}: would be lost: it lies among the inputs, and {out} is written in its place")

    def _is_written(self, place: Remote) -> bool:
        return any(out.is_same(place) for out in self.outs_there)

    def _below(self, place: Remote, name: str, prefix: str) -> Iterator[Input]:
        names = place.names()
        if not names:
            if self._is_written(place):
                raise BatchError(f"{place.url}: would be lost: the output is written in its place")
            yield Input(place.url, name)
        for below in names:
            if any(part.startswith(".") and part.strip(".") for part in below.split("/")):
                self.hidden += 1
                continue
            url = place.below(below)
            if not leads_down(below):
                yield Input(url, f"{prefix}{below}", "its name leads out of the folder")
            elif _ending(below) in _PASSED_OVER or below.endswith(".facts.jsonl"):
                self.data += 1
            elif self._is_written(Remote(url)):
                if not is_own(place.name, Remote(url).start()):
                    raise BatchError(f"{url}: would be lost: it lies among the inputs, and is the output")
            else:
                yield Input(url, prefix + below)


def _places(out: str) -> frozenset[str]:
    """The output, and what is kept beside it, on this machine."""
    if is_url(out) or out == "-":
        return frozenset()
    place = os.path.realpath(out)
    return frozenset({place, *map(str, side_files(Path(place))), *(place + ending for ending in SIDE_ENDINGS)})


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _is_data(entry: os.DirEntry[str]) -> bool:
    if _ending(entry.name) in _PASSED_OVER:
        return True
    return _is_file(entry.path) and is_result(Path(entry.path))


def _is_file(path: str) -> bool:
    return os.path.isfile(path)  # noqa: PTH113


def _ending(name: str) -> str:
    return os.path.splitext(name.lower().removesuffix(".gz"))[1]  # noqa: PTH122


def _size(path: str) -> int:
    try:
        return Remote(path).size() if is_url(path) else os.stat(path).st_size  # noqa: PTH116
    except (OSError, BatchError):  # told when it is read
        return 0
