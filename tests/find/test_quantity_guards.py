"""Every guard's own examples: where a number stays a quantity, and where the guard alone keeps it from being one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.find.context import Context
from extractor.find.quantities import QuantityFinder
from extractor.find.quantities.grammar import GUARDS
from extractor.find.quantities.guards import Guard
from extractor.language.fold import fold
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules

rules = Rules()
find, split = QuantityFinder(rules), SentenceSplitter(rules)
# Where the guard is left out another one takes the number.
COVERED = {"guard.quantity.code", "guard.quantity.joined"}


class Without(Rules):
    """The rules without one of the guards."""

    def __init__(self, identifier: str) -> None:
        super().__init__()
        self.identifier = identifier

    def removed(self, identifier: str) -> bool:
        return identifier == self.identifier


def found(finder: QuantityFinder, text: str) -> list[str]:
    folded = fold(text)
    return [entity.text for entity in finder(Context(text=folded, sentences=split(folded)))]


def test_ids_are_unique() -> None:
    assert len({guard.id for guard in GUARDS}) == len(GUARDS)
    assert all(guard.id.startswith("guard.quantity.") and guard.reason for guard in GUARDS)


@pytest.mark.parametrize(
    ("guard", "text"), [pytest.param(guard, text, id=guard.id) for guard in GUARDS for text in guard.examples]
)
def test_examples(guard: Guard, text: str) -> None:
    assert set(re.findall(r"\[([^]]+)\]", text)) <= set(found(find, re.sub(r"\[([^]]+)\]", r"\1", text)))


@pytest.mark.parametrize(
    ("guard", "text"), [pytest.param(guard, text, id=guard.id) for guard in GUARDS for text in guard.counterexamples]
)
def test_counterexamples(guard: Guard, text: str) -> None:
    assert found(find, text) == []
    if guard.id not in COVERED:
        assert found(QuantityFinder(Without(guard.id)), text) != []


def test_a_pack_switches_a_guard_off(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('name = "mine"\nremove = ["guard.quantity.emergency"]\n', encoding="utf-8")
    mine = QuantityFinder(Rules([tmp_path]))
    assert (found(find, "They called 911 at once."), found(mine, "They called 911 at once.")) == ([], ["911"])
