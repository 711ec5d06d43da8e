"""Quantity mentions."""

from __future__ import annotations

from extractor.entities import Entity
from extractor.find.context import Context
from extractor.packs import Rules


class QuantityFinder:
    """Finds and resolves the quantities of a release."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def __call__(self, context: Context) -> list[Entity]:
        """The quantities in the order of the text."""
        return []
