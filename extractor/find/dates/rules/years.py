"""Years: "2015", "2021-22", "nineteen ninety-one", "fiscal year 2021", "FY2021-22"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.find.dates.rule import FOUR_DIGITS, Rule
from extractor.find.dates.values import Fixed, Month, Range, Value, Year
from extractor.find.dates.words import DateLexicon
from extractor.resolve.calendar import full_year

_LONGEST_SPAN = 60  # years of a range such as 1989-2009
_CENTURY = 1900


def _year(match: re.Match[str], words: DateLexicon) -> Value:
    return Year(int(match[0]))


def _split_year(match: re.Match[str], words: DateLexicon) -> Value | None:
    """A range of years, or a year and its month: 2021-22, 2021-07."""
    first, last = int(match["first"]), match["last"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if (
        len(last) == 2
        and second <= first
        and 1 <= int(last) <= 12
        and match.string[match.end() : match.end() + 1] != "-"
    ):
        return Month(int(last), first)
    return Range(Year(first), Year(second), compact=True) if first < second <= first + _LONGEST_SPAN else None


def _school_year(match: re.Match[str], words: DateLexicon) -> Value | None:
    years = _split_year(match, words)
    return replace(years, compact=False) if isinstance(years, Range) else years


def _spelled_year(match: re.Match[str], words: DateLexicon) -> Value:
    """A year of the twentieth century in words."""
    told = sum(words.numbers[word] for word in match.groups() if word)
    return Year(_CENTURY + told, sure=True)


def _fiscal_year(match: re.Match[str], words: DateLexicon) -> Value:
    """A fiscal year, named after the year in which it ends."""
    year, last = full_year(match["year"]), match["last"]
    if last:
        year = full_year(last) if len(last) == 4 else year // 100 * 100 + int(last)
    return Fixed(f"FY{year}")


RULES = (
    Rule(
        "date.years",
        (FOUR_DIGITS,),
        r"(?P<first>(?:1[5-9]|20)\d\d)(?:-|/)(?P<last>(?:(?:1[5-9]|20)\d\d|\d\d))(?!\w|[-/]\d|,\d)",
        _split_year,
        ("A plan for the period [2014-20]. = 2014/2020", "In [2021-07] it fell. = 2021-07"),
        ("He lives at 2007-2011 Elm Avenue.",),
    ),
    Rule(
        "date.school-year",
        (FOUR_DIGITS,),
        r"(?P<first>(?:19|20)\d\d)(?:-|/)(?P<last>(?:(?:19|20)\d\d|\d\d)) (?:school|academic) year\b",
        _school_year,
        ("He taught in the [2011-12 school year]. = 2011/2012",),
    ),
    Rule(
        "date.year",
        (FOUR_DIGITS,),
        r"{year}",
        _year,
        ("It began in [2015]. = 2015",),
        ("Under Section 2012 of the Act he paid.",),
    ),
    Rule(
        "date.spelled-year",
        ("nineteen",),
        r"nineteen[ -](?:({tens})(?:[ -]({ones}))?|({teens}))\b",
        _spelled_year,
        ("It closed in [nineteen ninety-one]. = 1991",),
        ("Of the nineteen people ten were held.",),
    ),
    Rule(
        "date.fiscal-year",
        (FOUR_DIGITS,),
        r"(?P<year>(?:19|20)\d\d)(?:[-/](?P<last>(?:19|20)?\d\d))? (?:fiscal|financial) year\b",
        _fiscal_year,
        ("It rose in the [2022-23 financial year]. = FY2023",),
    ),
    Rule(
        "date.fiscal",
        ("fiscal", "year", "years"),
        r"(?:fiscal|financial)(?: years?)?(?: \(fy\))? (?P<year>(?:19|20)\d\d)(?:[-/](?P<last>(?:19|20)?\d\d))?(?!\w)",
        _fiscal_year,
        ("It rose in [fiscal year 2021]. = FY2021",),
        ("The fiscal authorities were told.",),
    ),
    Rule(
        "date.fiscal-short",
        ("FY*", "F.Y*"),
        r"F\.?Y\.? ?'?(?P<year>(?:19|20)\d\d|\d\d)(?:[-/](?P<last>(?:19|20)?\d\d))?(?!\w)",
        _fiscal_year,
        ("It rose in [FY2021-22]. = FY2022",),
        ("The FYROM was named.",),
    ),
)
