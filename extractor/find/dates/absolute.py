"""Days that a text names by their date, by the rules of the finder: head and foot of a release are read with them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.cleaning import clean
from extractor.find.dates.engine import Joiner, Reader
from extractor.find.dates.joints import MOMENTS
from extractor.find.dates.rules import calendar, clock, numbers
from extractor.find.dates.values import Day, NumericDay
from extractor.find.dates.words import DateLexicon
from extractor.language.fold import fold, lowered
from extractor.packs import Rules
from extractor.resolve.calendar import iso_day, numeric_day
from extractor.trace import aside


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day named by its date, with or without its year and a clock time, and where it stands."""

    start: int
    end: int
    day: Day | NumericDay

    @property
    def has_year(self) -> bool:
        """Whether it names its year."""
        return self.day.year is not None

    def iso(self, day_first: bool | None = None) -> str | None:
        """ISO 8601; None without a year, where there is no such day, or where its numbers can be read in two orders.

        Args:
            day_first: how to read 07/05/2025, None where that is not known.
        """
        day, year = self.day, self.day.year
        if year is None:
            return None
        if isinstance(day, Day):
            found = iso_day(year, day.month, day.day)
        else:
            found = numeric_day(day.first, day.second, year, day_first)
        return f"{found}T{day.clock}" if found and day.clock else found

    @property
    def is_unclear(self) -> bool:
        """Whether its numbers can be read in two orders."""
        return self.iso() is None and None not in (self.iso(True), self.iso(False))


@cache
def _grammar() -> tuple[Reader, Joiner]:
    """The standard pack's rules of single days and their times, and what joins them."""
    words = DateLexicon(Rules())
    return Reader((*calendar.RULES, *numbers.RULES, *clock.RULES), words, ()), Joiner(MOMENTS)


def named_days(text: str) -> list[NamedDay]:
    """The days that a stretch of text names by their date, in its order."""
    read, join = _grammar()
    cleaned = clean(text)
    folded = fold(cleaned.text)
    with aside():
        mentions = join(folded, read(folded, lowered(folded)))
    return [
        NamedDay(*cleaned.span(*mention.span), mention.value)
        for mention in mentions
        if isinstance(mention.value, (Day, NumericDay)) and not mention.weak
    ]
