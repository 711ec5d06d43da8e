"""What a release tells for each stage of a mention: which cues stand where, and which of them are overtaken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from extractor.entities import Offence, Stage
from extractor.find.offences.case import COURSE, RANK, Cases, Passage, Place
from extractor.find.offences.cues import CASE, Cue

_LIST = re.compile(r":\s*\n")
_STOP = re.compile(r"[.!?]\s")
_LONGEST_LIST = 600
_MOST_CUES = 6
# "Ann B. Lee: theft, arson"; "Ann Lee, 32, of Hope – theft": somebody of a roster, with what is laid to them.
_OF_ROSTER = re.compile(
    r"[•·▪●*-]?\s*(?:[A-Z][\w'’-]*\.?,? ){1,4}[A-Z][\w'’-]*\.?(?:,? (?:aged )?\(?\d\d\)?)?"
    r"(?:,? (?:of|from) [^:\n]{1,60}?)?(?:(?<=\d), |:\s| ?[–—] | - )"
)
_LEADS_IN = re.compile(r":[ \t]*\n\s*")
# How far from the mention a cue stands, in characters.
_RIGHT, _SHORTLY = 2, 25
_OFTEN = 3
# "arrested for alleged", "charged over the alleged"
_ALLEGED_LINK = re.compile(r" (?:for|of|with|over|on|in|in connection with|after)(?: an?| the| his| her| their)? ")
_OVERTAKEN = {RANK["alleged"]: ", a claim overtaken", RANK["investigated"]: ", an inquiry overtaken"}


class Told(NamedTuple):
    """A feature that speaks for a stage; ``at`` are the words that tell it, where certain ones do."""

    stage: Stage
    feature: str
    at: tuple[int, int] | None = None


class Evidence:
    """What speaks for the stages of the mentions of a release.

    Args:
        cases: its cases.
        found: its offences by position.
    """

    def __init__(self, cases: Cases, found: Sequence[Offence]) -> None:
        self.cases = cases
        self.opening = cases.passage((0, cases.opening)).furthest
        self.headline = cases.passage((0, cases.headline)).furthest if cases.headline else None
        self.acquits = any(cue.stage == "acquitted" for cue in cases.between(0, cases.opening))
        counts = Counter(cue.stage for cue in cases.told if cue.rule.force in {"firm", "weak"})
        past = self.headline in CASE and RANK[self.headline or ""] < RANK.get(cases.main or "", -1)
        self._of_main = ", past the headline" if past else ", told once" if counts[cases.main] < 2 else ""
        self._often = [stage for stage, count in counts.items() if stage and count >= _OFTEN]
        self._same: dict[str | None, list[Offence]] = {}
        self._sentences: dict[int, Passage] = {}
        for offence in found:
            self._same.setdefault(offence.iccs, []).append(offence)
            self._sentences[offence.start] = cases.passage(cases.boundaries.sentence(offence.start))

    def same(self, group: Sequence[Offence]) -> list[Offence]:
        """The other mentions that have a code of the group."""
        first, last = group[0].start, group[-1].start
        return [
            offence
            for code in dict.fromkeys(offence.iccs for offence in group)
            for offence in self._same[code]
            if not first <= offence.start <= last
        ]

    def where_it_stands(self, same: Sequence[Offence]) -> Stage | None:
        """The furthest stage that the sentences of some mentions tell."""
        best = -1
        for offence in same:
            stage = self._sentences[offence.start].furthest
            if stage is not None and RANK[stage] > best:
                best = RANK[stage]
        return COURSE[best] if best >= 0 else None

    def of(self, place: Place, elsewhere: Stage | None, opener: Cue | None) -> list[Told]:
        """What speaks for the stages of a mention, or of several that are listed together.

        Args:
            place: where they stand.
            elsewhere: the furthest stage that is told where the same offence stands besides.
            opener: the cue that opens the list in which it stands, if it stands in one.
        """
        cases, paragraph = self.cases, place.paragraph
        aside = cases.aside(place.start)
        item = cases.in_item(place.start)
        in_aside = ", in an item" if item else ", in an aside" if aside or _acquits(place) else ""
        own = cases.passage(aside).furthest if aside else None
        reached = own or cases.main
        top = len(COURSE) if reached == "acquitted" else RANK.get(reached or "", -1)
        told = _beside(place, top, cases.text)
        person = " with a person" if place.person else ""
        for stage, feature in (
            (paragraph.furthest, "furthest of its paragraph" + person + _overtaken(paragraph.furthest, top)),
            (self.opening, "furthest of the opening" + in_aside),
            (self.headline, "furthest of the headline" + (in_aside or _overtaken(self.headline, top))),
            (cases.main, "furthest of the main case" + (in_aside or self._of_main)),
            (own, "furthest of its item" if item else "furthest of its aside"),
            (elsewhere, "furthest where the same offence stands"),
        ):
            if stage is not None:
                told.append(Told(stage, feature))
        if opener is not None and opener.stage:
            told.append(Told(opener.stage, "opens its list", (opener.start, opener.end)))
        if self.acquits:
            told.append(Told("acquitted", "the opening acquits" + in_aside))
        return told + [Told(stage, "told often" + _overtaken(stage, top)) for stage in self._often]

    @cached_property
    def _rosters(self) -> list[tuple[int, int, Cue]]:
        """Lists of persons with what is laid to each: start, end, the cue of the lead-in that reaches furthest."""
        cases, text, rosters = self.cases, self.cases.text, []
        for lead in _LEADS_IN.finditer(text):
            told = [
                cue for cue in cases.passage(cases.boundaries.sentence(lead.start())).told if cue.end <= lead.start()
            ]
            start = end = lead.end()
            while told and _OF_ROSTER.match(text, end):
                end = cases.boundaries.paragraph(end)[1]
                while end < len(text) and text[end].isspace():
                    end += 1
            if end > start:
                rosters.append((start, end, max(told, key=lambda cue: RANK.get(cue.stage or "", -1))))
        return rosters

    def opener(self, start: int) -> Cue | None:
        """The cue before the colon that opens the list in which the mention stands."""
        for opens, closes, cue in self._rosters:
            if opens <= start < closes:
                own = self.cases.passage(self.cases.boundaries.paragraph(start)).furthest
                return cue if RANK.get(own or "", -1) <= RANK.get(cue.stage or "", -1) else None
        opened: Cue | None = None
        earliest = max(start - _LONGEST_LIST, 0)
        if self.cases.text.find(":", earliest, start) < 0:
            return None
        for cue in reversed(self.cases.between(earliest, start)[-_MOST_CUES:]):
            between = self.cases.text[cue.end : start]
            if _STOP.search(between):
                break
            if _LIST.search(between):
                if cue.rule.force == "firm":
                    return cue
                opened = opened or cue
        return opened


def _acquits(place: Place) -> bool:
    """Whether the cue nearest to a mention says that nothing came of it: a count of its own."""
    start, end = place.start, place.end
    nearest = min(place.sentence.told, key=lambda cue: max(start - cue.end, cue.start - end), default=None)
    return nearest is not None and nearest.stage == "acquitted"


def _is_alleged_object(governs: Cue, cue: Cue, text: str) -> bool:
    """Whether the last cue only speaks of what another one is for: "arrested for alleged theft"."""
    if cue.kind != "allegedly" or governs.stage not in CASE:
        return False
    return _ALLEGED_LINK.fullmatch(text, governs.end, cue.start) is not None


def _beside(place: Place, top: int, text: str) -> list[Told]:
    """What the cues of the mention's sentence tell."""
    start, end, sentence = place.start, place.end, place.sentence
    if sentence.furthest is None and not sentence.told:
        return []
    # What a court has heard tells how far the case is, and nothing of what it says.
    near = [cue for cue in sentence.told if cue.rule.force != "told"]
    before = [cue for cue in near if cue.end <= start + 1]
    after = [cue for cue in near if cue.start >= end]
    # "The charges of bribery were dropped"
    around = [cue for cue in near if cue.start < start and cue.end > end]
    told = [_further(cue, "around it", top) for cue in around]
    told += [Told("acquitted", "an acquittal around it") for cue in around if cue.stage == "acquitted"]
    if before:
        if before[-1].stage == "acquitted" and start - before[-1].end <= _RIGHT:
            told.append(Told("acquitted", "an acquittal right before it"))
        if len(before) > 1 and _is_alleged_object(before[-2], before[-1], text):
            before[-2:] = before[:-3:-1]
        told.append(_nearest(before[-1], start - max(cue.end for cue in before), "before it", top))
        told += [_further(cue, "also before it in its sentence", top) for cue in before[:-1]]
    if after:
        told.append(_nearest(after[0], after[0].start - end, "after it", top))
        told += [_further(cue, "also after it in its sentence", top) for cue in after[1:]]
    told += _of_parts(place, top)
    return list({(one.stage, one.feature): one for one in told}.values())


