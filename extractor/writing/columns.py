"""Columns of tables, and values as tables take them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

Row: TypeAlias = tuple[Any, ...]
Data: TypeAlias = Mapping[str, Any]
Storage: TypeAlias = Literal["text", "integer", "real", "boolean"]

_SURROGATES = re.compile("[\ud800-\udfff]")


class Column(NamedTuple):
    """A column, the JSON field it comes from, and the one type of entity that has the field where names clash."""

    name: str
    storage: Storage
    field: str
    only: str | None = None


def columns(storage: Storage, *names: str) -> tuple[Column, ...]:
    """Columns that are called as their fields."""
    return tuple(Column(name, storage, name) for name in names)


def storable(value: Any) -> Any:  # noqa: ANN401
    """The value as a table takes it.

    A lone surrogate, which no encoder takes, becomes U+FFFD, so that offsets stay; a whole number of more than 64
    bits becomes a floating-point one, or a string where it is too large even for that.
    """
    if isinstance(value, int) and abs(value) >= 1 << 63:
        return float(value) if abs(value) < 10**308 else str(value)
    if isinstance(value, str) and not value.isascii():
        return _SURROGATES.sub("\ufffd", value)
    return value


def day_of(moment: str | None) -> str | None:
    """The day of a moment in ISO 8601: of columns that hold days alone."""
    return moment[:10] if moment else None


def time_of(moment: str | None) -> str | None:
    """The time of day of a moment in ISO 8601, None where it tells none."""
    return moment[11:] or None if moment else None


def moment_of(day: str | None, time: str | None) -> str | None:
    """The two together again."""
    return f"{day}T{time}" if day and time else day
