"""Rules that are code: each room of ``find`` that has some lists them here, to be shown, tested and switched off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from extractor.packs.fields import TypeName

# Modules with a function ``listed()`` that yields the room's rules. Loaded only where rules are listed, tested or
# switched off: packs stand below the rooms that have them.
GRAMMARS = ("extractor.find.dates.grammar", "extractor.find.quantities.grammar")


@dataclass(frozen=True, slots=True)
class CodeRule:
    """A rule that is code.

    Attributes:
        id: unique among all rules; told in the output.
        type: what it finds.
        kind: what it is in its room: rule, joint, guard.
        finds: what ``rules list`` shows: its pattern, or its reason.
        examples: texts with the expected spans in brackets, perhaps with the value: "[three days ago] = 2024-05-03".
        counterexamples: texts in which it finds nothing.
        path: the file that it stands in.
        line: from 1.
    """

    id: str
    type: TypeName
    kind: str
    finds: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    path: Path
    line: int


def place_of(module: ModuleType, identifier: str) -> tuple[Path, int]:
    """The file of a module, and its first line that holds the id in quotes (1 where none does)."""
    path = Path(module.__file__ or "")
    lines = path.read_text(encoding="utf-8").split("\n")
    return path, next((number for number, line in enumerate(lines, 1) if f'"{identifier}"' in line), 1)


@lru_cache(maxsize=1)
def code_rules() -> tuple[CodeRule, ...]:
    """Every rule that is code, room by room."""
    listings: list[Callable[[], Iterator[CodeRule]]] = [import_module(name).listed for name in GRAMMARS]
    return tuple(rule for listed in listings for rule in listed())
