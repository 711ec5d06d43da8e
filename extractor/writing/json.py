"""JSON, indented: one release an object, several an array."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final, TextIO

from extractor.entities import SCHEMA, Extraction
from extractor.writing.formats import PLAIN, Options, Writer

# How JSON of ours begins: an extraction, or several as lines or an array; also explanations and comparisons.
BEGINS: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"schema"\s*:\s*"' + SCHEMA.split("/")[0].encode())

# What JSON allows but a terminal or a UTF-8 encoder does not take well: written as \u escapes, the same value.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(extraction: Extraction, indent: int | None = None) -> str:
    """The extraction as JSON in the key order of the contract, any lone surrogate and control character escaped."""
    return dump_json(extraction.to_dict(), indent)


def dump_json(data: Mapping[str, Any], indent: int | None = None) -> str:
    """The extraction's data as JSON: see ``to_json``."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


class JsonWriter(Writer):
    """Writes ``indent=2`` JSON."""

    def __init__(self, out: TextIO, several: bool, options: Options = PLAIN) -> None:
        super().__init__(out, several, options)
        self.count = 0

    def write(self, extraction: Extraction) -> None:
        """Write one extraction; of several, as the next element of the array."""
        if self.several:
            self.out.write(",\n" if self.count else "[\n")
        self.out.write(to_json(extraction, indent=2))
        self.count += 1
        if not self.several:
            self.out.write("\n")

    def close(self) -> None:
        """End the array."""
        if self.several:
            self.out.write("\n]\n" if self.count else "[]\n")
