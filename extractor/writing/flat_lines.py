"""Flat facts as JSON Lines: a fact a line, for jq and data frames."""

from __future__ import annotations

import re
from typing import Final, TextIO

from extractor.entities import Extraction
from extractor.writing.flat import flat_facts
from extractor.writing.formats import PLAIN, Options, Writer
from extractor.writing.json import dump_json

# So a file of flat facts begins.
BEGINS: Final = re.compile(rb'\{"release":"(?:[^"\\]|\\.)*","published":(?:null|"[^"]*"),"sentence_text":')


class FlatLinesWriter(Writer):
    """Writes compact JSON, one fact a line: see ``flat``."""

    def __init__(self, out: TextIO, several: bool, options: Options = PLAIN) -> None:
        super().__init__(out, several, options)
        self.count = 0

    def write(self, extraction: Extraction) -> None:
        """Write the lines of one release."""
        self.count += 1
        for fact in flat_facts(self.count, extraction.to_dict()):
            self.out.write(dump_json(fact) + "\n")
