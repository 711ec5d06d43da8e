"""Expressions that start with a month's name, a weekday or digits: "Aug. 25, 2023", "21/07/2023", "8 p.m.", "2015"."""

from __future__ import annotations

import re

from extractor.find.dates.expression import Expression, Kind
from extractor.find.dates.words import CLOCK, DAY, MONTH, WEEKDAY, YEAR
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, clock, clock_of, days_in_month, full_year

_MONTH_DAY = re.compile(
    rf"""(?P<month>{MONTH})(?:\.\ ?|\ |-|,\ (?=\d\d?,?\ \d{{4}}\b))(?:the\ )?
         (?P<day>{DAY})
         (?:\ ?(?:-|to|and|through|&|thru|until)\ ?(?P<last>{DAY})(?!\ (?:{MONTH})))?
         (?:(?:\ ?,\ {{0,2}}|\ (?:of\ )?|-)(?P<year>{YEAR}|'\d\d(?!\w)))?""",
    re.VERBOSE,
)
_MONTH_YEAR = re.compile(rf"(?P<month>{MONTH})(?:\.,? ?|,? (?:of )?|-|/)(?P<year>{YEAR}|'\d\d(?!\w))")
_MONTH_ALONE = re.compile(rf"(?P<month>{MONTH})(?!\w)")
_DAY_MONTH = re.compile(
    rf"""(?P<day>{DAY}) (?:\ ?(?P<link>-|to|and|through|&|or)\ ?(?P<last>{DAY}))?
         (?:\ (?:day\ )?of\ |\ |\n(?=[A-Z][a-z]+\ \d{{4}})|-|\.\ ?)?
         (?P<month>{MONTH})(?![A-Za-z])(?:\.(?=,?\ ?(?:of\ )?['\d]))?
         (?:(?:,\ ?|\ (?:of\ )?|-)?(?P<year>{YEAR}|'\d\d(?!\w)|\d\d(?![\w:,.%-]|\ (?:[A-Za-z]{{4,}}))))?""",
    re.VERBOSE,
)
_ORDINAL_DAY = re.compile(
    r"(?P<day>(?:[0-2]?\d|3[01]))(?:st|nd|rd|th) (?:day )?(?=of (?:this|last|next|that|the same) month\b)"
)
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?:T(?P<time>\d\d:\d\d)\S{0,20})?(?!\w)"
)
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})(?P<dash>//?|[.-])(?P<second>\d{1,2})(?:(?P=dash)|/)(?P<year>(?:19|20)\d\d|\d\d)"
    r"(?![\w/]|-(?!\d\d?/)|\.\d)"
)
_NUMERIC_SHORT = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\w/%-]|\.\d)")
_DAY_BEFORE = re.compile(r"\b(?:[Oo]n|[Ss]ince|[Uu]ntil) $")
_QUARTER = re.compile(r"(?P<year>(?:19|20)\d\d)[ -]?(?P<letter>[QH])(?P<number>[1-4])(?!\w)")
_PART_FIRST = re.compile(r"(?P<number>[1-4])(?P<letter>[QH]) ?(?P<year>(?:19|20)\d\d)(?!\w)")
_SPLIT_YEAR = re.compile(r"(?P<first>(?:19|20)\d\d)(?P<link>-|/)(?P<last>(?:(?:19|20)\d\d|\d\d))(?!\w|[-/]\d|,\d)")
_FISCAL_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:[-/](?P<last>(?:19|20)?\d\d))?"
    r" (?:fiscal|financial) year\b"
)
_DECADE = re.compile(r"(?P<decade>(?:1[5-9]|20)\d)0(?:'?s)\b")
_CLOCK = re.compile(CLOCK, re.VERBOSE)
_CLOCK_RANGE = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?:-|to|and) ?(?=\d{1,2}(?:[:.][0-5]\d)? ?(?P<half>[aApP])\.?[mM])"
)
_ON = re.compile(r"\b(?:[Oo]n|and|or) $")
PART = "morning|afternoon|evening|night"
_WEEKDAY = re.compile(rf"(?P<name>{WEEKDAY})(?P<plural>(?:(?<=day)s)?)(?!\w)(?: (?P<part>{PART})s\b)?")
_YEAR = re.compile(YEAR)


def month_expression(text: str, at: int) -> Expression | None:
    """What a month's name at this offset begins."""
    match = _MONTH_DAY.match(text, at)
    if match:
        return _dated(match, "date.month-day")
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


def _dated(match: re.Match[str], rule: str) -> Expression | None:
    """The day, or the days, that a match with month, day and perhaps last and year names."""
    year = full_year(match["year"]) if match["year"] else None
    month = MONTH_NUMBERS[match["month"].lower()]
    days = [int(re.sub(r"\D", "", part)) for part in (match["day"], match["last"]) if part]
    if not all(1 <= day <= days_in_month(year or 2000, month) for day in days):
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


