"""Saved extractions, read again from the bytes of a file: one, an array, or a line each."""

from __future__ import annotations

import json
from collections.abc import Iterator

from extractor.compare.load import parse, to_extraction
from extractor.compare.runs.run import Release, release_of
from extractor.entities import Extraction
from extractor.failures import Failure
from extractor.writing.json import BEGINS


def is_saved(start: bytes) -> bool:
    """Whether content that begins so is JSON that extract-facts has written."""
    return BEGINS.match(start) is not None


def read_saved(content: bytes, where: str) -> Iterator[Extraction | Failure]:
    """Every extraction, and every release that had failed.

    Args:
        content: of which ``is_saved`` holds.
        where: what messages call it.

    Raises:
        DiffError: it breaks off, or is JSON of ours that holds no extractions, such as a comparison.
    """
    for release, place in _releases(content, where):
        yield release if isinstance(release, Failure) else to_extraction(release, place)


def _releases(content: bytes, where: str) -> Iterator[tuple[Release, str]]:
    lines = content.splitlines()
    if len(lines) > 1 and _is_whole(lines[0]):
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield release_of(parse(line, f"{where}:{number}"), f"{where}:{number}"), f"{where}:{number}"
        return
    data = parse(content, where)
    if isinstance(data, list):
        for number, one in enumerate(data, start=1):
            yield release_of(one, f"{where}: extraction {number}"), f"{where}: extraction {number}"
    else:
        yield release_of(data, where), where


def _is_whole(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
