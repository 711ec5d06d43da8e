"""Days, weekdays, months, years and what is named after them: "Aug. 25, 2023", "21/07/2023", "Friday", "2021-22"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.find.dates.rule import FOUR_DIGITS, TWO_DIGITS, Listed, Rule
from extractor.find.dates.values import Day, Fixed, Month, NumericDay, Range, Recurring, Value, Weekday, Year
from extractor.find.dates.words import DateLexicon
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, days_in_month, full_year

_LONGEST_SPAN = 60  # years of a range such as 1989-2009
_CENTURY = 1900
_BETWEEN = re.compile(
    r"\bbetween (?:(?:(?:on|in|at) or (?:about|around)|approximately|about|around|the|early|late|mid|at least)[ -]?)*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d+)[a-z]*")
_DAYS = r"(?P<days>{day}(?:,\ {day}){1,9},?\ (?:and|&|or)\ {day})"


def _days(match: re.Match[str], words: DateLexicon) -> Value | Listed | None:
    """The day, or the two days, that a match with month, day and perhaps last and year names."""
    year = full_year(match["year"]) if match["year"] else None
    month = MONTH_NUMBERS[match["month"].lower()]
    numbers = [int(part.rstrip("stndrh")) for part in (match["day"], match["last"]) if part]
    if min(numbers) < 1 or max(numbers) > days_in_month(year or 2000, month):
        return None
    month_first = match.start("month") < match.start("day")
    days = [Day(month, number, year, month_first=month_first) for number in numbers]
    if len(days) == 1:
        return days[0]
    before = match.string[max(match.start() - 40, 0) : match.start()]
    if match["link"] in {"and", "or", "&"} and not _BETWEEN.search(before):
        return (match.start(), match.end("day"), days[0]), (match.start("last"), match.end(), days[1])
    return Range(days[0], days[1])


def _day_list(match: re.Match[str], words: DateLexicon) -> Listed | None:
    """Three or more days of a month."""
    month, year = MONTH_NUMBERS[match["month"].lower()], int(match["year"]) if match["year"] else None
    numbers = list(_NUMBER.finditer(match.string, match.start("days"), match.end("days")))
    if not all(1 <= int(number[1]) <= days_in_month(year or 2000, month) for number in numbers):
        return None
    starts = [match.start(), *(number.start() for number in numbers[1:])]
    ends = [*(number.end() for number in numbers[:-1]), match.end()]
    days = (Day(month, int(number[1]), year) for number in numbers)
    return tuple(zip(starts, ends, days, strict=True))


def _month_of(match: re.Match[str], words: DateLexicon) -> Value:
    """A month by its name, perhaps with its year."""
    year = match.groupdict().get("year")
    return Month(MONTH_NUMBERS[match["month"].lower()], full_year(year) if year else None)


def _numeric_month(match: re.Match[str], words: DateLexicon) -> Value:
    return Month(int(match["month"]), int(match["year"]))


def _weekday(match: re.Match[str], words: DateLexicon) -> Value:
    return Weekday(WEEKDAY_NUMBERS[match["name"].lower()])


def _weekdays(match: re.Match[str], words: DateLexicon) -> Value:
    part = match.groupdict().get("part")
    told = f"T{words.parts[part]}" if part else ""
    return Recurring(f"XXXX-WXX-{WEEKDAY_NUMBERS[match['name'].lower()]}{told}")


def _iso(match: re.Match[str], words: DateLexicon) -> Value | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return Day(month, day, year, clock=match["time"] or "") if 1 <= day <= days_in_month(year, month) else None


def _in_numbers(match: re.Match[str], words: DateLexicon) -> Value | None:
    """Numbers in either order."""
    first, second = int(match["first"]), int(match["second"])
    year = match.groupdict().get("year")
    fits = 1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12
    return NumericDay(first, second, full_year(year) if year else None) if fits else None


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


_MONTH_DAY = r"""(?x)(?P<month>{month})(?:\.\ ?|\ |-|,\ (?=\d\d?,?\ \d{4}\b))(?:the\ )?
    (?P<day>{day})
    (?:\ ?(?P<link>-|to|and|or|through|&|thru|until)\ ?(?P<last>{day})(?!\ (?:{month})))?
    (?:(?:\ ?,\ {0,2}|\ (?:of\ )?|-)(?P<year>{year}|'\d\d(?!\w)))?"""
_DAY_MONTH = r"""(?x)(?P<day>{day}) (?:\ ?(?P<link>-|to|and|through|&|or)\ ?(?P<last>{day}))?
    (?:\ (?:day\ )?of\ |\ |\n(?=[A-Z][a-z]+\ \d{4})|-|\.\ ?)?
    (?P<month>{month})(?![A-Za-z])(?:\.(?=,?\ ?(?:of\ )?['\d]))?
    (?:(?:,\ ?|\ (?:of\ )?|-)?(?P<year>{year}|'\d\d(?!\w)|\d\d(?![\w:,.%-]|\ (?:[A-Za-z]{4,}))
        |(?<=-)\d\d(?![\w:%-]|[.,]\d)))?"""
# "Jan.", but "June" and "May" are whole.
_SHORT = r"(?=\w{3,4}(?!\w))(?![Mm][Aa][Yy]|[Jj][Uu][LNln][EYey])"
_MONTH_CUE = "".join(rf"(?<=\b(?i:{word}) )|" for word in ("in", "since", "from", "until", "to", "between", "and"))[:-1]
_NUMERIC_MONTH = r"(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/])"
_NO_YEAR = r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\w/%-]|\.\d)"
# Fractions, and the day that goes by its number.
_NO_DAYS = r"(?!(?:1/2|1/3|2/3|1/4|3/4|9/11)(?!\d))"

