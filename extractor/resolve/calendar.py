"""Calendar dates: months, days, and complete absolute date expressions to ISO 8601."""

from __future__ import annotations

import re

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

_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"

_CLOCK = re.compile(
    r"""(?<![\d/.:-])
        (?: (?:12\ )?(?P<word>noon|midday|midnight)
          | (?P<hour>\d{1,2}) (?: \s?[:.h]\s? (?P<minute>[0-5]\d) (?:[:.][0-5]\d)? )? \s?
            (?: (?P<half>[ap])\.?\s?m\b\.? | (?P<hours>hours|hrs|h)\b )
          | (?P<hour24>\d{1,2}) : (?P<minute24>[0-5]\d) (?::[0-5]\d(?:\.\d{1,9})?)?
          | (?P<military>[0-2]\d[0-5]\d) \s? (?:hours|hrs|h)\b
        )(?![\d/-])""",
    re.VERBOSE | re.I,
)
_ISO = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?:t(?P<time>.*))?", re.I)
_NUMERIC = re.compile(r"(?P<first>\d{1,2}) ?([/.-]) ?(?P<second>\d{1,2}) ?\2 ?(?P<year>\d{4}|\d{2})")
_NAMED = (
    re.compile(rf"(?P<name>{_MONTH})[. -]*{_DAY}[ ,-]+{_YEAR}", re.I),
    re.compile(rf"(?:the )?{_DAY}(?: day)?(?: of)?[. -]*(?P<name>{_MONTH})[., /-]*{_YEAR}", re.I),
    re.compile(rf"(?P<year>\d{{4}})[, -]+(?P<name>{_MONTH})[. -]*{_DAY}", re.I),
)
_LEADING = re.compile(rf"^(?:on |at |(?:{_WEEKDAY})\b[.,]*|[\s,(])+", re.I)
_GLUE = re.compile(r"\b(?:at|on|approximately|about)\b|\([A-Za-z ]{1,20}\)", re.I)
_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|GMT|BST|UTC|SGT|HKT|IST|AE[SD]T|NZ[SD]T|CES?T|WAT|SAST|Z)\b")
_LONGEST = 80
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


def parse_absolute(text: str, day_first: bool | None = None) -> str | None:
    """A complete absolute date expression as ISO 8601: ``2023-07-21``, ``2023-07-21T12:54``.

    Args:
        text: the expression alone, in any common order: "Jul 21, 2023 12:54 PM", "Friday, 21st July 2023",
            "21/07/2023 15:26", "06 MAY 2024", "03.24pm 21 September 2016".
        day_first: how to read numbers such as 05/07/2023; None leaves those unread that could be either.

    Returns:
        None where the text is no such expression, or names no year.
    """
    text = " ".join(text.split()).strip(" .,;()")
    if not 6 <= len(text) <= _LONGEST or not any(char.isdigit() for char in text):
        return None
    own = _parse_own(text, day_first)
    return own if own is not None else _parse_odd(text, day_first)


def _parse_own(text: str, day_first: bool | None) -> str | None:
    rest, time = _split_time(text)
    rest = _GLUE.sub(" ", _ZONE.sub(" ", rest))
    rest = " ".join(_LEADING.sub("", rest).split()).strip(" .,;-()@|")
    day = _parse_day(rest, day_first)
    if day is None:
        return None
    return f"{day}T{time}" if time else day


def _split_time(text: str) -> tuple[str, str | None]:
    """The text without its clock time, and that time as hh:mm."""
    iso = _ISO.fullmatch(text)
    if iso and iso["time"]:
        match = _CLOCK.match(iso["time"])
        return text[: iso.start("time") - 1], clock_of(match) if match else None
    for match in _CLOCK.finditer(text):
        time = clock_of(match)
        if time:
            return f"{text[: match.start()]} {text[match.end() :]}", time
    return text, None


def clock_of(match: re.Match[str]) -> str | None:
    """hh:mm of a match with the groups of a clock time."""
    if match["word"]:
        return "00:00" if match["word"].lower() == "midnight" else "12:00"
    if match["military"]:
        return clock(int(match["military"][:2]), int(match["military"][2:]))
    if match["hour24"]:
        return clock(int(match["hour24"]), int(match["minute24"]))
    return clock(int(match["hour"]), int(match["minute"] or 0), match["half"])


def _parse_day(text: str, day_first: bool | None) -> str | None:
    for pattern in _NAMED:
        match = pattern.fullmatch(text)
        if match:
            return iso_day(full_year(match["year"]), MONTH_NUMBERS[match["name"].lower()], int(match["day"]))
    match = _ISO.fullmatch(text)
    if match:
        return iso_day(int(match["year"]), int(match["month"]), int(match["day"]))
    match = _NUMERIC.fullmatch(text)
    if match:
        return numeric_day(int(match["first"]), int(match["second"]), full_year(match["year"]), day_first)
    return None


_ODD = re.compile(rf"\b(?:{_MONTH})\b", re.I)


def _parse_odd(text: str, day_first: bool | None) -> str | None:
    """What dateparser makes of a form that names month, day and year in a way of its own."""
    if not (_ODD.search(text) and re.search(r"\b\d{4}\b", text)):
        return None
    import dateparser  # here and not above: half a second of imports that hardly any release needs

    found = dateparser.parse(
        text,
        languages=["en"],
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "DATE_ORDER": "DMY" if day_first else "MDY",
            "PARSERS": ["absolute-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if found is None:
        return None
    return str(found.isoformat(timespec="minutes") if found.hour or found.minute else found.date().isoformat())
