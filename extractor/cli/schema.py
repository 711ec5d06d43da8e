"""extract-facts schema."""

from __future__ import annotations

import sys

from extractor.cli.streams import quietly
from extractor.schema import SCHEMA_FILE


@quietly()
def command() -> None:
    """Print the JSON Schema (2020-12) of the output."""
    sys.stdout.write(SCHEMA_FILE.read_text(encoding="utf-8"))
