"""Opening hours: "Monday to Friday, 10am-4pm" and "10 p.m. to 5 a.m. daily" are of no one day but come again."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.find.dates.expression import Expression
from extractor.trace import tracing

_BESIDE = 40
_NEW_SENTENCE = re.compile(r"[.;!?]\s|\n")
_TO_DAY = re.compile(r" ?(?:to|through|thru|until|-) ?")
_TO_HOURS = re.compile(r",? (?:\(|from |between )?")
_HOURS_TO_DAY = re.compile(r",? (?:\(|(?:on|from) )?")
_TO_HOUR = re.compile(r" ?(?:to|until|till|and|-) ?")


def opening_hours(text: str, expressions: list[Expression]) -> list[Expression]:
    """The expressions, each run of two weekdays and two clock times made one set."""
    result: list[Expression] = []
    at = 0
    while at < len(expressions):
        hours = expressions[at].kind in {"weekday", "time"} and _hours(text, expressions[at : at + 4])
        if hours:
            result.append(hours[0])
            if trace := tracing():
                trace.turn_to(hours[0])
                trace.step(hours[0].rule, "weekdays and hours", None, hours[0].value, at=(hours[0].start, hours[0].end))
            at += hours[1]
        else:
            result.append(expressions[at])
            at += 1
    return result


def _hours(text: str, run: list[Expression]) -> tuple[Expression, int] | None:
    """The set that the first of these make, and how many they are."""
    days = [expression for expression in run if expression.kind == "weekday"][:2]
    times = [expression for expression in run if expression.kind == "time"][:2]
    if len(days) < 2 or not times:
        return None
    if times[0].until:
        del times[1:]
    days_first = days[0].start < times[0].start
    ordered = [*days, *times] if days_first else [*times, *days]
    if ordered != run[: len(ordered)] or (len(times) < 2 and not times[0].until):
        return None
    for left, right in pairwise(ordered):
        gap = (
            _TO_DAY
            if right is days[1]
            else _TO_HOUR
            if right in times[1:]
            else _TO_HOURS
            if days_first
            else _HOURS_TO_DAY
        )
        if not gap.fullmatch(text, left.end, right.start):
            return None
    opens, closes = times[0].clock, (times[0].until or times[-1]).clock
    value = f"XXXX-WXX-{days[0].number}T{opens}/XXXX-WXX-{days[1].number}T{closes}"
    found = Expression(ordered[0].start, ordered[-1].end, "set.opening-hours", "fixed", value=value, is_set=True)
    return found, len(ordered)


def mark_recurring(text: str, expressions: list[Expression]) -> None:
    """Mark the clock times that a set beside them says come again: "a curfew from 10 p.m. to 5 a.m. daily"."""
    for left, right in pairwise(expressions):
        if left.is_set == right.is_set or right.start - left.end > _BESIDE:
            continue
        time = right if left.is_set else left
        if time.kind == "time" and not _NEW_SENTENCE.search(text, left.end, right.start):
            time.code = "recurring"
