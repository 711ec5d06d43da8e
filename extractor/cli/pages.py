"""A folder of pages: one a release, called as its file is, and index.html that leads to them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path, PurePath

from extractor.cli.streams import output_to, refuse
from extractor.entities import Extraction
from extractor.explanation import Explanation
from extractor.reading.source import STANDARD_INPUT
from extractor.writing.pages.frame import is_page
from extractor.writing.pages.release import Listed, ReleaseView, write_index, write_releases

_INDEX = "index"
# What not every file system takes in a name; and how much of it they take.
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 80


def is_folder(path: str) -> bool:
    """Whether the path names a folder: one that is there, or by the slash at its end one that is to be made."""
    return path.endswith(("/", os.sep)) or Path(path).is_dir()


class PageFolder:
    """Writes a page for each release as it comes, and index.html when all are written.

    Args:
        folder: where to; it is made if it is not there.
        sources: the releases to come.

    Raises:
        SystemExit: a file of another origin lies where a page is to be; standard error tells which.
    """

    explains = True

    def __init__(self, folder: str, sources: Sequence[str]) -> None:
        self.folder = Path(folder)
        self.names = file_names(sources)
        self.listed: list[Listed] = []
        for name in (_INDEX, *self.names):
            path = self._path(name)
            if path.exists() and not is_page(path):
                refuse(f"--output: {path} is there already, and is no page of ours")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            refuse(f"--output: {folder}: {error.strerror}")

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.html"

    def write(self, number: int, extraction: Extraction, explanation: Explanation | None) -> None:
        """Write the page of the release that is so many in the sources, from 0."""
        view = ReleaseView(extraction, explanation)
        path = self._path(self.names[number])
        with output_to(str(path)) as out:
            write_releases(out.stream, [view])
            out.keep()
        self.listed.append(Listed.of(view, path.name))

    def finish(self) -> None:
        """Write the page that leads to the others."""
        with output_to(str(self._path(_INDEX))) as out:
            write_index(out.stream, self.listed)
            out.keep()


def file_names(sources: Sequence[str]) -> list[str]:
    """What the page of each release is called, without its ending: as its file is, and each by a name of its own."""
    taken = {_INDEX}
    names = []
    for source in sources:
        stem = "standard-input" if source == STANDARD_INPUT else PurePath(source).stem
        stem = name = _UNSAFE.sub("-", stem)[:_LONGEST].strip(".-") or "release"
        count = 1
        while name.lower() in taken:
            count += 1
            name = f"{stem}-{count}"
        taken.add(name.lower())
        names.append(name)
    return names
