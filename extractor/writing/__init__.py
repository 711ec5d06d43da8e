"""Writers: an extraction in, characters out. One writer a file, one registry by name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from importlib import import_module
from typing import Protocol, TextIO, TypeAlias

from extractor.entities import Extraction


class Writer(Protocol):
    """Writes extractions one after another."""

    def write(self, extraction: Extraction) -> None:
        """Write one extraction."""

    def close(self) -> None:
        """Write what comes after the last one; the stream stays open."""


# Made from the stream and whether several extractions may come.
MakeWriter: TypeAlias = Callable[[TextIO, bool], Writer]

_MODULES = {
    "table": ("extractor.writing.table", "TableWriter"),
    "json": ("extractor.writing.json", "JsonWriter"),
    "jsonl": ("extractor.writing.jsonl", "JsonLinesWriter"),
}
FORMATS = tuple(_MODULES)


def writer(name: str, only: Collection[str] = ()) -> MakeWriter:
    """The writer of a format, imported only now: Rich, which the table needs, takes its time.

    Args:
        name: of the format.
        only: what a reader asked to see (``entities.TYPES``): of what facts refer to, the table shows no
            more than that.

    Raises:
        KeyError: there is no such format; ``FORMATS`` lists them.
    """
    module, attribute = _MODULES[name]
    make: Callable[..., Writer] = getattr(import_module(module), attribute)
    return partial(make, only=only) if name == "table" else make
