"""What is told from another date: "three days ago", "the last two years", "last month", "today", "that night"."""

from __future__ import annotations

import re

from extractor.find.dates.rule import Rule
from extractor.find.dates.values import (
    Ago,
    Deictic,
    FiscalYear,
    Fixed,
    PartOfYear,
    Span,
    TheQuarter,
    Unit,
    Value,
)
from extractor.find.dates.words import DateLexicon, Shift

_COMING = frozenset({"coming", "upcoming"})
_HOURS_OF_DAY = 24
_HALVES = {"Y": ("M", 6), "DE": ("Y", 5), "CE": ("Y", 50)}
_ROLLING = frozenset({"W", "M", "Y"})
_DURING = re.compile(r"\b(?:over|during|within|in|throughout|for) $")
_VERB_BEFORE = re.compile(
    r"\b(?:to|will|would|shall|should|can|could|may|might|must|did|does|do|not|n't|only|usually) $"
)
_STOP = r"(?=[.,;:)]|$)"
_UNITS = ("{unit}", "{units}")


def _deictic(match: re.Match[str], words: DateLexicon) -> Value:
    word = match[0] if match[0] in words.deictics else match[0][:-1]
    return Deictic("D", Shift(words.deictics[word]), part="NI" if word == "tonight" else "")


def _ago(match: re.Match[str], words: DateLexicon) -> Value | None:
    unit, way = words.units[match["unit"]], match["way"]
    back = way not in {"later", "from now", "hence", "after"}
    to_antecedent = way not in {"ago", "from now", "hence"}
    if match["vague"]:
        return Fixed("PAST_REF" if back or to_antecedent else "FUTURE_REF")
    count = words.count(match["count"]) or 0
    if unit == "WE":
        return None
    if unit == "Y" and " and a half" in match[0]:
        unit, count = "M", 12 * count + 6
    if unit == "DE" and count == 1 and not match["half"]:
        unit, count = "Y", 10  # "a decade ago" tells the year
    if match["half"]:
        if unit not in _HALVES or count != 1:
            return None
        unit, count = _HALVES[unit]  # "half a century ago"
    return Ago(unit, Shift(-count if back else count, to_antecedent))


def _span(match: re.Match[str], words: DateLexicon) -> Value | None:
    if match[0].startswith("last ") and _VERB_BEFORE.search(match.string, max(match.start() - 14, 0), match.start()):
        return None  # "is expected to last two weeks"
    unit, shift = words.units[match["unit"]], words.shift(match["shift"]).units
    if match["vague"]:
        return Fixed("PAST_REF" if shift < 0 else "FUTURE_REF")
    return Span(unit, shift * (words.count(match["count"]) or 1), fiscal=unit == "Y" and _is_fiscal(match))


def _is_fiscal(match: re.Match[str]) -> bool:
    return (match["fiscal"] or "").startswith("f")


def _unit(match: re.Match[str], words: DateLexicon) -> Value | None:
    unit, told = words.units[match["unit"]], match["shift"]
    shift = words.shift(told)
    if unit == "Q" and told == "last":
        # The one before this, but "the last quarter of 2023" is its fourth.
        return PartOfYear("Q", 4, before=True)
    # "the next day" is told from the day before it in the text, "next month" from the day of publication.
    if told == "next" and (unit == "D" or match[0].startswith("the ")):
        shift = Shift(shift.units, to_antecedent=True)
    if unit == "D" and told in words.pointing["days"]:
        return None
    if unit == "WE" and told in _COMING:
        shift = Shift(0)  # this week's, or on a weekend that one
    return FiscalYear(unit, shift) if unit == "Y" and _is_fiscal(match) else Unit(unit, shift)


def _rolling(match: re.Match[str], words: DateLexicon) -> Value | None:
    """ "Over the last year" is the twelve months up to now, "last year" the calendar's."""
    unit = words.units[match["unit"]]
    if match["fiscal"]:  # "the last calendar year" has its own first day
        return None
    if match["last"]:
        during = _DURING.search(match.string, max(match.start() - 12, 0), match.start())
        part = match.string.startswith(" of ", match.end())  # "in the last year of the war"
        return Span(unit, -1) if during and unit in _ROLLING and not part else None
    return Span(unit, -1) if unit not in {"WE", "D"} else None


def _part_of(match: re.Match[str], words: DateLexicon) -> Value:
    word = match["shift"]
    shift = Shift(1, to_antecedent=True) if word == "next" else words.shift(word)
    return Unit("D", shift, part=words.parts[match["part"]])


