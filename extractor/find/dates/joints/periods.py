"""A smaller period in a larger one, and the two ends of a range."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.find.dates.rule import Joint, Mention
from extractor.find.dates.values import (
    Clock,
    Day,
    Decade,
    Deictic,
    EdgeDay,
    EndOf,
    FirstUnits,
    Fixed,
    HalfInWords,
    Holiday,
    Month,
    NthWeekday,
    NumericDay,
    OrdinalDay,
    PartOfYear,
    PeriodOf,
    Range,
    Recurring,
    Season,
    Unit,
    Value,
    Weekday,
    Weekend,
    Within,
    Year,
    core,
    first_of,
    same_period,
    with_core,
)
from extractor.find.dates.words import ABOUT

_OF_DAY = (Day, NumericDay, Weekday, OrdinalDay, Holiday, NthWeekday, Unit)
_WITHIN = re.compile(r",? (?:of |in |for |during )?(?:the )?|-|, ?")
_SPACE = re.compile(r" ")
_OF = re.compile(r" (?:of |in )?")
_OF_OR_IN = re.compile(r" (?:of|in) ")
_TO = re.compile(r" ?(?P<link>to|through|thru|until|till|and|-) ?")
RANGE = re.compile(
    rf"""(?:,?\ )?(?:at\ least\ )?
         (?P<link>(?:and\ )?continuing\ (?:to|through|until)|(?:right\ |up\ )?through\ (?:to|until)
            |to|through|thru|until|till|up\ to|up\ until|--?|—|and)
         (?:\ (?:at\ least|(?P<about>{ABOUT})|in|on|(?:the\ )?(?:end|beginning|start)\ of
             |the|early|late|mid|end))*[ -]?""",
    re.VERBOSE,
)
_LIMITS = rf"(?:(?:{ABOUT}|sometime in|in|the|early|late|mid|end|at least|as early as)[ -]?)*$".replace("\\ ", " ")
BETWEEN = re.compile(rf"\bbetween {_LIMITS}", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom {_LIMITS}", re.IGNORECASE)
_ABOUT_BEFORE = re.compile(ABOUT.replace("\\ ", " "))
_NTH = re.compile(r"\b(?:the )?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) $", re.IGNORECASE)
_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_LONGEST_NTH = len("the second ") + 1
_UP_TO = frozenset({"to", "through", "thru", "until", "till", "up to", "up until"})
_BEFORE = 40  # how far back "between" and "from" open a range


def _before(mention: Mention, gap: re.Match[str]) -> str:
    return gap.string[max(mention.start - _BEFORE, 0) : mention.start]


def _nth_weekday(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "The first Tuesday of April"."""
    name = gap.string.rfind(" ", left.start, left.end) + 1 or left.start  # after "last", which it has taken in
    nth = _NTH.search(gap.string, max(name - _LONGEST_NTH, 0), name)
    weekday = left.value
    if nth is None or not isinstance(weekday, Weekday):
        return None
    value = NthWeekday(weekday.number, _NTHS.get(nth["nth"].lower(), -1), right.value, weekday.clock, weekday.part)
    return replace(left.over(right, value), start=nth.start(), rule="date.nth-weekday")


