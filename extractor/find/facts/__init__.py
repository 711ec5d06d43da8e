"""Facts: the entities of a release tied into who did what to how many, when, and who says so."""

from extractor.find.facts.finder import FactFinder

__all__ = ["FactFinder"]
