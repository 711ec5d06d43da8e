"""What the words around a date tell of it: whether it lies ahead, what has happened by it."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.entities import Edge
from extractor.find.context import Context
from extractor.find.dates.tense import Tense
from extractor.find.dates.words import DateLexicon
from extractor.trace import tracing

_CLAUSE = 70
_BY = re.compile(r"\bby (?:the )?$", re.IGNORECASE)
_TO_DO = re.compile(r"\bto [a-z]+\b")
_FRONTED = len("No later than ")
_LABEL = 40
_ANNOUNCING = re.compile(r"\b(?:(?P<label>[A-Za-z]+): ?|(?:is|are)(?: on)? )$")
# What tells of a day to come even in the past: "was ordered to appear on", "agreed to pay by".
_APPOINTING = re.compile(r"\b(?:to|for|until|till|will|would|shall|is|are|set|due|next)\b")
_PLANNED = re.compile(r"\b(?:goals?|targets?|plans?|aims?|hopes?|could|may|might|should|must)\b")
_WORD = re.compile(r"[A-Za-z]+")
# "From 1 May, offenders will face" lies ahead.
_FROM = frozenset({"From ", "From the "})
# "With effect from 1 June" tells no more of the past than of the future.
_TAKING_EFFECT = re.compile(
    r"\b(?:(?:effect|force|applicable|applie[sd]|apply|valid|as) from|effective(?: from| as of)?|w\.?e\.?f\.?|"
    r"commencing|starting|beginning)(?: on| in| from)?(?: the)? $",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince (?:at least )?$", re.IGNORECASE)


class Place(NamedTuple):
    """Where in the text a mention stands, and the bound that its words state."""

    start: int
    end: int
    edge: Edge | None = None


class Surroundings:
    """The words around one mention of a date after another; ``here`` is the mention that is being resolved."""

    def __init__(self, context: Context, words: DateLexicon, tense: Tense) -> None:
        self.context, self.words = context, words
        self.here = Place(0, 0)
        self._tense = tense
        self._ahead: tuple[tuple[Place, bool] | None, bool | None] = None, None

    def known_year(self, month: int, day: int) -> int | None:
        """The year of a day that everybody knows: "the September 11 attacks"."""
        end = self.here.end
        after = self.context.text[end : end + 20].lower().split()[:1]
        for known in self.words.known_days:
            if known["day"] == [month, day] and after and after[0].strip(".,;") in known["before"]:
                if trace := tracing():
                    trace.step("date.known-day", "a day whose year everybody knows", after[0], known["year"])
                return int(known["year"])
        return None

    def ahead(self, *, is_weekday: bool = False) -> bool | None:
        """Whether the words around the mention tell the future; read once a mention, however often it is asked."""
        asked = self.here, is_weekday
        if self._ahead[0] != asked:
            self._ahead = asked, self._read_ahead(is_weekday)
        return self._ahead[1]

    def _read_ahead(self, is_weekday: bool) -> bool | None:
        start, end, edge = self.here
        if edge == "since" and not _TAKING_EFFECT.search(self.context.text, max(start - _LABEL, 0), start):
            opens = self.context.sentence(start)[0]
            fronted = self.context.text[opens:start].strip("\"'") in _FROM
            return fronted and self._tense.ahead(self.context, start, end) is True
        if self._is_announced(start):
            return True
        found = self._tense.ahead(self.context, start, end)
        if edge != "until" or found:
            return found
        if not is_weekday:
            return None
        opens = self.context.sentence(start)[0]
        before = self.context.text[max(start - _CLAUSE, opens) : start]
        # "By Sunday, all had been freed", "ten had paid by Sunday", but "he has until Sunday", "told to pay by Sunday"
        past = start - opens <= _FRONTED or (found is False and _BY.search(before) and not _TO_DO.search(before))
        return found if past else True

    def _is_announced(self, start: int) -> bool:
        """Whether the date follows "is", or an event's name and a colon: "the hearing is Sept. 3", "Hearing: May 5"."""
        before = _ANNOUNCING.search(self.context.text, max(start - _LABEL, 0), start)
        return before is not None and (before["label"] is None or before["label"].lower() in self.words.appointments)

    def is_done(self) -> bool:
        """Whether the words around the mention tell what has happened on it, and of no appointment."""
        start, end, _ = self.here
        opens, closes = self.context.sentence(start)
        text = self.context.text
        clause = f"{text[max(start - _CLAUSE, opens) : start]}|{text[end : min(end + _CLAUSE, closes)]}"
        return self.ahead() is False and not _APPOINTING.search(clause) and not self._is_appointed(clause)

    def has_passed(self) -> bool:
        """Whether the words around the mention tell what has happened by it, whatever its bound."""
        self.here = self.here._replace(edge=None)
        opens, closes = self.context.sentence(self.here.start)
        return self.is_done() and not _PLANNED.search(self.context.text, opens, closes)

    def _is_appointed(self, clause: str) -> bool:
        return any(word.lower() in self.words.appointments for word in _WORD.findall(clause))

    def is_since(self) -> bool:
        """Whether the word "since" stands before it: what it names has passed."""
        return _SINCE.search(self.context.text, max(self.here.start - 16, 0), self.here.start) is not None
