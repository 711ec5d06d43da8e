"""What a table of a pack is described with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from extractor.entities import Plural
from extractor.packs import checks
from extractor.packs.checks import Check

TypeName: TypeAlias = Plural | Literal["facts"]
# How an entry's examples are run: a mention of the type stands exactly in the brackets; or somewhere in the text (the
# brackets mark a cue beside it); or the examples are the entry's own names or forms in a sentence of ours.
ExampleKind: TypeAlias = Literal["span", "cue", "names", "forms"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a CSV table, or a key of a TOML entry.

    ``many`` is what separates several values in a cell of a CSV table; in TOML they are a list. ``item`` is the type
    of a value in TOML; a CSV table has text alone.
    """

    name: str
    about: str
    check: Check = checks.text
    required: bool = False
    many: str = ""
    item: type[str] | type[int] | type[bool] = str


@dataclass(frozen=True, slots=True)
class EntryTable:
    """A table of entries: a CSV file, a ``[[key]]`` of a TOML file, or one ``[key]`` (``single``) with examples.

    Where ``valued``, examples may end in the value: "[three days ago] = 2024-05-03". Where ``named``,
    counterexamples are texts in which no entity has the entry's id as its rule. ``expect`` pairs fields of the
    found entity with the fields of the entry whose values they must have, ``always`` with the values themselves.
    ``whole`` says what is wrong with an entry whose fields are right. ``classes`` is what keys hold that are named
    for classes of words. ``shown`` are the fields that ``rules list`` shows as the value.
    """

    file: str
    type: TypeName
    fields: tuple[Field, ...]
    key: str = ""
    examples: ExampleKind = "span"
    expect: tuple[tuple[str, str], ...] = ()
    always: tuple[tuple[str, object], ...] = ()
    whole: Callable[[dict[str, Any]], str | None] = checks.nothing
    classes: Field | None = None
    shown: tuple[str, ...] = ()
    single: bool = False
    valued: bool = False
    named: bool = False

    @property
    def label(self) -> str:
        """The file, and the key within it: ``dates.toml#holiday``."""
        return f"{self.file}#{self.key}" if self.key else self.file

    def field(self, name: str) -> Field | None:
        """The field of this name."""
        return next((field for field in self.fields if field.name == name), None)


ID: Final = Field("id", "unique in the pack; an id of an earlier pack replaces its entry", checks.identifier, True)
EXAMPLES: Final = Field("examples", "texts with the expected [span] in brackets", checks.example, many=" ; ")
COUNTEREXAMPLES: Final = Field("counterexamples", "texts that must not match", checks.counterexample, many=" ; ")
TEMPLATES: Final = Field("forms", "templates: see offences.csv", checks.template, True, many=" ; ")
