"""Paths that are URLs, read and written by fsspec: s3://…, gs://…, https://…, hdfs://… and whatever it knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias
from urllib.parse import urlsplit

from extractor.batch.task import BatchError

# fsspec has no types; the name at least tells what is meant.
_FileSystem: TypeAlias = Any

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def is_url(path: str) -> bool:
    """Whether the path names a place that is not in this machine's file system."""
    return _URL.match(path) is not None


class Remote:
    """A place behind a URL.

    Args:
        url: of a file or a folder, as fsspec understands it.

    Raises:
        BatchError: fsspec, or the package that it needs for this kind of URL, is not installed, or the URL is no good.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise BatchError(f"{url}: URLs need fsspec; pip install 'extract-facts[cluster]'") from None
        with self._trouble():
            found: tuple[_FileSystem, str] = url_to_fs(url)
            self.files, self.path = found

    @property
    def inner(self) -> str:
        """The path in its file system: of ``zip://a/b.txt::c.zip`` it is a/b.txt, and of c.zip as a whole c.zip."""
        path = urlsplit(self.path).path if is_url(self.path) else self.path
        return path.strip("/") or self.url.rsplit("::", 1)[-1].rsplit("://", 1)[-1].strip("/")

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.inner.rsplit("/", 1)[-1]

    def below(self, name: str) -> str:
        """The URL of what has this name below it; in a chain the first place is the innermost."""
        first, *chain = self.url.split("::")
        return "::".join((f"{first}{'' if first.endswith('/') else '/'}{name}", *chain))

    def beside(self, name: str) -> str:
        """The URL of what has this name in the same folder."""
        first, *chain = self.url.split("::")
        return "::".join((f"{first.rpartition('/')[0]}/{name}", *chain))

    def is_same(self, other: Remote) -> bool:
        """Whether both are one place."""
        return type(self.files) is type(other.files) and self.path == other.path

    def exists(self) -> bool:
        """Whether there is anything."""
        with self._trouble():
            return bool(self.files.exists(self.path))

    def names(self) -> list[str]:
        """The files below it by their paths relative to it, sorted; none where it is a file itself."""
        with self._trouble():
            if self.files.isfile(self.path):
                return []
            root = f"{self.path.rstrip('/')}/" if self.path.strip("/") else ""
            return sorted(str(path).removeprefix(root) for path in self.files.find(self.path))

    def size(self) -> int:
        """Bytes in the file."""
        with self._trouble():
            return int(self.files.size(self.path) or 0)

    def open(self) -> BinaryIO:
        """The file, to be read."""
        with self._trouble():
            file: BinaryIO = self.files.open(self.path, "rb")
            return file

    def start(self) -> bytes:
        """Its first 4,096 bytes."""
        with self.open() as file:
            return file.read(4096)

    def put(self, local: Path) -> None:
        """Store a file, or a folder, under this URL; a file appears when it is whole."""
        with self._trouble():
            if local.is_dir():
                for path in sorted(path for path in local.rglob("*") if path.is_file()):
                    Remote(self.below(path.relative_to(local).as_posix())).put(path)
                return
            folder, _, name = self.path.rpartition("/")
            self.files.makedirs(folder, exist_ok=True)
            part = f"{folder}/.{name}.part"
            self.files.put_file(str(local), part)
            self.files.mv(part, self.path)

    def discard(self) -> None:
        """Remove the file."""
        with self._trouble():
            self.files.rm_file(self.path)

    def remove(self, name: str) -> None:
        """Remove a file below it, where it is there."""
        path = f"{self.path.rstrip('/')}/{name}"
        with self._trouble():
            if self.files.exists(path):
                self.files.rm_file(path)

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """Every file system has errors of its own; to the user they are one kind."""
        try:
            yield
        except BatchError:
            raise
        except Exception as error:
            raise BatchError(f"{self.url}: {' '.join(str(error).split()) or type(error).__name__}") from None
