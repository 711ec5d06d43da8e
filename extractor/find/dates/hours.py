"""Opening hours: "Monday to Friday, 10am-4pm" is no date of one week but happens again and again."""

from __future__ import annotations

import re

from extractor.find.dates.expression import Expression

_TO_DAY = re.compile(r" ?(?:to|through|thru|until|-) ?")
_TO_HOURS = re.compile(r",? (?:\(|from |between )?")
_TO_HOUR = re.compile(r" ?(?:to|until|till|and|-) ?")


def opening_hours(text: str, expressions: list[Expression]) -> list[Expression]:
    """The expressions, each run of two weekdays and two clock times made one set."""
    if not any(expression.kind == "weekday" for expression in expressions):
        return expressions
    result: list[Expression] = []
    at = 0
    while at < len(expressions):
        hours = expressions[at].kind == "weekday" and _hours(text, expressions[at : at + 4])
        if hours:
            result.append(hours[0])
            at += hours[1]
        else:
            result.append(expressions[at])
            at += 1
    return result


def _hours(text: str, run: list[Expression]) -> tuple[Expression, int] | None:
    """The set that the first of these make, and how many they are."""
    if [expression.kind for expression in run[:3]] != ["weekday", "weekday", "time"]:
        return None
    first, last, opens = run[:3]
    closes, count = (opens.until, 3) if opens.until else (run[-1], len(run))
    gaps = [(_TO_DAY, first, last), (_TO_HOURS, last, opens)]
    if not opens.until:
        gaps.append((_TO_HOUR, opens, closes))
    if closes.kind != "time" or closes is opens:
        return None
    if not all(pattern.fullmatch(text, left.end, right.start) for pattern, left, right in gaps):
        return None
    value = f"XXXX-WXX-{first.number}T{opens.clock}/XXXX-WXX-{last.number}T{closes.clock}"
    return Expression(first.start, closes.end, "set.opening-hours", "fixed", value=value, is_set=True), count
