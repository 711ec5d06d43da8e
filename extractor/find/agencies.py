"""Agency mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.entities import Entity
from extractor.find.context import Context
from extractor.packs import Rules


class AgencyFinder:
    """Finds and resolves the agencies of a release."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def phrases(self) -> Iterable[str]:
        """Every surface form of the pack, for the phrase matcher (case does not count there)."""
        return ()

    def __call__(self, context: Context, hits: Sequence[tuple[int, int]]) -> list[Entity]:
        """The agencies in the order of the text.

        Args:
            context: the release.
            hits: start and end offsets at which a phrase stands, by position; overlapping ones too.
        """
        return []
