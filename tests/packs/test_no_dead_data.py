"""Every key of the pack's tables of words is read by something: what is edited there has an effect."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.find.facts.lexicon import FactLexicon
from extractor.language.lexicon import Lexicon
from extractor.packs import Rules
from extractor.packs.pack import Table


class Noting(dict[str, Any]):
    """A table that notes which of its keys are read."""

    def __init__(self, table: Table) -> None:
        super().__init__({key: Noting(value) if isinstance(value, dict) else value for key, value in table.items()})
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401
        self.read.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401
        self.read.add(key)
        return super().get(key, default)

    def items(self) -> Any:  # noqa: ANN401
        self.read.update(self)
        return super().items()

    def unread(self, above: str = "") -> list[str]:
        """The keys, with those above them, that nobody has read."""
        found = [above + key for key in self if key not in self.read]
        for key in self.read & self.keys():
            value = super().__getitem__(key)
            if isinstance(value, Noting):
                found += value.unread(f"{above}{key}.")
        return found


@pytest.mark.parametrize("name", ["words.toml", "facts.toml"])
def test_every_key_is_read(name: str) -> None:
    rules = Rules()
    table = Noting(rules.table(name))
    rules._tables[name] = table
    Lexicon(rules)
    FactLexicon(rules)
    assert table.unread() == []