def digits_expression(text: str, at: int, length: int) -> Expression | None:
    """What a run of digits at this offset begins."""
    return _four_digits(text, at) if length == 4 else _two_digits(text, at) if length <= 2 else None


def _four_digits(text: str, at: int) -> Expression | None:
    match = _ISO.match(text, at)
    if match:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        if not 1 <= day <= days_in_month(year, month):
            return None
        return Expression(
            at, match.end(), "date.iso", "day", year=year, month=month, day=day, clock=match["time"] or ""
        )
    match = _QUARTER.match(text, at)
    if match:
        kind = "quarter" if match["letter"] == "Q" else "half"
        return Expression(at, match.end(), f"date.year-{kind}", "quarter" if kind == "quarter" else "half",
                          number=int(match["number"]), year=int(match["year"]))  # fmt: skip
    match = _DECADE.match(text, at)
    if match:
        return Expression(at, match.end(), "date.decade", "fixed", value=match["decade"])
    match = _FISCAL_YEAR.match(text, at)
    if match:
        return fiscal_year(match, "date.fiscal-year")
    match = _SPLIT_YEAR.match(text, at)
    if match:
        return _split_year(match)
    match = _CLOCK.match(text, at)
    if match:
        return _clock(match)
    match = _YEAR.match(text, at)
    return Expression(at, match.end(), "date.year", "year", year=int(match[0])) if match else None


def fiscal_year(match: re.Match[str], rule: str) -> Expression:
    """A fiscal year, named after the year in which it ends."""
    year, last = full_year(match["year"]), match["last"]
    if last:
        year = full_year(last) if len(last) == 4 else year // 100 * 100 + int(last)
    return Expression(match.start(), match.end(), rule, "fixed", value=f"FY{year}")


def _split_year(match: re.Match[str]) -> Expression | None:
    first, last = int(match["first"]), match["last"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < second <= first + 60:
        return None
    found = Expression(match.start(), match.end(), "date.years", "year", year=first)
    found.until = Expression(match.start("last"), match.end(), "date.years", "year", year=second)
    return found


def _two_digits(text: str, at: int) -> Expression | None:
    match = _CLOCK.match(text, at)
    if match:
        return _clock(match)
    match = _PART_FIRST.match(text, at)
    if match:
        kind: Kind = "quarter" if match["letter"] == "Q" else "half"
        return Expression(
            at, match.end(), f"date.{kind}-year", kind, number=int(match["number"]), year=int(match["year"])
        )
    match = _CLOCK_RANGE.match(text, at)
    if match:
        return _clock_range(text, match)
    match = _NUMERIC.match(text, at)
    if match:
        return _numeric(match, full_year(match["year"]))
    match = _DAY_MONTH.match(text, at)
    if match:
        return _dated(match, "date.day-month")
    match = _NUMERIC_SHORT.match(text, at)
    if match:
        found = _numeric(match, None)
        if found:
            found.weak = match[0] == "9/11" or not _DAY_BEFORE.search(text, max(at - 8, 0), at)
        return found
    match = _ORDINAL_DAY.match(text, at)
    if match:
        return Expression(at, match.end() - 1, "date.day-of-month", "ordinal-day", day=int(match["day"]))
    return None


def _numeric(match: re.Match[str], year: int | None) -> Expression | None:
    """Numbers in either order; ``number`` keeps the first, ``shift`` the second, until the order is known."""
    first, second = int(match["first"]), int(match["second"])
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    return Expression(
        match.start(), match.end(), "date.numeric", "day", year=year, number=first, shift=second, code="numeric"
    )


def _clock(match: re.Match[str]) -> Expression | None:
    value = clock(int(match["oclock"])) if match["oclock"] else clock_of(match)
    if value is None:
        return None
    return Expression(match.start(), match.end(), "time.clock", "time", clock=value)


def word_clock(text: str, at: int) -> Expression | None:
    """Noon or midnight."""
    match = _CLOCK.match(text, at)
    return _clock(match) if match else None


def _clock_range(text: str, match: re.Match[str]) -> Expression | None:
    """Two clock times of which only the last says a.m. or p.m.: "10-11.30am"."""
    second = _CLOCK.match(text, match.end())
    end = _clock(second) if second else None
    value = clock(int(match["hour"]), int(match["minute"] or 0), match["half"])
    if end is None or value is None or int(match["hour"]) > 12:
        return None
    if value > end.clock:
        value = clock(int(match["hour"]), int(match["minute"] or 0), "a") or value
    return Expression(match.start(), end.end, "time.clock-range", "time", clock=value, until=end)