def _year_and_part(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "2022 third quarter"."""
    return None if right.value.year else right.over(left, Within(right.value, left.value))


def _holiday_weekend(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "Labor Day weekend"."""
    return right.over(left, Within(right.value, left.value))


def _same_period(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "The same quarter last year"."""
    same, year = left.value, right.value
    if not (isinstance(same, Unit) and isinstance(year, Unit)):
        return None
    if not (same.shift == (0, True) and year.unit == "Y" and year.shift.units):
        return None
    return right.over(left, same_period(year), weak=right.weak)


def _within(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """A smaller period and the larger one that it lies in: "the third quarter of last year"."""
    small, large = left.value, right.value
    if small.year or isinstance(small, Within) or not _lies_in(small, first_of(large)):
        return None
    if isinstance(large, Range) and not isinstance(small, (Month, Season)):
        if not (large.compact and isinstance(small, (PartOfYear, FirstUnits))):
            return None
        large = Fixed(f"FY{large.last_end.year}")  # "the first quarter of 2024-25"
    return left.over(right, Within(small, large))


def _is_year(value: Value) -> bool:
    return isinstance(value, Year) or (isinstance(value, Unit) and value.unit == "Y")


def _lies_in(small: Value, large: Value) -> bool:
    """Whether the second is a period that the first can be part of."""
    fiscal = isinstance(large, Fixed) and large.value.startswith("FY")
    unit = large.unit if isinstance(large, (Unit, PeriodOf)) else ""
    match small:
        case FirstUnits():
            return _is_year(large) or fiscal
        case PeriodOf():
            return isinstance(large, _FITTING.get(small.unit, ()))
        case EndOf():
            return small.unit == "Y" and isinstance(large, Year)
        case EdgeDay():
            return isinstance(large, (Month, Year))
        case HalfInWords() if isinstance(large, Month) or unit == "M":
            return True
        case PartOfYear():
            return _is_year(large) or (isinstance(large, Fixed) and not isinstance(large, Recurring))
        case Month() | Day() | NumericDay() | Season() | Holiday():
            return _is_year(large)
        case Weekday():
            return unit == "W"
        case OrdinalDay():
            return unit == "M"
    return False


_DAYS = (Day, NumericDay, Holiday, Weekday, NthWeekday)
_FITTING: dict[str, tuple[type[Value], ...]] = {
    "W": (*_DAYS, Month),
    "WE": (*_DAYS, Month),
    "M": (Month,),
    "Y": (Year,),
}
_IN_YEARS = (Month, Day, NumericDay, Weekday, PartOfYear, Season)


def _range_within(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "Between January and May this year", "Monday to Friday last week": the period holds both ends."""
    ends, period = left.value, right.value
    if not isinstance(ends, Range):
        return None
    first, last = ends.first_end, ends.last_end
    if not isinstance(last, _IN_YEARS) or last.year or isinstance(period, Range):
        return None
    own = bool(first.year) or isinstance(first, Within)
    week = isinstance(period, Unit) and period.unit == "W"
    if not (week if isinstance(last, Weekday) else _is_year(period)):
        return None
    shared = not own and type(first) is type(last)
    value = Range(Within(first, period) if shared else first, Within(last, period))
    return left.over(right, value, weak=left.weak)


def _hours_of_days(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "Monday to Friday, 10am-4pm", "9am to 5pm, Monday to Friday": of no one day, they come again."""
    days = [day for value in (left.value, right.value) for day in _ends(value) if isinstance(day, Weekday)]
    times = [value.clock for mention in (left, right) for value in _ends(mention.value) if value.clock]
    of_days = isinstance(right.value, Clock) or gap["link"] != "and"
    if len(days) != 2 or len(times) != 2 or not of_days:
        return None
    if not (isinstance(left.value, Range) or isinstance(right.value, Range)):
        return None  # from Friday, 10pm, to Saturday, 6am
    value = f"XXXX-WXX-{days[0].number}T{times[0]}/XXXX-WXX-{days[1].number}T{times[1]}"
    return replace(left.over(right, Recurring(value)), rule="set.opening-hours", edge=None)


def _ends(value: Value) -> tuple[Value, ...]:
    return (value.first_end, value.last_end) if isinstance(value, Range) else (value,)


def _range(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """Two ends: "April 10 to June 30", "between 2015 and 2018", "from 10pm on Friday to 6am on Saturday"."""
    first, last = left.value, right.value
    if isinstance(last, Year) and isinstance(first, Fixed) and first.value.startswith("FY"):
        last = Fixed(f"FY{last.year}")
    if not _same_sort(first, last):
        return None
    before = _before(left, gap)
    between = BETWEEN.search(before)
    opened = between or _FROM.search(before)
    if gap["link"] == "and" and not between:
        return None
    if not (opened or _is_plain_range(first, last, gap["link"]) or _same_kind(first, last)):
        return None
    edge = "around" if gap["about"] or (opened and _ABOUT_BEFORE.search(opened[0])) else left.edge
    if isinstance(first, Clock) and not isinstance(last, Clock):
        value = _hours_on(first, last)
        return right.over(left, value, weak=right.weak, edge=right.edge or edge)
    return left.over(right, Range(first, last), edge=edge)


def _compact_ranges(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """Two ends of which the last is a year across two: "from 2015-16 to 2017-18"."""
    first, last = left.value, right.value
    if (
        not isinstance(last, Range)
        or not last.compact
        or (gap["link"] == "and" and not BETWEEN.search(_before(left, gap)))
    ):
        return None
    if isinstance(first, Range) and first.compact:
        return left.over(right, Range(first.first_end, last.last_end))
    if isinstance(first, Fixed) and first.value.startswith("FY"):
        return left.over(right, Range(first, Fixed(f"FY{last.last_end.year}")))
    return None


def _is_plain_range(first: Value, last: Value, link: str) -> bool:
    """Whether two ends of any kind are a range without "from" before: a clock time, a decade, "up to now"."""
    if first.clock or isinstance(first, Decade) or "continuing" in link:
        return True
    return isinstance(last, Deictic) and link in _UP_TO


def _hours_on(first: Clock, last: Value) -> Range:
    """ "10am-2pm on Saturday": the range, told as the day of its second end."""
    return Range(with_core(last, lambda value: replace(value, clock=first.clock)), Clock(last.clock))  # type: ignore[call-arg]


def _same_kind(first: Value, last: Value) -> bool:
    first, last = core(first), core(last)
    return type(first) is type(last) or any(isinstance(first, kind) and isinstance(last, kind) for kind in _ALIKE)


_ALIKE: tuple[tuple[type[Value], ...], ...] = (
    (Day, NumericDay),
    (Unit, PeriodOf, FirstUnits),
    (PartOfYear,),
    (Fixed,),
    (Weekday, NthWeekday),
)


def _same_sort(first: Value, last: Value) -> bool:
    if isinstance(first, Range) or isinstance(last, Range) or first.is_set or last.is_set:
        return False
    if isinstance(first, Clock) or isinstance(last, Clock):
        return bool(clock_of(first) and clock_of(last))
    if isinstance(first, Fixed) or isinstance(last, Fixed):
        return (is_period(first) or isinstance(core(first), Month)) and is_period(last)
    return core(first).is_dated and core(last).is_dated


def clock_of(value: Value) -> str:
    """The clock time that a value has."""
    return core(value).clock


def is_period(value: Value) -> bool:
    """Whether it is a year, a fiscal year, a decade or a century."""
    return isinstance(value, Year) or (isinstance(value, Fixed) and value.is_period)


_ENDS = (Fixed, Year, Month, Season, PartOfYear, PeriodOf, FirstUnits, Clock, Within, *_OF_DAY)
_SMALL = (
    Month,
    Season,
    PartOfYear,
    PeriodOf,
    FirstUnits,
    EndOf,
    EdgeDay,
    Day,
    NumericDay,
    Holiday,
    Weekday,
    OrdinalDay,
)

PERIODS = (
    Joint(
        "joint.nth-weekday", Weekday, _OF_OR_IN, (Month, Within), _nth_weekday,
        ("They met on [the last Friday in May 2012]. = 2012-05-25",),
    ),
    Joint(
        "joint.year-part", Year, _SPACE, PartOfYear, _year_and_part,
        ("It fell in [the 2022 third quarter]. = 2022-Q3",),
    ),
    Joint(
        "joint.holiday-weekend", Holiday, _SPACE, Weekend, _holiday_weekend,
        ("Over [the Labor Day weekend], ten were held. = 2023-W35-WE",),
    ),
    Joint(
        "joint.same-period", Unit, _OF, Unit, _same_period,
        ("It rose in the second quarter of 2024, as in [the same quarter last year]. = 2023-Q2",),
    ),
    Joint(
        "joint.range-within", Range, _WITHIN, (Year, Unit), _range_within,
        ("It rose between [January and May this year]. = 2024-01/2024-05",),
    ),
    Joint(
        "joint.within", _SMALL, _WITHIN, (Fixed, Year, Month, Unit, Range, *_OF_DAY), _within,
        ("It rose in [the third quarter of last year]. = 2023-Q3",),
    ),
    Joint(
        "joint.hours-of-days", (Range, Weekday), _TO, (Range, Clock, Weekday), _hours_of_days,
        ("Call [Monday to Friday, 10am-4pm]. = XXXX-WXX-1T10:00/XXXX-WXX-5T16:00",),
    ),
    Joint(
        "joint.compact-ranges", (Fixed, Range), RANGE, Range, _compact_ranges,
        ("Loans were given from [2015-16 to 2017-18]. = 2015/2018",),
    ),
    Joint(
        "joint.range", _ENDS, RANGE, _ENDS, _range,
        ("He was paid between [2015 and 2018]. = 2015/2018", "Ten came in [2015] and eight in [2018]."),
    ),
)  # fmt: skip
