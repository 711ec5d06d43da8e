"""Offence mentions: templates walked word by word, what belongs to a name on either side, and the stage of the case."""

from extractor.find.offences.finder import OffenceFinder

__all__ = ["OffenceFinder"]
