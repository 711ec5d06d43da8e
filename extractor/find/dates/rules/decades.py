"""Decades and centuries: "the 1990s", "the late nineties", "the 16th century", "the 14th Five-Year Plan period"."""

from __future__ import annotations

import re

from extractor.find.dates.rule import FOUR_DIGITS, TWO_DIGITS, Rule
from extractor.find.dates.values import Decade, Fixed, Value
from extractor.find.dates.words import DateLexicon

# China's plans run from the years that end in 1 and 6, the 14th from 2021 to 2025; the first two were earlier.
_FIRST_PLAN = 1951


def _decade(match: re.Match[str], words: DateLexicon) -> Value:
    return Decade(match["decade"])


def _short_decade(match: re.Match[str], words: DateLexicon) -> Value:
    return Decade(f"19{match['decade']}")


def _named_decade(match: re.Match[str], words: DateLexicon) -> Value:
    return Decade(words.decades[match[0]])


def _spelled_decade(match: re.Match[str], words: DateLexicon) -> Value | None:
    tens = words.numbers.get(match["tens"] + "y", 0)
    return Decade(f"{(1900 + tens) // 10}") if tens else None


def _century(match: re.Match[str], words: DateLexicon) -> Value:
    return Decade(f"{int(match['number']) - 1:02d}")


def _century_in_words(match: re.Match[str], words: DateLexicon) -> Value | None:
    number = words.ordinal_numbers[match["number"]]
    return Decade(f"{number - 1:02d}") if number > 1 else None


def _plan(match: re.Match[str], words: DateLexicon) -> Value:
    first = _FIRST_PLAN + 5 * int(match["number"])
    return Fixed(f"{first}/{first + 4}")


RULES = (
    Rule(
        "date.decade",
        (FOUR_DIGITS,),
        r"(?P<decade>(?:1[5-9]|20)\d)0(?:'?s)\b",
        _decade,
        ("The mine closed in [the 1980s]. = 198",),
    ),
    Rule(
        "date.short-decade",
        (TWO_DIGITS,),
        r"(?:(?<=\bthe early )|(?<=\bthe late )|(?<=\bthe mid-))(?P<decade>\d)0s\b",
        _short_decade,
        ("It closed in [the late 90s]. = 199",),
        ("He is in his 90s.",),
    ),
    Rule(
        "date.decade-apostrophe",
        tuple(f"'{digit}*" for digit in "123456789"),
        r"'(?P<decade>\d)0s\b",
        _short_decade,
        ("It closed in [the '90s]. = 199",),
    ),
    Rule(
        "date.named-decade",
        ("{decade}",),
        r"(?:(?<=\bthe )|(?<=\bthe early )|(?<=\bthe late )|(?<=\bthe mid-)){decade}\b",
        _named_decade,
        ("It closed in [the late nineties]. = 199",),
        ("He is in his nineties.",),
    ),
    Rule(
        "date.spelled-decade",
        ("nineteen",),
        r"nineteen[ -](?P<tens>\w{3,6})ies\b",
        _spelled_decade,
        ("It closed in [the nineteen eighties]. = 198",),
    ),
    Rule(
        "date.century",
        (TWO_DIGITS,),
        r"(?i:(?P<number>1?\d|2[01])(?:st|nd|rd|th)[- ]century\b)(?! [A-Z])",
        _century,
        ("The castle is of [the 16th century]. = 15",),
        ("He bought it from 21st Century Toys.",),
    ),
    Rule(
        "date.century-words",
        ("century",),
        r"(?P<number>{ordinal_number})[ -]century\b",
        _century_in_words,
        ("The house dates from [the eighteenth century]. = 17",),
        ("It took half a century.",),
    ),
    Rule(
        "date.five-year-plan",
        (TWO_DIGITS,),
        r"(?i:(?P<number>[3-9]|1\d|2[01])(?:rd|th|st) five-year plan(?:ning)? period\b)",
        _plan,
        ("It fell in the [14th Five-Year Plan period]. = 2021/2025",),
    ),
)
