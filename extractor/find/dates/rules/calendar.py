"""Days, weekdays and months by their names: "Aug. 25, 2023", "5th of May", "June 2023", "Friday"."""

from __future__ import annotations

import re

from extractor.find.dates.rule import FOUR_DIGITS, TWO_DIGITS, Listed, Rule
from extractor.find.dates.values import Day, Month, Range, Recurring, Value, Weekday
from extractor.find.dates.words import DateLexicon
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, days_in_month, full_year

_BETWEEN = re.compile(
    r"\b(?:between|night of) "
    r"(?:(?:(?:on|in|at) or (?:about|around)|approximately|about|around|the|early|late|mid|at least)[ -]?)*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d+)[a-z]*")
_DAYS = r"(?P<days>{day}(?:,\ {day}){1,9},?\ (?:and|&|or)\ {day})"
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
    listed = match["link"] == "or" or numbers[1] != numbers[0] + 1  # "11 and 12 February" is one stretch
    if match["link"] in {"and", "or", "&"} and listed and not _BETWEEN.search(before):
        return (match.start(), match.end("day"), days[0]), (match.start("last"), match.end(), days[1])
    return Range(days[0], days[1])


def _ordinal_day(match: re.Match[str], words: DateLexicon) -> Value | None:
    """ "January third"."""
    month, day = MONTH_NUMBERS[match["month"].lower()], words.ordinal_numbers[match["ordinal"]]
    return Day(month, day, month_first=True) if day <= days_in_month(2000, month) else None


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


def _two_days(match: re.Match[str], words: DateLexicon) -> Value | None:
    """Two days of one month: "16/17 November", "Monday 4 to Sunday 10 November"."""
    month, year = MONTH_NUMBERS[match["month"].lower()], int(match["year"]) if match["year"] else None
    first, last = (int(match[name].rstrip("stndrh")) for name in ("day", "last"))
    fits = 1 <= first < last <= days_in_month(year or 2000, month)
    return Range(Day(month, first, year), Day(month, last, year)) if fits else None


def _year_month_day(match: re.Match[str], words: DateLexicon) -> Value | None:
    year, month, day = int(match["year"]), MONTH_NUMBERS[match["month"].lower()], int(match["day"])
    return Day(month, day, year) if 1 <= day <= days_in_month(year, month) else None


def _month_of(match: re.Match[str], words: DateLexicon) -> Value:
    """A month by its name, perhaps with its year."""
    year = match.groupdict().get("year")
    return Month(MONTH_NUMBERS[match["month"].lower()], full_year(year) if year else None)


def _months(match: re.Match[str], words: DateLexicon) -> Value:
    """Two months side by side: March/April 2024."""
    first, last = (MONTH_NUMBERS[match[name].lower()] for name in ("first", "last"))
    year = int(match["year"]) if match["year"] else None
    return Range(Month(first, year and year - (first > last)), Month(last, year))


def _weekday(match: re.Match[str], words: DateLexicon) -> Value:
    return Weekday(WEEKDAY_NUMBERS[match["name"].lower()])


def _weekdays(match: re.Match[str], words: DateLexicon) -> Value:
    part = match.groupdict().get("part")
    told = f"T{words.parts[part]}" if part else ""
    return Recurring(f"XXXX-WXX-{WEEKDAY_NUMBERS[match['name'].lower()]}{told}")


RULES = (
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
        "date.month-ordinal",
        ("{month}",),
        r"(?P<month>{month}) (?:the )?(?P<ordinal>{ordinal_number})"
        r"(?=[.,;:)\n]|$| (?:and|at|to|by|for|when|after|before|through|until)\b)",
        _ordinal_day,
        ("Congress will return on [June third]. = 2024-06-03",),
        ("In May first responders came.",),
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
        "date.days-slash",
        (TWO_DIGITS,),
        r"(?P<day>[0-3]?\d(?:st|nd|rd|th)?)/(?P<last>{day})(?: of)? (?P<month>{month})(?![A-Za-z])"
        r"(?:,? (?P<year>{year}))?",
        _two_days,
        ("It happened on [the night of 16/17 April]. = 2024-04-16TNI",),
        ("The score was 16/17 Mayors.",),
    ),
    Rule(
        "date.weekdays-days",
        ("{weekday}",),
        r"{weekday},? (?P<day>{day}) (?:and|to|until|till|-) {weekday},? (?P<last>{day})(?: of)? "
        r"(?P<month>{month})(?![A-Za-z])(?:,? (?P<year>{year}))?",
        _two_days,
        ("They came between [Monday 1 and Friday 5 April]. = 2024-04-01/2024-04-05",),
    ),
    Rule(
        "date.year-month-day",
        (FOUR_DIGITS,),
        r"(?P<year>(?:19|20)\d\d)(?P<dash>[-/.])(?P<month>{month})(?P=dash)(?P<day>\d{1,2})(?!\w|[.,]\d)",
        _year_month_day,
        (
            "The order is dated [2019/Aug/01]. = 2019-08-01",
            "Data cover [2019-Aug-01 to today]. = 2019-08-01/2024-05-06",
        ),
        ("In 2019 May 5 percent do so.",),
    ),
    Rule(
        "date.month-year",
        ("{month}",),
        r"(?P<month>{month})(?:\.,? ?|,? (?:of )?|-|/)(?P<year>{year}|'\d\d(?!\w))",
        _month_of,
        ("Since [January 2022] it has grown. = 2022-01",),
    ),
    Rule(
        "date.months",
        ("{month}",),
        r"(?P<first>{month})/(?P<last>{month})(?!\w)(?: (?P<year>{year}))?",
        _months,
        ("Tests begin in [May/June 2024]. = 2024-05/2024-06",),
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
)
