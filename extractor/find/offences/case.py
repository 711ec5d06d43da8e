"""The cases that a release tells of, and how far each has come: the furthest stage that is told of it anywhere."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from extractor.entities import Stage
from extractor.find.context import Context
from extractor.find.offences.cues import CASE, Cue
from extractor.find.offences.others import item_starts, whose
from extractor.language.scopes import Boundaries, scope
from extractor.resolve.calendar import MONTH_NUMBERS

# From the first to the last step of a case. An acquittal ends a count, not the case.
COURSE: tuple[Stage, ...] = (
    "alleged",
    "investigated",
    "arrested",
    "charged",
    "pleaded_guilty",
    "convicted",
    "sentenced",
)
RANK: dict[str, int] = {stage: rank for rank, stage in enumerate(COURSE)}
_TELLING = frozenset({*COURSE, "acquitted"})
# A cue of these forces tells what somebody faces.
_HELD_OUT = frozenset({"last", "hypothetical"})
_FIRM = frozenset({"firm", "weak"})
_IN_COURT = frozenset({"charged", "pleaded_guilty", "convicted", "sentenced"})
# A cue of another case this near to the start of its sentence speaks of the whole sentence.
_OPENS_SENTENCE = 60
# How many sentences after the headline open the release.
_OPENING = 3
# "In Kano, a man was jailed": what a round-up goes on with.
_ELSEWHERE = re.compile(r"In (?:the )?([A-Z][\w'-]+)(?: [A-Z][\w'-]+){0,2}, ")
# "Lee Tarrow, 44,", "Arif (24)", "a 31-year-old man"; "aged 51"; "surnamed Wei"; "Mr Quay". Each begins with letters
# that are rare, so that a text is passed over fast.
_PERSON = tuple(
    map(re.compile, (r"\d(?<=[ (]\d)\d(?:[,)]|-year-old)", r"aged \d\d", r"surnamed [A-Z]", r"M(?:rs?|s)\.? [A-Z]"))
)


# The heading of an item is no longer.
_LONGEST_HEADING = 100


class Passage(NamedTuple):
    """A part of a release, the cues that tell a stage in it, and the furthest stage that they tell."""

    start: int
    end: int
    told: Sequence[Cue]
    furthest: Stage | None


class Place(NamedTuple):
    """Where a mention stands, or several that are listed together; whether its paragraph brings somebody in."""

    start: int
    end: int
    clause: Passage
    sentence: Passage
    paragraph: Passage
    person: bool
    whose: str


class Cases:
    """What a release tells of its cases.

    ``told`` are the cues that tell a stage, by position, without those that others hide ("if convicted"); ``talk``
    those of general talk. The release is one case, the main one, but for asides: what a cue of another case or another
    person opens, up to the end of its paragraph, and earlier convictions.

    Args:
        context: the release.
        cues: its cues by position.
    """

    def __init__(self, context: Context, cues: Sequence[Cue]) -> None:
        self.context = context
        self.text = context.text
        self.boundaries = Boundaries(context.text, context.sentences)
        self.headline = self._headline_end()
        self.lead = self._end_of(1)
        self.opening = self._end_of(_OPENING)
        self.told = self._not_hidden(cues)
        self.talk = [cue for cue in cues if cue.stage == "mentioned"]
        self._told_at = [cue.start for cue in self.told]
        self._talk_at = [cue.start for cue in self.talk]
        self._items = list(self._itemised())
        self._asides = list(_parted([*self._items, *self._places(), *self._asides_of(cues)]))
        self._asides_at = [start for start, _ in self._asides]
        self._passages: dict[tuple[int, int], Passage] = {}
        self._whose: dict[int, str] = {}

    def _headline_end(self) -> int:
        """Where the headline ends: the first line, unless it is a sentence."""
        end = self.text.find("\n")
        return max(self.context.title_end, end if end > 0 and self.text[end - 1] not in '.!?"' else 0)

    def _end_of(self, number: int) -> int:
        """Where the first sentences after the headline end, so many of them."""
        sentences = self.context.sentences
        index = bisect_left(sentences, self.headline) + number
        return sentences[index] if index < len(sentences) else len(self.text)

    def _not_hidden(self, cues: Sequence[Cue]) -> list[Cue]:
        hiders = [(*scope(cue, cue.rule.reach, self.boundaries), cue.rule.hides) for cue in cues if cue.rule.hides]
        told = [
            cue
            for cue in cues
            if cue.stage in _TELLING
            and not any(start < cue.start < end and cue.stage in hidden for start, end, hidden in hiders)
        ]
        firm = {cue.stage for cue in told if cue.rule.force in _FIRM}
        if "arrested" in firm and firm.isdisjoint(_IN_COURT):
            # "If convicted, the five risk ten years": those who have only been arrested face no charge by that.
            return [cue for cue in told if cue.rule.force != "hypothetical"]
        return told

    def _places(self) -> Iterator[tuple[int, int]]:
        """What the sentences of a round-up that go on to another place tell."""
        for start in self.context.sentences[bisect_left(self.context.sentences, self.opening) :]:
            if self.text.startswith("In ", start):
                match = _ELSEWHERE.match(self.text, start)
                if match and match[1].lower() not in MONTH_NUMBERS:
                    yield start, self.boundaries.paragraph(start)[1]

    def _asides_of(self, cues: Sequence[Cue]) -> Iterator[tuple[int, int]]:
        for cue in cues:
            # What nothing was told of before is no other case.
            if cue.rule.force == "another" and cue.start >= self.headline and self.between(0, cue.start):
                start, end = scope(cue, cue.rule.reach, self.boundaries)
                opens, _ = self.boundaries.sentence(start)
                if cue.rule.reach.until == "paragraph" and start - opens <= _OPENS_SENTENCE:
                    start = opens
                yield start, end

    def _itemised(self) -> Iterator[tuple[int, int]]:
        """The items of a round-up: at least two tell each how its own case stands."""
        starts = item_starts(self.text, self.headline)
        spans = [(start, self._item_end(start, following)) for start, following in zip_longest(starts, starts[1:])]
        telling = [span for span in spans if any(cue.rule.force == "firm" for cue in self.between(*span))]
        if len(telling) > 1:
            yield from telling

    def _item_end(self, start: int, following: int | None) -> int:
        """Where an item ends: at the next one, the last with its paragraph, past a heading of its own."""
        if following is not None:
            return following
        end = self.boundaries.paragraph(start)[1]
        while end < len(self.text) and end - start < _LONGEST_HEADING and self.text[end - 1] not in ".!?;":
            end = self.boundaries.paragraph(end + 1)[1] if end + 1 < len(self.text) else len(self.text)
        return end

    def in_item(self, offset: int) -> bool:
        """Whether an offset lies in an item of a round-up."""
        return any(start <= offset < end for start, end in self._items)

    def whose(self, passage: Passage) -> str:
        """Whose case a sentence tells, where it may be another one than the main one; read once a sentence."""
        told = self._whose.get(passage.start)
        if told is None:
            sentence = self.text[passage.start : passage.end]
            told = self._whose[passage.start] = whose(sentence, opens=passage.start < self.opening)
        return told

    def passage(self, span: tuple[int, int]) -> Passage:
        """What a sentence, a paragraph or an aside tells; read once."""
        passage = self._passages.get(span)
        if passage is None:
            told = self.between(*span)
            passage = self._passages[span] = Passage(*span, told, furthest(told))
        return passage

    def place(self, start: int, end: int) -> Place:
        """Where what starts and ends there stands."""
        clause = self.passage(self.boundaries.clause(start))
        sentence = self.passage(self.boundaries.sentence(start))
        paragraph = self.passage(self.boundaries.paragraph(start))
        person = self.names_person(paragraph.start, paragraph.end)
        return Place(start, end, clause, sentence, paragraph, person, self.whose(sentence))

    @cached_property
    def main(self) -> Stage | None:
        """How far the main case has come; acquitted where the headline says so, whatever was told before."""
        if self._acquits():
            return "acquitted"
        # From the furthest on, since whose case a sentence tells is costly to read.
        for cue in sorted(self.told, key=_reach, reverse=True):
            reach = _reach(cue)
            if self._says_too_little(cue):
                continue
            if reach >= 0 and self.aside(cue.start) is None and not self._is_of_others(cue.start):
                return COURSE[reach]
        return None

    def _says_too_little(self, cue: Cue) -> bool:
        """Whether a weak word of penalties ("accountable for") stands below an opening that tells how far a case is."""
        weak = cue.stage == "sentenced" and cue.rule.force == "weak" and cue.start >= self.opening
        return weak and self.passage((0, self.opening)).furthest in CASE

    def _acquits(self) -> bool:
        """Whether the headline, or where it tells no stage the first sentence, tells of an acquittal and no penalty."""
        told = self.between(0, self.headline) or self.between(self.headline, self.lead)
        stages = {cue.stage for cue in told}
        return "acquitted" in stages and stages.isdisjoint({"convicted", "sentenced"})

    def _is_of_others(self, offset: int) -> bool:
        """Whether the sentence of a cue tells a count, an earlier case or somebody who has not been told of before."""
        if self.passage((0, self.opening)).furthest not in CASE:
            return False  # what the opening tells of has its arrests told below
        return self.whose(self.passage(self.boundaries.sentence(offset))) != ""

    def aside(self, offset: int) -> tuple[int, int] | None:
        """Start and end of the aside that an offset lies in; None in the main case."""
        index = bisect_right(self._asides_at, offset) - 1
        return self._asides[index] if index >= 0 and offset < self._asides[index][1] else None

    def between(self, start: int, end: int) -> Sequence[Cue]:
        """The telling cues that start between two offsets."""
        return self.told[bisect_left(self._told_at, start) : bisect_left(self._told_at, end)]

    def talk_between(self, start: int, end: int) -> Sequence[Cue]:
        """The cues of general talk that start between two offsets."""
        return self.talk[bisect_left(self._talk_at, start) : bisect_left(self._talk_at, end)]

    def names_person(self, start: int, end: int) -> bool:
        """Whether somebody is brought in between two offsets, with an age or a title."""
        persons = self._persons
        return bisect_left(persons, start) < bisect_left(persons, end)

    @cached_property
    def _persons(self) -> list[int]:
        return sorted(match.start() for pattern in _PERSON for match in pattern.finditer(self.text))


def furthest(cues: Iterable[Cue]) -> Stage | None:
    """The furthest stage that cues tell; a count or a penalty that somebody faces tells of a charge."""
    best = max(map(_reach, cues), default=-1)
    return COURSE[best] if best >= 0 else None


def _reach(cue: Cue) -> int:
    """How far a cue says that a case has come; -1 where it tells of none."""
    if cue.rule.force in _HELD_OUT:
        return RANK["charged"]
    return RANK.get(cue.stage or "", -1)


def _parted(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans by position, each ending where the next one starts: one aside after the other."""
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last is not None and start > last[0]:
            yield last[0], min(last[1], start)
        last = start, end
    if last is not None:
        yield last
