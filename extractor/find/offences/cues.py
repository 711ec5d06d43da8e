"""Procedural cues and the story that they tell: how far the case of a release has come at each point of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.entities import Stage
from extractor.packs.checks import CueForce

# A case is on record.
CASE: frozenset[Stage] = frozenset({"charged", "pleaded_guilty", "convicted", "sentenced", "arrested", "acquitted"})
# What is told after such a cue, without one of its own, is settled; after a charge or an arrest it is alleged.
SETTLED: frozenset[Stage] = frozenset({"pleaded_guilty", "convicted", "sentenced"})


@dataclass(slots=True, frozen=True)
class Cue:
    """A word or phrase that tells the stage of a case.

    ``force`` is how it stands against others. ``weak`` gives way to firm ones, ``last`` to weak ones too. ``told``
    governs as a firm one does, but what it tells of is settled where the case is: "the court heard that".
    ``hypothetical`` is weak, and no sentence that follows it is passed yet: "if convicted". ``another`` tells that
    another case begins.
    """

    start: int
    end: int
    stage: Stage
    force: CueForce = "firm"


class Story:
    """What a sentence without a cue of its own takes over from those before it.

    Args:
        cues: the cues of a release, by position, those that begin another case among them.
    """

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._starts: list[int] = []
        self._stages: list[Stage | None] = []
        stage: Stage | None = None
        for cue in cues:
            told = self._after(stage, cue)
            if told != stage:
                stage = told
                self._starts.append(cue.start)
                self._stages.append(stage)

    @staticmethod
    def _after(stage: Stage | None, cue: Cue) -> Stage | None:
        if cue.force == "another":
            return "alleged" if stage in SETTLED else stage
        if cue.force != "firm" or cue.stage in {"acquitted", "mentioned", "alleged"}:
            return stage
        if cue.stage in SETTLED:
            return cue.stage
        if cue.stage == "investigated":
            return stage or "investigated"
        return "alleged"

    def at(self, offset: int) -> Stage | None:
        """The stage that the story has come to before an offset: a settled one, alleged, investigated or none."""
        index = bisect_right(self._starts, offset)
        return self._stages[index - 1] if index else None
