"""Pages to look at: one release a page, or several in one file below an index."""

from __future__ import annotations

from typing import TextIO

from extractor.entities import Extraction
from extractor.explanation import Explanation
from extractor.writing.formats import PLAIN, Options, Writer
from extractor.writing.pages.release import ReleaseView, write_releases


class HtmlWriter(Writer):
    """Writes one file of HTML that needs nothing else."""

    explains = True

    def __init__(self, out: TextIO, several: bool, options: Options = PLAIN) -> None:
        super().__init__(out, several, options)
        self.views: list[ReleaseView] = []

    def write(self, extraction: Extraction) -> None:
        """Take one extraction."""
        self._take(extraction, None)

    def write_explained(self, extraction: Extraction, explanation: Explanation) -> None:
        """Take one extraction, and the steps that led to it."""
        self._take(extraction, explanation)

    def _take(self, extraction: Extraction, explanation: Explanation | None) -> None:
        prefix = f"r{len(self.views) + 1}-" if self.several else ""
        self.views.append(ReleaseView(extraction, explanation, prefix))

    def close(self) -> None:
        """Write the page: the index above it needs them all."""
        write_releases(self.out, self.views)
