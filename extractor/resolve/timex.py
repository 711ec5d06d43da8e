"""TIMEX3 values of dates (TimeML 1.2.1): making them, moving them, and their bounds in the calendar."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from extractor.resolve.calendar import days_in_month
from extractor.trace import tracing

# The months of a season, meteorological, northern half; winter runs into the year after.
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
# First and last hour of a part of day; night runs into the day after.
PART_HOURS = {"MO": (0, 11), "AF": (12, 17), "EV": (17, 23), "NI": (18, 30), "DT": (6, 18)}


def month_value(year: int, month: int) -> str:
    """YYYY-MM, months beyond 1-12 carried into the years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def quarter_value(year: int, quarter: int) -> str:
    """YYYY-Qn, quarters beyond 1-4 carried into the years."""
    return f"{year + (quarter - 1) // 4:04d}-Q{(quarter - 1) % 4 + 1}"


def week_value(day: date) -> str:
    """The ISO week of the day, YYYY-Wnn."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_of_month(year: int, month: int, number: int) -> str:
    """The week that holds the middle of the month's seven days of that number; -1 is the last."""
    last = days_in_month(year, month)
    return week_value(date(year, month, 7 * number - 3 if number > 0 else last - 3))


def move_days(day: date, days: int) -> date | None:
    """The day that many days on, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def same_day(unit: str, day: date, shift: int) -> date | None:
    """The day ``shift`` weeks (W), months (M) or years (Y) away, the last of the month where it has no such day.

    None beyond the years that the calendar has.
    """
    if unit == "W":
        return move_days(day, 7 * shift)
    months = day.year * 12 + day.month - 1 + shift * (12 if unit == "Y" else 1)
    year, month = months // 12, months % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, min(day.day, days_in_month(year, month)))


def period(unit: str, day: date, shift: int = 0) -> str | None:
    """The calendar period of a unit that lies ``shift`` units from the one around ``day``.

    Args:
        unit: D day, W week, WE weekend, F fortnight, M month, Q quarter, Y year, DE decade, CE century.
        day: told from this day.
        shift: 0 for the period around it, -1 for the one before.
    """
    value = _period(unit, day, shift) if abs(shift) <= 9999 else None
    if trace := tracing():
        way = "the one around it" if not shift else f"{abs(shift)} {'on' if shift > 0 else 'back'}"
        trace.step("timex.period", f"{_NAMES.get(unit, unit)}: {way}", day, value)
    return value


_NAMES = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "F": "fortnight",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}


def _period(unit: str, day: date, shift: int) -> str | None:
    if unit in _DAYS:
        moved = move_days(day, shift * _DAYS[unit])
        return None if moved is None else _day_period(unit, moved)
    if unit == "M":
        return _checked(month_value(day.year, day.month + shift))
    if unit == "Q":
        return _checked(quarter_value(day.year, (day.month + 2) // 3 + shift))
    years = {"Y": 1, "DE": 10, "CE": 100}.get(unit)
    if years is None or not 1 <= day.year + shift * years <= 9999:
        return None
    return f"{day.year + shift * years:04d}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]


_DAYS = {"D": 1, "W": 7, "WE": 7, "F": 14}


def _day_period(unit: str, day: date) -> str:
    if unit == "D":
        return day.isoformat()
    return week_value(day) + ("-WE" if unit == "WE" else "")


def _checked(value: str) -> str | None:
    year = value.split("-")[0]  # nothing where the year is negative
    return value if year and 1 <= int(year) <= 9999 else None


def bounds(value: str | None, fiscal_start: int = 1) -> tuple[str | None, str | None]:
    """First and last day (or moment) of a TIMEX3 value, ISO 8601; None where it has none.

    Args:
        value: a date value, or two joined by "/".
        fiscal_start: the month in which the fiscal year starts.
    """
    if value is None:
        return None, None
    if _DAY.fullmatch(value):
        return (value, value) if _is_day(value) else (None, None)
    first, _, last = value.partition("/")
    if last:
        return bounds(first, fiscal_start)[0], bounds(last, fiscal_start)[1]
    match = _FORMS.fullmatch(first)
    if match is None:
        return None, None
    try:
        return _bounds_of(match, fiscal_start)
    except (ValueError, OverflowError):
        return None, None


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FORMS = re.compile(
    r"""(?P<fiscal>FY)(?P<fy>\d{4})
      | (?P<year>\d{4}) (?: -W(?P<week>\d\d)(?P<weekend>-WE)? | -Q(?P<quarter>[1-4]) | -H(?P<half>[12])
                          | -(?P<season>SP|SU|FA|WI)
                          | -(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<clock>\d\d:\d\d)|T(?P<hour>\d\d)
                                                              |T(?P<part>[A-Z]{2}))?)? )?
      | (?P<decade>\d{3}) | (?P<century>\d\d)
    """,
    re.VERBOSE,
)


def _bounds_of(match: re.Match[str], fiscal_start: int) -> tuple[str, str]:
    if match["fiscal"]:
        return _fiscal(int(match["fy"]), fiscal_start)
    if match["decade"]:
        return f"{match['decade']}0-01-01", f"{match['decade']}9-12-31"
    if match["century"]:
        return f"{match['century']}00-01-01", f"{match['century']}99-12-31"
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        first = monday + timedelta(days=5 if match["weekend"] else 0)
        return first.isoformat(), (monday + timedelta(days=6)).isoformat()
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, int(match["half"]) * 6)
    if match["season"]:
        return _months(year, *SEASON_MONTHS[match["season"]])
    if not match["month"]:
        return _months(year, 1, 12)
    if not match["day"]:
        return _months(year, int(match["month"]), int(match["month"]))
    return _moments(match, date(year, int(match["month"]), int(match["day"])))


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    end = month_value(year, last)
    return f"{month_value(year, first)}-01", f"{end}-{days_in_month(int(end[:4]), int(end[5:])):02d}"


def _fiscal(year: int, start: int) -> tuple[str, str]:
    return _months(year, 1, 12) if start == 1 else _months(year - 1, start, start + 11)


def _moments(match: re.Match[str], day: date) -> tuple[str, str]:
    text = day.isoformat()
    if match["clock"]:
        return f"{text}T{match['clock']}", f"{text}T{match['clock']}"
    if match["hour"]:
        return f"{text}T{match['hour']}:00", f"{text}T{match['hour']}:59"
    if match["part"] in PART_HOURS:
        first, last = PART_HOURS[match["part"]]
        end = day + timedelta(days=last // 24)
        return f"{text}T{first:02d}:00", f"{end.isoformat()}T{last % 24:02d}:59"
    return text, text


_FIRST_DAY = re.compile(r"(\d{4})(?:-(?:Q(\d)|(SP|SU|FA|WI)|(\d\d)(?:-(\d\d))?))?(?=[T/]|$)")


def first_day(value: str) -> tuple[date, str] | None:
    """The first day of a TIMEX3 value, and how precise it is."""
    match = _FIRST_DAY.match(value)
    if match is None:
        return None
    year, quarter, season, month, day = match.groups()
    if season:
        month = str(SEASON_MONTHS[season][0])
    precision = "D" if day else "M" if month else "Q" if quarter else "Y"
    return date(int(year), int(quarter) * 3 - 2 if quarter else int(month or 1), int(day or 1)), precision
