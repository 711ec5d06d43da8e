"""A date of issue as people and machines write it outside a text: in an option, a record, the metadata of a file."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.resolve.calendar import days_in_month

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_ISO_BEGINS = re.compile(r"[0-9]{4}-")
# Between full stops the day stands first wherever it is written.
_DOTTED = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.\s?\d{4}")
_LONGEST = 80
# No release is of an earlier year; what programs write for none often is.
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def issue_moment(published: str, day_first: bool | None = None) -> str:
    """A date or moment of issue in ISO 8601, read strictly: "21 July 2023", "7/21/2023 3 pm", RFC 5322.

    Args:
        published: what is written.
        day_first: how to read 07/05/2025, None where that is not known.

    Raises:
        ValueError: it is no date of a day, or can be read as two.
    """
    if not isinstance(published, str):
        raise TypeError(f"a date of issue is a text such as 2023-07-21, not a {type(published).__name__}")
    match = _ISO.fullmatch(published)
    if (
        match
        and match["year"] != "0000"
        and 1 <= int(match["day"]) <= days_in_month(int(match["year"]), int(match["month"]))
    ):
        return published
    readings = set() if _ISO_BEGINS.match(published) else _readings(published, day_first)
    if not readings:
        raise ValueError(f"{published!r} is no date: write it as 2023-07-21 or 2023-07-21T12:54")
    if len(readings) > 1:
        raise ValueError(f"{published!r} can be read as two days: write it as 2023-07-21, or use --day-first")
    return readings.pop()


def issue_day(published: str, day_first: bool | None = None) -> str:
    """The day (ISO) of a date or moment of issue.

    Raises:
        ValueError: as ``issue_moment``.
    """
    return issue_moment(published, day_first)[:10]


def _readings(text: str, day_first: bool | None) -> set[str]:
    """What the text says with the day first and with the month first, as far as both are possible."""
    if day_first is None:
        day_first = True if _DOTTED.search(text) else None
    orders = ("DMY", "MDY") if day_first is None else ("DMY",) if day_first else ("MDY",)
    found = (_parse(text.strip(), order) for order in orders)
    return {moment for moment in found if moment is not None}


@lru_cache(maxsize=256)  # the records of a file are often of the same days
def _parse(text: str, order: str) -> str | None:
    if not 6 <= len(text) <= _LONGEST or not any(char.isdigit() for char in text):
        return None
    import dateparser  # here and not above: a quarter of a second of imports that few releases need

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": order,
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        found = dateparser.parse(text, languages=["en"], settings=settings)
    except (ValueError, OverflowError, RecursionError):
        return None
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    return str(found.isoformat(timespec="minutes") if found.hour or found.minute else found.date().isoformat())
