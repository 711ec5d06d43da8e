"""What OLD and NEW may be: a release, an extraction, or a run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from extractor.compare.changes import DocumentDiff, SourceSide
from extractor.compare.documents import Options, Versions, compare
from extractor.compare.errors import DiffError
from extractor.compare.kinds import form_of
from extractor.compare.load import parse, to_extraction
from extractor.entities import Extraction
from extractor.reading.source import STANDARD_INPUT, display_name
from extractor.release import Release

SourceKind: TypeAlias = Literal["release", "extraction", "run"]
# Makes the extraction of a release.
Extract: TypeAlias = Callable[[Release], Extraction]


@dataclass(frozen=True, slots=True)
class Compared:
    """OLD and NEW, and the comparison of their documents, made as they are asked for."""

    old: SourceSide
    new: SourceSide
    versions: Iterator[Versions]

    @property
    def documents(self) -> Iterator[DocumentDiff]:
        """The comparisons alone."""
        return (one.diff for one in self.versions)


@contextmanager
def compare_sources(
    old: str,
    new: str,
    extract: Extract,
    options: Options,
    published: str | None = None,
    day_first: bool | None = None,
) -> Iterator[Compared]:
    """Open OLD and NEW and compare them.

    Args:
        old: a path, or - for standard input.
        new: likewise.
        extract: called for a release.
        options: what to compare.
        published: the date of issue of releases, ISO 8601.
        day_first: how to read 07/05/2025 in them where nothing tells.

    Raises:
        DiffError, ReadError: they cannot be compared; the message names the file and the reason.
    """
    if old == new == STANDARD_INPUT:
        raise DiffError("standard input can be only one of the two")
    from extractor.compare.runs import compare_runs, only_document

    kinds = [kind_of(source) for source in (old, new)]
    if kinds == ["run", "run"]:
        with compare_runs(old, new, options) as compared:
            yield Compared(*compared)
    else:
        before, after = (
            only_document(source) if kind == "run" else read_one(source, extract, published, day_first)
            for source, kind in zip((old, new), kinds, strict=True)
        )
        sides = (_side(old, kinds[0], before), _side(new, kinds[1], after))
        yield Compared(sides[0], sides[1], iter([Versions(compare(before, after, options), before, after)]))


def _side(source: str, kind: SourceKind, extraction: Extraction) -> SourceSide:
    return SourceSide(source=source, kind=kind, provenance=[extraction.provenance])


def kind_of(source: str) -> SourceKind:
    """What the source is, by its name and by how it begins.

    Raises:
        DiffError: there is no such file, or it cannot be read.
    """
    if source == STANDARD_INPUT:
        return "release"
    form = form_of(source)
    return form if form in ("release", "extraction") else "run"


def read_one(source: str, extract: Extract, published: str | None = None, day_first: bool | None = None) -> Extraction:
    """The extraction in a file, or that of the release in it.

    Args:
        source: a path, or - for standard input.
        extract: called for a release.
        published: the date of issue of a release, ISO 8601.
        day_first: how to read 07/05/2025 in it where nothing tells.

    Raises:
        DiffError: there is neither in it.
        ReadError: it is no release that can be read.
    """
    from extractor.reading.document import read_document

    content = _content(source)
    name = display_name(source)
    if source != STANDARD_INPUT and Path(source).suffix.lower() == ".json":
        return to_extraction(parse(content, name), name)
    if content.lstrip()[:1] == b"{" and b'"schema"' in content[:400]:
        return to_extraction(parse(content, name), name)
    release = read_document(content, name, published, day_first=day_first)
    if source == STANDARD_INPUT:
        release.source, release.id = source, None
    return extract(release)


def _content(source: str) -> bytes:
    if source == STANDARD_INPUT:
        if sys.stdin is None:  # the shell's <&-
            raise DiffError("standard input: closed")
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise DiffError(f"{source}: {error.strerror or error}") from None
