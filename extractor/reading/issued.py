"""When a release was issued, by what its head, its dateline and its foot state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from extractor.find.dates.absolute import NamedDay, named_days
from extractor.find.dates.values import order_of_numbers
from extractor.reading.cues import cues
from extractor.reading.dateline import Dateline, read_dateline
from extractor.reading.lines import Line
from extractor.resolve.calendar import days_in_month
from extractor.trace import tracing

_AROUND = " \t.,;:/|()[]*•·–—-"
_SHORT = 160
# Other dates that tell the order of numbers are looked for within so many characters.
_FAR = 20_000
_LONGEST_BYLINE = 50
_LONGEST_DATE = 60
_AFTER_TODAY = re.compile(r"oday,? ?[(\[–—-]? ?")
_READING_TIME = re.compile(r"\d+[ -]min(?:ute)?s? read")
_YEAR_OF_COPYRIGHT = re.compile(r"(?:©|\([cC]\)|[Cc]opyright) ?(?P<year>(?:19|20)\d\d)\b")


class Stated(NamedTuple):
    """A date of issue or, where ``is_update``, of the last change.

    ``at`` is where it stands in the release, ``text`` how it is written, ``rule`` what makes it such a date.
    """

    day: NamedDay
    text: str
    is_update: bool
    at: tuple[int, int]
    rule: str


@dataclass(slots=True)
class Issue:
    """What the text states, in ISO 8601. ``unclear`` are dates that can be read as two days."""

    published: str | None = None
    updated: str | None = None
    dateline: Dateline | None = None
    unclear: list[Stated] = field(default_factory=list)


def read_issue(text: str, head: Sequence[Line], foot: Sequence[Line], day_first: bool | None = None) -> Issue:
    """Dates of issue, of update, and the dateline.

    Of several dates of issue the first of these counts: a date with a label ("Published: …") or on a line of its own
    near the beginning, the dateline's, the one that "today" is told to be, a date at the end.

    Args:
        text: the release.
        head: its first lines.
        foot: its last lines.
        day_first: how to read 07/05/2025 where nothing in the text tells, None where that is not known.
    """
    issue = Issue()
    _read_stated(text, head, issue, day_first)
    issue.dateline = next((found for line in head if (found := read_dateline(line, text))), None)
    if issue.dateline and (trace := tracing()):
        place = issue.dateline.place
        start = text.find(place, head[0].start)
        at = (start, start + len(place)) if start >= 0 else None
        trace.step("head.dateline", "the dateline", None, issue.dateline.date, at=at)
    if issue.published is None and issue.dateline:
        issue.published = issue.dateline.date
    if issue.published is None and head:
        issue.published = _read_today(text, head)
    if issue.published is None and foot:
        _read_stated(text, foot, issue, day_first)
    if issue.published is None and issue.dateline and issue.dateline.month_day:
        issue.published = _with_stated_year(issue.dateline.month_day, head, foot)
    return issue


def _read_stated(text: str, lines: Sequence[Line], issue: Issue, day_first: bool | None) -> None:
    """Dates with a label and dates on a line of their own."""
    known = cues()
    below_updated = False
    for line in lines:
        if not line.moments or len(line.text) > _SHORT:
            below_updated = line.text.lower().strip(" :") in known.updated
            continue
        start = 0
        for day in line.moments:
            label = known.label.match(line.text, start, day.start)
            start = day.end
            if label or _stands_alone(line.text, day):
                is_update = label["updated"] is not None if label else below_updated
                at = line.start + (label.start() if label else day.start), line.start + day.end
                rule = "head.date-label" if label else "head.date-line"
                _note(issue, Stated(day, line.text[day.start : day.end], is_update, at, rule))
    if issue.unclear:
        _read_unclear(issue, text, day_first)


def _read_unclear(issue: Issue, text: str, day_first: bool | None) -> None:
    """Read numbers such as 07/05/2025 in the order of the text's other dates, if that is known."""
    order = order_of_numbers(day.day for day in named_days(text[:_FAR]))
    order = day_first if order is None else order
    if order is not None:
        unclear, issue.unclear = issue.unclear, []
        for stated in unclear:
            _note(issue, stated, order)


def _note(issue: Issue, stated: Stated, day_first: bool | None = None) -> None:
    value = stated.day.iso(day_first)
    if trace := tracing():
        told = f"date of {'the last change' if stated.is_update else 'issue'}" if value else "can be read as two days"
        trace.step(stated.rule, told, stated.text, value, at=stated.at)
    if value is None:
        if stated.day.is_unclear:
            issue.unclear.append(stated)
    elif stated.is_update:
        issue.updated = issue.updated or value
    else:
        issue.published = issue.published or value


def _stands_alone(line: str, day: NamedDay) -> bool:
    """Nothing else is on the line, or only words like "For immediate release", "News", "By the press office"."""
    before, after = line[: day.start].strip(_AROUND), line[day.end :].strip(_AROUND)
    rest = f"{before} {after}".strip().lower()
    if not rest or rest in cues().labels or rest in cues().end_marks:
        return True
    if (rest.startswith("by ") and len(rest) <= _LONGEST_BYLINE) or _READING_TIME.fullmatch(rest):
        return True
    # "Council of Portbury Press release 22 July 2024 11:45"
    if not after and len(before) <= _LONGEST_BYLINE and before.lower().endswith(cues().release_ends):
        return True
    # "Press release | 12 May 2023 | Brussels"
    return before.lower() in cues().release_words and after.istitle()


def _read_today(text: str, head: Sequence[Line]) -> str | None:
    """The day in "today (27 March 2014)", "announced today, Dec. 13, 2022, that"."""
    end = head[-1].end
    found = text.find("oday", head[0].start, end)
    while found >= 0:
        today = _AFTER_TODAY.match(text, found)
        days = named_days(text[today.end() : min(today.end() + _LONGEST_DATE, end)]) if today else []
        if today and days and days[0].start == 0 and days[0].has_year:
            value = days[0].iso()
            if trace := tracing():
                at = found - 1, today.end() + days[0].end
                trace.step("head.today", 'the date that "today" is told to be', text[today.end() : at[1]], value, at=at)
            return value
        found = text.find("oday", found + 1, end)
    return None


def _with_stated_year(month_day: tuple[int, int], head: Sequence[Line], foot: Sequence[Line]) -> str | None:
    """The dateline's day in the year of a copyright line, or of a date in head or foot that is the same day."""
    month, day = month_day
    for line in chain(head, foot):
        copyrighted = _YEAR_OF_COPYRIGHT.search(line.text)
        if copyrighted and day <= days_in_month(int(copyrighted["year"]), month):
            return f"{copyrighted['year']}-{month:02d}-{day:02d}"
        for stated in line.moments:
            value = stated.iso()
            if value and value[5:10] == f"{month:02d}-{day:02d}":
                return value[:10]
    return None
