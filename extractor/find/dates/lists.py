"""Several days of one month: "May 1, 3 and 5, 2023", "1, 3 and 5 May 2023". Each is a date of its own."""

from __future__ import annotations

import re

from extractor.find.dates.expression import Expression
from extractor.find.dates.words import DAY, MONTH, YEAR
from extractor.resolve.calendar import MONTH_NUMBERS, days_in_month

_DAYS = rf"(?P<days>{DAY}(?:,\ {DAY}){{1,9}},?\ (?:and|&|or)\ {DAY})"
_AFTER_MONTH = re.compile(rf"(?P<month>{MONTH})\.?\ {_DAYS}(?:,?\ (?P<year>{YEAR}))?", re.VERBOSE)
_BEFORE_MONTH = re.compile(rf"{_DAYS}(?:\ of)?\ (?P<month>{MONTH})(?![A-Za-z])(?:,?\ (?P<year>{YEAR}))?", re.VERBOSE)
_NUMBER = re.compile(r"(\d+)[a-z]*")


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
