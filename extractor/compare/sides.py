"""Two versions of a text side by side: sentence by sentence, what has changed marked in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

from extractor.compare.changes import DIFFERENCES, Change, Kind, Side
from extractor.compare.greedy import in_order
from extractor.compare.sentences import align_sentences
from extractor.compare.statements import Version
from extractor.compare.words import mark_differences
from extractor.entities import Extraction
from extractor.writing.pages.marks import pieces

# Of longer pairs of sentences only what stands between a common beginning and a common end is marked.
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is marked in a sentence: words that the other side lacks, or the place of a change.

    Args:
        start, end: in the sentence.
        change: its number, from 1; None for words.
        kind: of the change.
    """

    start: int
    end: int
    change: int | None = None
    kind: Kind | None = None


@dataclass(slots=True)
class Part:
    """A piece of a sentence.

    Args:
        text: its characters.
        is_new: whether the other side lacks the words.
        change, kind: of the change that it belongs to.
        is_first, is_last: whether it is the first, and the last, of its side that does.
    """

    text: str
    is_new: bool
    change: int | None
    kind: Kind | None
    is_first: bool = False
    is_last: bool = False


@dataclass(slots=True)
class Row:
    """A sentence and what has become of it; a side is None where there is none."""

    old: list[Part] | None = None
    new: list[Part] | None = None
    differs: bool = True
    ends: bool = False


@dataclass(slots=True)
class Stretches:
    """Rows that follow each other, all of them with differences or all without."""

    differ: bool
    rows: list[Row] = field(default_factory=list)


def side_by_side(old: Extraction, new: Extraction, changes: Sequence[Change]) -> list[Stretches]:
    """The texts in rows.

    Args:
        old, new: the versions.
        changes: between them; each is marked where it stands, by its number from 1.
    """
    before, after = Version(old), Version(new)
    marks = [_marks([change.old for change in changes], changes), _marks([change.new for change in changes], changes)]
    rows = [_row(before, after, one, other, marks) for one, other in _aligned(before, after)]
    for side in ([row.old for row in rows], [row.new for row in rows]):
        _find_ends([part for parts in side for part in parts or () if part.change is not None])
    return [Stretches(differ, list(group)) for differ, group in groupby(rows, key=lambda row: row.differs)]


def _find_ends(parts: Sequence[Part]) -> None:
    first = {part.change: part for part in reversed(parts)}
    last = {part.change: part for part in parts}
    for change, part in first.items():
        part.is_first = last[change].is_last = True


def _marks(sides: Sequence[Side | None], changes: Sequence[Change]) -> list[Stretch]:
    return [
        Stretch(side.start, side.end, number, change.kind)
        for number, (side, change) in enumerate(zip(sides, changes, strict=True), 1)
        if side and change.type != "document"
    ]


def _aligned(before: Version, after: Version) -> Iterator[tuple[int | None, int | None]]:
    """Sentences that are one on both sides together, in the order of the texts; what has moved, on each side alone."""
    olds, news = len(before.starts), len(after.starts)
    together = {(at, at) for at in range(olds)} if before.text == after.text else in_order(_mates(before, after))
    one = other = 0
    for mate, its in [*sorted(together), (olds, news)]:
        yield from zip_longest(range(one, mate), range(other, its))
        if mate < olds and its < news:
            yield mate, its
        one, other = mate + 1, its + 1


def _mates(before: Version, after: Version) -> list[tuple[int, int]]:
    return list(align_sentences(before, after).mate.items())


def _row(
    before: Version, after: Version, one: int | None, other: int | None, marks: Sequence[Sequence[Stretch]]
) -> Row:
    old, new = _bounds(before, one), _bounds(after, other)
    words: tuple[list[Stretch], list[Stretch]] = ([], [])
    if one is not None and other is not None:
        words = differing_words(before.text[slice(*old)], after.text[slice(*new)])
    of_old, of_new = _within(marks[0], *old), _within(marks[1], *new)
    ends = next((version.text[bounds[1] : bounds[1] + 2] for version, bounds in ((after, new), (before, old))), "")
    return Row(
        old=None if one is None else _parts(before.text[slice(*old)], [*words[0], *of_old]),
        new=None if other is None else _parts(after.text[slice(*new)], [*words[1], *of_new]),
        differs=any(map(_differs, (*words[0], *words[1], *of_old, *of_new))) or one is None or other is None,
        ends="\n" in ends,
    )


def _differs(mark: Stretch) -> bool:
    return mark.kind is None or mark.kind in DIFFERENCES


def _bounds(version: Version, sentence: int | None) -> tuple[int, int]:
    """Where a sentence starts and ends, without the white space behind it."""
    if sentence is None:
        return 0, 0
    start, end = version.bounds(sentence)
    return start, start + len(version.text[start:end].rstrip())


def _within(marks: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    """What is marked of a sentence, by places in it."""
    return [
        Stretch(max(mark.start, start) - start, min(mark.end, end) - start, mark.change, mark.kind)
        for mark in marks
        if mark.start < end and mark.end > start
    ]


def differing_words(old: str, new: str) -> tuple[list[Stretch], list[Stretch]]:
    """The words of each that the other does not have there."""
    if " ".join(old.split()) == " ".join(new.split()):
        return [], []
    head = tail = 0
    if len(old) + len(new) > _LONGEST:
        head, tail = _common(old, new)
    if len(old) + len(new) - 2 * (head + tail) > _LONGEST:
        sides = [Stretch(head, len(text) - tail) for text in (old, new)]
        return sides[:1], sides[1:]
    left, right = mark_differences(old[head : len(old) - tail], new[head : len(new) - tail])
    found: list[list[Stretch]] = []
    for side in (left, right):
        place, stretches = head, []
        for piece in side:
            if piece.marked:
                stretches.append(Stretch(place, place + len(piece.text)))
            place += len(piece.text)
        found.append(stretches)
    return found[0], found[1]


def _common(old: str, new: str) -> tuple[int, int]:
    """How many characters both begin with and end with."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    return head, tail


def _parts(text: str, spans: Sequence[Stretch]) -> list[Part]:
    found = []
    for piece in pieces(text, spans):
        around = [spans[at] for at in piece.spans]
        change = next((one for one in around if one.change is not None), None)
        is_new = any(one.change is None for one in around)
        found.append(Part(piece.text, is_new, change.change if change else None, change.kind if change else None))
    return found
