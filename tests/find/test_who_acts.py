"""Who acts and who says so, by kinds of sentence: each line of who_acts.txt is one sentence with what it tells.

A line is ``sentence :: quantity = agent / speaker :: …``; ``-`` is nobody, ``\\n`` a line break, ``#`` opens a kind.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract

DETERMINERS = {"the", "a", "an", "its", "their", "his", "her", "some"}
LINES = [
    line
    for line in Path(__file__).with_name("who_acts.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def words(phrase: str | None) -> list[str]:
    """The words of a phrase in small letters, no determiner before them."""
    found = (phrase or "").lower().split()
    while found and found[0] in DETERMINERS:
        del found[0]
    return found


@pytest.mark.parametrize("line", LINES)
def test_who_acts(line: str) -> None:
    text, *told = line.replace("\\n", "\n").split(" :: ")
    extraction = extract(text)
    texts = {entity.id: entity.text for entity in extraction.entities}
    for one in told:
        quantity, _, roles = one.partition(" = ")
        agent, _, speaker = roles.partition(" / ")
        fact = next(fact for fact in extraction.facts if fact.quantity and quantity in texts[fact.quantity])
        assert words(fact.agent_text) == words(agent.strip("-"))
        assert words(fact.said_by_text) == words(speaker.strip("-"))
