"""How far the procedure has come, read from the cue words around a mention."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.entities import Stage
from extractor.find.context import Context
from extractor.find.offence_mentions import Cue

# A case is on record; what is told without a cue in such a release is told of that case.
_CASE: frozenset[Stage] = frozenset({"charged", "pleaded_guilty", "convicted", "sentenced", "arrested", "acquitted"})

# "convicted over the", "charged with the fatal", "arrested for a New Year's Day"
_OBJECT_LINK = re.compile(
    r"(?: of| with| for| over| to| in connection with)?(?: the| a| an)?(?: [\w'-]+){0,3} ", re.IGNORECASE
)
_LONGEST_OBJECT_LINK = 50


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
        governing = self._nearest_before(before)
        if governing is not None:
            return governing
        if after:
            return after[0].stage
        return self._inherited(start)

    def governed(self, start: int) -> bool:
        """Whether the mention's sentence says that there is a case: a charge, a plea, a sentence."""
        before, after = self._around(start, start)
        return any(cue.stage in _CASE for cue in [*before, *after])

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
        middle = bisect_left(self._starts, start)
        return self._cues[first:middle], self._cues[bisect_left(self._starts, end) : last]

    @staticmethod
    def _nearest_before(cues: Sequence[Cue]) -> Stage | None:
        """The last cue; an allegation only where no firmer cue stands before it ("charged with allegedly …")."""
        firm = [cue.stage for cue in cues if cue.stage != "alleged"]
        if firm:
            return firm[-1]
        return cues[-1].stage if cues else None

    def _inherited(self, start: int) -> Stage:
        opens, closes = self.context.sentence(start)
        text = self.context.text
        if self._lead is None or '"' in text[opens:closes]:
            return "mentioned"
        return "alleged"

    def _lead_stage(self) -> Stage | None:
        """The stage of the case that the opening of the release tells of."""
        sentences = self.context.sentences
        opening = sentences[4] if len(sentences) > 4 else len(self.context.text)
        return next((cue.stage for cue in self._cues if cue.start < opening and cue.stage in _CASE), None)
