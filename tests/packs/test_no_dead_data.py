"""Every key of the pack's tables is read by something: what is edited there has an effect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from extractor.find.agencies import AgencyFinder
from extractor.find.context import Context
from extractor.find.dates import DateFinder
from extractor.find.facts import FactFinder
from extractor.find.offences import OffenceFinder
from extractor.find.quantities import QuantityFinder
from extractor.find.terms import TermFinder
from extractor.language.lexicon import Lexicon
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules
from extractor.packs.pack import standard_pack
from extractor.reading import cues

TABLES = sorted(path.name for path in standard_pack().glob("*.toml") if path.name != "pack.toml")
SHEETS = sorted(path.name for path in standard_pack().glob("*.csv"))
# What ``rules list`` and ``rules test`` show and run; no finder decides anything by it.
FOR_PEOPLE = {"id", "example", "examples", "counterexamples", "wikidata", "jurisdiction"}


# A holiday of each kind, and a day whose year everybody knows.
ASKING = "On Christmas, Good Friday and Labor Day they told of the September 11 attacks, said Sgt. Rao of the police."


class Noting(dict[str, Any]):
    """A table that notes which of its keys are read."""

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__({key: noting(value) for key, value in table.items()})
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401
        self.read.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401
        self.read.add(key)
        return super().get(key, default)

    def __iter__(self) -> Iterator[str]:
        self.read.update(super().keys())
        return super().__iter__()

    def items(self) -> Any:  # noqa: ANN401
        self.read.update(super().keys())
        return super().items()

    def unread(self, above: str = "") -> Iterator[str]:
        """The keys, with those above them, that nobody has read."""
        for key in super().keys() - FOR_PEOPLE:
            value = super().get(key)
            if key not in self.read:
                yield above + key
            elif isinstance(value, Noting):
                yield from value.unread(f"{above}{key}.")
            elif isinstance(value, list):
                yield from unread(value, f"{above}{key}[].")


def noting(value: Any) -> Any:  # noqa: ANN401
    """The same value, with its tables noting what is read; a dictionary of words is read as a whole."""
    if isinstance(value, dict):
        return Noting(value) if any(isinstance(one, list | dict) for one in value.values()) else value
    if isinstance(value, list):
        return [Noting(one) if isinstance(one, dict) else one for one in value]
    return value


def unread(entries: list[Any], above: str) -> Iterator[str]:
    """The keys of entries that are read of none."""
    tables = [entry for entry in entries if isinstance(entry, Noting)]
    read = {key for table in tables for key in table.read} | FOR_PEOPLE
    yield from {above + key for table in tables for key in dict.keys(table) if key not in read}


class NotingRules(Rules):
    """The standard rules, their tables noting what is read."""

    def __init__(self) -> None:
        super().__init__()
        self._tables.update({name: Noting(Rules.table(self, name)) for name in TABLES})
        self.sheets = {name: [Noting(row) for row in Rules.rows(self, name)] for name in SHEETS}

    def rows(self, name: str) -> list[Any]:
        return self.sheets[name]


@pytest.fixture(scope="module")
def rules() -> NotingRules:
    """The rules after all who read them have done so, and have read a text that asks for what is looked up late."""
    rules = NotingRules()
    Lexicon(rules)
    SentenceSplitter(rules)
    context = Context(ASKING, anchor=date(2024, 5, 6))
    context.agencies, context.dates = AgencyFinder(rules)(context), DateFinder(rules)(context)  # type: ignore[assignment]
    for finder in (QuantityFinder, OffenceFinder, TermFinder, FactFinder):
        finder(rules)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cues, "Rules", lambda: rules)
        cues.cues.__wrapped__()
    return rules


@pytest.mark.parametrize("name", TABLES)
def test_every_key_of_a_table_is_read(rules: NotingRules, name: str) -> None:
    table = rules.table(name)
    assert isinstance(table, Noting)
    assert sorted(table.unread()) == []


@pytest.mark.parametrize("name", SHEETS)
def test_every_column_is_read(rules: NotingRules, name: str) -> None:
    assert sorted(unread(rules.sheets[name], "")) == []


def test_a_key_that_nobody_reads_is_told() -> None:
    table = Noting({"one": {"read": 1, "unread": []}, "entries": [{"id": "a", "word": "b", "dead": "c"}], "dead": []})
    assert table["one"]["read"] == 1
    assert [entry["word"] for entry in table["entries"]] == ["b"]
    assert sorted(table.unread()) == ["dead", "entries[].dead", "one.unread"]
