"""Telling expressions from the anchor date and from the dates mentioned before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractor.find.context import Context
from extractor.find.dates.expression import Expression
from extractor.find.dates.resolvers import RESOLVERS
from extractor.find.dates.tense import Tense
from extractor.find.dates.words import Words
from extractor.resolve.anchoring import numbered_day, weekday_offset
from extractor.resolve.timex import SEASON_MONTHS, move_days
from extractor.trace import tracing

_NO_ANCHOR = "no date of publication: relative dates are left without a value"
# "the quarter", "a year earlier" and clock times look back this far for what they are told from.
_NEAR = 1500
_BESIDE = 60
_CLAUSE = 70
_BY = re.compile(r"\bby (?:the )?$", re.IGNORECASE)
_TO_DO = re.compile(r"\bto [a-z]+\b")
_FRONTED = len("No later than ")
# A story goes on from one sentence to the next; a date further back lends its year no more.
_STORY = 400
_FIRST_DAY = re.compile(r"(\d{4})(?:-(?:Q(\d)|(SP|SU|FA|WI)|(\d\d)(?:-(\d\d))?))?(?=[T/]|$)")
_SINCE = re.compile(r"\bsince (?:at least )?$", re.IGNORECASE)
_IN_YEAR = re.compile(r"(?:\b(?:[Ii]n|[Dd]uring|of) \d{4}|year)$")
_EVENT_LASTS = 90  # days, at most, between two dates of what lies ahead
# A date of birth starts no story.
_BORN = 12


@dataclass(slots=True)
class Mention:
    """A date mentioned before: its first day, and whether it named a year (Y), month (M), quarter (Q) or day (D)."""

    day: date
    precision: str
    end: int
    named: bool  # by its date, not by "today"


class Timeline:
    """Resolves the expressions of one release in text order."""

    def __init__(
        self, context: Context, words: Words, tense: Tense, anchor: date | None, day_first: bool | None
    ) -> None:
        self.context, self.words, self.anchor, self.day_first = context, words, anchor, day_first
        # Years by month and day of the days that the text names in full (dictionaries keep their order).
        self.named_days: dict[tuple[int, int], dict[int, None]] = {}
        self._tense = tense
        self._last = ("", 0)  # the last value and where its expression ends
        self.mention: Mention | None = None
        self._story: Mention | None = None  # the last day mentioned that is not the anchor date
        self._event: Mention | None = None  # the last day mentioned that lies ahead

    def value(self, expression: Expression) -> str | None:
        """The TIMEX3 value; None, with a warning, where it is told from an anchor date and there is none."""
        trace = tracing()
        if trace:
            trace.turn_to(expression)
        if expression.is_set:
            return expression.value
        until = expression.until
        found = self.single(expression) if until is None else self._range(expression, until)
        if found:
            self._remember(expression, found)
            self._last = (found, expression.end)
        if trace:
            trace.step("timex.value", "as TIMEX3" if found else "without a value", None, found)
        return found

    def single(self, expression: Expression) -> str | None:
        """The value of an expression without its other end."""
        if expression.value is not None:
            return expression.value
        found = RESOLVERS[expression.kind](self, expression) if expression.kind in RESOLVERS else None
        untold = self.anchor is not None or expression.code == "recurring"
        if expression.clock and (found == "PAST_REF" or (found is None and untold)):
            return f"T{expression.clock}"  # the day is not told
        if found is None or found.startswith("0000") or found[4:5].isdigit():
            return None  # or a year beyond the calendar
        if len(found) != 10:
            return found
        if expression.clock:
            return f"{found}T{expression.clock}"
        return f"{found}T{expression.part}" if expression.part else found

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

    def ahead(self, expression: Expression) -> bool | None:
        """Whether the words around the expression tell the future."""
        if expression.edge == "since":
            return False
        found = self._tense.ahead(self.context, expression.start, expression.end)
        if expression.edge != "until" or found:
            return found
        if expression.kind != "weekday":
            return None
        opens = self.context.sentence(expression.start)[0]
        before = self.context.text[max(expression.start - _CLAUSE, opens) : expression.start]
        # "By Sunday, all had been freed", "ten had paid by Sunday", but "he has until Sunday", "told to pay by Sunday"
        past = expression.start - opens <= _FRONTED or (_BY.search(before) and not _TO_DO.search(before))
        return found if past else True

    def story_day(self, expression: Expression) -> date | None:
        """The day that a clock time without a date belongs to: the last one told of, else the anchor date.

        None too where the text tells a story of an earlier month or year without its day.
        """
        at, mention = expression.start, self.mention
        if self._is_of_event(expression):
            return self._event.day if self._event else None
        if mention and mention.named and at - mention.end < _BESIDE:
            return mention.day
        if self._story and at - self._story.end < _NEAR:
            return self._story.day
        if mention is None or mention.precision == "D":
            return mention.day if mention else self.told_from()
        earlier = self.anchor is None or (mention.day.year, mention.day.month) < (self.anchor.year, self.anchor.month)
        if earlier and at - mention.end < _STORY and self._tense.ahead(self.context, at, expression.end) is False:
            return None
        return self.told_from()

    def _is_of_event(self, expression: Expression) -> bool:
        """Whether a clock time is that of the event ahead that was mentioned last."""
        event, at = self._event, expression.start
        if event is None or at - event.end > _STORY or (self.mention and self.mention.end > event.end):
            return False
        if event.end > self.context.sentence(at)[0]:
            return True
        ahead = self._tense.ahead(self.context, at, expression.end)
        return bool(ahead) or (ahead is None and at - event.end < _BESIDE)

    def event_year(self, expression: Expression, month: int, day: int | None) -> int | None:
        """The year that an event ahead, told of in the same paragraph, lends to a later day: "it ends on May 16"."""
        event = self._event
        if event is None or expression.start - event.end > _STORY:
            return None
        days = (month - event.day.month) * 30 + (day or 30) - event.day.day
        if not 0 <= days <= _EVENT_LASTS or "\n" in self.context.text[event.end : expression.start]:
            return None
        if trace := tracing():
            trace.step(
                "date.event-year", "the year of the event ahead that was told of before", event.day, event.day.year
            )
        return event.day.year

    def year_told(self, expression: Expression) -> int | None:
        """The year that the sentence has told before: "this year, cases fell from 349 in January to five in May"."""
        mention = self.mention
        if mention is None or mention.precision != "Y" or mention.end <= self.context.sentence(expression.start)[0]:
            return None
        told = _IN_YEAR.search(self.context.text, max(mention.end - _BORN, 0), mention.end)
        if told and (trace := tracing()):
            trace.step(
                "date.told-year", "the year that the sentence has told before", None, mention.day.year, at=told.span()
            )
        return mention.day.year if told else None

    def is_since(self, expression: Expression) -> bool:
        """Whether the word "since" stands before it: what it names has passed."""
        return _SINCE.search(self.context.text, max(expression.start - 16, 0), expression.start) is not None

    def is_of_another_day(self, expression: Expression) -> bool:
        """Whether "that night" cannot mean the "today" of an earlier sentence, the day of the release."""
        mention, that = self.mention, self.context.text[expression.start : expression.start + 5].lower() == "that "
        return (
            that
            and mention is not None
            and not mention.named
            and (mention.end <= self.context.sentence(expression.start)[0])
        )

    def told_before(self, expression: Expression) -> date | None:
        """The month or day told of before in the same paragraph, whose story may go on here."""
        mention = self.mention
        if mention is None or mention.precision not in "DM" or expression.start - mention.end > _STORY:
            return None
        return mention.day if "\n" not in self.context.text[mention.end : expression.start] else None

    def same_period(self, expression: Expression, shift: int) -> str | None:
        """The period told of last, as many years away: "the same period last year"."""
        value, end = self._last
        if self.anchor is None or expression.start - end > _STORY or not value.startswith(f"{self.anchor.year:04d}"):
            return None
        moved = _YEAR.sub(lambda match: f"{int(match[0]) + shift:04d}", value)
        if trace := tracing():
            trace.step("date.same-period", "the period told of last, in another year", value, moved)
        return moved

    def mentioned(self, at: int, precisions: str) -> date | None:
        """The last date mentioned, if it is near and as precise as one of the letters says."""
        mention = self.mention
        if mention and mention.precision in precisions and at - mention.end < _NEAR:
            if trace := tracing():
                trace.step("date.mentioned", "told from the date mentioned before", None, mention.day)
            return mention.day
        return None

    def _remember(self, expression: Expression, value: str) -> None:
        born = self.context.text[max(expression.start - _BORN, 0) : expression.start]
        if expression.rule in _PASSING or "DOB" in born or "born" in born:
            return
        match = _FIRST_DAY.match(value)
        if match is None:
            return
        year, quarter, season, month, day = match.groups()
        if season:
            month = str(SEASON_MONTHS[season][0])
        precision = "D" if day else "M" if month else "Q" if quarter else "Y"
        told = date(int(year), int(quarter) * 3 - 2 if quarter else int(month or 1), int(day or 1))
        if self.anchor and told > self.anchor:  # the story goes on before it
            self._event = Mention(told, precision, expression.end, True) if precision == "D" else self._event
            return
        self.mention = Mention(told, precision, expression.end, expression.kind == "day")
        if precision == "D" and self.mention.day != self.anchor:
            self._story = self.mention

    def _range(self, first: Expression, last: Expression) -> str | None:
        if last.kind == "time":
            return self._clock_range(first, last)
        _share_year(first, last)
        start = self.single(first)
        if start is None:
            return None
        if last.kind in {"day", "month"} and last.year is None and last.within is None and start[:4].isdigit():
            earlier = bool(first.month) and (last.month or 0, last.day or 31) < (first.month, first.day or 1)
            last.year = int(start[:4]) + earlier
        if last.kind == "weekday" and len(start) == 10:
            day = date.fromisoformat(start)
            moved = move_days(day, weekday_offset(day, last.number, None, True) or 7)
            end = moved.isoformat() if moved else None
        elif last.kind == "ordinal-day" and last.within is None and len(start) == 10:
            end = numbered_day(date.fromisoformat(start), last.day or 0, ahead=True)
        else:
            end = self.single(last)
        if first.part == "NI" and end and start[:10] == _eve(end):
            return start  # "the night of 5-6 March" is one night
        return f"{start}/{end}" if end else None

    def _clock_range(self, first: Expression, last: Expression) -> str | None:
        start = self.single(first)
        if start is None or "T" not in start:
            return None
        day = start.split("T")[0]
        if day and last.clock < first.clock:
            moved = move_days(date.fromisoformat(day), 1)
            day = moved.isoformat() if moved else day
        return f"{start}/{day}T{last.clock}"


def _eve(day: str) -> str | None:
    """The day before."""
    moved = move_days(date.fromisoformat(day), -1) if len(day) == 10 else None
    return moved.isoformat() if moved else None


_YEAR = re.compile(r"(?<![-\d])\d{4}(?!\d)")
# "A year earlier" compares; what comes after it is still told from the date before it.
_PASSING = frozenset({"date.ago", "date.year-ago"})


def _share_year(first: Expression, last: Expression) -> None:
    """Give the end that names no year the year of the other end."""
    if first.year is not None or first.within is not None or first.kind not in {"month", "day", "quarter", "half"}:
        return
    if last.year is not None and last.kind != "year":
        first.year = last.year - ((first.month or first.number) > (last.month or last.number or 12))
    elif last.within is not None and first.kind == last.kind:
        first.within = last.within
