"""The day that a release itself says "today" is: "today (27 March 2014)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from extractor.find.context import Context
from extractor.find.dates.expression import Expression
from extractor.resolve.calendar import iso_day
from extractor.resolve.timex import move_days
from extractor.trace import tracing

_APPOSITION = re.compile(r",? ?\(?")
_HEAD = 800
# A release that goes online late keeps the day it was told on; one that is much older is a quotation or a reprint.
_LONGEST_DELAY = timedelta(days=366)


def stated_day(context: Context, expressions: Sequence[Expression]) -> date | None:
    """The day from which the text tells "today": what it states beside the word, else the anchor date.

    A date that follows the anchor date does not count: it announces an event.
    """
    anchor = context.anchor
    for before, expression in pairwise(expressions):
        if expression.start > context.title_end + _HEAD:
            break
        day = _full_day(expression) if _explains(context.text, before, expression) else None
        if day:
            day = move_days(day, -(before.shift or 0))
            if day:
                told_from = day if anchor is None or _is_delay(day, anchor) else anchor
                if trace := tracing():
                    trace.turn_to_release()
                    trace.step(
                        "date.stated-day",
                        "the day that the text is told on",
                        day,
                        told_from,
                        at=(before.start, expression.end),
                    )
                return told_from
    return anchor


def _is_delay(day: date, anchor: date) -> bool:
    """Whether a release of that day may have gone online on the anchor; a year ago to the day is a slip of the pen."""
    same_day = (day.month, day.day) == (anchor.month, anchor.day)
    return not same_day and timedelta(0) <= anchor - day <= _LONGEST_DELAY


def _explains(text: str, before: Expression, expression: Expression) -> bool:
    """Whether the date says which day "today" or "yesterday" is: "today (27 March 2014)"."""
    return (
        before.rule == "date.deictic"
        and before.shift in {0, -1, 1}
        and _APPOSITION.fullmatch(text[before.end : expression.start]) is not None
    )


def _full_day(expression: Expression) -> date | None:
    if expression.kind != "day" or expression.code or expression.until or not expression.year:
        return None
    text = iso_day(expression.year, expression.month or 0, expression.day or 0)
    return date.fromisoformat(text) if text else None