def _hours(match: re.Match[str], words: DateLexicon) -> Value:
    """ "The past 24 hours": the days that they touch."""
    shift = words.shift(match["shift"]).units
    if match["vague"]:
        return Fixed("PAST_REF" if shift < 0 else "FUTURE_REF")
    return Span("D", shift * max(-(-(words.count(match["count"]) or 1) // _HOURS_OF_DAY), 1))


def _before_last(match: re.Match[str], words: DateLexicon) -> Value:
    """ "The week before last"."""
    if match["part"]:
        return Unit("D", Shift(-2), part=words.parts[match["part"]])
    return Unit(words.units[match["unit"]], Shift(-2))


def _near(match: re.Match[str], words: DateLexicon) -> Value:
    return Deictic("D", Shift(-2 if match["way"].startswith("before") else 2))


def _beside(match: re.Match[str], words: DateLexicon) -> Value:
    return Unit(words.units[match["unit"]], Shift(-1 if match["way"] == "before" else 1, to_antecedent=True))


def _year_ago(match: re.Match[str], words: DateLexicon) -> Value:
    return Ago("Y", Shift(-1, to_antecedent=True))


def _the_quarter(match: re.Match[str], words: DateLexicon) -> Value:
    return TheQuarter("Q", Shift(0, to_antecedent=True))


RULES = (
    Rule(
        "date.deictic",
        ("{deictic}", "{deictics}"),
        r"{deictic}s?\b",
        _deictic,
        ("He was charged [yesterday]. = 2024-05-05", "[Todays] verdict ends the case. = 2024-05-06"),
        ("The days of the mill are over.",),
    ),
    Rule(
        "date.day-before-yesterday",
        ("day",),
        r"(?:the )?day (?P<way>before yesterday|after tomorrow)\b",
        _near,
        ("The raid was [the day before yesterday]. = 2024-05-04",),
    ),
    Rule(
        "date.unit-after",
        ("{unit}",),
        rf"(?:the )?(?P<unit>{{unit}}) (?P<way>before(?:{_STOP}|(?= (?:and(?! after)|to|but|or) ))|after{_STOP})",
        _beside,
        (
            "On April 3, 2024, he came; he left [the day after]. = 2024-04-04",
            "It sold ten in Q3 2022 and six in [the quarter before]. = 2022-Q2",
        ),
        ("He left on the day after she came.",),
    ),
    Rule(
        "date.ago",
        _UNITS,
        r"(?<!half )(?:(?P<half>half) )?{count}(?: (?:full|long|calendar|business|working|short|and a half))?"
        r"[ -](?P<unit>{unit})s?(?: and a half)? "
        rf"(?P<way>ago|earlier|later|previously|from now|hence|prior|before{_STOP}|after{_STOP})\b",
        _ago,
        ("It began [three days ago]. = 2024-05-03", "It opened [half a century ago]. = 1974"),
        ("A minute later, he ran.",),
    ),
    Rule(
        "date.last-units",
        _UNITS,
        r"(?:the )?(?P<shift>last|past|previous|next|coming|(?<=the )(?:following|preceding)) {count} "
        r"(?:(?P<fiscal>fiscal|financial|calendar) )?(?P<unit>{unit})s?\b",
        _span,
        ("In [the past two years], it grew. = 2022/2024", "It will take [the next few days]. = FUTURE_REF"),
        ("He was freed following six days of talks.",),
    ),
    Rule(
        "date.last-hours",
        ("hours",),
        r"(?:the )(?P<shift>last|past|next|coming|previous) {count} hours\b",
        _hours,
        ("Ten were held in [the past 24 hours]. = 2024-05-05/2024-05-06",),
        ("He worked the last of 24 hours.",),
    ),
    Rule(
        "date.before-last",
        ("before",),
        r"(?:the )?(?:(?P<unit>week|weekend|month|year)|(?P<part>night)) before last\b(?! [a-z]{3,}day\b)",
        _before_last,
        ("It fell [the year before last]. = 2022",),
        ("He left the week before the last raid.",),
    ),
    Rule(
        "date.past-unit",
        ("{unit}",),
        r"(?:the past|past|this past(?= y)|(?P<last>the last))(?: (?P<fiscal>fiscal|financial|calendar))?[ -]"
        r"(?P<unit>{unit})\b(?!-)",
        _rolling,
        (
            "Over [the last year], cases rose. = 2023-05-06/2024-05-06",
            "[This past year] was hard. = 2023-05-06/2024-05-06",
        ),
    ),
    Rule(
        "date.relative",
        ("{unit}",),
        r"(?:{opener}[ -])?(?:the |this (?=past|coming)|that (?=same))?(?P<shift>{shift})"
        r"(?: (?P<fiscal>fiscal|financial|calendar))?[ -](?P<unit>{unit})\b(?!-)",
        _unit,
        (
            "He was seen [last week]. = 2024-W18",
            "[Next year], it will end. = 2025",
            "It grew [later this year]. = 2024",
        ),
        ("He died on his last day at sea.",),
    ),
    Rule(
        "date.bare-possessive",
        ("{units}",),
        r"(?P<shift>this|(?<!the )(?<!his )(?<!her )(?<!its )(?:last|next)) (?P<fiscal>fiscal )?(?P<unit>{unit})s"
        r"(?= [a-z]{4})(?! (?:before|that|when|with))",
        _unit,
        ("The raid is part of [this years] campaign. = 2024",),
        ("It was his last years before the trial.",),
    ),
    Rule(
        "date.year-ago",
        ("year",),
        r"(?:(?:the )?(?:comparable )?year-(?:ago|earlier) (?:quarter|period|month)|year-(?:ago|earlier))\b",
        _year_ago,
        ("Profit was $3 million in [the year-ago period]. = 2023",),
    ),
    Rule(
        "date.the-quarter",
        ("quarter",),
        r"(?:the|this|that) (?:latest |comparable |same )?quarter\b",
        _the_quarter,
        ("Sales fell in Q3 2022; in [the quarter] ten shops closed. = 2022-Q3",),
        ("They live in the quarter.",),
    ),
    Rule(
        "time.part-of-day",
        ("{part}",),
        r"(?:{opener}[ -])?(?:the )?(?P<shift>this|last|next|same|that|previous|following)"
        r"(?: (?:same|very))? (?:(?:early|late|mid)[ -])?(?P<part>{part})\b",
        _part_of,
        ("He was seen [last night]. = 2024-05-05TNI",),
        ("He lost his job the long night before.",),
    ),
)
