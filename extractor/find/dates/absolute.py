"""Expressions with the name of a month or weekday: "Aug. 25, 2023", "5th of May", "June 2023", "Friday"."""

from __future__ import annotations

import re

from extractor.find.dates.expression import Expression
from extractor.find.dates.words import DAY, MONTH, WEEKDAY, YEAR
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, days_in_month, full_year

_MONTH_DAY = re.compile(
    rf"""(?P<month>{MONTH})(?:\.\ ?|\ |-|,\ (?=\d\d?,?\ \d{{4}}\b))(?:the\ )?
         (?P<day>{DAY})
         (?:\ ?(?:-|to|and|or|through|&|thru|until)\ ?(?P<last>{DAY})(?!\ (?:{MONTH})))?
         (?:(?:\ ?,\ {{0,2}}|\ (?:of\ )?|-)(?P<year>{YEAR}|'\d\d(?!\w)))?""",
    re.VERBOSE,
)
_MONTH_YEAR = re.compile(rf"(?P<month>{MONTH})(?:\.,? ?|,? (?:of )?|-|/)(?P<year>{YEAR}|'\d\d(?!\w))")
_MONTH_ALONE = re.compile(rf"(?P<month>{MONTH})(?!\w)")
DAY_MONTH = re.compile(
    rf"""(?P<day>{DAY}) (?:\ ?(?P<link>-|to|and|through|&|or)\ ?(?P<last>{DAY}))?
         (?:\ (?:day\ )?of\ |\ |\n(?=[A-Z][a-z]+\ \d{{4}})|-|\.\ ?)?
         (?P<month>{MONTH})(?![A-Za-z])(?:\.(?=,?\ ?(?:of\ )?['\d]))?
         (?:(?:,\ ?|\ (?:of\ )?|-)?(?P<year>{YEAR}|'\d\d(?!\w)|\d\d(?![\w:,.%-]|\ (?:[A-Za-z]{{4,}}))
             |(?<=-)\d\d(?![\w:%-]|[.,]\d)))?""",
    re.VERBOSE,
)
_ON = re.compile(r"\b(?:[Oo]n|and|or) $")
_PARTS = "morning|afternoon|evening|night"
_WEEKDAY = re.compile(rf"(?P<name>{WEEKDAY})(?P<plural>(?:(?<=day)s)?)(?!\w)(?: (?P<part>{_PARTS})s\b)?")


def month_expression(text: str, at: int) -> Expression | None:
    """What a month's name at this offset begins."""
    match = _MONTH_DAY.match(text, at)
    if match:
        return dated(match, "date.month-day")
    match = _MONTH_YEAR.match(text, at)
    if match:
        return Expression(
            at, match.end(), "date.month-year", "month",
            month=MONTH_NUMBERS[match["month"].lower()], year=full_year(match["year"]),
        )  # fmt: skip
    match = _MONTH_ALONE.match(text, at)
    if match is None:
        return None
    short = len(match["month"]) <= 4 and match["month"].lower() not in {"june", "july", "may"}
    end = match.end() + (short and text.startswith(".", match.end()))
    return Expression(at, end, "date.month", "month", month=MONTH_NUMBERS[match["month"].lower()], weak=short)


def dated(match: re.Match[str], rule: str) -> Expression | None:
    """The day, or the days, that a match with month, day and perhaps last and year names."""
    year = full_year(match["year"]) if match["year"] else None
    month = MONTH_NUMBERS[match["month"].lower()]
    days = [int(part.rstrip("stndrh")) for part in (match["day"], match["last"]) if part]
    if min(days) < 1 or max(days) > days_in_month(year or 2000, month):
        return None
    rule = f"{rule}-year" if year else rule
    found = Expression(match.start(), match.end(), rule, "day", year=year, month=month, day=days[0])
    if len(days) == 2:
        found.until = Expression(match.start("last"), match.end(), rule, "day", year=year, month=month, day=days[1])
    return found


def weekday_expression(text: str, at: int) -> Expression | None:
    """A weekday at this offset; in the plural a set."""
    match = _WEEKDAY.match(text, at)
    if match is None:
        return None
    number = WEEKDAY_NUMBERS[match["name"].lower()]
    if match["part"] or (match["plural"] and _ON.search(text, max(at - 10, 0), at)):
        part = f"T{match['part'][:2].upper()}" if match["part"] else ""
        return Expression(at, match.end(), "set.weekdays", "fixed", value=f"XXXX-WXX-{number}{part}", is_set=True)
    short = len(match["name"]) <= 5
    end = match.end("name") + (short and text.startswith(".", match.end()))
    return Expression(at, end, "date.weekday", "weekday", number=number, weak=short)
