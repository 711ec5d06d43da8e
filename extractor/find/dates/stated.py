"""The day that a release itself says "today" is: "today (27 March 2014)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from extractor.find.context import Context
from extractor.find.dates.rule import Mention
from extractor.find.dates.values import Day, Deictic
from extractor.resolve.calendar import iso_day
from extractor.resolve.timex import move_days
from extractor.trace import tracing

_APPOSITION = re.compile(r",? ?\(?")
_HEAD = 800
# A release that goes online late keeps the day it was told on; one that is much older is a quotation or a reprint.
_LONGEST_DELAY = timedelta(days=366)


def stated_day(context: Context, mentions: Sequence[Mention]) -> date | None:
    """The day from which the text tells "today": what it states beside the word, else the anchor date.

    A date that follows the anchor date does not count: it announces an event.
    """
    anchor = context.anchor
    for before, mention in pairwise(mentions):
        if mention.start > context.title_end + _HEAD:
            break
        shift = _shift(before)
        between = context.text[before.end : mention.start]
        day = _full_day(mention) if shift is not None and _APPOSITION.fullmatch(between) else None
        if day and shift is not None:
            day = move_days(day, -shift)
            if day:
                told_from = day if anchor is None or _is_delay(day, anchor) else anchor
                if trace := tracing():
                    trace.turn_to_release()
                    trace.step(
                        "date.stated-day",
                        "the day that the text is told on",
                        day,
                        told_from,
                        at=(before.start, mention.end),
                    )
                return told_from
    return anchor


def _is_delay(day: date, anchor: date) -> bool:
    """Whether a release of that day may have gone online on the anchor; a year ago to the day is a slip of the pen."""
    same_day = (day.month, day.day) == (anchor.month, anchor.day)
    return not same_day and timedelta(0) <= anchor - day <= _LONGEST_DELAY


def _shift(mention: Mention) -> int | None:
    """How far "today" or "yesterday" is from the day of the text; None for other mentions."""
    value = mention.value
    return value.shift.units if isinstance(value, Deictic) and abs(value.shift.units) <= 1 else None


def _full_day(mention: Mention) -> date | None:
    day = mention.value
    if not isinstance(day, Day) or not day.year:
        return None
    text = iso_day(day.year, day.month, day.day)
    return date.fromisoformat(text) if text else None
