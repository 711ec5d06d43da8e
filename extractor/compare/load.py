"""JSON in the output contract back to an ``Extraction``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from functools import lru_cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from extractor.compare.errors import DiffError
from extractor.entities import SCHEMA, Agency, Date, Document, Entity, Extraction, Fact, Offence, Provenance, Quantity

_ENTITIES: Mapping[object, type[Entity]] = {
    "date": Date,
    "agency": Agency,
    "quantity": Quantity,
    "offence": Offence,
}
_FAMILY = SCHEMA.split("/")[0]
T = TypeVar("T")


def check_schema(data: object, where: str) -> Mapping[str, Any]:
    """The data, if its schema is ours.

    Raises:
        DiffError: it is something else, or of a version that cannot be compared.
    """
    if not isinstance(data, dict):
        raise DiffError(f"{where}: a JSON {_kind(data)}, not an extraction")
    schema = data.get("schema")
    if schema == SCHEMA:
        return data
    if isinstance(schema, str) and schema.split("/")[0] == _FAMILY:
        raise DiffError(f"{where}: its schema is {schema}, and this version compares {SCHEMA}; extract it anew")
    if isinstance(schema, str):
        raise DiffError(f"{where}: its schema is {schema[:60]}, not {SCHEMA}")
    keys = ", ".join(list(data)[:6])
    raise DiffError(f"{where}: JSON, but no extraction: no schema in it{f', only {keys}' if keys else ''}")


def _kind(data: object) -> str:
    names = {list: "array", str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}
    return names.get(type(data), "object")


def to_extraction(data: object, where: str) -> Extraction:
    """The extraction.

    Args:
        data: as ``Extraction.to_dict`` makes it.
        where: what messages call it.

    Raises:
        DiffError: it does not keep to the output contract.
    """
    data = check_schema(data, where)
    extraction = Extraction(
        document=_record(Document, data.get("document"), f"{where}: document"),
        entities=[_entity(one, f"{where}: entity {n}") for n, one in enumerate(_list(data, "entities", where), 1)],
        facts=[_record(Fact, one, f"{where}: fact {n}") for n, one in enumerate(_list(data, "facts", where), 1)],
        warnings=[str(one) for one in data.get("warnings", ())],
        provenance=_record(Provenance, data.get("provenance"), f"{where}: provenance"),
    )
    _check_offsets(extraction, where)
    return extraction


def _list(data: Mapping[str, Any], name: str, where: str) -> list[object]:
    found = data.get(name)
    if not isinstance(found, list):
        raise DiffError(f"{where}: {name} is no list")
    return found


def _entity(data: object, where: str) -> Entity:
    kind = _ENTITIES.get(data.get("type")) if isinstance(data, dict) else None
    if kind is None:
        raise DiffError(f"{where}: no type that is known")
    return _record(kind, data, where)


def _record(kind: type[T], data: object, where: str) -> T:
    if not isinstance(data, dict):
        raise DiffError(f"{where} is missing")
    known, needed = _fields(cast(Any, kind))
    if not needed <= data.keys():
        raise DiffError(f"{where}: no field {', '.join(sorted(needed - data.keys()))}")
    found = data if data.keys() <= known.keys() else {name: data[name] for name in data if name in known}
    for name, value in found.items():
        if not isinstance(value, known[name]):
            raise DiffError(f"{where}: {name} is a JSON {_kind(value)}")
    return kind(**found)


@lru_cache(maxsize=16)
def _fields(kind: Any) -> tuple[dict[str, tuple[type, ...]], frozenset[str]]:  # noqa: ANN401
    """The types of all fields, and the fields that must be there. What a later version adds is passed over."""
    hints = get_type_hints(kind)
    needed = [one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING]
    return {one.name: tuple(_types(hints[one.name])) for one in fields(kind)}, frozenset(needed)


def _types(hint: Any) -> Iterator[type]:  # noqa: ANN401
    if get_origin(hint) is Literal:
        yield from {type(one) for one in get_args(hint)}
    elif get_origin(hint) in (Union, UnionType):
        for one in get_args(hint):
            yield from _types(one)
    else:
        yield get_origin(hint) or hint


def _check_offsets(extraction: Extraction, where: str) -> None:
    text = extraction.document.text
    for span in (*extraction.entities, *extraction.facts):
        if not 0 <= span.start <= span.end <= len(text):
            raise DiffError(f"{where}: {span.id}: its span is not in the text")
