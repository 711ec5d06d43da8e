"""JSON Lines: a release a line."""

from __future__ import annotations

from extractor.entities import Extraction
from extractor.writing.formats import Writer
from extractor.writing.json import to_json


class JsonLinesWriter(Writer):
    """Writes compact JSON, one extraction a line."""

    def write(self, extraction: Extraction) -> None:
        """Write one line."""
        self.out.write(to_json(extraction) + "\n")
