"""Days counted by the period that shows them best: days, months, quarters, years or decades."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

# With more columns than this, the next longer period is taken.
_MOST = 40
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Period(NamedTuple):
    """A column of the chart.

    Args:
        name: for a reader: Mar 2012, 2012 Q1, 2012.
        months: the beginnings of the days in it, in ISO 8601.
        releases: how many there are in it.
        is_first: whether its name stands below it: of a year's first.
    """

    name: str
    months: tuple[str, ...]
    releases: int
    is_first: bool


def by_period(days: Mapping[str, int]) -> list[Period]:
    """The releases of each period from the first to the last, those without any among them.

    Args:
        days: how many there are of each day, YYYY-MM-DD; days that are none are passed over.
    """
    months: Counter[int] = Counter()
    for day, count in days.items():
        if day and "01" <= day[5:7] <= "12":
            months[int(day[:4]) * 12 + int(day[5:7]) - 1] += count
    if not months:
        return []
    for length in (1, 3, 12, 120):
        first, last = min(months) // length, max(months) // length
        if last - first < _MOST or length == 120:
            break
    found = []
    for number in range(first, last + 1):
        inside = range(number * length, (number + 1) * length)
        count = sum(months[month] for month in inside)
        if count or last - first < _MOST:
            is_first = length >= 12 or number == first or (number * length) % 12 == 0
            found.append(Period(_name(number * length, length), _starts(inside, length), count, is_first))
    return found


def _name(month: int, length: int) -> str:
    year, rest = divmod(month, 12)
    if length == 1:
        return f"{_MONTHS[rest]} {year}"
    if length == 3:
        return f"{year} Q{rest // 3 + 1}"
    return f"{year}" if length == 12 else f"{year}s"


def _starts(months: range, length: int) -> tuple[str, ...]:
    if length == 120:
        return (f"{months[0] // 12:04}"[:3],)
    if length == 12:
        return (f"{months[0] // 12:04}",)
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in months)
