"""Which sentence of the old text has become which of the new one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.compare.greedy import Candidate, assign
from extractor.compare.phrases import words
from extractor.compare.statements import Version

# A sentence has become another where they share so much (Sørensen–Dice over words, values left out), or, in the same
# gap between sentences that stayed, so much.
_ALIKE = 0.5
_ALIKE_IN_PLACE = 0.3
_SAME_GAP = 0.25
# Words that more of the changed sentences have tell nothing about which became which.
_COMMON = 12
# So far within a gap sentences are compared in any case.
_REACH = 8
# What a sentence says in signs: numbers with their points, words, and what is read beside a number.
_SIGNS = re.compile(r"\d+(?:[.,:/]\d+)*|\w+|[$€£¥₹%<>≥≤±+=~°#]")


@dataclass(frozen=True, slots=True)
class SentenceMap:
    """``mate`` is the new sentence of an old one that is aligned; of ``untouched`` ones the words are the same."""

    mate: dict[int, int]
    untouched: frozenset[int] = frozenset()


def align_sentences(old: Version, new: Version) -> SentenceMap:
    """Align the sentences of two texts: the same words first, wherever they stand, then what is most alike."""
    before, after = _keys(old), _keys(new)
    mate = dict(_same(before, after))
    untouched = frozenset(mate)
    kept = set(mate.values())
    left = [index for index in range(len(before)) if index not in mate]
    right = [index for index in range(len(after)) if index not in kept]
    if left and right:
        for _, one, other in assign(list(_candidates(old, new, left, right, mate))):
            mate[one] = other
    return SentenceMap(mate, untouched)


def _keys(version: Version) -> list[str]:
    """The words and signs of each sentence in small letters: typography aside."""
    starts = [*version.starts, len(version.folded)]
    return [" ".join(_SIGNS.findall(version.folded[start:end].casefold())) for start, end in pairwise(starts)]


def _same(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first with the first of the same words, the second with the second."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index in reversed(range(len(after))):
        places[after[index]].append(index)
    for index, key in enumerate(before):
        if places[key]:
            yield index, places[key].pop()


def _candidates(
    old: Version, new: Version, left: Sequence[int], right: Sequence[int], mate: dict[int, int]
) -> Iterator[Candidate]:
    before, after = _signatures(old, left), _signatures(new, right)
    gaps_before = _gaps(left, sorted(mate), mate)
    gaps_after = _gaps(right, sorted(mate.values()), {new: new for new in mate.values()})
    for one, other in sorted(_worth_comparing(before, after, gaps_before, gaps_after)):
        share = _dice(before[one], after[other])
        near = sum(x == y for x, y in zip(gaps_before[one], gaps_after[other], strict=True)) / 2
        if share >= _ALIKE or (near == 1 and share >= _ALIKE_IN_PLACE):
            yield Candidate(share + _SAME_GAP * near, one, other)
        elif near and not before[one] and not after[other]:
            yield Candidate(near, one, other)  # nothing but values, between the same sentences


def _signatures(version: Version, sentences: Sequence[int]) -> dict[int, frozenset[str]]:
    """The words of each sentence outside of its dates and quantities."""
    spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for entity in version.entities:
        if entity.type in ("date", "quantity"):
            spans[entity.sentence].append((entity.start, entity.end))
    found = {}
    for sentence in sentences:
        start, end = version.bounds(sentence)
        pieces = []
        for first, last in spans[sentence]:
            pieces.append(version.folded[start:first])
            start = max(start, last)
        pieces.append(version.folded[start:end])
        found[sentence] = frozenset(words(" ".join(pieces)))
    return found


def _gaps(sentences: Sequence[int], anchors: Sequence[int], mate: dict[int, int]) -> dict[int, tuple[int, int]]:
    """Between which sentences that stayed each one stands, by their places on the new side."""
    found = {}
    for sentence in sentences:
        place = bisect_left(anchors, sentence)
        above = mate[anchors[place - 1]] if place else -1
        below = mate[anchors[place]] if place < len(anchors) else -1
        found[sentence] = (above, below)
    return found


def _worth_comparing(
    before: dict[int, frozenset[str]],
    after: dict[int, frozenset[str]],
    gaps_before: dict[int, tuple[int, int]],
    gaps_after: dict[int, tuple[int, int]],
) -> set[tuple[int, int]]:
    """Pairs that share a word that few have, or stand in the same gap at about the same place."""
    pairs: set[tuple[int, int]] = set()
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for sentence, found in after.items():
        for word in found:
            holders[word].append(sentence)
    for sentence, found in before.items():
        for word in found:
            if len(holders[word]) <= _COMMON:
                pairs.update((sentence, other) for other in holders[word])
    for end in (0, 1):
        inside: defaultdict[int, list[int]] = defaultdict(list)
        for sentence in after:
            inside[gaps_after[sentence][end]].append(sentence)
        seen: defaultdict[int, int] = defaultdict(int)
        for sentence in before:
            gap = gaps_before[sentence][end]
            place = seen[gap]
            seen[gap] += 1
            pairs.update((sentence, other) for other in inside[gap][max(place - _REACH, 0) : place + _REACH + 1])
    return pairs


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0
