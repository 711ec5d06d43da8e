"""The JSON Schema (2020-12) of the output, made from the data classes of ``extractor.entities``.

Write it anew with ``python -m extractor.schema > extractor/schema.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from extractor.entities import Extraction
from extractor.failures import FailedRelease
from extractor.record import Record

SCHEMA_FILE = Path(__file__).with_name("schema.json")

_TYPES: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def build_schema(kind: type[Record] = Extraction) -> dict[str, Any]:
    """The schema of an extraction, or of what another command puts out, as JSON-ready data."""
    definitions: dict[str, Any] = {}
    root = _object(kind, definitions)
    if kind is Extraction:
        _reference(FailedRelease, definitions)
    name = root["properties"]["schema"]["const"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name.replace('/', ':')}",
        "title": name,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text(kind: type[Record] = Extraction) -> str:
    """The schema as it is shipped."""
    return as_text(build_schema(kind))


def as_text(schema: Mapping[str, Any]) -> str:
    """Any schema as it is printed."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    properties = {}
    for field in fields(kind):
        told = {name: value for name, value in field.metadata.items() if name != "nullable"}
        hint = hints[field.name] | None if field.metadata.get("nullable") else hints[field.name]
        properties[field.name.rstrip("_")] = {**told, **_type(hint, definitions)}
    return {
        "description": _first_paragraph(kind),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _first_paragraph(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split("\n\n")[0].split())


def _type(hint: object, definitions: dict[str, Any]) -> dict[str, Any]:
    if get_origin(hint) is Literal:
        choices = get_args(hint)
        return {"const": choices[0]} if len(choices) == 1 else {"enum": list(choices)}
    if get_origin(hint) is list:
        return {"type": "array", "items": _type(get_args(hint)[0], definitions)}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _type(get_args(hint)[1], definitions)}
    if get_origin(hint) in (Union, UnionType):
        return _union(get_args(hint), definitions)
    if isinstance(hint, type) and is_dataclass(hint):
        return _reference(hint, definitions)
    return {"type": _TYPES[hint]}


def _reference(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _union(members: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if all(is_dataclass(member) for member in members):
        return {"oneOf": [_reference(member, definitions) for member in members]}
    if NoneType in members and any(get_origin(member) is Literal for member in members):
        choices = next(get_args(member) for member in members if get_origin(member) is Literal)
        return {"enum": [*choices, None]}
    if any(is_dataclass(member) or get_origin(member) is list for member in members):
        return {"anyOf": [_type(member, definitions) for member in members]}
    names = [_TYPES[member] for member in members]
    # To JSON Schema an integer is a number.
    return {"type": [name for name in names if name != "integer" or "number" not in names]}


if __name__ == "__main__":
    print(schema_text(), end="")
