"""The day that a release itself says it is of: a date on a line of its own at its head, or in its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from extractor.find.context import Context
from extractor.find.dates.expression import Expression
from extractor.resolve.calendar import iso_day
from extractor.resolve.timex import move_days

_APPOSITION = re.compile(r",? ?\(?")
_HEAD = 800
_LONGEST_LABEL = 80
_LABELS = frozenset(
    {
        "date",
        "dated",
        "published",
        "released",
        "issued",
        "posted",
        "release date",
        "date of release",
        "for immediate release",
    }
)
# A release that goes online late keeps the day it was told on; one that is much older is a quotation or a reprint.
_LONGEST_DELAY = timedelta(days=366)


def stated_day(context: Context, expressions: Sequence[Expression]) -> date | None:
    """The day from which the text tells "today": what it states itself, else the anchor date.

    A date that follows the anchor date does not count: it announces an event.
    """
    anchor = context.anchor
    for index, expression in enumerate(expressions):
        if expression.start > context.title_end + _HEAD:
            break
        day = _full_day(expression)
        if day and _explains(context.text, expressions[index - 1] if index else None, expression):
            day = move_days(day, -(expressions[index - 1].shift or 0))
        elif not _stands_alone(context.text, expression):
            continue
        if day:
            return day if anchor is None or _is_delay(day, anchor) else anchor
    return anchor


def _is_delay(day: date, anchor: date) -> bool:
    """Whether a release of that day may have gone online on the anchor; a year ago to the day is a slip of the pen."""
    same_day = (day.month, day.day) == (anchor.month, anchor.day)
    return not same_day and timedelta(0) <= anchor - day <= _LONGEST_DELAY


def _explains(text: str, before: Expression | None, expression: Expression) -> bool:
    """Whether the date says which day "today" or "yesterday" is: "today (27 March 2014)"."""
    return (
        before is not None
        and before.rule == "date.deictic"
        and before.shift in {0, -1, 1}
        and _APPOSITION.fullmatch(text[before.end : expression.start]) is not None
    )


def _full_day(expression: Expression) -> date | None:
    if expression.kind != "day" or expression.code or expression.until or not expression.year:
        return None
    text = iso_day(expression.year, expression.month or 0, expression.day or 0)
    return date.fromisoformat(text) if text else None


def _stands_alone(text: str, expression: Expression) -> bool:
    """Whether the date fills its line, or stands in the brackets of a dateline: KABUL (Nov. 13, 2010) -."""
    before = text[text.rfind("\n", 0, expression.start) + 1 : expression.start].strip()
    end = text.find("\n", expression.end)
    after = text[expression.end : end if end >= 0 else len(text)].strip()
    if before.endswith("(") and after.startswith(")"):
        return before[:-1].strip(" ,")[-1:].isalpha() and after[1:].lstrip()[:1] in {"", "-", "—", "A", "T"}
    if after:
        return False
    label = before or _label_above(text, expression.start)
    return not label or label.lower().rstrip(": ") in _LABELS


def _label_above(text: str, at: int) -> str:
    """The line above, if it ends in a colon: it says what the date is."""
    lines = text[max(at - _LONGEST_LABEL, 0) : at].split("\n")
    above = next((line.strip() for line in reversed(lines[:-1]) if line.strip()), "")
    return above if above.endswith(":") else ""
