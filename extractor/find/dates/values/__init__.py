"""What date expressions say: each value knows its TIMEX3 form on a timeline."""

from extractor.find.dates.values.base import Decade, Fixed, Rate, Recurring, Value, Within, core, with_core
from extractor.find.dates.values.calendar import (
    Day,
    Holiday,
    Month,
    NthWeekday,
    NumericDay,
    OrdinalDay,
    Weekday,
    order_of_numbers,
)
from extractor.find.dates.values.clock import Clock, Part
from extractor.find.dates.values.ranges import Range, first_of
from extractor.find.dates.values.relative import (
    Ago,
    Deictic,
    EndOf,
    FirstUnits,
    FiscalYear,
    PeriodOf,
    SamePeriod,
    Span,
    TheQuarter,
    Unit,
    Weekend,
    same_period,
)
from extractor.find.dates.values.years import HalfInWords, PartOfYear, Season, Year

__all__ = [
    "Ago",
    "Clock",
    "Day",
    "Decade",
    "Deictic",
    "EndOf",
    "FirstUnits",
    "FiscalYear",
    "Fixed",
    "HalfInWords",
    "Holiday",
    "Month",
    "NthWeekday",
    "NumericDay",
    "OrdinalDay",
    "Part",
    "PartOfYear",
    "PeriodOf",
    "Range",
    "Rate",
    "Recurring",
    "SamePeriod",
    "Season",
    "Span",
    "TheQuarter",
    "Unit",
    "Value",
    "Weekday",
    "Weekend",
    "Within",
    "Year",
    "core",
    "first_of",
    "order_of_numbers",
    "same_period",
    "with_core",
]
