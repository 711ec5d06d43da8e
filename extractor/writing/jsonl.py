"""JSON Lines: a release a line."""

from __future__ import annotations

from typing import TextIO

from extractor.entities import Extraction
from extractor.writing.json import to_json


class JsonLinesWriter:
    """Writes compact JSON, one extraction a line."""

    def __init__(self, out: TextIO, several: bool) -> None:
        self.out = out

    def write(self, extraction: Extraction) -> None:
        """Write one line."""
        self.out.write(to_json(extraction) + "\n")

    def close(self) -> None:
        """Nothing follows the last line."""
