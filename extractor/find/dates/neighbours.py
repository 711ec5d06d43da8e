"""What mentions side by side tell of each other: "August and September 2009", "Friday (June 2)", "2020 to date"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.find.dates.engine import changed
from extractor.find.dates.joints import BETWEEN, is_period
from extractor.find.dates.rule import Mention
from extractor.find.dates.values import (
    Clock,
    Day,
    Fixed,
    Month,
    NumericDay,
    Range,
    Season,
    Value,
    Weekday,
    Within,
    Year,
    core,
    with_core,
)
from extractor.trace import tracing

_BESIDE = 40
_BEFORE = 40
_NEW_SENTENCE = re.compile(r"[.;!?]\s|\n")
_AND = re.compile(r",? (?:and|or) (?:on |in )?(?:about )?(?:the )?|, ")
_BRACKET = re.compile(r" ?\(")
_PRESENT = re.compile(
    r",? ?(?P<link>to|through|until|till|up to|and|-) ?(?P<end>(?:the )?present(?: (?:day|time))?|date|now)"
    r"(?=[^\w ]|$| (?:and|as|at|by|had|has|have|he|in|is|on|she|there|they|was|we|were|which|who|with)\b)"
)
_MONTHS = (Month, Season, Day, NumericDay)


def reach_present(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions; those that go on to the present made ranges that are not over: "2020 through the present"."""
    return [_reach_present(text, mention) for mention in mentions]


def _reach_present(text: str, mention: Mention) -> Mention:
    value = mention.value
    if isinstance(value, Range) or value.is_set or not (core(value).is_dated or is_period(value)):
        return mention
    match = _PRESENT.match(text, mention.end)
    before = text[max(mention.start - _BEFORE, 0) : mention.start]
    if match is None or (match["link"] == "and" and not BETWEEN.search(before)):
        return mention
    found = changed(mention, value=Range(value, Fixed("PRESENT_REF")), end=match.end("end"), weak=False)
    if trace := tracing():
        trace.step("date.present", "a range that is not over", None, "PRESENT_REF", at=match.span("end"), of=found)
    return found


def mark_recurring(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions; clock times that a set beside them says come again: "a curfew from 10 p.m. to 5 a.m. daily"."""
    result = list(mentions)
    for at, (left, right) in enumerate(pairwise(mentions)):
        if left.value.is_set == right.value.is_set or right.start - left.end > _BESIDE:
            continue
        place = at + 1 if left.value.is_set else at
        time = core(result[place].value)
        if isinstance(time, Clock) and not _NEW_SENTENCE.search(text, left.end, right.start):
            value = with_core(result[place].value, lambda value: replace(value, comes_again=True))  # type: ignore[call-arg]
            result[place] = changed(result[place], value=value)
    return result


def share_years(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions; in "August and September 2009" and "April 4 and May 9, 2012" the first has the second's year."""
    result = list(mentions)
    for at in range(len(result) - 2, -1, -1):
        first, second = result[at], result[at + 1]
        value, source = first.value, second.value
        if not isinstance(value, _MONTHS) or type(value) is not type(core(source)) or not _is_open(value):
            continue
        if not _AND.fullmatch(text, first.end, second.start):
            continue
        year = core(source).year or _outer_year(source)
        shared: Value | None = None
        if year:
            shared = replace(value, year=year - _is_later(value, core(source)))
        elif isinstance(source, Within) and isinstance(value, Month):
            shared = Within(value, source.outer)  # "January and February the following year"
        if shared:
            result[at] = changed(first, value=shared, weak=False)
            if trace := tracing():
                told = "has the year of the one after it" if year else "lies in the year of the one after it"
                trace.step("date.shared-year", told, None, shared.year, at=second.span, of=result[at])
    return result


def _outer_year(value: Value) -> int | None:
    outer = value.outer if isinstance(value, Within) else None
    return outer.year if isinstance(outer, Year) else None


def _is_later(first: Value, second: Value) -> bool:
    """Whether the first lies later in its year than the second, so that its year is the one before."""
    if isinstance(first, Season) and isinstance(second, Season):
        return first.letters == "WI" != second.letters  # that of 2014 ends in the spring of 2015
    return first.place > second.place and not isinstance(first, NumericDay)


def _is_open(value: Value) -> bool:
    return not value.year and value.shift is None


def share_fiscal(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions; after a fiscal year the next one is fiscal too: "fiscal years 2022 and 2023"."""
    result = list(mentions)
    for at in range(1, len(result)):
        first, second = result[at - 1], result[at]
        fiscal = isinstance(first.value, Fixed) and first.value.value.startswith("FY")
        last = second.value.last_end if isinstance(second.value, Range) and second.value.compact else None
        if isinstance(second.value, Year) and "years" in text[first.start : first.end]:
            last = second.value
        if fiscal and isinstance(last, Year) and _AND.fullmatch(text, first.end, second.start):
            result[at] = changed(second, value=Fixed(f"FY{last.year}"))
    return result


def told_again(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions; in "Friday (June 2)", "3.20am (5 May)" and "June 2 (Friday)" both are of the day that one tells."""
    result = list(mentions)
    for at, (first, second) in enumerate(pairwise(mentions)):
        value, day = first.value, second.value
        if isinstance(value, Day) and isinstance(day, Weekday) and text[first.end : second.start] == " (":
            result[at + 1] = changed(second, value=replace(value, weekday=day.number), weak=False)
            continue
        if not isinstance(value, (Weekday, Clock)) or not isinstance(day, Day) or value.shift is not None:
            continue
        if text[first.end : second.start] == " (":
            weekday = value.number if isinstance(value, Weekday) else day.weekday
            same = replace(day, weekday=weekday, clock=value.clock, part=value.part)
            result[at] = changed(first, value=same)
            if trace := tracing():
                step = "the day that the brackets tell"
                trace.step("date.told-again", step, None, same.told, at=second.span, of=result[at])
    return result


def firm_in_brackets(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions; numbers in brackets after a weekday are a day: "Friday (17/7)"."""
    result = list(mentions)
    for at, (first, second) in enumerate(pairwise(mentions)):
        days = isinstance(first.value, Weekday) and isinstance(core(second.value), (Day, NumericDay))
        if days and second.weak and _BRACKET.fullmatch(text, first.end, second.start):
            result[at + 1] = changed(second, weak=False)
    return result
