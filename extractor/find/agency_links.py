"""Mentions that lean on others in the text: "the District Attorney's Office", "SCPD", "U.S. District Court"."""

from __future__ import annotations

from extractor.find.agency_mention import Found
from extractor.find.agency_words import Word
from extractor.resolve.names import fold_name, official


def link(text: str, words: list[Word], found: list[Found], country: str | None) -> None:
    """Give a shortened name the full name that the text has for it."""
    full: dict[str, str] = {}
    for mention in found:
        if mention.name is not None:
            name = official(mention.name)
            folded = fold_name(name).split(" ")
            for first in range(1, len(folded) - 1):
                full.setdefault(" ".join(folded[first:]), name)
    for mention in found:
        if mention.name is not None:
            longer = full.get(fold_name(official(mention.name)))
            if longer:
                mention.name = longer
