"""What every form of run offers: the keys of its documents, and each document by its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

from extractor.compare.errors import DiffError
from extractor.compare.load import check_schema
from extractor.entities import Provenance
from extractor.failures import Failure
from extractor.record import RecordError

Data: TypeAlias = Mapping[str, Any]
# An extraction, or why there is none.
Release: TypeAlias = Data | Failure
# Where a document is found again: a number, and the file where there are several.
Place: TypeAlias = tuple[int, str]


class Entry(NamedTuple):
    """A document's keys."""

    id: str
    source: str | None
    sha256: str
    place: Place
    provenance: Provenance


class Run(Protocol):
    """The extractions of many releases. ``failed`` is known when the entries have gone by."""

    failed: int

    def entries(self) -> Iterator[Entry]:
        """The documents one after another.

        Raises:
            DiffError: it is no run, or breaks off.
        """

    def releases(self) -> Iterator[Release]:
        """Every release in its order, those that failed among them.

        Raises:
            DiffError: it is no run, or breaks off.
        """

    def read(self, place: Place) -> Data:
        """The document's extraction, as JSON-ready data in the output contract."""

    def close(self) -> None:
        """Let go of the files."""


def entry_of(data: Data, place: Place) -> Entry:
    """The keys in an extraction's data.

    Raises:
        KeyError, TypeError, ValueError: it has none.
    """
    document = data["document"]
    keys = document["id"], document["source"], document["sha256"]
    if not all(isinstance(key, str) or (key is None and key is keys[1]) for key in keys):
        raise TypeError("keys are texts")
    return Entry(*keys, place, Provenance.from_dict(data["provenance"]))


def failure_of(data: object, where: str) -> Failure:
    """What a record of a failure tells.

    Raises:
        DiffError: it is none.
    """
    try:
        return Failure.from_dict(data)
    except RecordError as error:
        raise DiffError(f"{where}: {error}") from None


def release_of(data: object, where: str) -> Release:
    """The extraction, or the failure, of a release in a run.

    Raises:
        DiffError: it is neither.
    """
    if isinstance(data, dict) and "error" in data and "document" not in data:
        return failure_of(data["error"], where)
    return check_schema(data, where)
