"""Saved extractions, read for a comparison: JSON in the output contract back to an ``Extraction``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from extractor.compare.errors import DiffError
from extractor.entities import SCHEMA, Extraction
from extractor.record import RecordError
from extractor.record import check_schema as check


def check_schema(data: object, where: str) -> Mapping[str, Any]:
    """The data, if its schema is ours.

    Raises:
        DiffError: it is something else, or of a version that cannot be compared.
    """
    try:
        return check(data, SCHEMA)
    except RecordError as error:
        raise DiffError(f"{where}: {error}") from None


def to_extraction(data: object, where: str, needs_text: bool = True) -> Extraction:
    """The extraction.

    Args:
        data: as ``Extraction.to_dict`` makes it.
        where: what messages call it.
        needs_text: refuse one whose text a batch has left out; otherwise its text is empty.

    Raises:
        DiffError: it does not keep to the output contract.
    """
    try:
        return Extraction.from_dict(data, needs_text)
    except RecordError as error:
        raise DiffError(f"{where}: {error}") from None


def parse(content: bytes, where: str) -> object:
    """JSON in UTF-8.

    Raises:
        DiffError: it is none, or breaks off.
    """
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DiffError(f"{where}: no JSON: not in UTF-8") from None
    except json.JSONDecodeError as error:
        cut = error.msg.startswith("Unterminated") or error.pos >= len(error.doc.rstrip())
        ends = "breaks off" if cut else f"{error.msg} at character {error.pos}"
        raise DiffError(f"{where}: no sound JSON: {ends}") from None
    except RecursionError:
        raise DiffError(f"{where}: JSON nested too deeply") from None
    except ValueError as error:  # a number with too many digits
        raise DiffError(f"{where}: no sound JSON: {error}") from None
