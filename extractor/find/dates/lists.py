"""Several dates side by side: "May 1, 3 and 5, 2023", "August and September 2009", "Friday (June 2)"."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.find.dates.expression import Expression
from extractor.find.dates.words import DAY, MONTH, YEAR
from extractor.resolve.calendar import MONTH_NUMBERS, days_in_month
from extractor.trace import tracing

_DAYS = rf"(?P<days>{DAY}(?:,\ {DAY}){{1,9}},?\ (?:and|&|or)\ {DAY})"
_AFTER_MONTH = re.compile(rf"(?P<month>{MONTH})\.?\ {_DAYS}(?:,?\ (?P<year>{YEAR}))?", re.VERBOSE)
_BEFORE_MONTH = re.compile(rf"{_DAYS}(?:\ of)?\ (?P<month>{MONTH})(?![A-Za-z])(?:,?\ (?P<year>{YEAR}))?", re.VERBOSE)
_NUMBER = re.compile(r"(\d+)[a-z]*")
_AND = re.compile(r",? (?:and|or) (?:on |in )?(?:about )?(?:the )?|, ")


def day_list(text: str, at: int) -> Expression | None:
    """The first of three or more days that are listed from this offset, the others in ``also``."""
    match = _AFTER_MONTH.match(text, at) or _BEFORE_MONTH.match(text, at)
    if match is None:
        return None
    month, year = MONTH_NUMBERS[match["month"].lower()], int(match["year"]) if match["year"] else None
    found = [
        Expression(number.start(), number.end(), "date.day-list", "day", year=year, month=month, day=int(number[1]))
        for number in _NUMBER.finditer(text, match.start("days"), match.end("days"))
    ]
    if not all(1 <= (day.day or 0) <= days_in_month(year or 2000, month) for day in found):
        return None
    found[0].start, found[-1].end = at, match.end()
    found[0].also = found[1:]
    return found[0]


def share_years(text: str, expressions: list[Expression]) -> None:
    """In "August and September 2009" and "April 4 and May 9, 2012" the first gets the year of the second."""
    for second, first in pairwise(reversed(expressions)):
        year = second.year or (second.within.year if second.within else None)
        if (
            first.kind == second.kind
            and first.kind in {"month", "day", "season"}
            and year
            and _is_open(first)
            and _AND.fullmatch(text[first.end : second.start])
        ):
            winter = first.code == "WI" != second.code  # that of 2014 ends in the spring of 2015
            first.year = year - (winter or (first.month or 0) > (second.month or 0))
            first.weak = False
            if trace := tracing():
                trace.step(
                    "date.shared-year", "has the year of the one after it", None, first.year, at=second.span, of=first
                )
        elif (
            first.kind == second.kind == "month"
            and second.within
            and _is_open(first)
            and _AND.fullmatch(text[first.end : second.start])
        ):
            first.within, first.weak = second.within, False  # "January and February the following year"
            if trace := tracing():
                trace.step("date.shared-year", "lies in the year of the one after it", at=second.span, of=first)


def told_again(text: str, expressions: list[Expression]) -> None:
    """In "Friday (June 2)" the weekday is the day that the brackets tell."""
    for first, second in pairwise(expressions):
        if (
            first.kind == "weekday"
            and second.kind == "day"
            and _is_open(first)
            and not (second.code or second.until or second.also)
            and text[first.end : second.start] == " ("
        ):
            first.kind, first.year, first.month, first.day = "day", second.year, second.month, second.day
            if trace := tracing():
                trace.step(
                    "date.told-again", "the day that the brackets tell", None, first.parts, at=second.span, of=first
                )


def _is_open(first: Expression) -> bool:
    return not (first.year or first.within or first.until or first.shift is not None)
