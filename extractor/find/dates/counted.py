"""Periods counted within a larger one: "the second week of May", "the first five months of 2023"."""

from __future__ import annotations

from extractor.find.dates.expression import Expression
from extractor.resolve.anchoring import holiday_day
from extractor.resolve.timex import month_value, quarter_value, week_of_month


def counted(expression: Expression, value: str) -> str | None:
    """ "The second week of May", "the first five months of 2023"; a negative number counts from the end."""
    year, number = int(value[:4]), expression.number
    if expression.unit == "W":
        return week_of_month(year, int(value[5:7]), number)
    if len(value) != 4 or not 0 < abs(number) <= (12 if expression.unit == "M" else 4):
        return value
    name, last = (month_value, 12) if expression.unit == "M" else (quarter_value, 4)
    return (
        f"{name(year, 1)}/{name(year, number)}" if number > 0 else f"{name(year, last + number + 1)}/{name(year, last)}"
    )


def counted_fiscal(expression: Expression, value: str, start: int) -> str:
    """ "The first nine months of fiscal 2022": months of the calendar, where fiscal years start in month ``start``."""
    year, number = int(value[2:]), expression.number
    if expression.unit != "M" or not 0 < abs(number) <= 12:
        return counted(expression, str(year)) or value
    first = start - (12 if start > 1 else 0)
    opens, closes = (first, first + number - 1) if number > 0 else (first + 12 + number, first + 11)
    return f"{month_value(year, opens)}/{month_value(year, closes)}"


def nth_weekday(month: str | None, expression: Expression) -> str | None:
    """ "The first Tuesday of April": the day, where the month is known."""
    if month is None or len(month) != len("2023-04"):
        return None
    return holiday_day(int(month[:4]), {"weekday": [int(month[5:]), expression.number, expression.day or 1]})
