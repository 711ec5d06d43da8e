"""extract-facts schema."""

from __future__ import annotations

import sys

from extractor.schema import SCHEMA_FILE


def command() -> None:
    """Print the JSON Schema (2020-12) of the output."""
    sys.stdout.write(SCHEMA_FILE.read_text(encoding="utf-8"))
