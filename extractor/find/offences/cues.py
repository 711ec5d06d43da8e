"""Procedural cues: words that tell how far a case has come, or that no case is spoken of."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.entities import Stage
from extractor.language.scopes import Reach
from extractor.packs.checks import CueForce

# A case is on record.
CASE: frozenset[Stage] = frozenset({"charged", "pleaded_guilty", "convicted", "sentenced", "arrested", "acquitted"})


@dataclass(slots=True, frozen=True)
class CueRule:
    """What a cue of the pack says.

    ``stage`` is None where it tells of none. ``force`` is how it stands against others: see stages.toml. ``reach`` is
    how far it governs, ``hides`` the stages that count for nothing where they are told within: "if convicted, she faces
    ten years" tells of no sentence.
    """

    id: str
    stage: Stage | None
    force: CueForce
    reach: Reach
    hides: frozenset[Stage]


@dataclass(slots=True, frozen=True)
class Cue:
    """A cue as it stands in the text."""

    start: int
    end: int
    rule: CueRule

    @property
    def stage(self) -> Stage | None:
        """What it tells."""
        return self.rule.stage

    @property
    def kind(self) -> str:
        """The id of its rule."""
        return self.rule.id
