"""Whether the words around an expression say that it lies ahead."""

from __future__ import annotations

import re

from extractor.find.context import Context
from extractor.find.dates.words import DateLexicon
from extractor.trace import tracing

_WORD = re.compile(r"[A-Za-z']+")
_THAT = re.compile(r"\bthat (?:on |in |by |from )?$")
_LEFT, _RIGHT = 160, 90
# Before a form in -ed these show that it is no past tense: "to be sentenced", "a planned sale".
_PARTICIPLE = frozenset(
    {
        "be",
        "been",
        "being",
        "scheduled",
        "to",
        "is",
        "are",
        "when",
        "a",
        "an",
        "the",
        "its",
        "his",
        "her",
        "their",
        "still",
    }
)
# "Is accused of", "are told": the present says nothing of when.
_PRESENT = frozenset({"is", "are"})

# "Sentencing is set for", "the court set sentencing for", but "he set fire to".
_SET_AHEAD = frozenset({"is", "are", "been", "for", "sentencing", "trial"})

_TO = frozenset({"to", "till", "until", "for"})


class Tense:
    """Reads tense from the nearest finite verb before the expression, else from the first one after it."""

    def __init__(self, words: DateLexicon) -> None:
        self.future, self.past, self.appointed = words.future, words.past, words.appointed

    def ahead(self, context: Context, start: int, end: int) -> bool | None:
        """True for the future, False for the past, None where no verb tells."""
        opens, closes = context.sentence(start)
        if _THAT.search(context.text, max(start - 12, opens), start):
            # "He told them that on Thursday he will": the clause begins here.
            found = self._after(context.text, end, closes)
            if found is not None:
                return found
        clause = max(start - _LEFT, opens, context.text.rfind(";", max(start - _LEFT, opens), start))
        matches = list(_WORD.finditer(context.text, clause, start))
        left = [match[0].lower() for match in matches]
        for index in range(len(left) - 1, -1, -1):
            verdict = self._verdict(left[index], left[index - 1] if index else "", left[index + 1 : index + 2])
            if left[index] == "set" and left[index - 1 : index] != ["to"]:
                verdict = bool(_SET_AHEAD & set(left[max(index - 2, 0) : index + 4]))
            if verdict and left[max(index - 2, 0) : index] == ["had", "been"]:
                verdict = False  # "it had been due to expire on Friday"
            if verdict is not None or left[index] in _PRESENT:
                return _told(verdict, matches[index])
        return self._after(context.text, end, closes)

    def _after(self, text: str, end: int, closes: int) -> bool | None:
        """What the first finite verb after the expression tells: "On Friday, the council will vote"."""
        before = ""
        for match in _WORD.finditer(text, end, min(end + _RIGHT, closes)):
            word = match[0].lower()
            verdict = self._verdict(word, before, [])
            if verdict is not None:
                return _told(verdict, match)
            before = word
        return None

    def _verdict(self, word: str, before: str, after: list[str]) -> bool | None:
        if word in self.appointed and after and after[0] in _TO:
            return True
        if word in self.future or (before == "as" and word in {"early", "soon"}):
            return True
        if word == "to" and before in _PRESENT:
            return True  # "he is to retire"
        past_form = word in self.past or word == "set" or (word.endswith("ed") and len(word) > 4)
        return False if past_form and before not in _PARTICIPLE else None


def _told(ahead: bool | None, word: re.Match[str]) -> bool | None:
    """The verdict, taken down with the word that gives it."""
    if ahead is not None and (trace := tracing()):
        trace.step("date.tense", "tells of", None, "the future" if ahead else "the past", at=word.span())
    return ahead
