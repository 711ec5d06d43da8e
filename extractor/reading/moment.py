"""Complete dates, with or without a time, inside a line of the head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, parse_absolute

MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:\d{4}|'?\d\d(?![\d:.,]\d))"
_HOURS = r"h(?:ou)?rs\b"
_TIME = (
    rf"(?:\d{{1,2}}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?|\s?{_HOURS})?|\d{{1,2}}\s?[ap]\.?m\b\.?|\d{{4}}\s?{_HOURS})"
)
_ZONE = r"(?:\s?\(?(?:[A-Z]{1,4}T|UTC|local time|[+-]\d\d:?\d\d)\)?(?!\w))"

MOMENT = re.compile(
    rf"""(?<![\w.-])(?<!\d/)(?=[\dFJMASONDTW])
    (?:{_TIME}{_ZONE}?[\s,|-]{{1,3}}(?:on\s)?)?
    (?:(?:{_WEEKDAY})\b[.,]{{0,2}}\s{{1,2}})?
    (?: (?:{MONTH})\b\.?\s{{1,2}}{_DAY}(?:\s?,\s{{0,2}}|\s{{1,2}}){_YEAR}
      | {_DAY}(?:\s(?:day\s)?of)?[\s-]{{1,2}}(?:{MONTH})\b\.?[\s,-]{{1,2}}{_YEAR}
      | \d{{4}}([-/.])\d\d\1\d\d(?:T\d\d:\d\d(?::\d\d)?)?
      | \d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{4}}
    )(?![\w/])
    (?:[\s,@|/–-]{{1,3}}(?:at\s)?{_TIME}{_ZONE}?)?""",
    re.VERBOSE | re.I,
)
# Every such date holds this: four digits, or a year of two behind day or month. The date reaches so far around it.
_YEAR_INSIDE = re.compile(r"\d(?:\d{3}|[ -][A-Za-z]{3,9}\.?[ -]'?\d\d\b|, '?\d\d\b)")
_REACH = 160
_BEFORE_YEAR, _AFTER_YEAR = 48, 40
_DOTTED = re.compile(r"\d\.\s?\d{1,2}\.\s?\d{4}")
_SLASHED = re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/\d{4}(?![\d/])")
_NUMERIC = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}")
_FIRST_YEAR, _LAST_YEAR = "1900", "2100"


def find_moments(line: str) -> Sequence[re.Match[str]]:
    """The dates in the first 160 characters of a line, from left to right."""
    year = _YEAR_INSIDE.search(line, 0, _REACH)
    if year is None:
        return ()
    found: list[re.Match[str]] = []
    end = 0
    while year:
        moment = MOMENT.search(line, max(end, year.start() - _BEFORE_YEAR), year.end() + _AFTER_YEAR)
        if moment:
            found.append(moment)
        end = moment.end() if moment else year.end()
        year = _YEAR_INSIDE.search(line, end, _REACH)
    return found


def read_moment(text: str, day_first: bool | None = None) -> str | None:
    """A date expression as ISO 8601, None where it cannot be read or is of no year that a release could be of.

    Args:
        text: the expression.
        day_first: how to read 07/05/2025, None where that is not known.
    """
    # Numbers between full stops begin with the day wherever they are written.
    value = parse_absolute(text, day_first=True if _DOTTED.search(text) else day_first)
    return value if value is not None and _FIRST_YEAR <= value[:4] < _LAST_YEAR else None


def order_of_numbers(text: str) -> bool | None:
    """Whether the day stands first in a text's dates such as 21/07/2023; None where they don't agree or don't tell."""
    orders = set()
    for match in _SLASHED.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if first > 12 >= second:
            orders.add(True)
        elif second > 12 >= first:
            orders.add(False)
    return orders.pop() if len(orders) == 1 else None


def is_unclear(text: str) -> bool:
    """The expression is a day in numbers of which either could be the month."""
    return _NUMERIC.search(text) is not None and read_moment(text) is None
