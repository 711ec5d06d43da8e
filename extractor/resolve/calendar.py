"""The calendar: months, weekdays, days and clock times to ISO 8601."""

from __future__ import annotations

MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(WEEKDAYS, start=1) for name in names}

_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has; 0 where there is no such month."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return 0
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS_IN_MONTH[month - 1] + leap


def full_year(digits: str) -> int:
    """The year that two or four digits stand for: two-digit years lie in 1950-2049."""
    number = int(digits.lstrip("'"))
    if len(digits.lstrip("'")) > 2:
        return number
    return number + (1900 if number >= 50 else 2000)


def iso_day(year: int, month: int, day: int) -> str | None:
    """YYYY-MM-DD, None where the calendar has no such day."""
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= days_in_month(year, month) else None


def clock(hour: int, minute: int = 0, half: str | None = None) -> str | None:
    """hh:mm of a clock time, None where the clock has no such time.

    Args:
        hour: 0 to 24, or 1 to 12 with ``half``.
        minute: 0 to 59.
        half: "a" or "p" for a.m. and p.m.; hours that only a 24-hour clock has ("14:30 p.m.") stay.
    """
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def numeric_day(first: int, second: int, year: int, day_first: bool | None) -> str | None:
    """The day that two numbers and a year name, None where there is none or the order is open.

    Args:
        first: the number that stands first.
        second: the number that stands second.
        year: the full year.
        day_first: the order where both are possible; None where it is not known.
    """
    readings = [iso_day(year, second, first), iso_day(year, first, second)]
    if readings[0] and readings[1] and readings[0] != readings[1]:
        return None if day_first is None else readings[0 if day_first else 1]
    return readings[0] or readings[1]
