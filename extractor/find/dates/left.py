"""What stands left of an expression and belongs to it: "late", "last", "the end of", "every"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.find.dates.engine import changed
from extractor.find.dates.joints import by_part
from extractor.find.dates.rule import Mention
from extractor.find.dates.values import (
    Day,
    FirstUnits,
    Fixed,
    HalfInWords,
    Holiday,
    Month,
    NthWeekday,
    NumericDay,
    PartOfYear,
    PeriodOf,
    Recurring,
    Season,
    Unit,
    Value,
    Weekday,
    Weekend,
    Within,
    Year,
    core,
    first_of,
    same_period,
    with_core,
)
from extractor.find.dates.words import DateLexicon, Shift, either
from extractor.language.words import word_before
from extractor.resolve.calendar import clock
from extractor.trace import tracing

_LONGEST = 40
_SHIFTED = (Weekday, Month, Season, Holiday)
_OPENED = (
    Year,
    Month,
    Season,
    PartOfYear,
    Weekday,
    NthWeekday,
    Day,
    NumericDay,
    Fixed,
    Unit,
    PeriodOf,
    FirstUnits,
    Holiday,
)


class LeftSide:
    """Looks at the words before an expression."""

    def __init__(self, words: DateLexicon) -> None:
        self.words = words
        shifts = [*words.anchor_shifts, *words.mention_shifts, "this past", "this coming"]
        self.shift = re.compile(rf"(?:the )?(?P<shift>{either(shifts)}) $")
        self.opener = re.compile(rf"(?:(?:the|this) )?(?:(?:{either(words.openers)})(?: of)?(?: the)?[ -]|end-)$")
        hours = either(word for word, number in words.numbers.items() if 1 <= number <= 12 and len(word) > 2)
        minutes = either(word for word, number in words.numbers.items() if number in _MINUTES)
        self.to_hour = re.compile(rf"(?:at )?(?P<minutes>{minutes}) to (?P<hour>{hours}) on $")
        self.nth_of = re.compile(rf"(?:the )?(?P<day>{either(words.ordinal_numbers)}) (?:day )?of $")
        self.shift_words = frozenset(phrase.split()[-1] for phrase in shifts)
        self.opener_words = frozenset(phrase.split()[-1] for phrase in words.openers) | {"of", "the", "end"}
        self.takes = {"on"} | self.shift_words | self.opener_words | _SAME | _EVERY_WORDS

    def take_shift(self, lower: str, mentions: list[Mention]) -> list[Mention]:
        """The mentions, stretched over "last", "next" and their like: "2am last Friday" is one with its time."""
        floor, taken = 0, []
        for mention in mentions:
            taken.append(self._shifted(lower, mention, floor) or mention)
            floor = mention.end
        return taken

    def take_in(self, lower: str, mention: Mention, floor: int) -> Mention:
        """The mention, stretched over "last", "late", "the" and their like before it, with what they say.

        Args:
            lower: the text in lower case.
            mention: the mention.
            floor: the end of the mention before; nothing before it is taken in.
        """
        if lower.endswith(_HOURS, 0, mention.start) and (early := _early_hours(lower, mention, floor)):
            return early
        word = word_before(lower, mention.start, " -")
        if word not in self.takes:
            return mention
        if word == "on" and (timed := self._timed(lower, mention, floor)):
            return timed
        if word in _EVERY_WORDS and (every := self._every(lower, mention, floor)):
            return every
        if word in _SAME and (same := _same(lower, mention, floor)):
            return same
        if word == "of" and (day := self._numbered(lower, mention, floor)):
            return day
        mention = self._opened(lower, mention, floor) or mention
        return _with_article(lower, mention, floor)

    def _timed(self, lower: str, mention: Mention, floor: int) -> Mention | None:
        """ "Ten to nine on Friday morning": without the part of day it would be a range of numbers."""
        value = mention.value
        if not value.names_day or value.clock or not value.part:
            return None
        match = _ending(self.to_hour, lower, mention.start, floor)
        hour = self.words.numbers[match["hour"]] - 1 if match else 0
        time = clock(hour, 60 - self.words.numbers[match["minutes"]]) if match else None
        if match is None or time is None:
            return None
        timed = replace(value, clock=by_part(time, value.part))  # type: ignore[call-arg]
        found = changed(mention, start=match.start("minutes"), value=timed, weak=False)
        if trace := tracing():
            trace.step("time.clock-words", "read as", None, timed.clock, at=match.span())
        return found

    def _numbered(self, lower: str, mention: Mention, floor: int) -> Mention | None:
        """ "The thirteenth of October"."""
        month = mention.value
        match = _ending(self.nth_of, lower, mention.start, floor) if isinstance(month, Month) else None
        if match is None or not isinstance(month, Month):
            return None
        day = Day(month.month, self.words.ordinal_numbers[match["day"]], month.year)
        found = changed(mention, start=match.start("day"), value=day, rule="date.ordinal-of-month", weak=False)
        if trace := tracing():
            trace.step(found.rule, "the day in words", None, day.told, at=match.span())
        return found

    def _opened(self, lower: str, mention: Mention, floor: int) -> Mention | None:
        value = core(mention.value)
        if not isinstance(value, _OPENED) or value.clock:
            return None
        if word_before(lower, mention.start, " -") not in self.opener_words:
            return None
        match = _ending(self.opener, lower, mention.start, floor)
        if match is None or (isinstance(value, Weekday) and match[0].startswith(_ADVERBS)):
            return None
        weak = mention.weak and not isinstance(value, Season)
        found = changed(mention, start=match.start(), opened=True, weak=weak)
        if trace := tracing():
            trace.step("date.part", "a part of it, told with it", at=match.span())
        return found

    def _every(self, lower: str, mention: Mention, floor: int) -> Mention | None:
        value = first_of(mention.value)
        again = _again(value)
        match = _ending(_EVERY, lower, mention.start, floor) if again else None
        if match is None:
            return None
        every = Recurring(again)
        found = changed(mention, start=match.start(), weak=False, value=every, rule="set.every")
        if trace := tracing():
            trace.step("set.every", "happens again and again", None, every.value, at=match.span())
        return found

    def _shifted(self, lower: str, mention: Mention, floor: int) -> Mention | None:
        value = mention.value
        if not isinstance(value, _SHIFTED) or value.year is not None:
            return None
        if word_before(lower, mention.start, " -") not in self.shift_words:
            return None
        match = _ending(self.shift, lower, mention.start, floor)
        if match is None:
            return None
        if isinstance(value, Weekday) and mention.weak and match["shift"] in self.words.pointing["weekdays"]:
            return None  # "that Sun" may be a newspaper
        word = "last" if match["shift"] == "this past" else match["shift"].split()[-1]
        shift = self.words.shift(word)
        if isinstance(value, Weekday) and word in _COMING:
            shift = Shift(0, shift.to_antecedent)  # "this coming Friday" is never the one of next week
        found = changed(mention, start=match.start(), weak=False, value=replace(value, shift=shift))
        if trace := tracing():
            trace.step("date.shift", "tells which one", match["shift"], shift.units, at=match.span())
        return found


_QUOTES = frozenset({'"', "(", "[", "'"})
_COMING = frozenset({"coming", "upcoming"})
_ADVERBS = ("earlier", "later")  # "Earlier Friday" is earlier on Friday
_MINUTES = frozenset({5, 10, 20})
_HOURS = (" hours of ", " hours on ")
_SAME = frozenset({"period", "time", "of", "in", "quarter", "months"})
_SAME_PERIOD = re.compile(r"(?:the )?(?:same|corresponding) (?:period|time|quarter|months) (?:of |in )?$")
_EARLY_HOURS = re.compile(r"(?:the )?(?:early|small|wee) hours (?:of|on) $")
_EVERY_WORDS = frozenset({"every", "each", "other", "single"})
_EVERY = re.compile(r"(?:every|each)(?: other| single)? $")


def _again(value: Value) -> str:
    """The value of every such weekday, month or season; none where it is of one year."""
    match value:
        case Weekday():
            return f"XXXX-WXX-{value.number}" + (f"T{value.part}" if value.part else "")
        case Month() if not value.year:
            return f"XXXX-{value.month:02d}"
        case Season() if not value.year:
            return f"XXXX-{value.letters}"
    return ""


def _early_hours(lower: str, mention: Mention, floor: int) -> Mention | None:
    """ "The early hours of Monday" are its morning."""
    value = core(mention.value)
    if not value.names_day or value.clock or value.part not in {"", "MO"}:
        return None
    match = _ending(_EARLY_HOURS, lower, mention.start, floor)
    if match is None:
        return None
    early = with_core(mention.value, lambda value: replace(value, part="MO"))  # type: ignore[call-arg]
    found = changed(mention, start=match.start(), value=early, weak=False)
    if trace := tracing():
        trace.step("date.early-hours", "the morning", None, "MO", at=match.span())
    return found


def _same(lower: str, mention: Mention, floor: int) -> Mention | None:
    """ "The same period of last year"."""
    value = first_of(mention.value)
    if not (isinstance(value, Year) or (isinstance(value, Unit) and value.unit == "Y")):
        return None
    match = _ending(_SAME_PERIOD, lower, mention.start, floor)
    if match is None:
        return None
    same = with_core(mention.value, lambda value: same_period(value) if isinstance(value, (Unit, Year)) else value)
    found = changed(mention, start=match.start(), value=same)
    if trace := tracing():
        trace.step("date.same-period", "the period told of before, in another year", at=match.span())
    return found


def _with_article(lower: str, mention: Mention, floor: int) -> Mention:
    """The article that belongs to it; seasons, weekends and halves are none without another word."""
    value = mention.value
    if mention.start - 4 < floor or word_before(lower, mention.start, " -") != "the":
        return mention
    first = first_of(value)
    quarter = isinstance(first, Within) and isinstance(first.inner, PartOfYear)
    start = mention.start - 4 if quarter or core(value).article else mention.start
    firm = isinstance(core(value), (Season, Weekend, HalfInWords))
    return changed(mention, start=start, weak=mention.weak and not firm)


def _ending(pattern: re.Pattern[str], lower: str, end: int, floor: int) -> re.Match[str] | None:
    """The longest match of the pattern, which ends in $, that starts at a word and ends at the offset."""
    start = max(end - _LONGEST, floor)
    start = max(start, lower.rfind("\n", start, end) + 1)
    best = None
    for begin in _word_starts(lower, start, end):
        begin += lower[begin : begin + 1] in _QUOTES
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
