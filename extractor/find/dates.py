"""Date mentions."""

from __future__ import annotations

from extractor.entities import Entity
from extractor.find.context import Context
from extractor.packs import Rules


class DateFinder:
    """Finds and resolves the dates of a release."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def __call__(self, context: Context) -> list[Entity]:
        """The dates in the order of the text."""
        return []
