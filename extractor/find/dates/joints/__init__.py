"""Neighbours that are one mention: a day and its clock time, a month and its year, the two ends of a range.

The joints are applied in their order: days with their times first, so that ranges join wholes.
"""

from extractor.find.dates.joints.moments import MOMENTS, by_part
from extractor.find.dates.joints.periods import BETWEEN, PERIODS, is_period

__all__ = ["BETWEEN", "MOMENTS", "PERIODS", "by_part", "is_period"]
