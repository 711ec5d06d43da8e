"""Clock times: "8 p.m.", "14:30", "1430 hours", "14h30", "noon", "10-11.30am", "4 in the morning"."""

from __future__ import annotations

import re

from extractor.find.dates.rule import FOUR_DIGITS, TWO_DIGITS, Rule
from extractor.find.dates.values import Clock, Part, Range, Unit, Value
from extractor.find.dates.words import DateLexicon, Shift
from extractor.resolve.calendar import clock

_ZONES = r"(?:[ECMP][SD]?T|GMT|BST|UTC|SGT|HKT|CES?T|IST|AE[SD]T|NZ[SD]T|local\ time)"
_ZONE = rf"(?:\ ?(?:UTC|GMT)\ ?[+-]\d\d?(?::?[0-5]\d)?(?![\w:])|\ {_ZONES}\b|\ \({_ZONES}\)|\ [+-]\d\d:?\d\d(?!\w))?"
_CLOCK = r"""(?x)
    (?: (?:12\ )?(?P<word>[Nn]oon|[Mm]idday|[Mm]idnight)\b
      | (?P<hour>\d{1,2}) (?:\ ?[:.]\ ?(?P<minute>[0-5]\d) (?::[0-5]\d)?)?
        \ ?(?P<half>[aApP])(?:\.\ ?[mM]\.|[mM]\b|\.[mM]\b)
      | (?P<hour24>[01]?\d|2[0-4])(?::|h(?=\d\d\b))(?P<minute24>[0-5]\d) (?::[0-5]\d)? (?![\d:]|-[a-z])
        (?:\ ?(?P<hours>hours|hrs?|h)\b)?
      | (?P<military>[0-2]\d[0-5]\d)(?:\ ?(?:hours|hrs?|h)\b|(?=\ (?:GMT|UTC)\b))
      | (?P<oclock>\d{1,2})\ o'?clock\b
    )"""
_OPENED_BY = r"(?<=\bbetween )|(?<=\bfrom )"
_BEFORE_HOUR = "|".join(rf"(?<=\b{word} )" for word in ("at", "by", "about", "around", "until", "till", "from", "to"))


def _clock(match: re.Match[str], words: DateLexicon) -> Value | None:
    value = _time_of(match)
    return Clock(value) if value else None


def _time_of(match: re.Match[str]) -> str | None:
    if match["word"]:
        return "00:00" if match["word"].lower() == "midnight" else "12:00"
    if match["military"]:
        return clock(int(match["military"][:2]), int(match["military"][2:]))
    if match["hour24"]:
        return clock(int(match["hour24"]), int(match["minute24"]))
    return clock(int(match["hour"] or match["oclock"]), int(match["minute"] or 0), match["half"])


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


def _bare(match: re.Match[str], words: DateLexicon) -> Value:
    """Four digits: 1830."""
    told = match.groupdict()
    first = Clock(f"{told['hours']}:{told['minutes']}")
    return Range(first, Clock(f"{told['last_hours']}:{told['last_minutes']}")) if told.get("last_hours") else first


def _in_words(match: re.Match[str], words: DateLexicon) -> Value | None:
    hour = words.count(match["hour"]) or 0
    minute = 45 if match["to"] else 15 if match["quarter"] else 30
    value = clock(hour - bool(match["to"]), minute)
    return Clock(value) if value and hour <= 12 else None


def _hours_of_part(match: re.Match[str], words: DateLexicon) -> Value | None:
    """ "Between 7 and 9 last night"."""
    part, shift = words.parts[match["part"]], match["shift"]
    half = "a" if part == "MO" else "p"
    last = clock(int(match["last"]), int(match["last_minute"] or 0), half)
    first = clock(int(match["hour"]), int(match["minute"] or 0), half) if match["hour"] else last
    if first is None or last is None:
        return None
    moved = Shift(words.deictics[shift]) if shift in words.deictics else words.shift(shift)
    day = Unit("D", moved, clock=first)
    return Range(day, Clock(last)) if match["hour"] else day


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
        "time.clock-bare",
        (FOUR_DIGITS,),
        r"(?<=\b[Aa]t )(?P<hours>[01]\d|2[0-3])(?P<minutes>[0-5]\d)(?![\w%]|[.,-]\d)",
        _bare,
        ("At [1830 on Friday] police were called. = 2024-05-03T18:30",),
        ("It trades at 1830 dollars.",),
        weak=True,
    ),
    Rule(
        "time.clock-dotted",
        (TWO_DIGITS,),
        r"(?<=\b[Aa]t )(?P<hours>[01]\d|2[0-3])\.(?P<minutes>[0-5]\d)(?![\w%]|[.,-]\d)",
        _bare,
        ("At [14.30 on Friday] police were called. = 2024-05-03T14:30",),
        ("It trades at 14.30 dollars.",),
        weak=True,
    ),
    Rule(
        "time.clock-bare-range",
        (FOUR_DIGITS,),
        r"(?P<hours>[01]\d|2[0-3]):?(?P<minutes>[0-5]\d) ?(?:hours |hrs )?(?:-|to|and|until|till) ?"
        r"(?P<last_hours>[01]\d|2[0-4]):?(?P<last_minutes>[0-5]\d) ?(?:hours|hrs?|h)\b",
        _bare,
        ("A curfew holds from [1800 to 0600 hours]. = 2024-05-06T18:00/2024-05-07T06:00",),
    ),
    Rule(
        "time.clock-words",
        ("past", "quarter", "half"),
        r"(?:(?:half|(?P<quarter>(?:a )?quarter)) past|(?P<to>(?:a )?quarter to)) (?P<hour>{hour})\b",
        _in_words,
        (
            "He was seen at [half past nine on Friday night]. = 2024-05-03T21:30",
            "At [quarter to six on Friday morning] = 2024-05-03T05:45",
        ),
        ("He spent the past nine years at sea.",),
    ),
    Rule(
        "time.hours-of-part",
        ("{part}",),
        rf"(?:(?:{_OPENED_BY})(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))? (?:and|to|until|till|-) |(?<=\bat ))"
        r"(?P<last>1[0-2]|[1-9])(?:[:.](?P<last_minute>[0-5]\d))? "
        r"(?P<shift>last|this|yesterday|tomorrow) (?P<part>{part})\b",
        _hours_of_part,
        (
            "It happened between [7 and 9 last night]. = 2024-05-05T19:00/2024-05-05T21:00",
            "It will open at [9 tomorrow morning]. = 2024-05-07T09:00",
        ),
        ("Of the 12 and 9 last night three fled.",),
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
