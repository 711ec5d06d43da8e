"""Parts of years and larger periods, and what happens again and again: "the third quarter", "summer", "daily"."""

from __future__ import annotations

import re

from extractor.find.dates.rule import FOUR_DIGITS, TWO_DIGITS, Rule
from extractor.find.dates.values import (
    Day,
    EdgeDay,
    EndOf,
    FirstUnits,
    HalfInWords,
    OrdinalDay,
    PartOfYear,
    PeriodOf,
    Rate,
    Recurring,
    Season,
    Unit,
    Value,
    Weekend,
    Within,
)
from extractor.find.dates.words import DateLexicon, Shift
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, days_in_month, full_year

_LAST = frozenset({"last", "final"})
_OF = frozenset({"W", "WE", "M", "Y"})
_CLOSE_OF = re.compile(r"\b(?:end|close)\b")


def _part_of_year(match: re.Match[str], words: DateLexicon) -> Value | None:
    letter, number = match["letter"], int(match["number"])
    year = match.groupdict().get("year") or match.groupdict().get("short")
    return PartOfYear(letter, number, full_year(year) if year else None) if letter == "Q" or number <= 2 else None


def _numbered(match: re.Match[str], words: DateLexicon) -> Value:
    return PartOfYear("Q", words.ordinals[match["number"]])