def _of_parts(place: Place, top: int) -> list[Told]:
    """What the clause and the sentence of a mention tell as a whole."""
    clause, sentence, told = place.clause, place.sentence, []
    if clause.furthest is not None and clause.end - clause.start < sentence.end - sentence.start:
        told.append(Told(clause.furthest, "furthest of its clause" + _overtaken(clause.furthest, top)))
    if sentence.furthest is not None:
        told.append(Told(sentence.furthest, "furthest of its sentence" + _overtaken(sentence.furthest, top)))
        if place.whose:
            told.append(Told(sentence.furthest, "furthest of its sentence" + place.whose))
    return told


def _nearest(cue: Cue, gap: int, place: str, top: int) -> Told:
    stage = cue.stage or "mentioned"
    if stage == "acquitted":
        return Told(stage, "an acquittal beside it", (cue.start, cue.end))
    near = "right " if gap <= _RIGHT else "shortly " if gap <= _SHORTLY else ""
    return Told(stage, near + place + _overtaken(stage, top), (cue.start, cue.end))


def _further(cue: Cue, place: str, top: int) -> Told:
    stage = cue.stage or "mentioned"
    if stage == "acquitted":
        return Told(stage, "an acquittal beside it", (cue.start, cue.end))
    return Told(stage, place + _overtaken(stage, top), (cue.start, cue.end))


def _overtaken(stage: Stage | None, top: int) -> str:
    """Whether the case is told to have come further than a stage: suspicion and inquiry, or a step of the procedure."""
    rank = RANK.get(stage or "", top)
    if rank >= top:
        return ""
    if top == len(COURSE):
        return ", before an acquittal"
    return _OVERTAKEN.get(rank, ", a step overtaken")
