"""Telling expressions from the anchor date and from the dates mentioned before them."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable, Sequence
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from extractor.find.context import Context
from extractor.find.dates.surroundings import Surroundings
from extractor.find.dates.tense import Tense
from extractor.find.dates.words import DateLexicon
from extractor.resolve.timex import first_day
from extractor.trace import tracing

_NO_ANCHOR = "no date of publication: relative dates are left without a value; give it with --date YYYY-MM-DD"
# "the quarter", "a year earlier" and clock times look back this far for what they are told from.
_NEAR = 1500
_BESIDE = 60
# A story goes on from one sentence to the next; a date further back lends its year no more.
_STORY = 400
_IN_YEAR = re.compile(r"(?:\b(?:[Ii]n|[Dd]uring|of) \d{4}|year)$")
_POINTING = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Oo]f) the $")
_YEAR = re.compile(r"(?<![-\d])(?P<year>\d{4})(?!\d)(?P<rare>-(?:02-29|W53)(?!\d))?")
_WEEK = 7  # days
_EVENT_LASTS = 90  # days, at most, between two dates of what lies ahead
# A date of birth starts no story.
_BORN = 12


class Antecedent(NamedTuple):
    """A date mentioned before: its first day, and whether it named a year (Y), month (M), quarter (Q) or day (D)."""

    day: date
    precision: str
    end: int
    named: bool  # by its date, not by "today"
    last: date | None = None  # the first day of a range's last end


class Timeline(Surroundings):
    """What the values of one release are told from, mention by mention in text order.

    ``before`` is the date mentioned last.
    """

    def __init__(
        self, context: Context, words: DateLexicon, tense: Tense, anchor: date | None, day_first: bool | None
    ) -> None:
        super().__init__(context, words, tense)
        self.anchor, self.day_first = anchor, day_first
        # Years by month and day of the days that the text names in full (dictionaries keep their order).
        self.named_days: dict[tuple[int, int], dict[int, None]] = {}
        self.before: Antecedent | None = None
        self._periods: dict[int, tuple[object, str | None]] = {}
        self._last = ("", 0)  # the last value and where its expression ends
        self._story: Antecedent | None = None  # the last day mentioned that is not the anchor date
        self._event: Antecedent | None = None  # the last day mentioned that lies ahead

    def once(self, period: object, resolve: Callable[[Timeline], str | None]) -> str | None:
        """The value of a period that several mentions may lie in: that of the first, whatever they tell."""
        if id(period) not in self._periods:
            self._periods[id(period)] = period, resolve(self)
        return self._periods[id(period)][1]

    def fiscal_start(self) -> int:
        """The month in which the publisher's country starts its fiscal years."""
        return self.words.fiscal_starts.get(self.context.country or "", 1)

    def one_of(self, readings: Sequence[str]) -> str:
        """Of two readings of numbers the only one that is past, else the first, with a warning."""
        if self.anchor and self.ahead() is not True:
            past = [day for day in readings if day <= self.anchor.isoformat()]
            if len(past) == 1:
                if trace := tracing():
                    step = "of its two readings only one is past"
                    trace.step("date.day-or-month-first", step, " / ".join(readings), past[0])
                return past[0]
        text = self.context.text[self.here.start : self.here.end]
        self.context.warn(f"{text}: day or month first? Nothing in the text decides it; read as day first")
        return readings[0]

    def named_year(self, month: int, day: int) -> int | None:
        """The year in which the text names that day in full, if it is one year: without a year that one is meant."""
        years = self.named_days.get((month, day), {})
        year = next(iter(years)) if len(years) == 1 else None
        if year and (trace := tracing()):
            trace.step("date.named-year", "the text names the same day in full", None, year)
        return year

    def told_from(self) -> date | None:
        """The anchor date; a warning where there is none."""
        if self.anchor is None:
            self.context.warn(_NO_ANCHOR)
        if trace := tracing():
            known = "told from the day of publication" if self.anchor else "no day of publication to tell it from"
            trace.step("date.anchor", known, None, self.anchor)
        return self.anchor

    def year_of_story(self) -> str | None:
        """The year before the present one that was told of last, else last year."""
        mention, anchor = self.before, self.anchor
        if anchor is None:
            return None
        near = mention is not None and self.here.start - mention.end < _STORY and mention.day.year < anchor.year
        return f"{mention.day.year if mention and near else anchor.year - 1:04d}"

    def story_day(self) -> date | None:
        """The day that a clock time without a date belongs to: the last one told of, else the anchor date.

        None too where the text tells a story of an earlier month or year without its day.
        """
        at, mention = self.here.start, self.before
        if self._is_of_event():
            return self._event.day if self._event else None
        if mention and mention.named and at - mention.end < _BESIDE:
            return mention.day
        if self._story and at - self._story.end < _NEAR:
            return self._story.day
        if mention is None or mention.precision == "D":
            return mention.day if mention else self.told_from()
        earlier = self.anchor is None or (mention.day.year, mention.day.month) < (self.anchor.year, self.anchor.month)
        if earlier and at - mention.end < _STORY and self._tense.ahead(self.context, at, self.here.end) is False:
            return None
        return self.told_from()

    def _is_of_event(self) -> bool:
        """Whether a clock time is that of the event ahead that was mentioned last."""
        event, at = self._event, self.here.start
        if event is None or at - event.end > _STORY or (self.before and self.before.end > event.end):
            return False
        if event.end > self.context.sentence(at)[0]:
            return True
        ahead = self._tense.ahead(self.context, at, self.here.end)
        return bool(ahead) or (ahead is None and at - event.end < _BESIDE)

    def event_year(self, month: int, day: int | None) -> int | None:
        """The year that an event ahead, told of in the same paragraph, lends to a later day: "it ends on May 16"."""
        event = self._event
        if event is None or self.here.start - event.end > _STORY:
            return None
        days = (month - event.day.month) * 30 + (day or 30) - event.day.day
        if not 0 <= days <= _EVENT_LASTS or "\n" in self.context.text[event.end : self.here.start]:
            return None
        if trace := tracing():
            trace.step(
                "date.event-year", "the year of the event ahead that was told of before", event.day, event.day.year
            )
        return event.day.year

    def year_told(self) -> int | None:
        """The year that the sentence has told before: "this year, cases fell from 349 in January to five in May"."""
        mention = self.before
        if mention is None or mention.precision != "Y" or mention.end <= self.context.sentence(self.here.start)[0]:
            return None
        told = _IN_YEAR.search(self.context.text, max(mention.end - _BORN, 0), mention.end)
        if told and (trace := tracing()):
            trace.step(
                "date.told-year", "the year that the sentence has told before", None, mention.day.year, at=told.span()
            )
        return mention.day.year if told else None

    def day_named(self) -> date | None:
        """The day that the sentence has named last: "on 5 March 2019, and on 6 March"."""
        mention = self.before
        if mention is None or not mention.named or mention.end <= self.context.sentence(self.here.start)[0]:
            return None
        return mention.day

    def day_pointed_at(self) -> date | None:
        """The day of the story from which "on the Friday" is told: it was mentioned before and is past."""
        mention, anchor, at = self.before, self.anchor, self.here.start
        if mention is None or mention.precision != "D" or at - mention.end > _STORY:
            return None
        past = anchor is not None and (anchor - (mention.last or mention.day)).days >= _WEEK
        return (
            (mention.last or mention.day) if past and _POINTING.search(self.context.text, max(at - 12, 0), at) else None
        )

    def is_of_another_day(self) -> bool:
        """Whether "that night" cannot mean the "today" of an earlier sentence, the day of the release."""
        mention, that = self.before, self.context.text[self.here.start : self.here.start + 5].lower() == "that "
        return (
            that
            and mention is not None
            and not mention.named
            and (mention.end <= self.context.sentence(self.here.start)[0])
        )

    def told_before(self) -> date | None:
        """The month or day told of before in the same paragraph, whose story may go on here."""
        mention = self.before
        if mention is None or mention.precision not in "DM" or self.here.start - mention.end > _STORY:
            return None
        return mention.day if "\n" not in self.context.text[mention.end : self.here.start] else None

    def same_period(self, shift: int, year: int = 0) -> str | None:
        """The period told of last, as many years away, or in a year: "the same period last year", "of 2023"."""
        value, end = self._last
        if self.here.start - end > _STORY or not value[:4].isdigit():
            return None
        if year:
            shift = year - int(value[:4])
        elif self.anchor is None or int(value[:4]) != self.anchor.year:
            return None
        moved = _YEAR.sub(lambda match: _year_moved(match, shift), value)
        if trace := tracing():
            trace.step("date.same-period", "the period told of last, in another year", value, moved)
        return moved

    def event_day(self) -> date | None:
        """The day ahead that was told of last, where what is told of here lies ahead too: "on the same day"."""
        event, mention = self._event, self.before
        near = event is not None and self.here.start - event.end < _STORY
        if event is None or not near or (mention and mention.end > event.end) or self.ahead() is False:
            return None
        if trace := tracing():
            trace.step("date.mentioned", "told from the day ahead mentioned before", None, event.day)
        return event.day

    def antecedent(self, precisions: str, *, later: bool = False) -> date | None:
        """The last date mentioned, if it is near and as precise as one of the letters says.

        Args:
            precisions: the letters.
            later: of a range its last end: "from 2018 to 2020; a year later".
        """
        mention = self.before
        if mention and mention.precision in precisions and self.here.start - mention.end < _NEAR:
            day = (mention.last or mention.day) if later else mention.day
            if trace := tracing():
                trace.step("date.mentioned", "told from the date mentioned before", None, day)
            return day
        return None

    def remember(self, value: str, *, named: bool, passing: bool) -> None:
        """Keep the value of the mention for those after it.

        Args:
            value: its TIMEX3 value.
            named: it tells a day by its date.
            passing: what follows is still told from the date before it: "a year earlier" compares.
        """
        start, end, _ = self.here
        self._last = (value, end)
        born = self.context.text[max(start - _BORN, 0) : start]
        if passing or "DOB" in born or "born" in born:
            return
        first, last = first_day(value), first_day(value.partition("/")[2]) if "/" in value else None
        if first is None:
            return
        told, precision = first
        if self.anchor and told > self.anchor:  # the story goes on before it
            self._event = Antecedent(told, precision, end, True) if precision == "D" else self._event
            return
        self.before = Antecedent(told, precision, end, named, last[0] if last else None)
        if precision == "D" and told != self.anchor:
            self._story = self.before


def _year_moved(match: re.Match[str], shift: int) -> str:
    """A year with the leap day or the 53rd week that may follow it, so many years away, else the one before."""
    year = min(max(int(match["year"]) + shift, MINYEAR), MAXYEAR)
    rare = match["rare"] or ""
    if (rare == "-02-29" and not isleap(year)) or (rare == "-W53" and date(year, 12, 28).isocalendar().week < 53):
        rare = f"{rare[:-1]}{int(rare[-1]) - 1}"
    return f"{year:04d}{rare}"
