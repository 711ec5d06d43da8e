"""Expressions that start with digits: "2023-07-21", "21/07/2023", "5th of May 2023", "2021-22", "2022Q3", "1990s"."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.find.dates.absolute import DAY_MONTH, dated
from extractor.find.dates.clocks import CLOCK, CLOCK_RANGE, clock_range, clock_time
from extractor.find.dates.expression import Expression, Kind
from extractor.find.dates.words import YEAR
from extractor.resolve.calendar import days_in_month, full_year

_LONGEST_SPAN = 60  # years of a range such as 1989-2009
_DAY_MONTH_YEAR = re.compile(
    r"(?P<first>\d{1,2})(?P<dash>//?|[.-])(?P<second>\d{1,2})(?:(?P=dash)|/)(?P<year>(?:19|20)\d\d|\d\d)"
    r"(?![\w/]|-(?!\d\d?/)|\.\d)"
)
_DAY_CUE = re.compile(r"\b(?:on|since|until) $", re.IGNORECASE)
_MONTH_CUE = re.compile(r"\b(?:in|since|from|until|to|between|and) $", re.IGNORECASE)
_ORDINAL_CUE = re.compile(r"\b(?:on|until|till|by|from|since|before|after) the $", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.,;:)]|\n|$| (?:and (?!\d)(?:[a-z]+(?:ed|s)|had|then)|he|she|they|when|where|while) ")
# Fractions, and the day that goes by its number.
_NO_DAYS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "9/11"})
_LONGEST_CUE = 9
Read = Callable[[str, re.Match[str]], "Expression | None"]


def digits_expression(text: str, at: int, length: int) -> Expression | None:
    """What a run of digits of this length at this offset begins."""
    if length == 3 or length > 4:
        return None
    for pattern, read in _FOUR_DIGITS if length == 4 else _TWO_DIGITS:
        match = pattern.match(text, at)
        found = read(text, match) if match else None
        if found:
            return found
    return None


def fiscal_year(match: re.Match[str], rule: str) -> Expression:
    """A fiscal year, named after the year in which it ends."""
    year, last = full_year(match["year"]), match["last"]
    if last:
        year = full_year(last) if len(last) == 4 else year // 100 * 100 + int(last)
    return Expression(match.start(), match.end(), rule, "fixed", value=f"FY{year}")


def _iso(text: str, match: re.Match[str]) -> Expression | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if not 1 <= day <= days_in_month(year, month):
        return None
    clock = match["time"] or ""
    return Expression(match.start(), match.end(), "date.iso", "day", year=year, month=month, day=day, clock=clock)


def _part_of_year(text: str, match: re.Match[str]) -> Expression | None:
    kind: Kind = "quarter" if match["letter"] == "Q" else "half"
    number, year = int(match["number"]), int(match["year"])
    if kind == "half" and number > 2:
        return None
    return Expression(match.start(), match.end(), f"date.{kind}-year", kind, number=number, year=year)


def _decade(text: str, match: re.Match[str]) -> Expression:
    return Expression(match.start(), match.end(), "date.decade", "fixed", value=match["decade"])


def _fiscal(text: str, match: re.Match[str]) -> Expression:
    return fiscal_year(match, "date.fiscal-year")


def _split_year(text: str, match: re.Match[str]) -> Expression | None:
    """A range of years, or a year and its month: 2021-22, 2021-07."""
    first, last = int(match["first"]), match["last"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    start, end = match.span()
    if len(last) == 2 and second <= first and 1 <= int(last) <= 12 and not text.startswith("-", end):
        return Expression(start, end, "date.iso-month", "month", year=first, month=int(last))
    if not first < second <= first + _LONGEST_SPAN:
        return None
    rule = "date.school-year" if match[0].endswith("year") else "date.years"
    until = Expression(match.start("last"), end, rule, "year", year=second)
    return Expression(start, end, rule, "year", year=first, until=until)


def _year(text: str, match: re.Match[str]) -> Expression:
    return Expression(match.start(), match.end(), "date.year", "year", year=int(match[0]))


def _day_month_year(text: str, match: re.Match[str]) -> Expression | None:
    return _in_numbers(match, full_year(match["year"]))


def _in_numbers(match: re.Match[str], year: int | None) -> Expression | None:
    """Numbers in either order; ``number`` keeps the first, ``shift`` the second, until the order is known."""
    first, second = int(match["first"]), int(match["second"])
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    start, end = match.span()
    return Expression(start, end, "date.numeric", "day", year=year, number=first, shift=second, code="numeric")


def _month_and_year(text: str, match: re.Match[str]) -> Expression:
    start, end = match.span()
    cue = _MONTH_CUE.search(text, max(start - _LONGEST_CUE, 0), start)
    month, year = int(match["month"]), int(match["year"])
    return Expression(start, end, "date.numeric-month", "month", month=month, year=year, weak=cue is None)


def _day_and_month(text: str, match: re.Match[str]) -> Expression | None:
    found = _in_numbers(match, None)
    if found:
        cue = _DAY_CUE.search(text, max(found.start - _LONGEST_CUE, 0), found.start)
        found.weak = cue is None or match[0] in _NO_DAYS
    return found


def _day_of_month(text: str, match: re.Match[str]) -> Expression | None:
    """ "The 2nd of this month"; without a month only after a preposition, at the end of a clause."""
    start, end = match.span("ordinal")
    alone = match["month"] is None
    if alone and not (_ORDINAL_CUE.search(text, max(start - 11, 0), start) and _CLAUSE_END.match(text, end)):
        return None
    return Expression(start, end, "date.day-of-month", "ordinal-day", day=int(match["day"]))


def _named_month(text: str, match: re.Match[str]) -> Expression | None:
    return dated(match, "date.day-month")


_FOUR_DIGITS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (
        re.compile(
            r"(?P<year>(?:19|20)\d\d)(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})"
            r"(?:T(?P<time>\d\d:\d\d)\S{0,20})?(?!\w)"
        ),
        _iso,
    ),
    (re.compile(r"(?P<year>(?:19|20)\d\d)[ -]?(?P<letter>[QH])(?P<number>[1-4])(?!\w)"), _part_of_year),
    (re.compile(r"(?P<decade>(?:1[5-9]|20)\d)0(?:'?s)\b"), _decade),
    (
        re.compile(r"(?P<year>(?:19|20)\d\d)(?:[-/](?P<last>(?:19|20)?\d\d))? (?:fiscal|financial) year\b"),
        _fiscal,
    ),
    (
        re.compile(
            r"(?P<first>(?:19|20)\d\d)(?:-|/)(?P<last>(?:(?:19|20)\d\d|\d\d))(?!\w|[-/]\d|,\d)"
            r"(?: (?:school|academic) year\b)?"
        ),
        _split_year,
    ),
    (CLOCK, clock_time),
    (re.compile(YEAR), _year),
)
_TWO_DIGITS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (CLOCK, clock_time),
    (re.compile(r"(?P<number>[1-4])(?P<letter>[QH]) ?(?P<year>(?:19|20)\d\d)(?!\w)"), _part_of_year),
    (CLOCK_RANGE, clock_range),
    (_DAY_MONTH_YEAR, _day_month_year),
    (DAY_MONTH, _named_month),
    (re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/])"), _month_and_year),
    (re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\w/%-]|\.\d)"), _day_and_month),
    (
        re.compile(
            r"(?P<ordinal>(?P<day>[0-2]?\d|3[01])(?:st|nd|rd|th)(?: day)?)"
            r"(?P<month> of (?:this|last|next|that|the same) month\b)?"
        ),
        _day_of_month,
    ),
)
