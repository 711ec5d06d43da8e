"""What an output is made of: releases in their order, from the store of a batch or from a run that is converted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from extractor.failures import Failure
from extractor.writing.json import dump_json


@dataclass(frozen=True, slots=True)
class Row:
    """A release of the output: JSON in UTF-8 as ``extraction``, or its ``failure``.

    ``position`` is its number, from 1; ``name`` the path of the input below the folder that was asked for; ``record``
    the line of a record, None for a file that is one release.
    """

    position: int
    name: str
    record: int | None
    extraction: bytes
    failure: Failure | None = None

    def to_dict(self) -> dict[str, Any]:
        """The extraction in the order of the output contract."""
        data: dict[str, Any] = json.loads(self.extraction)
        return data

    def without_text(self) -> Row:
        """The same, but for the text of the release."""
        if self.failure:
            return self
        data = self.to_dict()
        data["document"]["text"] = None
        return replace(self, extraction=dump_json(data).encode())


class Results(Protocol):
    """The releases, and what earlier runs have put into the output folder."""

    def rows(self) -> Iterator[Row]:
        """The releases, in order."""

    def written(self) -> set[str]:
        """The files that earlier runs have put into the output folder."""

    def note_written(self, path: str) -> None:
        """Remember a file of the output folder."""

    def forget_written(self, path: str) -> None:
        """The file is gone."""
