from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractor.language.scopes import Boundaries, Reach, scope
from extractor.packs.checks import CueDirection, CueUntil

TEXT = "He came early; she did not arrest or charge them, but he left.\nIt rained. Nobody saw it.\n\nThe end."


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    kind: str = "cue"


def mark(words: str, kind: str = "cue") -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), kind)


def boundaries() -> Boundaries:
    return Boundaries(TEXT, [0, TEXT.index("It rained"), TEXT.index("Nobody"), TEXT.index("The end")])


@pytest.mark.parametrize(
    ("direction", "until", "governed"),
    [
        ("forward", "clause", "not arrest or charge them"),
        ("backward", "clause", "she did not"),
        ("both", "clause", "she did not arrest or charge them"),
        ("forward", "sentence", "not arrest or charge them, but he left.\n"),
        ("backward", "sentence", "He came early; she did not"),
    ],
)
def test_a_cue_governs_its_way_until_its_boundary(direction: CueDirection, until: CueUntil, governed: str) -> None:
    start, end = scope(mark("not"), Reach(direction, until), boundaries())
    assert TEXT[start:end] == governed


def test_a_paragraph_goes_over_sentences() -> None:
    start, end = scope(mark("rained"), Reach("forward", "paragraph"), boundaries())
    assert TEXT[start:end] == "rained. Nobody saw it.\n\n"


def test_a_reach_is_bounded_and_another_cue_ends_it() -> None:
    start, end = scope(mark("not"), Reach("forward", "sentence", within=7), boundaries())
    assert TEXT[start:end] == "not arrest"
    other = [mark("charge", "end")]
    start, end = scope(mark("not"), Reach("forward", "sentence", ended_by=frozenset({"end"})), boundaries(), other)
    assert TEXT[start:end] == "not arrest or "


def test_a_cue_governs_at_least_itself() -> None:
    for until in ("clause", "sentence", "paragraph"):
        start, end = scope(mark("The end"), Reach("both", until), boundaries())
        assert start <= TEXT.index("The end")
        assert end >= TEXT.index("The end") + 7