CALENDAR = (
    Rule(
        "date.month-day",
        ("{month}",),
        _MONTH_DAY,
        _days,
        (
            "It was filed on [Sept. 3, 2021]. = 2021-09-03",
            "The forum ran from [March 3 to 5, 2023]. = 2023-03-03/2023-03-05",
        ),
        ("The officer, June Roe, was told.",),
    ),
    Rule(
        "date.day-month",
        (TWO_DIGITS,),
        _DAY_MONTH,
        _days,
        ("On the [5th of November 2019] he left. = 2019-11-05", "It was dated [06 MAY 2024]. = 2024-05-06"),
        ("Police held 12 Marchers.",),
    ),
    Rule(
        "date.day-list",
        ("{month}",),
        rf"(?x)(?P<month>{{month}})\.?\ {_DAYS}(?:,?\ (?P<year>{{year}}))?",
        _day_list,
        ("They met on [May 1], [3] and [5, 2021].",),
    ),
    Rule(
        "date.list-of-days",
        (TWO_DIGITS,),
        rf"(?x){_DAYS}(?:\ of)?\ (?P<month>{{month}})(?![A-Za-z])(?:,?\ (?P<year>{{year}}))?",
        _day_list,
        ("They met on [1], [3] and [5 May].",),
    ),
    Rule(
        "date.month-year",
        ("{month}",),
        r"(?P<month>{month})(?:\.,? ?|,? (?:of )?|-|/)(?P<year>{year}|'\d\d(?!\w))",
        _month_of,
        ("Since [January 2022] it has grown. = 2022-01",),
    ),
    Rule(
        "date.month",
        ("{month}",),
        rf"(?P<month>(?!{_SHORT}){{month}})(?!\w)",
        _month_of,
        ("In [December], it shrank. = 2023-12",),
        ("Mrs May praised the suspect.",),
    ),
    Rule(
        "date.month-short",
        ("{month}",),
        rf"(?P<month>{_SHORT}{{month}})(?!\w)\.?",
        _month_of,
        ("It grew from [Jan. to Sept. 2022]. = 2022-01/2022-09",),
        ("The Mar Media office was searched.",),
        weak=True,
    ),
    Rule(
        "date.weekday",
        ("{weekday}",),
        r"(?P<name>(?=\w{6}){weekday})(?=(?:(?<=day)s)?(?!\w))",
        _weekday,
        ("It happened on [Friday]. = 2024-05-03",),
        ("A Sunday school teacher was robbed.",),
    ),
    Rule(
        "date.weekday-short",
        ("{weekday}",),
        r"(?P<name>(?!\w{6}){weekday})(?!\w)\.?",
        _weekday,
        ("He left on [Fri., May 3]. = 2024-05-03",),
        ("He sat in the sun outside the Wed Media office.",),
        weak=True,
    ),
    Rule(
        "set.weekday-parts",
        ("{weekday}",),
        r"(?P<name>{weekday})(?:(?<=day)s)? (?P<part>{part})s\b",
        _weekdays,
        ("They play on [Monday nights]. = XXXX-WXX-1TNI",),
    ),
    Rule(
        "set.weekdays",
        ("{weekday}",),
        r"(?:(?<=\b[Oo]n )|(?<=\band )|(?<=\bor ))(?P<name>{weekday})(?<=day)s(?!\w)",
        _weekdays,
        ("They meet on [Fridays]. = XXXX-WXX-5",),
    ),
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
    Rule(
        "date.years",
        (FOUR_DIGITS,),
        r"(?P<first>(?:19|20)\d\d)(?:-|/)(?P<last>(?:(?:19|20)\d\d|\d\d))(?!\w|[-/]\d|,\d)",
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
        r"(?:fiscal|financial)(?: years?)? (?P<year>(?:19|20)\d\d)(?:[-/](?P<last>(?:19|20)?\d\d))?(?!\w)",
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
