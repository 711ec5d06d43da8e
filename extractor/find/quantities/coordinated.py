"""Nouns that are counted or measured together: "penalties and costs", "civil and criminal penalties"."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from extractor.language.noun_phrases import NounPhrases, Span, head_of

_SECOND_NOUN: Final = re.compile(r" (?:and|or) (?P<noun>[^\W\d_]{3,20})(?= (?P<next>[a-z]+)|[\n.,;:)]|\Z)")
_SECOND_PHRASE: Final = re.compile(
    rf" (?:and|or) (?P<modifier>[a-z-]{{3,20}}) {_SECOND_NOUN.pattern[len(' (?:and|or) ') :]}"
)


class Coordination:
    """Takes in what is joined to a noun phrase.

    Args:
        phrases: of the release's language.
        amounts: nouns of sums of money: "penalties", "cash".
    """

    def __init__(self, phrases: NounPhrases, amounts: Set[str]) -> None:
        self.phrases = phrases
        self.amounts = amounts

    def whole(self, text: str, low: str, span: Span, subject: bool = False) -> Span:
        """ "penalties and costs", "civil and criminal penalties": what is joined bare and has no verb of its own.

        ``subject``: the phrase opens its sentence, so that a verb after it is the verb of all.
        """
        if not low.startswith((" and ", " or ", ", "), span[1]):
            return span
        head = head_of(low, span)
        if not self.phrases.is_plural(head):
            joined = self.phrases.joined(text, low, span[1])
            if joined and (head not in self.amounts or low.startswith("other ", joined[0])):
                return span[0], joined[1]
        matches = (pattern.match(low, span[1]) for pattern in (_SECOND_NOUN, _SECOND_PHRASE))
        match = next((found for found in matches if found and self._is_second(low, span, head, found)), None)
        if match is None:
            return span
        following = match["next"]
        last = not following or following in self.phrases.after_noun or (subject and following in self.phrases.verbs)
        return (span[0], match.end("noun")) if last else span

    def _is_second(self, low: str, span: Span, head: str, match: re.Match[str]) -> bool:
        """Whether a noun is counted together with the one before "and": one with a modifier beside another such."""
        modifier, noun = match.groupdict().get("modifier"), match["noun"]
        if noun in self.phrases.numbers or noun == "tens" or not self._are_alike(head, noun):
            return False
        if modifier is None:
            return True
        parallel = " " in low[span[0] : span[1]] and self.phrases.is_plural(noun)
        closed = modifier in self.phrases.openers or modifier in self.phrases.numbers or modifier in self.phrases.stop
        return parallel and not closed and not self.phrases.is_plural(modifier)

    def _are_alike(self, first: str, second: str) -> bool:
        """Whether two nouns joined by "and" are plurals, or amounts of something: "jewelry and cash"."""
        if self.phrases.is_plural(second):
            return self.phrases.is_plural(first)
        return second in self.amounts and first not in self.amounts
