"""Telling expressions from the anchor date and from the dates mentioned before."""

from __future__ import annotations

from datetime import date, timedelta

from extractor.find.context import Context
from extractor.find.dates.expression import Expression
from extractor.find.dates.tense import Tense
from extractor.find.dates.words import Words
from extractor.resolve.calendar import iso_day, numeric_day
from extractor.resolve.timex import SEASON_MONTHS, month_value, move_days, period, week_value

_NEAR = 600
_NO_ANCHOR = "no date of publication: relative dates are left without a value"


class Timeline:
    """Resolves the expressions of one release in text order."""

    def __init__(
        self, context: Context, words: Words, tense: Tense, anchor: date | None, day_first: bool | None
    ) -> None:
        self.context, self.words, self.tense, self.day_first = context, words, tense, day_first
        self.anchor = anchor
        self.mention: date | None = None  # first day of the last mention
        self.precision = ""  # Y, M or D
        self.mention_end = 0
        self.story: date | None = None  # the last day mentioned other than the anchor

    def value(self, expression: Expression) -> str | None:
        """The TIMEX3 value; None, with a warning, where it is told from an anchor date that there is none of."""
        until = expression.until
        found = self._single(expression) if until is None else self._range(expression, until)
        if found:
            self._remember(expression, found)
        return found

    def _remember(self, expression: Expression, value: str) -> None:
        head = value.split("/")[0]
        parts = head.split("T")[0].split("-")
        if not head[:4].isdigit() or len(head) < 4 or expression.is_set or not all(part.isdigit() for part in parts):
            return
        try:
            self.mention = date(
                int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1
            )
        except ValueError:
            return
        self.precision = "YMD"[len(parts) - 1]
        self.mention_end = expression.end
        if self.precision == "D" and self.mention != self.anchor:
            self.story = self.mention

    def _range(self, first: Expression, last: Expression) -> str | None:
        if last.kind == "time":
            return self._clock_range(first, last)
        if first.kind == last.kind or {first.kind, last.kind} == {"month", "day"}:
            _share_year(first, last)
        if first.kind == "year" and last.kind in {"month", "day"} and last.year is None:
            return None
        start = self._single(first)
        if start is None:
            return None
        if last.kind in {"day", "month"} and last.year is None and last.within is None and start[:4].isdigit():
            last.year = int(start[:4])
            later = (last.month or 0, last.day or 31)
            if first.month and later < (first.month, first.day or 1):
                last.year += 1
        if last.kind == "weekday" and len(start) == 10:
            day = date.fromisoformat(start)
            end: str | None = (day + timedelta(days=(last.number - day.isoweekday()) % 7 or 7)).isoformat()
        else:
            end = self._single(last)
        return f"{start}/{end}" if end else None

    def _clock_range(self, first: Expression, last: Expression) -> str | None:
        start = self._single(first)
        if start is None or "T" not in start:
            return None
        day = start.split("T")[0]
        if last.clock < first.clock:
            moved = move_days(date.fromisoformat(day), 1)
            day = moved.isoformat() if moved else day
        return f"{start}/{day}T{last.clock}"

    def _single(self, expression: Expression) -> str | None:
        if expression.value is not None:
            return expression.value
        found = _RESOLVERS[expression.kind](self, expression)
        if found is None:
            return None
        if len(found) == 10:
            if expression.clock:
                return f"{found}T{expression.clock}"
            if expression.part:
                return f"{found}T{expression.part}"
        return found

    def _told_from(self) -> date | None:
        if self.anchor is None:
            self._untold()
        return self.anchor

    def _untold(self) -> None:
        self.context.warn(_NO_ANCHOR)

    def _ahead(self, expression: Expression) -> bool | None:
        if expression.edge == "since":
            return False
        return self.tense.ahead(self.context, expression.start, expression.end)

    def _year_of(self, within: Expression | None) -> int | None:
        if within is None:
            return None
        value = self._single(within)
        return int(value[:4]) if value and value[:4].isdigit() and len(value) >= 4 else None

    def _carried(self, month: int, day: int) -> int | None:
        """The year that the story of an earlier year lends to a month or day: the next after the last mention."""
        mention, anchor = self.mention, self.anchor
        if mention is None or self.precision == "Y" or (anchor and mention.year >= anchor.year):
            return None
        if (month, day) >= (mention.month, mention.day if day > 1 else 1):
            return mention.year
        following = (mention.year + 1, month, day)
        return mention.year + 1 if anchor and following <= (anchor.year, anchor.month, anchor.day) else mention.year

    def _year(self, expression: Expression) -> str | None:
        return f"{expression.year:04d}"

    def _month(self, expression: Expression) -> str | None:
        month = expression.month or 1
        year = expression.year or self._year_of(expression.within) or self._missing_year(expression, month, 1)
        return month_value(year, month) if year else None

    def _day(self, expression: Expression) -> str | None:
        if expression.code == "numeric":
            return self._numeric(expression)
        month, day = expression.month or 1, expression.day or 1
        year = expression.year or self._year_of(expression.within) or self._missing_year(expression, month, day)
        return iso_day(year, month, day) if year else None

    def _numeric(self, expression: Expression) -> str | None:
        first, second = expression.number, expression.shift or 0
        text = self.context.text[expression.start : expression.end]
        year = expression.year
        if year is None:
            day_first = self.day_first if self.day_first is not None else first > 12
            day, month = (first, second) if day_first else (second, first)
            year = self._missing_year(expression, month, day) if month <= 12 else None
            if year is None:
                return None
        found = numeric_day(first, second, year, self.day_first)
        readings = [day for day in (iso_day(year, second, first), iso_day(year, first, second)) if day]
        if found or len(readings) < 2:
            return found
        if self.anchor and self._ahead(expression) is not True:
            past = [day for day in readings if day <= self.anchor.isoformat()]
            if len(past) == 1:
                return past[0]
        self.context.warn(f"{text}: day or month first? Nothing in the text decides it; read as day first")
        return readings[0]

    def _missing_year(self, expression: Expression, month: int, day: int) -> int | None:
        """The year of a month or day that names none."""
        anchor = self.anchor
        if expression.shift is None or expression.code == "numeric":
            ahead = self._ahead(expression)
            carried = self._carried(month, day) if ahead is not True else None
            if carried:
                return carried
        else:
            ahead = expression.shift > 0
            if expression.to_mention and self.mention:
                return _nearest_year(self.mention, month, day, expression.shift)
        if anchor is None:
            self._told_from()
            return None
        if expression.shift is not None and expression.code != "numeric":
            return _nearest_year(anchor, month, day, expression.shift)
        if ahead:
            return (
                anchor.year if (month, day) >= (anchor.month, anchor.day if expression.day else 1) else anchor.year + 1
            )
        if (month, day) <= (anchor.month, anchor.day):
            return anchor.year
        gap = (month - anchor.month) * 30 + day - anchor.day
        return anchor.year if ahead is None and expression.kind == "day" and gap <= 45 else anchor.year - 1

    def _weekday(self, expression: Expression) -> str | None:
        anchor = self.anchor
        if expression.to_mention and self.mention and self.precision == "D":
            anchor = self.mention
        if anchor is None:
            self._untold()
            return None
        if expression.within is not None:
            week = self._single(expression.within)
            if week is None or "-W" not in week:
                return None
            return date.fromisocalendar(int(week[:4]), int(week[6:8]), expression.number).isoformat()
        back = (expression.number - anchor.isoweekday()) % 7 - 7
        moved = move_days(anchor, self._weekday_offset(expression, back if back > -7 else 0))
        return moved.isoformat() if moved else None

    def _weekday_offset(self, expression: Expression, back: int) -> int:
        """Days from the anchor to the weekday, given the days (0 or less) to the most recent one."""
        shift = expression.shift
        if shift is None:
            return back + 7 if self._ahead(expression) and back else back
        if shift < 0:
            return back or -7
        if shift > 0:
            return back + 7
        return back if expression.to_mention or not back or self._ahead(expression) is False else back + 7

    def _season(self, expression: Expression) -> str | None:
        first, last = SEASON_MONTHS[expression.code]
        year = expression.year or self._year_of(expression.within)
        if year is None:
            anchor = self._told_from()
            if anchor is None:
                return None
            shift = expression.shift
            year = anchor.year
            if shift is None:
                shift = 1 if self._ahead(expression) else -1 if first > anchor.month else 0
            if shift < 0 and not month_value(year, last) < anchor.isoformat()[:7]:
                year -= 1
            elif shift > 0 and first <= anchor.month:
                year += 1
        return f"{year:04d}-{expression.code}"

    def _numbered(self, expression: Expression) -> str | None:
        months = 3 if expression.kind == "quarter" else 6
        letter = "Q" if expression.kind == "quarter" else "H"
        if expression.within is not None:
            value = self._single(expression.within)
            if value is None or not value[:4].isdigit() or len(value) < 4:
                digits = value[2:6] if value and value.startswith("FY") else ""
                return f"{digits}-{letter}{expression.number}" if digits else value
            year: int | None = int(value[:4])
        else:
            year = expression.year
        if year is None:
            anchor = self._told_from()
            if anchor is None:
                return None
            ahead = self._ahead(expression)
            first, last = (expression.number - 1) * months + 1, expression.number * months
            year = anchor.year
            if not ahead and first > anchor.month:
                year -= 1
            elif ahead and last < anchor.month:
                year += 1
        return f"{year:04d}-{letter}{expression.number}"

    def _holiday(self, expression: Expression) -> str | None:
        entry = self.words.holidays[expression.code]
        year = expression.year or self._year_of(expression.within)
        if year is None:
            month = entry["day"][0] if "day" in entry else entry["weekday"][0]
            day = entry["day"][1] if "day" in entry else 28
            year = self._missing_year(expression, month, day)
        return _holiday_day(entry, year) if year else None

    def _unit(self, expression: Expression) -> str | None:
        shift = expression.shift or 0
        base = self.anchor
        if expression.code == "period-of" and expression.within:
            value = self._single(expression.within)
            if value is None:
                return None
            return (
                period(expression.unit, date.fromisoformat(value[:10]))
                if len(value) >= 10 and value[4] == "-"
                else value
            )
        if expression.to_mention and self.mention and _RANK[self.precision] >= _RANK.get(expression.unit, 1):
            base = self.mention
        if base is None:
            self._untold()
            return None
        if expression.unit == "WE":
            return self._weekend(expression, base)
        return period(expression.unit, base, shift)

    def _weekend(self, expression: Expression, base: date) -> str | None:
        shift = expression.shift
        if shift is None:
            ahead = self._ahead(expression)
            shift = 0 if ahead or base.isoweekday() >= 6 else -1
        moved = move_days(base, shift * 7)
        return f"{week_value(moved)}-WE" if moved else None

    def _span(self, expression: Expression) -> str | None:
        base = self._told_from()
        if base is None:
            return None
        shift = expression.shift or 0
        unit = expression.unit
        if unit in {"DE", "CE"}:
            unit, shift = "Y", shift * (10 if unit == "DE" else 100)
        ends = [period(unit, base, shift), period(unit, base)]
        if None in ends:
            return None
        return "/".join(str(end) for end in (ends if shift < 0 else ends[::-1]))

    def _ordinal_day(self, expression: Expression) -> str | None:
        month = self._single(expression.within) if expression.within else None
        if month is None or len(month) != 7:
            return None
        return iso_day(int(month[:4]), int(month[5:]), expression.day or 0)

    def _time(self, expression: Expression) -> str | None:
        near = (
            self.story if self.story and self.mention_end and expression.start - self.mention_end < _NEAR * 4 else None
        )
        day = near or self.mention if self.precision == "D" else near
        day = day or self._told_from()
        return f"{day.isoformat()}T{expression.clock}" if day else None

    def _nothing(self, expression: Expression) -> str | None:
        return None