def _quarter_to(match: re.Match[str], words: DateLexicon) -> Value:
    """The quarter of the year that ends with a month."""
    year = match["year"] or match["short"]
    return PartOfYear("Q", (MONTH_NUMBERS[match["month"].lower()] + 2) // 3, int(year) if year else None)


def _half(match: re.Match[str], words: DateLexicon) -> Value | None:
    number = words.ordinals[match["number"]]
    number = 2 if match["number"] in _LAST else number
    return HalfInWords("H", number) if number <= 2 else None


def _end_of(match: re.Match[str], words: DateLexicon) -> Value | None:
    unit = words.units[match["unit"] or match["own"] or "year"]
    if unit == "D" and not match[0].startswith(("earl", "lat")):
        return None  # "in the middle of the day", any day
    return EndOf(unit, Shift(0, to_antecedent=unit == "D"), close=_CLOSE_OF.search(match[0]) is not None)


def _weekend(match: re.Match[str], words: DateLexicon) -> Value:
    return Weekend("WE")


def _weekend_of(match: re.Match[str], words: DateLexicon) -> Value | None:
    """ "The weekend of 9 and 10 March"."""
    month = MONTH_NUMBERS[match["month"] or match["first_month"]]
    day = int(match["day"] or match["second_day"])
    year = int(match["year"]) if match["year"] else None
    return Within(PeriodOf("WE"), Day(month, day, year)) if 1 <= day <= days_in_month(year or 2000, month) else None


def _edge_day(match: re.Match[str], words: DateLexicon) -> Value:
    day = EdgeDay(match["which"] != "first")
    return Within(day, Unit(words.units[match["unit"]])) if match["unit"] else day


def _nth_week(match: re.Match[str], words: DateLexicon) -> Value:
    return PeriodOf("WE" if match["end"] else "W", -1 if match["number"] in _LAST else words.ordinals[match["number"]])


def _first_units(match: re.Match[str], words: DateLexicon) -> Value:
    count = words.count(match["count"]) or 1
    units = FirstUnits(words.units[match["unit"]], count if match["way"] == "first" else -count)
    return Within(units, Unit("Y")) if match.groupdict().get("of") else units


def _period_of(match: re.Match[str], words: DateLexicon) -> Value | None:
    unit = words.units[match["unit"]]
    return PeriodOf(unit) if unit in _OF else None


def _season(match: re.Match[str], words: DateLexicon) -> Value:
    return Season(words.seasons[match.groupdict().get("season") or match[0]])


def _every(match: re.Match[str], words: DateLexicon) -> Value:
    word = match["unit"]
    if word in WEEKDAY_NUMBERS:
        return Recurring(f"XXXX-WXX-{WEEKDAY_NUMBERS[word]}")
    if word in words.parts:
        return Recurring(f"XXXX-XX-XXT{words.parts[word]}")
    unit, number = words.units[word], 2 if match["other"] else 1
    if unit == "WE":
        return Recurring("XXXX-WXX-WE")
    return Rate("P2W" if unit == "F" else f"P{number}{unit}")


def _day_of_month(match: re.Match[str], words: DateLexicon) -> Value:
    return OrdinalDay(int(match["day"]))


def _instant(match: re.Match[str], words: DateLexicon) -> Value:
    """ "The 7th instant", of police reports: of this month."""
    return Within(OrdinalDay(int(match["day"])), Unit("M", Shift(-1 if match["ultimo"] else 0)))


def _frequency(match: re.Match[str], words: DateLexicon) -> Value:
    return Rate(words.frequencies[match[0]])


_CLOSE = r"(?=[.,;:)]|$| (?:in|on|to|from|by|for|since|and|at|with|until|between|through|as)\b|\n)"
# A day without its month stands only after a preposition, at the end of a clause: "until the 15th".
_AFTER_PREPOSITION = (
    "(?P<cue>"
    + "|".join(
        rf"(?<=\b(?i:{word} the) )" for word in ("on", "until", "till", "by", "from", "since", "before", "after")
    )
    + ")"
)
# A season stands without its article after these: "in autumn".
_IN = "|".join(rf"(?<=\b{word} )" for word in ("in", "during", "by", "since", "until", "throughout", "over"))
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_NEXT_DAY = rf" ?(?:-|/|–|&|and|to) ?(?:{{weekday_lower}},? )?{_DAY}"
_SHORT_PART = r"(?P<letter>[QH])(?P<number>[1-4])(?:(?:,? (?:of )?|-|/|(?='))(?P<year>(?:19|20)\d\d|'\d\d))"

RULES = (
    Rule(
        "date.quarter-short",
        ("Q1*", "Q2*", "Q3*", "Q4*"),
        rf"{_SHORT_PART}?(?!\w)",
        _part_of_year,
        ("Sales rose in [Q3 2022]. = 2022-Q3",),
        ("The Q1X model was seized.",),
    ),
    Rule(
        "date.half-short",
        ("H1*", "H2*"),
        rf"{_SHORT_PART}(?!\w)",
        _part_of_year,
        ("Sales rose in [H1 2022]. = 2022-H1",),
    ),
    Rule(
        "date.half-within",
        ("H1*", "H2*"),
        r"(?:(?<=\b[Ii]n )|(?<=\b[Dd]uring ))(?P<letter>H)(?P<number>[12])(?!\w)",
        _part_of_year,
        ("In [H1], courts heard ten cases. = 2024-H1",),
    ),
    Rule(
        "date.half-beside",
        ("H1*", "H2*"),
        r"(?P<letter>H)(?P<number>[12])(?!\w)",
        _part_of_year,
        ("Sales rose from [H1 to H2 2022]. = 2022-H1/2022-H2",),
        ("The H1 motorway was closed.",),
        weak=True,
    ),
    Rule(
        "date.year-quarter",
        (FOUR_DIGITS,),
        r"(?P<year>(?:19|20)\d\d)[ /-]?(?P<letter>[QH])0?(?P<number>[1-4])(?!\w)",
        _part_of_year,
        ("Sales rose in [2025Q1]. = 2025-Q1", "Sales rose in [2025/Q1]. = 2025-Q1"),
    ),
    Rule(
        "date.quarter-year",
        (TWO_DIGITS,),
        r"(?P<number>[1-4])(?P<letter>[QH])(?: ?(?P<year>(?:19|20)\d\d|'\d\d)|(?P<short>\d\d))(?!\w)",
        _part_of_year,
        ("Sales rose in [3Q 2024]. = 2024-Q3",),
    ),
    Rule(
        "date.quarter",
        ("quarter",),
        r"(?P<number>{ordinal})[ -](?:fiscal[ -])?quarter\b",
        _numbered,
        ("Profit fell in the [fourth quarter]. = 2023-Q4",),
        ("The old quarter was searched.",),
    ),
    Rule(
        "date.month-quarter",
        ("{month}",),
        r"(?P<month>{month})(?: (?P<year>{year}))? [Qq]uarter\b(?: (?P<short>{year}))?",
        _quarter_to,
        ("It fell in the [March 2024 quarter]. = 2024-Q1", "It fell in the [December quarter]. = 2023-Q4"),
        ("The Marches Quarter was searched.",),
    ),
    Rule(
        "date.half",
        ("half",),
        r"(?P<number>{ordinal})[ -](?:fiscal[ -])?half\b",
        _half,
        ("It rose in [the first half of 2021]. = 2021-H1",),
        ("He read half of it.",),
        weak=True,
    ),
    Rule(
        "date.first-units",
        ("months", "quarters"),
        r"(?:the )?(?P<way>first|last|final) (?P<count>{number}|\d\d?) (?P<unit>month|quarter)s(?= (?:of|in) )",
        _first_units,
        ("It rose in [the first five months of this year]. = 2024-01/2024-05",),
        ("He spent the first five months of his term in hospital.",),
        weak=True,
    ),
    Rule(
        "date.first-units-of-year",
        ("months", "quarters"),
        r"(?:the )?(?P<way>first|last|final) (?P<count>{number}|\d\d?) (?P<unit>month|quarter)s "
        r"(?P<of>of|in) the year\b",
        _first_units,
        ("It rose in [the first four months of the year]. = 2024-01/2024-04",),
        ("He spent the first months of the year in hospital.",),
    ),
    Rule(
        "date.first-months",
        ("months",),
        r"(?:(?<=\bin )|(?<=\bduring )|(?<=\bover )|(?<=\bfor ))(?:the )?(?P<way>first) (?P<count>{number}|\d\d?) "
        r"(?P<unit>month)s(?! (?:of|in|after|since|as|on|at|with|following|under|that|he|she|they|it|we)\b|')",
        _first_units,
        (
            "In [the first ten months], 90 were held. = 2023-01/2023-10",
            "It rose in [the first three months]. = 2024-01/2024-03",
        ),
        ("In the first ten months of his term he did nothing.",),
    ),
    Rule(
        "date.week-of-month",
        ("week", "weekend"),
        r"(?:the )?(?P<number>{ordinal})(?: full)? week(?P<end>end)?(?= (?:of|in) {month_lower}\b)",
        _nth_week,
        (
            "It fell in [the second week of May 2021]. = 2021-W19",
            "On [the first weekend of May], it ran. = 2024-W18-WE",
        ),
        weak=True,
    ),
    Rule(
        "date.weekend-of-days",
        ("weekend",),
        rf"(?:the )?weekend of (?:the )?(?:{{weekday_lower}},? )?(?:(?P<day>{_DAY})(?:{_NEXT_DAY})?(?: of)? "
        rf"(?P<month>{{month_lower}})|(?P<first_month>{{month_lower}}) (?P<second_day>{_DAY})(?:{_NEXT_DAY})?)\b"
        r"(?:,? (?P<year>(?:19|20)\d\d)\b)?",
        _weekend_of,
        ("It ran over [the weekend of 4 and 5 May]. = 2024-W18-WE", "It ran [the weekend of May 4-5]. = 2024-W18-WE"),
        ("It was the weekend of 10 raids.",),
    ),
    Rule(
        "date.edge-day",
        ("day",),
        r"(?:the )?(?:very )?(?P<which>first|last|final) day of"
        r"(?: the (?P<unit>month|year|quarter)\b|(?= (?:{month_lower}\b|(?:19|20)\d\d\b)))",
        _edge_day,
        ("It ended on [the last day of 2022]. = 2022-12-31", "It is due by [the first day of the month]. = 2024-05-01"),
        ("On the first day of the trial he spoke.",),
    ),
    Rule(
        "date.period-of",
        ("{unit}",),
        r"(?:the )?(?P<unit>{unit})(?= of(?: {month_lower}\b| \d))",
        _period_of,
        ("He was seen in [the week of March 6, 2023]. = 2023-W10",),
        ("It was the week of 10 raids.",),
        weak=True,
    ),
    Rule(
        "date.end-of-period",
        ("{unit}",),
        r"(?:(?:(?:the )?{opener}|(?:earli|lat)(?:er|y|e) in) the (?P<unit>{unit})\b(?! of\b)"
        r"|year(?:'s |[- ])end\b|(?P<own>month|quarter|week)'s end\b)",
        _end_of,
        ("They met [earlier in the week]. = 2024-W19", "It will be done by [year's end]. = 2024"),
        ("He was robbed in the middle of the day.",),
    ),
    Rule(
        "date.weekend",
        ("weekend",),
        r"weekend\b",
        _weekend,
        ("The raids took place over [the weekend]. = 2024-W18-WE",),
        ("He met weekend guests.",),
        weak=True,
    ),
    Rule(
        "date.season-alone",
        ("{season}",),
        rf"(?:{_IN})(?:(?:early|late|mid)[ -])?(?P<season>{{season}})(?={_CLOSE}| (?:when|while|after|before)\b)",
        _season,
        ("In [autumn], schools will close. = 2024-FA", "It rose during [winter]. = 2023-WI"),
        ("They drank in spring water.",),
    ),
    Rule(
        "date.season-before-noun",
        ("{season}",),
        r"(?:(?<=\bduring )|(?<=\bthroughout ))(?P<season>{season})(?= (?!of\b)[a-z])",
        _season,
        ("They were held during [winter] raids. = 2023-WI",),
        ("They wore winter coats.",),
    ),
    Rule(
        "date.season",
        ("{season}",),
        r"{season}\b",
        _season,
        ("He came in [the summer of last year]. = 2023-SU",),
        ("The spring Water Festival was held.", "The fall shows that people listen."),
        weak=True,
    ),
    Rule(
        "date.instant",
        (TWO_DIGITS,),
        r"(?P<day>[0-2]?\d|3[01])(?:st|nd|rd|th),? (?:instant|inst\b\.?|(?P<ultimo>ultimo\b|ult\b\.?))",
        _instant,
        ("On [2nd instant], detectives moved in. = 2024-05-02",),
        ("He was the 3rd instance.",),
    ),
    Rule(
        "date.day-of-month",
        (TWO_DIGITS,),
        rf"(?:{_AFTER_PREPOSITION})?(?P<day>[0-2]?\d|3[01])(?:st|nd|rd|th)(?: day)?"
        r"(?(cue)(?=[.,;:)]|\n|$| (?:and (?!\d)(?:[a-z]+(?:ed|s)|had|then)|he|she|they|when|where|while) "
        r"| of (?:this|last|next|that|the same) month\b)|(?= of (?:this|last|next|that|the same) month\b))",
        _day_of_month,
        ("The raid took place on [the 2nd of this month]. = 2024-05-02", "He has until [the 15th]. = 2024-05-15"),
        ("They live on the 5th floor.",),
    ),
    Rule(
        "set.every",
        ("{unit}", "{part}"),
        r"(?:every|each)(?P<other> other| second)? (?P<unit>{unit}|{part}|{weekday_lower})\b",
        _every,
        ("They meet [every night]. = XXXX-XX-XXTNI",),
        ("It is counted every month.",),
    ),
    Rule(
        "set.frequency",
        ("{frequency}",),
        rf"{{frequency}}{_CLOSE}",
        _frequency,
        ("The park is closed from [9 p.m. to 6 a.m.] daily. = T21:00/T06:00",),
        ("It is reviewed annually.",),
        cased=True,
    ),
)
