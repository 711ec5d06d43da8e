"""When a release was issued, by what its head, its dateline and its foot state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeAlias

from extractor.reading.cues import cues
from extractor.reading.dateline import Dateline, read_dateline
from extractor.reading.lines import Line
from extractor.reading.moment import MOMENT, is_unclear, order_of_numbers, read_moment
from extractor.resolve.calendar import days_in_month
from extractor.trace import tracing

_AROUND = " \t.,;:/|()[]*•·–—-"
_SHORT = 160
# Other dates that tell the order of numbers are looked for within so many characters.
_FAR = 20_000
_LONGEST_BYLINE = 50
_AFTER_TODAY = re.compile(r"oday,? ?[(\[–—-]? ?")
_READING_TIME = re.compile(r"\d+[ -]min(?:ute)?s? read")
_YEAR_OF_COPYRIGHT = re.compile(r"(?:©|\([cC]\)|[Cc]opyright) ?(?P<year>(?:19|20)\d\d)\b")


# Start and end in the release, and the rule by which a date there counts as one of issue.
Place: TypeAlias = tuple[int, int, str]


@dataclass(slots=True)
class Issue:
    """What the text states, in ISO 8601.

    ``unclear`` are expressions that can be read as two days, each with whether it tells of an update, and its place.
    """

    published: str | None = None
    updated: str | None = None
    dateline: Dateline | None = None
    unclear: list[tuple[str, bool, Place]] = field(default_factory=list)


def read_issue(text: str, head: Sequence[Line], foot: Sequence[Line]) -> Issue:
    """Dates of issue, of update, and the dateline.

    Of several dates of issue the first of these counts: a date with a label ("Published: …") or on a line of its own
    near the beginning, the dateline's, the one that "today" is told to be, a date at the end.

    Args:
        text: the release.
        head: its first lines.
        foot: its last lines.
    """
    issue = Issue()
    _read_stated(text, head, issue)
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
        _read_stated(text, foot, issue)
    if issue.published is None and issue.dateline and issue.dateline.month_day:
        issue.published = _with_stated_year(issue.dateline.month_day, head, foot)
    return issue


def _read_stated(text: str, lines: Sequence[Line], issue: Issue) -> None:
    """Dates with a label and dates on a line of their own."""
    known = cues()
    below_updated = False
    for line in lines:
        if not line.moments or len(line.text) > _SHORT:
            below_updated = line.text.lower().strip(" :") in known.updated
            continue
        start = 0
        for moment in line.moments:
            label = known.label.match(line.text, start, moment.start())
            start = moment.end()
            if label or _stands_alone(line.text, moment):
                rule = "head.date-label" if label else "head.date-line"
                place = line.start + (label or moment).start(), line.start + moment.end(), rule
                _note(issue, moment[0], label["updated"] is not None if label else below_updated, place)
    if issue.unclear:
        _read_unclear(issue, order_of_numbers(text[:_FAR]))


def _read_unclear(issue: Issue, day_first: bool | None) -> None:
    """Read numbers such as 07/05/2025 in the order of the text's other dates, if that is known."""
    if day_first is not None:
        unclear, issue.unclear = issue.unclear, []
        for expression, updated, place in unclear:
            _note(issue, expression, updated, place, day_first)


def _note(issue: Issue, expression: str, updated: bool, place: Place, day_first: bool | None = None) -> None:
    value = read_moment(expression, day_first)
    if trace := tracing():
        start, end, rule = place
        told = "can be read as two days" if value is None else f"date of {'the last change' if updated else 'issue'}"
        trace.step(rule, told, expression, value, at=(start, end))
    if value is None:
        if is_unclear(expression):
            issue.unclear.append((expression, updated, place))
    elif updated:
        issue.updated = issue.updated or value
    else:
        issue.published = issue.published or value


def _stands_alone(line: str, moment: re.Match[str]) -> bool:
    """Nothing else is on the line, or only words like "For immediate release", "News", "By the press office"."""
    before, after = line[: moment.start()].strip(_AROUND), line[moment.end() :].strip(_AROUND)
    rest = f"{before} {after}".strip().lower()
    if not rest or rest in cues().labels or rest in cues().end_marks:
        return True
    if (rest.startswith("by ") and len(rest) <= _LONGEST_BYLINE) or _READING_TIME.fullmatch(rest):
        return True
    # "Press release | 12 May 2023 | Brussels"
    return before.lower() in cues().release_words and after.istitle()


def _read_today(text: str, head: Sequence[Line]) -> str | None:
    """The day in "today (27 March 2014)", "announced today, Dec. 13, 2022, that"."""
    end = head[-1].end
    found = text.find("oday", head[0].start, end)
    while found >= 0:
        today = _AFTER_TODAY.match(text, found)
        moment = MOMENT.match(text, today.end(), end) if today else None
        if moment:
            value = read_moment(moment[0])
            if trace := tracing():
                trace.step(
                    "head.today", 'the date that "today" is told to be', moment[0], value, at=(found - 1, moment.end())
                )
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
        for moment in line.moments:
            value = read_moment(moment[0])
            if value and value[5:10] == f"{month:02d}-{day:02d}":
                return value[:10]
    return None
