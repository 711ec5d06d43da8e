"""The content of a file to a release, by the file's ending."""

from __future__ import annotations

import gzip
import zlib
from pathlib import PurePath

from extractor.reading.head import read_head
from extractor.reading.text import ReadError, decode
from extractor.release import Release


def read_document(content: bytes, source: str, published: str | None = None) -> Release:
    """The release in the content of a file.

    Args:
        content: the file's bytes.
        source: the file's path; its ending tells the format.
        published: date or moment of issue, ISO 8601; wins over what the file states.

    Raises:
        ReadError: there is no release in it; the message names the file and the reason, on one line.
        ValueError: ``published`` is no ISO 8601 date or moment.
    """
    name = PurePath(source)
    if name.suffix.lower() == ".gz":
        content, name = _unpack(content, source), name.with_suffix("")
    text, warnings = decode(content, source)
    release = read_head(text, published)
    release.source = source
    release.id = name.stem or None
    release.warnings[:0] = warnings
    return release


def _unpack(content: bytes, source: str) -> bytes:
    try:
        return gzip.decompress(content)
    except (EOFError, zlib.error) as error:
        raise ReadError(f"{source}: the gzip archive breaks off: {error}") from None
    except gzip.BadGzipFile as error:
        raise ReadError(f"{source}: no gzip archive: {error}") from None
