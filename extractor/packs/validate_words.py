"""Holds lists and dictionaries of words against those of the standard pack, which give their shape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.packs.checks import closest
from extractor.packs.lines import TomlLines
from extractor.packs.pack import Fault, is_entries
from extractor.packs.schema import OPEN_TABLES


def validate_words(
    path: Path, table: dict[str, Any], shape: dict[str, Any], lines: TomlLines, above: tuple[str, ...] = ()
) -> Iterator[Fault]:
    """The faults of a table that holds words.

    Args:
        path: the file.
        table: what the pack has there.
        shape: what the standard pack has there.
        lines: where things stand in the file.
        above: the keys that lead to the table.
    """
    for key, value in table.items():
        place = (*above, key)
        model = shape.get(key, _any_value(path.name, shape, above))
        if model is None:
            yield Fault(path, f"unknown key {key}{closest(key, shape)}", lines.key(place), ".".join(above))
        elif is_entries(value):
            yield Fault(path, "no table of entries (the schema describes none here)", lines.key(place), ".".join(place))
        elif isinstance(model, dict) and isinstance(value, dict):
            yield from validate_words(path, value, model, lines, place)
        elif _kind(value) != _kind(model):
            yield Fault(path, f"must be {_kind(model)}", lines.key(place), ".".join(place))


def _any_value(file: str, shape: dict[str, Any], above: tuple[str, ...]) -> object:
    """A model for a key that the standard pack lacks: one of its values where the table takes keys of any name."""
    is_dictionary = bool(above) and not any(isinstance(value, (dict, list)) for value in shape.values())
    if is_dictionary or (file, ".".join(above)) in OPEN_TABLES:
        return next(iter(shape.values()), None)
    return None


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list of texts" if all(isinstance(item, str) for item in value) else "a list of something else"
    if isinstance(value, bool):
        return "true or false"
    return "a number" if isinstance(value, (int, float)) else "a text"
