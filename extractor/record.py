"""Data classes to JSON-ready data and back: the base of everything that the output contract is made of."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_KIND_NAMES = {list: "array", str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}
R = TypeVar("R", bound="Record")


class RecordError(ValueError):
    """Data that is not what a record holds; the message names the place in it and what is wrong."""


class Record:
    """A data class that turns itself into a JSON object, keys in the order of its fields, and back."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready data: numbers, strings, lists, dictionaries and None."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def from_dict(cls: type[R], data: object) -> R:
        """The record that ``to_dict`` made the data of. Fields that a later version added are passed over.

        Raises:
            RecordError: a field is missing or of another type.
        """
        return read_record(cls, data, "")


class Shown(Record):
    """A record that a notebook shows as a page. Records know no writer: who draws the page is told from above."""

    __slots__ = ()
    page: ClassVar[Callable[[Any], str]]

    def _repr_html_(self) -> str:
        return type(self).page(self)


def json_kind(data: object) -> str:
    """What JSON calls data of this kind: array, string, number, boolean, null or object."""
    return _KIND_NAMES.get(type(data), "object")


def check_schema(data: object, expected: str) -> Mapping[str, Any]:
    """The data, if it says that it keeps to a version of a contract, as "extract-facts/1".

    Raises:
        RecordError: it is something else, or of another version.
    """
    if not isinstance(data, Mapping):
        raise RecordError(f"a JSON {json_kind(data)}, not an extraction")
    schema = data.get("schema")
    if schema == expected:
        return data
    if isinstance(schema, str) and schema.split("/")[0] == expected.split("/")[0]:
        raise RecordError(f"its schema is {schema}, and this version reads {expected}; extract it anew")
    if isinstance(schema, str):
        raise RecordError(f"its schema is {schema[:60]}, not {expected}")
    keys = ", ".join(list(data)[:6])
    raise RecordError(f"JSON, but no extraction: no schema in it{f', only {keys}' if keys else ''}")


def read_record(kind: type[R], data: object, where: str) -> R:
    """A record of data, and of what lies in it.

    Args:
        kind: the data class.
        data: a JSON object.
        where: what messages call the place, empty for the whole.

    Raises:
        RecordError: a field is missing or of another type.
    """
    if not isinstance(data, Mapping):
        raise RecordError(f"{where or kind.__name__.lower()} is a JSON {json_kind(data)}, not an object")
    prefix = f"{where}: " if where else ""
    hints, needed = _shape(cast(Any, kind))
    if not needed <= data.keys():
        raise RecordError(f"{prefix}no field {', '.join(sorted(needed - data.keys()))}")
    values = {}
    for name, (hint, certain, words) in hints.items():
        if name in data:
            value = data[name]
            # Most values are seen to do without a look at what their type is made of.
            does = type(value) in certain or (type(value) is str and value in words)
            values[name] = value if does else _value(hint, value, f"{prefix}{name}")
    return kind(**values)


@lru_cache(maxsize=32)
def _shape(kind: Any) -> tuple[dict[str, tuple[Any, frozenset[type], frozenset[object]]], frozenset[str]]:  # noqa: ANN401
    """The type of each field with those types whose every value will do and its words, and the fields that must be."""
    hints = get_type_hints(kind)
    known = fields(cast(Any, kind))
    needed = (one.name for one in known if one.default is MISSING and one.default_factory is MISSING)
    shapes = {}
    for one in known:
        hint = hints[one.name]
        shapes[one.name] = hint, _certain_types(hint), frozenset(_choices(hint) or ())
    return shapes, frozenset(needed)


def _certain_types(hint: Any) -> frozenset[type]:  # noqa: ANN401
    """The types whose every value will do: not those of floating-point numbers, and not where there are choices."""
    members = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if any(is_dataclass(one) for one in members) or get_origin(hint) is list:
        return frozenset()
    return frozenset(one for one in members if one in (str, int, bool, NoneType))


def _value(hint: Any, data: object, where: str) -> object:  # noqa: ANN401
    """A field's value, once it is held against its type.

    A union of records, as of entities, is told apart by the literal in their field ``type``.
    """
    if get_origin(hint) is not list:
        return _one_value(hint, _records(hint), data, where)
    if not isinstance(data, list):
        raise RecordError(f"{where} is a JSON {json_kind(data)}, not an array")
    item = get_args(hint)[0]
    records = _records(item)
    return [_one_value(item, records, one, f"{where} {number}") for number, one in enumerate(data, 1)]


def _records(hint: Any) -> dict[str, Any]:  # noqa: ANN401
    """The records that a value may be, by the literal in their field ``type``."""
    members = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return {_literal(cast(Any, one)): one for one in members if is_dataclass(one)}


def _one_value(hint: Any, records: Mapping[str, Any], data: object, where: str) -> object:  # noqa: ANN401
    if records:
        found = next(iter(records.values())) if len(records) == 1 else _member(records, data)
        if found is None:
            raise RecordError(f"{where}: no type that is known")
        return read_record(found, data, where)
    if not isinstance(data, _plain_types(hint)):
        raise RecordError(f"{where} is a JSON {json_kind(data)}")
    choices = _choices(hint)
    if choices is not None and data not in choices:
        raise RecordError(f"{where}: {str(data)[:60]!r} is none of {', '.join(map(str, choices))}")
    if isinstance(data, float) and not math.isfinite(data):
        raise RecordError(f"{where} is no number: {data}")
    return data


def _member(records: Mapping[str, Any], data: object) -> Any:  # noqa: ANN401
    name = data.get("type") if isinstance(data, Mapping) else None
    return records.get(name) if isinstance(name, str) else None


@lru_cache(maxsize=32)
def _literal(kind: Any) -> str:  # noqa: ANN401
    hint = _shape(kind)[0].get("type", (None,))[0]
    return str(get_args(hint)[0]) if get_origin(hint) is Literal else kind.__name__


@lru_cache(maxsize=128)
def _choices(hint: Any) -> tuple[object, ...] | None:  # noqa: ANN401
    """The values of a literal, be it one of several types; None where anything of a type will do."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        members = [(None,) if member is NoneType else _choices(member) for member in get_args(hint)]
        return None if None in members else tuple(one for member in members if member for one in member)
    return None


@lru_cache(maxsize=128)
def _plain_types(hint: Any) -> tuple[type, ...]:  # noqa: ANN401
    if get_origin(hint) is Literal:
        return tuple({type(one) for one in get_args(hint)})
    if get_origin(hint) in (Union, UnionType):
        return tuple(one for member in get_args(hint) for one in _plain_types(member))
    return (get_origin(hint) or hint,)
