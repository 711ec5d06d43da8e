"""What stands left of an expression: words that belong to it ("late", "last", "the end of") and words that bound it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.entities import Edge
from extractor.find.dates.expression import Expression
from extractor.find.dates.words import Words, either
from extractor.trace import tracing

_LONGEST = 40
_EVENT = 90
_EVENT_ON = re.compile(
    r"since (?:(?:the|its|his|her|their|an?|our|my|this|he|she|it|they|being) |[a-z]+ing |[a-z]+'s )"
    r"[^,.;:\n]{0,70}\b(?:on|in) "
)
_SHIFTED = frozenset({"weekday", "month", "season", "holiday"})
_OPENED = frozenset({"year", "month", "season", "quarter", "half", "weekday", "day", "fixed", "unit", "holiday"})


class LeftSide:
    """Looks at the words before an expression."""

    def __init__(self, words: Words) -> None:
        self.words = words
        shifts = [*words.anchor_shifts, *words.mention_shifts, "this past", "this coming"]
        self.shift = re.compile(rf"(?:the )?(?P<shift>{either(shifts)}) $")
        self.opener = re.compile(rf"(?:(?:the|this) )?(?:(?:{either(words.openers)})(?: of)?(?: the)?[ -]|end-)$")
        self.shift_words = frozenset(phrase.split()[-1] for phrase in shifts)
        self.opener_words = frozenset(phrase.split()[-1] for phrase in words.openers) | {"of", "the", "end"}
        self.takes = self.shift_words | self.opener_words | _SAME | {"every", "each", "other", "single"}
        self.edges = words.edges
        self.tails = frozenset(phrase.split()[-1] for phrase in words.edges)
        self.reacts = self.tails | _SMALL | {limit[-1] for limit in _LIMITS}
        self.longest = max(len(phrase.split()) for phrase in words.edges)

    def take_in(self, lower: str, expression: Expression, floor: int) -> None:
        """Stretch the expression over "last", "late", "the" and their like before it, and note what they say.

        Args:
            lower: the text in lower case.
            expression: changed in place.
            floor: the end of the expression before; nothing before it is taken in.
        """
        if lower.endswith(_HOURS, 0, expression.start) and self._take_early_hours(lower, expression, floor):
            return
        word = _word_before(lower, expression.start)
        if word not in self.takes:
            return
        if expression.kind == "weekday" and not expression.within and self._take_every(lower, expression, floor):
            return
        if expression.kind == "unit" and expression.unit == "Y" and word in _SAME:
            match = _ending(_SAME_PERIOD, lower, expression.start, floor)
            if match:
                expression.start, expression.code = match.start(), "same-period"
                if trace := tracing():
                    trace.step("date.same-period", "the period told of before, in another year", at=match.span())
                return
        if (
            word in self.shift_words
            and expression.kind in _SHIFTED
            and expression.year is None
            and expression.within is None
        ):
            self._take_shift(lower, expression, floor)
        if expression.kind in _OPENED and not expression.clock:
            self._take_opener(lower, expression, floor)
        self._take_article(lower, expression, floor)

    def _take_early_hours(self, lower: str, expression: Expression, floor: int) -> bool:
        if not expression.has_day or expression.clock or expression.part:
            return False
        match = _ending(_EARLY_HOURS, lower, expression.start, floor)
        if match:
            expression.start, expression.part, expression.weak = match.start(), "MO", False
            if trace := tracing():
                trace.step("date.early-hours", "the morning", None, expression.part, at=match.span())
        return match is not None

    def _take_opener(self, lower: str, expression: Expression, floor: int) -> None:
        if _word_before(lower, expression.start) not in self.opener_words:
            return
        match = _ending(self.opener, lower, expression.start, floor)
        if match and not (expression.kind == "weekday" and match[0].startswith(_ADVERBS)):
            expression.start, expression.opened = match.start(), True
            if trace := tracing():
                trace.step("date.part", "a part of it, told with it", at=match.span())
            expression.weak = expression.weak and expression.kind != "season"

    def _take_every(self, lower: str, expression: Expression, floor: int) -> bool:
        match = _ending(_EVERY, lower, expression.start, floor)
        if match:
            expression.start, expression.weak, expression.is_set = match.start(), False, True
            part = f"T{expression.part}" if expression.part else ""
            expression.value, expression.rule = f"XXXX-WXX-{expression.number}{part}", "set.every"
            if trace := tracing():
                trace.step("set.every", "happens again and again", None, expression.value, at=match.span())
        return match is not None

    def _take_shift(self, lower: str, expression: Expression, floor: int) -> None:
        match = _ending(self.shift, lower, expression.start, floor)
        if match:
            if expression.kind == "weekday" and expression.weak and match["shift"] in _POINTING:
                return  # "that Sun" may be a newspaper
            word = "last" if match["shift"] == "this past" else match["shift"].split()[-1]
            expression.shift, expression.to_mention = self.words.shift(word)
            if expression.kind == "weekday" and word in _COMING:
                expression.shift = 0  # "this coming Friday" is never the one of next week
            expression.start, expression.weak = match.start(), False
            if trace := tracing():
                trace.step("date.shift", "tells which one", match["shift"], expression.shift, at=match.span())

    def _take_article(self, lower: str, expression: Expression, floor: int) -> None:
        if expression.start - 4 >= floor and _word_before(lower, expression.start) == "the":
            if expression.rule in _WITH_ARTICLE or (expression.kind == "quarter" and expression.within):
                expression.start -= 4
            if expression.kind == "season" or expression.rule in {"date.weekend", "date.half"}:
                expression.weak = False

    def edge(self, lower: str, expression: Expression) -> Edge | None:
        """The bound that the words right before the expression state."""
        phrase = self._stated(lower, expression.start)
        found = self.edges[phrase] if phrase else _since_event(lower, expression.start)
        # "Learn more about this year's programme" bounds nothing.
        topic = found == "around" and expression.kind == "unit" and expression.rule != "date.ago"
        # "After the 2015 attacks" bounds the event, not the year.
        event = found != "since" and expression.kind == "year" and lower.endswith("the ", 0, expression.start)
        if topic or event:
            return None
        if found and (trace := tracing()):
            at = lower.rfind((phrase or found).split()[0], 0, expression.start)
            trace.step("date.edge", "bounds it", phrase or "since an event", found, at=(at, expression.start))
        return found

    def _stated(self, lower: str, start: int) -> str | None:
        """The phrase before an offset that states a bound."""
        if _word_before(lower, start) not in self.reacts:
            return None
        words = lower[max(start - _LONGEST, 0) : start].replace('"', " ").split()
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


_POINTING = frozenset({"that", "this", "same", "that same", "this same", "present", "current"})
_COMING = frozenset({"coming", "upcoming"})
_ADVERBS = ("earlier", "later")  # "Earlier Friday" is earlier on Friday
_HOURS = (" hours of ", " hours on ")
_SAME = frozenset({"period", "time", "of", "in", "quarter", "months"})
_SAME_PERIOD = re.compile(r"(?:the )?same (?:period|time|quarter|months) (?:of |in )?$")
_EARLY_HOURS = re.compile(r"(?:the )?(?:early|small) hours (?:of|on) $")
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
_EVERY = re.compile(r"(?:every|each)(?: other| single)? $")
_WITH_ARTICLE = frozenset(
    {"date.decade", "date.season", "date.half", "date.weekend", "date.century", "date.day-of-month"}
)


def _since_event(lower: str, start: int) -> Edge | None:
    """ "Since its launch in 2015": the word stands before what happened on the date."""
    at = lower.rfind("since ", max(start - _EVENT, 0), start)
    return "since" if at >= 0 and _EVENT_ON.fullmatch(lower, at, start) else None


def _word_before(lower: str, at: int) -> str:
    """The word that a space or hyphen parts from the offset."""
    if at < 2 or lower[at - 1] not in " -":
        return ""
    before = lower[max(at - 20, 0) : at - 1]
    return before[max(before.rfind(" "), before.rfind("\n")) + 1 :].lstrip('"')


def _ending(pattern: re.Pattern[str], lower: str, end: int, floor: int) -> re.Match[str] | None:
    """The longest match of the pattern, which ends in $, that starts at a word and ends at the offset."""
    start = max(end - _LONGEST, floor)
    start = max(start, lower.rfind("\n", start, end) + 1)
    best = None
    for begin in _word_starts(lower, start, end):
        match = pattern.match(lower, begin, end)
        if match and match.end() == end:
            best = match
    return best


def _word_starts(lower: str, start: int, end: int) -> Iterator[int]:
    """Offsets of the last words of a stretch, from its end."""
    at = end - 1
    for _ in range(5):
        at = lower.rfind(" ", start, max(at, start))
        yield at + 1 if at >= 0 else start
        if at < 0:
            return
