"""The JSON Schema of pack.toml, for editors: made of what the validation of packs is made of."""

from __future__ import annotations

from typing import Any

from extractor.packs.fields import Field
from extractor.packs.schema import PACK


def pack_schema() -> dict[str, Any]:
    """The schema (2020-12) as JSON-ready data."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:extract-facts-pack:1",
        "title": "pack.toml",
        "type": "object",
        "properties": {field.name: _of(field) for field in PACK},
        "required": [field.name for field in PACK if field.required],
        "additionalProperties": False,
    }


def _of(field: Field) -> dict[str, Any]:
    text = {"type": "string", "minLength": 1}
    return {"description": field.about, **({"type": "array", "items": text} if field.many else text)}
