"""The rules that the pack's entries make: vague expressions, holidays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.find.dates.rule import Rule
from extractor.find.dates.values import Fixed, Holiday, Value
from extractor.find.dates.words import DateLexicon, either


def rules_of_entries(words: DateLexicon) -> Iterator[Rule]:
    """A rule for each entry; its examples are tested with the entry."""
    for entry in words.vague:
        yield _vague(entry, words)
    for entry in words.holiday_entries:
        names = tuple(entry["names"])
        yield Rule(entry["id"], names, rf"(?:{either(names)})(?!\w)", _holiday, ())


def _vague(entry: dict[str, Any], words: DateLexicon) -> Rule:
    value = Fixed(entry["value"])

    def read(match: re.Match[str], words: DateLexicon) -> Value:
        return value

    ends = ""
    if entry.get("alone"):  # no noun may follow: "the future direction" is no date
        ends += rf"(?![ -]?(?!(?:{either(words.function_words)})(?![\w'-]))[a-z]+(?![\w'-]))"
    if entry.get("not_before"):
        ends += rf"(?![ -]?(?:{either(entry['not_before'])})(?![\w'-]))"
    return Rule(entry["id"], (entry["trigger"],), rf"(?:{either(entry['forms'])})\b{ends}", read, ())


def _holiday(match: re.Match[str], words: DateLexicon) -> Value:
    return Holiday(match[0])
