"""Assignment by score: the best pair first, each member once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Candidate(NamedTuple):
    """A pair of positions that may belong together; the higher the score the better."""

    score: float
    old: int
    new: int


def assign(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The pairs taken, best first; among equals those nearest to the beginning, and to the same place in the order."""
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for one in sorted(candidates, key=lambda one: (-one.score, one.old + one.new, abs(one.old - one.new))):
        if one.old not in taken_old and one.new not in taken_new:
            taken_old.add(one.old)
            taken_new.add(one.new)
            yield one


def in_order(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The most pairs that stand in the same order on both sides; the others have moved."""
    ordered = sorted(pairs)
    tails: list[int] = []  # of the best chain of each length, its last position on the new side …
    ends: list[int] = []  # … and the pair that it ends with
    before: list[int] = []
    for number, (_, new) in enumerate(ordered):
        length = bisect_left(tails, new)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [new]
        ends[length : length + 1] = [number]
    chain: set[tuple[int, int]] = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.add(ordered[number])
        number = before[number]
    return chain
