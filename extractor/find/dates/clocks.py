"""Clock times: "8 p.m.", "14:30", "1430 hours", "14h30", "noon", "10-11.30am"."""

from __future__ import annotations

import re

from extractor.find.dates.expression import Expression
from extractor.resolve.calendar import clock, clock_of

# Most groups are those that resolve.calendar.clock_of reads.
CLOCK = re.compile(
    r"""
    (?: (?:12\ )?(?P<word>[Nn]oon|[Mm]idday|[Mm]idnight)\b
      | (?P<hour>\d{1,2}) (?:\ ?[:.]\ ?(?P<minute>[0-5]\d) (?::[0-5]\d)?)?
        \ ?(?P<half>[aApP])(?:\.\ ?[mM]\.|[mM]\b|\.[mM]\b)
      | (?P<hour24>[01]?\d|2[0-4])(?::|h(?=\d\d\b))(?P<minute24>[0-5]\d) (?::[0-5]\d)? (?![\d:]|-[a-z])
        (?:\ ?(?P<hours>hours|hrs?|h)\b)?
      | (?P<military>[0-2]\d[0-5]\d)(?:\ ?(?:hours|hrs?|h)\b|(?=\ (?:GMT|UTC)\b))
      | (?P<oclock>\d{1,2})\ o'clock\b
    )
    (?:\ (?:[ECMP][SD]?T|GMT|BST|UTC|SGT|HKT|CES?T|IST|AE[SD]T|NZ[SD]T|local\ time)\b)?""",
    re.VERBOSE,
)
CLOCK_RANGE = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?:-|to|and) ?(?=\d{1,2}(?:[:.][0-5]\d)? ?(?P<half>[aApP])\.?[mM])"
)

_HOUR_IN_THE = re.compile(
    r"\b(?:at|by|about|around|until|till|from|to) (?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))? in the $"
)
_LONGEST_HOUR = len("around 10:30 in the ") + 1
_SHIFT = re.compile(r"\)? shift\b")  # the midnight shift


def clock_time(text: str, match: re.Match[str]) -> Expression | None:
    """The clock time that a match of ``CLOCK`` tells."""
    value = clock(int(match["oclock"])) if match["oclock"] else clock_of(match)
    if value is None:
        return None
    return Expression(match.start(), match.end(), "time.clock", "time", clock=value)


def clock_range(text: str, match: re.Match[str]) -> Expression | None:
    """Two clock times of which only the last says a.m. or p.m.; a match of ``CLOCK_RANGE`` ends between them."""
    second = CLOCK.match(text, match.end())
    end = clock_time(text, second) if second else None
    value = clock(int(match["hour"]), int(match["minute"] or 0), match["half"])
    if end is None or value is None or int(match["hour"]) > 12:
        return None
    if value > end.clock:
        value = clock(int(match["hour"]), int(match["minute"] or 0), "a") or value
    return Expression(match.start(), end.end, "time.clock-range", "time", clock=value, until=end)


def hour_of_part(lower: str, at: int, end: int) -> Expression | None:
    """ "4 in the morning": the hour before the part of day that stands between the offsets."""
    match = _HOUR_IN_THE.search(lower, max(at - _LONGEST_HOUR, 0), at)
    if match is None:
        return None
    half = "a" if lower[at:end] == "morning" else "p"
    value = clock(int(match["hour"]), int(match["minute"] or 0), half)
    return Expression(match.start("hour"), end, "time.hour-of-part", "time", clock=value) if value else None


def clock_word(text: str, at: int) -> Expression | None:
    """Noon, midday or midnight at this offset."""
    match = CLOCK.match(text, at)
    return clock_time(text, match) if match and not _SHIFT.match(text, match.end()) else None
