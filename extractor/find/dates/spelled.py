"""Years in words: "nineteen ninety-one", "the nineteen eighties"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.find.dates.expression import Expression

_SPELLED = re.compile(r"nineteen[ -](?P<tens>[a-z]{3,9})(?:[ -](?P<ones>[a-z]{3,5}))?")
_NINETEEN_HUNDRED = 1900


def spelled_year(lower: str, at: int, numbers: Mapping[str, int]) -> Expression | None:
    """The year of the twentieth century that the word "nineteen" at this offset begins."""
    match = _SPELLED.match(lower, at)
    if match is None:
        return None
    decade = numbers.get(match["tens"].removesuffix("ies") + "y", 0)
    if match["tens"].endswith("ies") and decade:
        value = f"{(_NINETEEN_HUNDRED + decade) // 10}"
        return Expression(at, match.end("tens"), "date.decade", "fixed", value=value)
    tens, ones = numbers.get(match["tens"], 0), numbers.get(match["ones"] or "", 0)
    if tens < 10:
        return None
    joined = tens >= 20 and 0 < ones < 10
    end = match.end() if joined else match.end("tens")
    year = _NINETEEN_HUNDRED + tens + (ones if joined else 0)
    return Expression(at, end, "date.spelled-year", "year", year=year)
