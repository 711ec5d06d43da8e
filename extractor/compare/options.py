"""Names of fields that a comparison can pass over."""

from __future__ import annotations

from extractor.compare.statements import FOLLOWING, LEADING
from extractor.packs.checks import closest

_FIELDS = {
    type_: (*LEADING[type_], *FOLLOWING[type_], *(("text",) if type_ not in ("fact", "document") else ()))
    for type_ in LEADING
}
_NAMES = sorted({name for names in _FIELDS.values() for name in names})


def check_ignored(name: str) -> str | None:
    """What is wrong with a name of a field, as ``stage``, or with its type as ``quantity.of``; None for nothing."""
    type_, dot, field = name.rpartition(".")
    if not dot:
        return None if name in _NAMES else f"no field {name}{closest(name, _NAMES)}"
    if type_ not in _FIELDS:
        return f"no type {type_}{closest(type_, sorted(_FIELDS))}"
    return None if field in _FIELDS[type_] else f"{type_} has no field {field}{closest(field, _FIELDS[type_])}"
