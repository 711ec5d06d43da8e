"""The rules of dates, by family."""

from __future__ import annotations

from extractor.find.dates.rules.calendar import CALENDAR
from extractor.find.dates.rules.clock import CLOCK_TIMES
from extractor.find.dates.rules.periods import PERIODS
from extractor.find.dates.rules.relative import RELATIVE

# Of two readings of the same words that are equally long the first counts.
RULES = (*CLOCK_TIMES, *CALENDAR, *PERIODS, *RELATIVE)

__all__ = ["CALENDAR", "CLOCK_TIMES", "PERIODS", "RELATIVE", "RULES"]