_RANK = {"D": 3, "W": 3, "WE": 3, "F": 3, "M": 2, "Q": 2, "Y": 1, "DE": 1, "CE": 1, "": 0}
_RESOLVERS = {
    "fixed": Timeline._nothing,
    "part": Timeline._nothing,
    "year": Timeline._year,
    "month": Timeline._month,
    "day": Timeline._day,
    "ordinal-day": Timeline._ordinal_day,
    "weekday": Timeline._weekday,
    "season": Timeline._season,
    "quarter": Timeline._numbered,
    "half": Timeline._numbered,
    "holiday": Timeline._holiday,
    "unit": Timeline._unit,
    "span": Timeline._span,
    "time": Timeline._time,
}


def _share_year(first: Expression, last: Expression) -> None:
    """Give the end that names no year the year of the other end."""
    if first.year is None and first.within is None and last.year is not None and first.kind in {"month", "day"}:
        first.year = last.year - ((first.month or 0) > (last.month or 12))
    elif first.within is None and last.within is not None and first.kind == last.kind and first.year is None:
        first.within = last.within


def _nearest_year(base: date, month: int, day: int, shift: int) -> int:
    """The year of "last", "this" or "next" month or day."""
    if shift < 0:
        return base.year if month < base.month else base.year - 1
    if shift > 0:
        return base.year if month > base.month else base.year + 1
    return base.year


def _holiday_day(entry: dict[str, list[int]], year: int) -> str | None:
    if "day" in entry:
        return iso_day(year, *entry["day"])
    month, weekday, nth = entry["weekday"]
    days = [
        day
        for number in range(1, 32)
        if (text := iso_day(year, month, number)) and (day := date.fromisoformat(text)).isoweekday() == weekday
    ]
    return days[nth if nth < 0 else nth - 1].isoformat() if days else None
