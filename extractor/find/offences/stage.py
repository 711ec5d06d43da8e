"""How far the procedure has come, read from the cue words around a mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.entities import Stage
from extractor.find.context import Context
from extractor.find.offences.mentions import Cue

# A case is on record; what is told without a cue in such a release is told of that case.
_CASE: frozenset[Stage] = frozenset({"charged", "pleaded_guilty", "convicted", "sentenced", "arrested", "acquitted"})
# What is told after such a cue, without one of its own, is settled; after a charge it is alleged.
_SETTLED: frozenset[Stage] = frozenset({"pleaded_guilty", "convicted", "sentenced"})
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


class StageReader:
    """Tells the stage of the mentions of one release.

    Args:
        context: the release.
        cues: its procedural cues, by position.
    """

    def __init__(self, context: Context, cues: Sequence[Cue]) -> None:
        self.context = context
        self._cues = cues
        self._starts = [cue.start for cue in cues]
        self._lead = self._lead_stage()

    def stage(self, start: int, end: int) -> Stage:
        """The stage that governs a mention: of the cues in its sentence the nearest before it, else after it."""
        before, after = self._around(start, end)
        firm = [cue.stage for cue in before if not cue.weak]
        if firm:
            return firm[-1]
        if before:
            return before[-1].stage
        if self._in_quote(start):
            return "mentioned"
        listed = self._listed(start)
        if listed is not None:
            return listed
        if after:
            return after[0].stage
        return self._inherited(start)

    def _listed(self, start: int) -> Stage | None:
        """The stage of a list that the mention stands in: the cue before the colon that opens it."""
        last = bisect_left(self._starts, start)
        for cue in reversed(self._cues[max(last - _MOST_CUES, 0) : last]):
            between = self.context.text[cue.end : start]
            if len(between) > _LONGEST_LIST or _STOP.search(between):
                return None
            if _LIST.search(between):
                return cue.stage
        return None

    def _in_quote(self, start: int) -> bool:
        """Whether somebody is quoted there: an odd number of quotation marks stands before it in its line."""
        text = self.context.text
        earliest = max(start - _LONGEST_QUOTE, 0)
        line = max(text.rfind("\n", earliest, start) + 1, earliest)
        return text.count('"', line, start) % 2 == 1

    def governed(self, start: int) -> bool:
        """Whether the mention's sentence says that there is a case: a charge, a plea, a sentence."""
        before, after = self._around(start, start)
        return any(cue.stage in _CASE for cue in [*before, *after]) or self._listed(start) in _CASE

    def is_object(self, start: int) -> bool:
        """Whether a mention is what a charge, a plea or a sentence is for: "convicted over the shooting"."""
        before, _ = self._around(start, start)
        if not before or before[-1].stage not in _CASE:
            return False
        between = self.context.text[before[-1].end : start]
        return len(between) <= _LONGEST_OBJECT_LINK and _OBJECT_LINK.fullmatch(between) is not None

    def _around(self, start: int, end: int) -> tuple[Sequence[Cue], Sequence[Cue]]:
        """The cues of the sentence before and after a mention."""
        opens, closes = self.context.sentence(start)
        first, last = bisect_left(self._starts, opens), bisect_left(self._starts, closes)
        middle, past = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return (
            self._cues[max(first, middle - _MOST_CUES) : middle],
            self._cues[past : min(last, past + _MOST_CUES)],
        )

    def _inherited(self, start: int) -> Stage:
        """Without a cue of its own, a sentence goes on with the story of the case that the release tells of."""
        if self._lead is None:
            return "mentioned"
        last = bisect_left(self._starts, start)
        told = [cue.stage for cue in self._cues[max(last - _MOST_CUES, 0) : last] if cue.stage in _CASE]
        return told[-1] if told and told[-1] in _SETTLED else "alleged"

    def _lead_stage(self) -> Stage | None:
        """The stage of the case that the opening of the release tells of."""
        sentences = self.context.sentences
        opening = sentences[4] if len(sentences) > 4 else len(self.context.text)
        return next((cue.stage for cue in self._cues if cue.start < opening and cue.stage in _CASE), None)
