"""How much one release may be: a small file that unpacks to gigabytes must cost nobody but itself.

One number bounds all of it: the bytes of a file, and what these unpack to. Trees of mark-up take ten times their size
in memory, and text a hundred times, so of these there may be less.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

from extractor.reading.text import ReadError

MAX_SIZE = 50_000_000
_MARKUP, _TEXT = 5, 25
# A stream of records may be of any length, but not all of it out of nothing.
_MOST_TIMES = 200


def too_large(size: int, max_size: int, what: str = "larger than {:,} bytes") -> str | None:
    """What is wrong with so many bytes or characters, None where nothing is."""
    return f"{what.format(max_size)} (--max-size)" if size > max_size else None


def check_size(name: str, size: int, max_size: int) -> None:
    """Refuse a file, or what it unpacks to, of so many bytes.

    Raises:
        ReadError: it is too large.
    """
    if problem := too_large(size, max_size):
        raise ReadError(f"{name}: {problem}")


def check_markup(name: str, size: int, max_size: int) -> None:
    """Refuse HTML or XML of so many bytes.

    Raises:
        ReadError: it is too large.
    """
    if problem := too_large(size, max_size // _MARKUP, "more than {:,} bytes of mark-up"):
        raise ReadError(f"{name}: {problem}")


def check_text(name: str, characters: int, max_size: int) -> None:
    """Refuse a text of so many characters.

    Raises:
        ReadError: it is too long.
    """
    if problem := too_large(characters, max_size // _TEXT, "a text of more than {:,} characters"):
        raise ReadError(f"{name}: {problem}")


def unpack(content: bytes, name: str, max_size: int) -> bytes:
    """What a gzip archive holds.

    Raises:
        ReadError: it is none, breaks off, or holds too much.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as archive:
            unpacked = archive.read(max_size + 1)
    except (EOFError, zlib.error) as error:
        raise ReadError(f"{name}: the gzip archive breaks off: {error}") from None
    except gzip.BadGzipFile as error:
        raise ReadError(f"{name}: no gzip archive: {error}") from None
    if problem := too_large(len(unpacked), max_size, "unpacks to more than {:,} bytes"):
        raise ReadError(f"{name}: {problem}")
    return unpacked


class Unpacked(io.RawIOBase):
    """A gzip archive as a stream, which ends with an EOFError where it holds far more than can be meant.

    Args:
        packed: the archive.
        max_size: as much may come out of any archive.
    """

    def __init__(self, packed: BinaryIO, max_size: int) -> None:
        self.packed = packed
        self.archive = gzip.GzipFile(fileobj=packed)
        self.free = max_size
        self.size = 0

    def readable(self) -> bool:
        """It can be read, and nothing else."""
        return True

    def readinto(self, buffer: object) -> int:
        """Unpack some of it.

        Raises:
            EOFError, zlib.error, gzip.BadGzipFile: it breaks off, is none, or holds too much.
        """
        assert isinstance(buffer, memoryview)
        found = self.archive.read1(len(buffer))
        buffer[: len(found)] = found
        self.size += len(found)
        if self.size > self.free and self.size > _MOST_TIMES * self.packed.tell():
            raise EOFError(f"it unpacks to more than {_MOST_TIMES} times its size")
        return len(found)
