"""Clock times: "8 p.m.", "14:30", "1430 hours", "14h30", "noon", "10-11.30am", "4 in the morning"."""

from __future__ import annotations

import re

from extractor.find.dates.rule import FOUR_DIGITS, TWO_DIGITS, Rule
from extractor.find.dates.values import Clock, Part, Range, Value
from extractor.find.dates.words import DateLexicon
from extractor.resolve.calendar import clock, clock_of

# Most groups are those that resolve.calendar.clock_of reads.
_ZONE = r"(?:\ (?:[ECMP][SD]?T|GMT|BST|UTC|SGT|HKT|CES?T|IST|AE[SD]T|NZ[SD]T|local\ time)\b)?"
_CLOCK = r"""(?x)
    (?: (?:12\ )?(?P<word>[Nn]oon|[Mm]idday|[Mm]idnight)\b
      | (?P<hour>\d{1,2}) (?:\ ?[:.]\ ?(?P<minute>[0-5]\d) (?::[0-5]\d)?)?
        \ ?(?P<half>[aApP])(?:\.\ ?[mM]\.|[mM]\b|\.[mM]\b)
      | (?P<hour24>[01]?\d|2[0-4])(?::|h(?=\d\d\b))(?P<minute24>[0-5]\d) (?::[0-5]\d)? (?![\d:]|-[a-z])
        (?:\ ?(?P<hours>hours|hrs?|h)\b)?
      | (?P<military>[0-2]\d[0-5]\d)(?:\ ?(?:hours|hrs?|h)\b|(?=\ (?:GMT|UTC)\b))
      | (?P<oclock>\d{1,2})\ o'clock\b
    )"""
_BEFORE_HOUR = "|".join(rf"(?<=\b{word} )" for word in ("at", "by", "about", "around", "until", "till", "from", "to"))


def _clock(match: re.Match[str], words: DateLexicon) -> Value | None:
    value = clock(int(match["oclock"])) if match["oclock"] else clock_of(match)
    return Clock(value) if value else None


def _clock_range(match: re.Match[str], words: DateLexicon) -> Value | None:
    """Two clock times of which only the last says a.m. or p.m."""
    half = match["half"]
    first = clock(int(match["first"]), int(match["minutes"] or 0), half)
    last = clock(int(match["hour"]), int(match["minute"] or 0), half)
    if first is None or last is None or int(match["first"]) > 12:
        return None
    if first > last:
        first = clock(int(match["first"]), int(match["minutes"] or 0), "a") or first
    return Range(Clock(first), Clock(last))


def _hour_of_part(match: re.Match[str], words: DateLexicon) -> Value | None:
    half = "a" if words.parts[match["part"]] == "MO" else "p"
    value = clock(int(match["hour"]), int(match["minute"] or 0), half)
    return Clock(value) if value else None


def _part(match: re.Match[str], words: DateLexicon) -> Value:
    return Part(words.parts[match["part"]])


RULES = (
    Rule(
        "time.clock",
        (TWO_DIGITS, FOUR_DIGITS),
        _CLOCK + _ZONE,
        _clock,
        (
            "It closed at [8 p.m. on April 4, 2022]. = 2022-04-04T20:00",
            "The blast was at [1300 GMT]. = 2024-05-06T13:00",
        ),
        ("The ratio was 3:2.",),
    ),
    Rule(
        "time.clock-word",
        ("noon", "midday", "midnight"),
        rf"{_CLOCK}{_ZONE}(?!\)?\ shift\b)",
        _clock,
        ("They met at [midday on 5 May 2021]. = 2021-05-05T12:00",),
        ("He worked the midnight shift.",),
        cased=True,
    ),
    Rule(
        "time.clock-range",
        (TWO_DIGITS,),
        rf"""(?x)(?P<first>\d{{1,2}})(?:[:.](?P<minutes>[0-5]\d))?\ ?(?:-|to|and)\ ?
            (?P<hour>\d{{1,2}}) (?:\ ?[:.]\ ?(?P<minute>[0-5]\d) (?::[0-5]\d)?)?
            \ ?(?P<half>[aApP])(?:\.\ ?[mM]\.|[mM]\b|\.[mM]\b){_ZONE}""",
        _clock_range,
        ("It is closed from [10-11.30am on Friday]. = 2024-05-03T10:00/2024-05-03T11:30",),
    ),
    Rule(
        "time.hour-of-part",
        ("{part}",),
        rf"(?:{_BEFORE_HOUR})(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))? in the (?P<part>{{part}})\b",
        _hour_of_part,
        ("He left at [4 in the morning]. = 2024-05-06T04:00",),
        ("He left in the morning.",),
    ),
    Rule(
        "time.part",
        ("{part}",),
        r"(?:(?:early|late|mid)[ -])?(?P<part>{part})(?:[ -]hours)?\b",
        _part,
        ("He was seen on [Friday night]. = 2024-05-03TNI",),
        ("It was a long night.",),
        weak=True,
    ),
    Rule(
        "time.the-part",
        ("{part}",),
        r"(?:(?:{opener})[ -])?(?:the )?the(?: very)? (?:(?:early|late|mid)[ -])?(?P<part>{part})\b",
        _part,
        ("He left on [the night of 5 May 2023]. = 2023-05-05TNI",),
        weak=True,
    ),
)
