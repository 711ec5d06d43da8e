"""A date's value as a reader would write it: ``since 2024-06``, ``2021 – 2023``, ``summer 2023``, ``in the past``."""

from __future__ import annotations

import re

from extractor.entities import Date

# TIMEX3 (TimeML): references without a date, parts of the day, seasons.
_REFERENCES = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}
_PARTS = {
    "TMO": "morning",
    "TMI": "midday",
    "TAF": "afternoon",
    "TEV": "evening",
    "TNI": "night",
    "TDT": "in the daytime",
}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
_SEASON = re.compile(r"(\d{4})-([A-Z]{2})")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_DECADE = re.compile(r"\d{3}")


def readable_date(date: Date) -> str:
    """The value with its edge; in the words of the text where the value says less than they do; empty without one."""
    if not date.value:
        return ""
    ends = [_readable(end) for end in date.value.split("/")]
    value = " – ".join(ends) if all(ends) else date.text
    return f"{date.edge} {value}" if date.edge else value


def readable_moment(value: str | None) -> str:
    """``2023-07-21T12:54`` with a space in place of the T, and the part of a day in words."""
    if not value or not value[0].isdigit():
        return value or ""
    day, _, time = value.partition("T")
    return f"{day} {_PARTS.get(f'T{time}', time)}".rstrip()


def _readable(value: str) -> str:
    """Empty where it is of a kind that nobody reads: a set, a duration."""
    if reference := _REFERENCES.get(value):
        return reference
    if season := _SEASON.fullmatch(value):
        return f"{_SEASONS[season[2]]} {season[1]}" if season[2] in _SEASONS else value
    if week := _WEEK.fullmatch(value):
        return f"{'weekend of ' if week[3] else ''}week {int(week[2])} of {week[1]}"
    if _DECADE.fullmatch(value):
        return f"{value}0s"
    if value.startswith("FY"):
        return value
    return readable_moment(value) if value[:1].isdigit() else ""
