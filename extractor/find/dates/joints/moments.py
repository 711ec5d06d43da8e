"""A day and what tells more of it: its weekday, its clock time, its part of day."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.find.dates.rule import Joint, Mention
from extractor.find.dates.values import (
    Clock,
    Day,
    Holiday,
    NthWeekday,
    NumericDay,
    OrdinalDay,
    Part,
    Range,
    Unit,
    Value,
    Weekday,
    first_of,
    with_core,
)
from extractor.find.dates.words import ABOUT

_OF_DAY = (Day, NumericDay, Weekday, OrdinalDay, Holiday, NthWeekday, Unit)
_TO_TIME = re.compile(
    rf"""(?:,\ ?|\ [-|]\ ?|\ \(|\ (?:[A-Z]{{2,3}}T\ )?)?
         (?:@\ ?|(?:at|by|from|between|starting|beginning|shortly|just|sometime|(?P<edge>after|before)|until|till
             |the\ hour\ of|of
             |(?P<about>{ABOUT}))\b\ ?)*""",
    re.VERBOSE,
)
_TIME_TO_DAY = re.compile(r",?[ \n](?:(?:on|of) (?:the )?(?:(?:morning|afternoon|evening|night) of )?)?|, ?")
_PART_TO_DAY = re.compile(r"(?: hours)?,? (?:(?:of|on|between|from) )?(?:the )?")
_DAY_TO_PART = re.compile(r"[ -]|,? (?:in|during) (?:the )?| at ")
_TIME_TO_PART = re.compile(r" (?:in|during) (?:the )?|,? ")
_WEEKDAY_TO_DAY = re.compile(r",? ?(?:the )?| ?(?P<brackets>\()")
# "between Monday (June 10) and", ") and Tuesday (June 11)"
_OPENS_RANGE = re.compile(r"\b(?:[Bb]etween|[Ff]rom) \Z")
_GOES_ON = re.compile(r"\) (?:and|to|until|till|through|-|–) ")
_ENDS_RANGE = re.compile(r"\d(?:st|nd|rd|th)?\) (?:and|to|until|till|through|-|–) \Z")
_OPENING, _ENDING = 9, 16
# A clock time that leaves open whether it is before noon.
_OPEN_HOUR = re.compile(r"o'?clock|\bpast\b|\bquarter to\b|\bten to\b")


def _weekday_and_day(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """A weekday tells more of the day after it; of one in brackets nothing: "Friday (17/7)" is two mentions."""
    weekday, day = left.value, right.value
    if not isinstance(weekday, Weekday) or not isinstance(day, (Day, NumericDay)):
        return None
    if left.end - left.start < 3 or (gap["brackets"] and not _is_end_of_range(left, right, gap.string)):
        return None
    value = replace(day, clock=day.clock or weekday.clock, part=day.part or weekday.part)
    if isinstance(value, Day):
        value = replace(value, weekday=weekday.number)
    joined = right.over(left, value, edge=right.edge or left.edge)
    return replace(joined, end=joined.end + 1) if gap["brackets"] else joined


def _is_end_of_range(left: Mention, right: Mention, text: str) -> bool:
    """Whether a weekday with its date in brackets is an end of a range: "between 9pm Monday (June 10) and 2am"."""
    if not text.startswith(")", right.end):
        return False
    opens = _OPENS_RANGE.search(text, max(left.start - _OPENING, 0), left.start) and _GOES_ON.match(text, right.end)
    return bool(opens) or _ENDS_RANGE.search(text, max(left.start - _ENDING, 0), left.start) is not None


def _weekday_and_range(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    first = first_of(right.value)
    if not isinstance(first, (Day, NumericDay)):
        return None
    joined = _weekday_and_day(left, replace(right, value=first), gap)
    return joined and replace(joined, value=with_core(right.value, lambda value: joined.value))


def _day_and_time(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "April 4, 2022 at 12:17 AM", "Friday, from 8 a.m. to 2 p.m."."""
    time = first_of(right.value)
    if not isinstance(time, Clock) or not left.value.names_day or left.value.clock:
        return None
    edge = "around" if gap["about"] else gap["edge"] or left.edge
    return left.over(right, _at(left.value, time, right.value), weak=left.weak, edge=edge)


def _time_and_day(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "8 p.m. on April 4, 2022"."""
    time, day = first_of(left.value), first_of(right.value)
    if not isinstance(time, Clock) or not day.names_day or day.clock:
        return None
    if day is right.value or isinstance(left.value, Range):
        value = _at(day, time, left.value)
    else:
        value = with_core(right.value, lambda value: replace(value, clock=time.clock))  # type: ignore[call-arg]
    return right.over(left, value, weak=right.weak, edge=left.edge)


def _at(day: Value, time: Clock, hours: Value) -> Value:
    day = replace(day, clock=time.clock)  # type: ignore[call-arg]
    return Range(day, hours.last_end) if isinstance(hours, Range) else day


def _day_and_part(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "Friday night"."""
    day = first_of(left.value)
    if not day.names_day or day.part:
        return None
    part, time = right.value.part, day.clock
    if _OPEN_HOUR.search(gap.string, left.start, left.end):
        time = by_part(time, part)
    value = with_core(left.value, lambda value: replace(value, part=part, clock=time))  # type: ignore[call-arg]
    return left.over(right, value, weak=left.weak)


def by_part(time: str, part: str) -> str:
    """A clock time of twelve hours, in the part of day that the text tells."""
    hour = int(time[:2])
    return f"{hour + 12:02d}{time[2:]}" if part in {"AF", "EV", "NI"} and 1 <= hour < 12 else time


def _part_and_day(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "The night of 5 May"."""
    day = first_of(right.value)
    if not day.names_day or day.part:
        return None
    part = left.value.part
    value = with_core(right.value, lambda value: replace(value, part=part))  # type: ignore[call-arg]
    return right.over(left, value, weak=right.weak)


def _time_and_part(left: Mention, right: Mention, gap: re.Match[str]) -> Mention | None:
    """ "10 p.m. at night" says no more than the time."""
    time = first_of(left.value)
    if not isinstance(time, Clock):
        return None
    value = left.value
    if value is time and _OPEN_HOUR.search(gap.string, left.start, left.end):
        value = Clock(by_part(time.clock, right.value.part))
    return left.over(right, value)


MOMENTS = (
    Joint(
        "joint.weekday-day", Weekday, _WEEKDAY_TO_DAY, (Day, NumericDay), _weekday_and_day,
        ("He was held on [Tuesday, 30 April 2024]. = 2024-04-30", "He was held on [Friday] ([3/5])."),
    ),
    Joint(
        "joint.weekday-days", Weekday, _WEEKDAY_TO_DAY, Range, _weekday_and_range,
        ("They met from [Tuesday, March 5 to 7, 2024]. = 2024-03-05/2024-03-07",),
    ),
    Joint(
        "joint.day-time", _OF_DAY, _TO_TIME, (Clock, Range), _day_and_time,
        ("He fled on [April 4, 2022 at 12:17 AM]. = 2022-04-04T00:17",),
    ),
    Joint(
        "joint.time-day", (Clock, Range), _TIME_TO_DAY, (*_OF_DAY, Range), _time_and_day,
        ("He fled at [8 p.m. on April 4, 2022]. = 2022-04-04T20:00",),
    ),
    Joint(
        "joint.day-part", (*_OF_DAY, Range), _DAY_TO_PART, Part, _day_and_part,
        ("He was seen [yesterday morning]. = 2024-05-05TMO",),
    ),
    Joint(
        "joint.part-day", Part, _PART_TO_DAY, (*_OF_DAY, Range), _part_and_day,
        ("He left on [the night of 5-6 March 2021]. = 2021-03-05TNI",),
    ),
    Joint(
        "joint.time-part", (Clock, Range), _TIME_TO_PART, Part, _time_and_part,
        ("He fled at [4 a.m. in the morning].",),
    ),
)  # fmt: skip
