"""Days and months in numbers: "2023-07-21", "21/07/2023", "25/12", "07/2021"."""

from __future__ import annotations

import re

from extractor.find.dates.rule import FOUR_DIGITS, TWO_DIGITS, Rule
from extractor.find.dates.values import Day, Month, NumericDay, Value
from extractor.find.dates.words import DateLexicon
from extractor.resolve.calendar import days_in_month, full_year

_MONTH_CUE = "".join(rf"(?<=\b(?i:{word}) )|" for word in ("in", "since", "from", "until", "to", "between", "and"))[:-1]
_NUMERIC_MONTH = r"(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/])"
_NO_YEAR = r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\w/%-]|\.\d)"
# Fractions, and the day that goes by its number.
_NO_DAYS = r"(?!(?:1/2|1/3|2/3|1/4|3/4|9/11)(?!\d))"


def _numeric_month(match: re.Match[str], words: DateLexicon) -> Value:
    return Month(int(match["month"]), int(match["year"]))


def _iso(match: re.Match[str], words: DateLexicon) -> Value | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return Day(month, day, year, clock=match["time"] or "") if 1 <= day <= days_in_month(year, month) else None


def _in_numbers(match: re.Match[str], words: DateLexicon) -> Value | None:
    """Numbers in either order."""
    first, second = int(match["first"]), int(match["second"])
    year = match.groupdict().get("year")
    if match.groupdict().get("dash") == "." and second <= 12 and year:
        # Between full stops the day stands first wherever it is written.
        day = Day(second, first, full_year(year))
        return day if 1 <= first <= days_in_month(day.year or 2000, second) and _is_dotted(match) else None
    fits = 1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12
    return NumericDay(first, second, full_year(year) if year else None) if fits else None


_CUED = re.compile(
    r"(?:\b(?:on|dated?|dob|d\.o\.b\.?|born|since|from|to|until|by|between|and|dt\.?)|[:(/-])[: ]*$", re.I
)


def _is_dotted(match: re.Match[str]) -> bool:
    """Whether numbers between full stops are a date: with a year of four digits, or after a word that says so."""
    start = match.start()
    return len(match["year"]) == 4 or is_cued(match.string, start)


def is_cued(text: str, start: int) -> bool:
    """Whether a word or mark before numbers says that they are a date."""
    return _CUED.search(text, max(start - 16, 0), start) is not None


RULES = (
    Rule(
        "date.iso",
        (FOUR_DIGITS,),
        r"(?P<year>(?:19|20)\d\d)(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?:T(?P<time>\d\d:\d\d)\S{0,20})?(?!\w)",
        _iso,
        ("Signed on [2023-03-05]. = 2023-03-05",),
        ("See version 2023.1.5b.",),
    ),
    Rule(
        "date.numeric",
        (TWO_DIGITS,),
        r"(?P<first>\d{1,2})(?P<dash>//?|[.-])(?P<second>\d{1,2})(?:(?P=dash)|/)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/]|-(?!\d\d?/)|\.\d)",
        _in_numbers,
        ("It was signed on [25/12/2022]. = 2022-12-25",),
        ("See section 4.5.12.",),
    ),
    Rule(
        "date.numeric-day",
        (TWO_DIGITS,),
        rf"(?:(?<=\b(?i:on) )|(?<=\b(?i:since) )|(?<=\b(?i:until) )){_NO_DAYS}{_NO_YEAR}",
        _in_numbers,
        ("He left on [25/12] with her. = 2023-12-25",),
        ("It happened on 9/11.",),
    ),
    Rule(
        "date.numeric-day-beside",
        (TWO_DIGITS,),
        _NO_YEAR,
        _in_numbers,
        ("He was held on [Friday] ([3/5]).",),
        ("She scored 21/30.",),
        weak=True,
    ),
    Rule(
        "date.numeric-month",
        (TWO_DIGITS,),
        rf"(?:{_MONTH_CUE}){_NUMERIC_MONTH}",
        _numeric_month,
        ("It fell from [07/2021] on. = 2021-07",),
    ),
    Rule(
        "date.numeric-month-beside",
        (TWO_DIGITS,),
        _NUMERIC_MONTH,
        _numeric_month,
        ("It fell from [07/2021 to 09/2021]. = 2021-07/2021-09",),
        ("See Case 05/2021.",),
        weak=True,
    ),
)
