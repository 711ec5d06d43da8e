"""Whether the words around an expression say that it lies ahead."""

from __future__ import annotations

import re

from extractor.find.context import Context
from extractor.find.dates.words import Words

_WORD = re.compile(r"[A-Za-z']+")
_LEFT, _RIGHT = 160, 50
_STILL = frozenset({"be", "been", "being", "scheduled", "to", "is", "are"})


class Tense:
    """Reads tense from the nearest finite verb before the expression, else from the first one after it."""

    def __init__(self, words: Words) -> None:
        self.future, self.past = words.future, words.past

    def ahead(self, context: Context, start: int, end: int) -> bool | None:
        """True for the future, False for the past, None where no verb tells."""
        opens, closes = context.sentence(start)
        left = context.text[max(start - _LEFT, opens) : start]
        found: bool | None = None
        words = [match[0].lower() for match in _WORD.finditer(left)]
        for word, before in zip(reversed(words), [*reversed(words[:-1]), ""], strict=False):
            verdict = self._verdict(word, before)
            if verdict is not None:
                found = verdict
                break
        if found is None:
            found = self._after(context.text[end : min(end + _RIGHT, closes)])
        return found

    def _after(self, right: str) -> bool | None:
        before = ""
        for match in _WORD.finditer(right):
            verdict = self._verdict(match[0].lower(), before)
            if verdict is not None:
                return verdict
            before = match[0].lower()
        return None

    def _verdict(self, word: str, before: str) -> bool | None:
        if (word == "early" and before == "as") or (word == "soon" and before == "as"):
            return True
        if word in self.future:
            return True
        if word in self.past:
            return False
        if word.endswith("ed") and len(word) > 4 and before not in _STILL:
            return False
        return None
