"""The words before an expression that bound it: "since April", "by no later than Friday", "on or about May 5"."""

from __future__ import annotations

import re

from extractor.entities import Edge
from extractor.find.dates.rule import Mention
from extractor.find.dates.values import Ago, PeriodOf, Range, Unit, Year, core
from extractor.find.dates.words import DateLexicon
from extractor.language.words import word_before
from extractor.trace import tracing

_LONGEST = 40
_EVENT = 90
_EVENT_ON = re.compile(
    r"since (?:(?:the|its|his|her|their|an?|our|my|this|he|she|it|they|being) |[a-z]+ing |[a-z]+'s )"
    r"[^,.;:\n]{0,70}\b(?:on|in) "
)
_MORE_THAN = re.compile(r"\b(?:more than|over) $")
_SMALL = frozenset({"at", "on", "in", "the"})
# "Since at least 2009", "until about noon": the bound stands before these.
_LIMITS = (
    ("at", "least"),
    ("as", "early", "as"),
    ("as", "far", "back", "as"),
    ("about",),
    ("around",),
    ("approximately",),
)
# "From 1 July, fees will rise"
_FRONTED = re.compile(r"(?:\A|[.!?\n][\"']? ?)from (?:the )?\Z")
_ONWARDS = re.compile(r",? (?:and )?onwards?\b")


class Edges:
    """Reads the bound that the words beside a mention state."""

    def __init__(self, words: DateLexicon) -> None:
        self.edges = words.edges
        self.tails = frozenset(phrase.split()[-1] for phrase in words.edges)
        self.reacts = self.tails | _SMALL | {limit[-1] for limit in _LIMITS}
        self.numbers = words.numbers
        self.longest = max(len(phrase.split()) for phrase in words.edges)

    def __call__(self, lower: str, mention: Mention) -> Edge | None:
        """The bound that the words right before the mention state."""
        phrase = self._stated(lower, mention.start)
        found = self.edges[phrase] if phrase else _since_event(lower, mention.start)
        value = core(mention.value)
        # "Learn more about this year's programme" bounds nothing.
        topic = found == "around" and isinstance(value, (Unit, PeriodOf)) and not isinstance(value, Ago)
        topic &= not value.clock
        # "After the 2015 attacks" bounds the event, not the year.
        event = found != "since" and isinstance(value, Year) and lower.endswith("the ", 0, mention.start)
        ends = phrase is not None and phrase.endswith("from") and isinstance(mention.value, Range)
        if topic or event or ends:
            return None
        if found is None:
            return self._otherwise(lower, mention)
        if trace := tracing():
            at = lower.rfind((phrase or found).split()[0], 0, mention.start)
            trace.step("date.edge", "bounds it", phrase or "since an event", found, at=(at, mention.start))
        return found

    def _stated(self, lower: str, start: int) -> str | None:
        """The phrase before an offset that states a bound."""
        if word_before(lower, start, " -") not in self.reacts:
            return None
        words = lower[max(start - _LONGEST, 0) : start].replace('"', " ").replace("(", " ").split()
        if words and words[-1] == "the":
            words.pop()
        found = self._phrase(words)
        if found is None or self.edges[found] == "around":
            for limit in _LIMITS:
                if tuple(words[-len(limit) :]) == limit:
                    return self._phrase(words[: -len(limit)]) or found
        return found

    def _phrase(self, words: list[str]) -> str | None:
        """The phrase at the end of the words that states a bound."""
        while words and words[-1] in _SMALL and len(words) > 1 and words[-2] in self.tails:
            if " ".join(words[-2:]) in self.edges:
                break
            words.pop()
        if not words or words[-1] not in self.tails:
            return None
        for count in range(min(self.longest, len(words)), 0, -1):
            phrase = " ".join(words[-count:])
            if phrase in self.edges:
                return phrase
        return None

    def _otherwise(self, lower: str, mention: Mention) -> Edge | None:
        """The bound of "more than a decade ago", and that of a word behind: "from 2022 onwards"."""
        found: Edge | None = None
        match = _ONWARDS.match(lower, mention.end)
        if match is None and mention.value.is_dated and not lower.startswith("'", mention.end):
            match = _FRONTED.search(lower, max(mention.start - 12, 0), mention.start)
        if match:
            found = "since"
        elif isinstance(mention.value, Ago):
            match = _MORE_THAN.search(lower, max(mention.start - 10, 0), mention.start)
            # "Seven more than a year earlier" compares two numbers.
            counted = match is not None and self._is_number(word_before(lower, match.start()))
            match = None if counted else match
            found = "before" if match else None
        if match and (trace := tracing()):
            trace.step("date.edge", "bounds it", match[0].strip(" ,"), found, at=match.span())
        return found

    def _is_number(self, word: str) -> bool:
        return word[-1:].isdigit() or word.endswith(("%", "cent")) or word in self.numbers


def _since_event(lower: str, start: int) -> Edge | None:
    """ "Since its launch in 2015": the word stands before what happened on the date."""
    at = lower.rfind("since ", max(start - _EVENT, 0), start)
    return "since" if at >= 0 and _EVENT_ON.fullmatch(lower, at, start) else None
