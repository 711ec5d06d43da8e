"""The rules of dates, by family."""

from __future__ import annotations

from extractor.find.dates.rules import calendar, clock, decades, numbers, periods, relative, years

FAMILIES = (clock, calendar, numbers, years, periods, decades, relative)
# Of two readings of the same words that are equally long the first counts.
RULES = tuple(rule for family in FAMILIES for rule in family.RULES)

__all__ = ["FAMILIES", "RULES"]
