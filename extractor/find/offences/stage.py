"""How far the procedure has come, read from the cue words around a mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.entities import Stage
from extractor.find.context import Context
from extractor.find.offences.cues import CASE, SETTLED, Cue, Story
from extractor.trace import aside, tracing

# How far cues are looked for, so that a text without sentences costs no more than one with them.
_MOST_CUES = 8
# "convicted over the", "charged with the fatal", "arrested for a New Year's Day"
_OBJECT_LINK = re.compile(
    r"(?: of| with| for| over| to| in connection with)?(?: the| a| an)?(?: [\w'-]+){0,3} ", re.IGNORECASE
)
_LONGEST_OBJECT_LINK = 50
_LONGEST_QUOTE = 1000
_LIST = re.compile(r":\s*\n")
_STOP = re.compile(r"[.!?]\s")
_LONGEST_LIST = 600
# What parts a sentence into statements that tell of one thing each.
_PARTS = re.compile(r"; | - | ?— ?|, (?:while|whereas|but) ", re.IGNORECASE)
_LONGEST_PART = 400
# A bare noun after one of these, or at the start of a sentence, is the subject of a general statement.
_SAID = re.compile(r"(?:\b(?:that|said|says|because|how) |^[\W\d]*)$", re.IGNORECASE)
_LONGEST_OPENING = 12
_DEFINITE = re.compile(r"\b(?:this|these|those|the|his|her|their)(?: [\w,-]+){0,3} $", re.IGNORECASE)
_POINTED_AT = re.compile(r"\b(?:this|these)(?: [\w,-]+){0,3} $", re.IGNORECASE)
_LONGEST_DETERMINER = 50
_OPENING = 5


class StageReader:
    """Tells the stage of the mentions of one release.

    Args:
        context: the release.
        cues: its procedural cues, by position, those that begin another case among them.
    """

    def __init__(self, context: Context, cues: Sequence[Cue]) -> None:
        self.context = context
        self._text = context.text
        self._cues = [cue for cue in cues if cue.force != "another"]
        self._starts = [cue.start for cue in self._cues]
        self._story = Story(cues)
        self._headline = self._headline_end()
        sentences = context.sentences
        # Where the headline and the sentence that says it again end.
        self._announced = sentences[2] if len(sentences) > 2 else len(self._text)
        self._opening = sentences[_OPENING] if len(sentences) > _OPENING else len(self._text)
        self._lead = self._lead_stage()

    def stage(self, start: int, end: int, listed: Stage | None = None) -> Stage:
        """The stage that governs a mention.

        That of the nearest cue before it in its part of the sentence, else after it there, else in the whole
        sentence; without a cue, what the release has told before. ``listed`` is the stage of the mention that it is
        listed with, right before it.
        """
        if listed is not None:
            return _step(listed, "listed with the offence before it")
        before, after = self._around(start, end)
        if before and before[-1].force == "firm" and before[-1].end == start - 1 and before[-1].stage != "sentenced":
            return _told(before[-1], before[-1].stage, "the cue right before it")
        near_before, near_after = self._near(start, end, before, after) if before or after else (before, after)
        # "convicted of two counts of arson; three counts of theft"
        counted = bool(near_before) and all(cue.force == "last" for cue in near_before)
        return (
            self._general(start, end, near_after)
            or (None if counted else self._before(start, near_before, near_after))
            or self._uncued(start)
            or (None if counted else self._after(near_after))
            or self._before(start, before, after)
            or self._after(after)
            or self._inherited(start)
        )

    def governed(self, start: int) -> bool:
        """Whether the mention's sentence says that there is a case: a charge, a plea, a sentence."""
        before, after = self._around(start, start)
        return any(cue.stage in CASE for cue in [*before, *after]) or self._listed(start) in CASE

    def is_object(self, start: int) -> bool:
        """Whether a mention is what a charge, a plea or a sentence is for: "convicted over the shooting"."""
        before, _ = self._around(start, start)
        if not before or before[-1].stage not in CASE:
            return False
        between = self._text[before[-1].end : start]
        return len(between) <= _LONGEST_OBJECT_LINK and _OBJECT_LINK.fullmatch(between) is not None

    def _around(self, start: int, end: int) -> tuple[Sequence[Cue], Sequence[Cue]]:
        """The cues of the sentence before and after a mention."""
        opens, closes = self.context.sentence(start)
        starts = self._starts
        middle, past = bisect_left(starts, start), bisect_left(starts, end)
        first, last = bisect_left(starts, opens, 0, middle), bisect_left(starts, closes, past)
        return (
            self._cues[max(first, middle - _MOST_CUES) : middle],
            self._cues[past : min(last, past + _MOST_CUES)],
        )

    def _near(
        self, start: int, end: int, before: Sequence[Cue], after: Sequence[Cue]
    ) -> tuple[Sequence[Cue], Sequence[Cue]]:
        """Of the cues around a mention those of the same statement: what parts a sentence does not stand between."""
        if before:
            opens = max(before[0].end, start - _LONGEST_PART)
            for match in _PARTS.finditer(self._text, opens, start):
                opens = match.end()
            before = [cue for cue in before if cue.end >= opens]
        if after:
            parting = _PARTS.search(self._text, end, min(after[-1].start, end + _LONGEST_PART))
            after = [cue for cue in after if cue.start < parting.start()] if parting else after
        return before, after

    def _before(self, start: int, before: Sequence[Cue], after: Sequence[Cue]) -> Stage | None:
        """The stage of the nearest cue before a mention, the firmest first; None where there is none."""
        cues = _passed(before)
        if not cues:
            return None
        if cues[-1].stage == "mentioned" and cues[-1].force != "last" and start - cues[-1].end == 1:
            # "victims of slavery", whoever was convicted.
            return _told(cues[-1], "mentioned", "the cue right before it")
        firm = [cue for cue in cues if cue.force in {"firm", "told"}]
        if firm:
            return _told(firm[-1], self._resolve(firm[-1]), "the nearest cue before it")
        weak = [cue for cue in cues if cue.force != "last"]
        # "The charge of fraud was dropped", "The offence of smuggling carries": what follows says more.
        for cue in after:
            if cue.force == "firm" and cue.stage in {"acquitted", "mentioned"}:
                return _told(cue, cue.stage, "a cue after it, which says more than the weak ones before")
        nearest = (weak or cues)[-1]
        return _told(nearest, self._resolve(nearest), "the nearest cue before it, a weak one")

    def _after(self, after: Sequence[Cue]) -> Stage | None:
        """The stage of the first cue after a mention, a firm one if there is one."""
        # "a probe into" and "reports of" tell of what follows them.
        own = [cue for cue in after if cue.force == "weak" and cue.stage == "mentioned"]
        cues = [cue for cue in after if cue not in own and not self._text.startswith(" into", cue.end)]
        if not cues:
            return None
        first = min(cues, key=lambda cue: cue.force == "last")
        return _told(first, self._resolve(first), "the first cue after it")

    def _resolve(self, cue: Cue) -> Stage:
        if cue.force == "weak" and cue.stage == "investigated" and cue.start < self._announced:
            # "Drug ring dismantled: 21 arrests"
            return "arrested" if self._lead == "arrested" else cue.stage
        if cue.force != "told":
            return cue.stage
        story = self._story.at(cue.start)
        return cue.stage if story is None or story == "investigated" else story

    def _general(self, start: int, end: int, after: Sequence[Cue]) -> Stage | None:
        """Mentioned where the offence is the bare subject of a statement: "Theft is", "said that theft would"."""
        opening = self._text[max(self.context.sentence(start)[0], start - _LONGEST_OPENING) : start]
        if start < self._headline or _SAID.search(opening) is None or self._listed(start) is not None:
            return None
        if self._text[start:end].split(maxsplit=1)[0].endswith("ed"):
            # "the scheme that defrauded"
            return None
        with aside():
            told = self._after(after)
        return _step("mentioned", "the subject of a general statement") if told in {None, "mentioned"} else None

    def _uncued(self, start: int) -> Stage | None:
        """What a mention with no cue before it is told as in a quotation or a list."""
        if self._in_quote(start):
            quoted = not self._follows(_POINTED_AT, start)
            return _step("mentioned", "told in a quotation") if quoted else None
        listed = self._listed(start)
        return _step(listed, "stands in a list that a cue opens") if listed else None

    def _listed(self, start: int) -> Stage | None:
        """The stage of a list that the mention stands in: the cue before the colon that opens it."""
        last = bisect_left(self._starts, start)
        opened: Cue | None = None
        for cue in reversed(self._cues[max(last - _MOST_CUES, 0) : last]):
            between = self._text[cue.end : start]
            if len(between) > _LONGEST_LIST or _STOP.search(between):
                break
            if _LIST.search(between):
                if cue.force == "firm":
                    return cue.stage
                opened = opened or cue
        return opened.stage if opened else None

    def _in_quote(self, start: int) -> bool:
        """Whether somebody is quoted there: an odd number of quotation marks stands before it in its line."""
        text = self._text
        earliest = max(start - _LONGEST_QUOTE, 0)
        line = max(text.rfind("\n", earliest, start) + 1, earliest)
        return text.count('"', line, start) % 2 == 1

    def _follows(self, pattern: re.Pattern[str], start: int) -> bool:
        return pattern.search(self._text[max(start - _LONGEST_DETERMINER, 0) : start]) is not None

    def _inherited(self, start: int) -> Stage:
        """Without a cue of its own, a sentence goes on with the story of the case that the release tells of."""
        if start < self._headline and self._lead is not None:
            return _step(self._lead, "in the headline: the case that the opening tells of")
        story = self._story.at(start)
        if story == "investigated":
            goes_on = self._follows(_DEFINITE, start)
            return _step(story if goes_on else "mentioned", "no cue of its own, and the release tells of an inquiry")
        if story is None and self._lead is not None:
            lead: Stage = self._lead if self._lead in SETTLED else "alleged"
            return _step(lead, "no cue of its own: the case that the opening tells of")
        return _step(story or "mentioned", "no cue of its own: what the release has told before")

    def _headline_end(self) -> int:
        """Where the headline ends: the first line, unless it is a sentence."""
        text = self._text
        end = text.find("\n")
        return max(self.context.title_end, end if end > 0 and text[end - 1] not in '.!?"' else 0)

    def _lead_stage(self) -> Stage | None:
        """The stage of the case that the opening of the release tells of."""
        told = (cue.stage for cue in self._cues if cue.start < self._opening and cue.stage in CASE)
        return next(told, None)


def _passed(cues: Sequence[Cue]) -> Sequence[Cue]:
    """The cues without the sentences that nobody has passed yet: "if convicted, she faces two years in prison"."""
    hypothetical = next((index for index, cue in enumerate(cues) if cue.force == "hypothetical"), len(cues))
    return [cue for index, cue in enumerate(cues) if index < hypothetical or cue.stage != "sentenced"]


def _told(cue: Cue, stage: Stage, step: str) -> Stage:
    """The stage that a cue tells, taken down with the cue."""
    if trace := tracing():
        trace.step("offence.stage-cue", step, None, stage, at=(cue.start, cue.end))
    return stage


def _step(stage: Stage, step: str) -> Stage:
    """The stage of an offence without a cue, taken down with why."""
    if trace := tracing():
        trace.step("offence.stage", step, None, stage)
    return stage
