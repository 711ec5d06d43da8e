"""From text to single expressions: cheap scans for what can begin or betray one, then the grammar around each hit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import itemgetter

from extractor.find.dates.absolute import month_expression, weekday_expression
from extractor.find.dates.clocks import clock_word, hour_of_part
from extractor.find.dates.expression import Expression
from extractor.find.dates.lists import day_list
from extractor.find.dates.numbers import digits_expression, fiscal_year
from extractor.find.dates.relative import RelativeReader
from extractor.find.dates.spelled import spelled_year
from extractor.find.dates.words import Words, either
from extractor.find.dates.years import word_after
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS, full_year
from extractor.trace import tracing

_DIGITS = re.compile(r"[0-9]+")
# What makes a number the end of something else: "$500", "#22", "1,234", "3.5", "A7".
_NOT_BEFORE = frozenset("$€£¥₹#,.:/_@&=+§")
# What follows one or two digits and a space in a date has a capital or is like "a.m.", "to", "noon": no "30 years".
_COUNTED_BY = frozenset("bcefgijklqrsuvwxyz")
_FISCAL_SHORT = re.compile(r"F\.?Y\.? ?'?(?P<year>(?:19|20)\d\d|\d\d)(?:[-/](?P<last>(?:19|20)?\d\d))?(?!\w)")
_PERIOD_SHORT = re.compile(
    r"(?P<letter>[QH])(?P<number>[1-4])(?:(?:,? (?:of )?|-|/|(?='))(?P<year>(?:19|20)\d\d|'\d\d))?(?!\w)"
)
_FISCAL = re.compile(
    r"(?:the )?(?:fiscal|financial|tax)(?: years?)? (?P<year>(?:19|20)\d\d)(?:[-/](?P<last>(?:19|20)?\d\d))?(?!\w)"
)
_CENTURY = re.compile(r"(?P<number>1?\d|2[01])(?:st|nd|rd|th)[- ]century\b")
_NAME_AFTER = re.compile(r" [A-Z]")  # "21st Century Oncology"
_IN = re.compile(r"\b(?:in|during) $")
_CLOCK_WORDS = frozenset({"noon", "midday", "midnight"})
# China's plans run from the years that end in 1 and 6, the 14th from 2021 to 2025; the first two were earlier.
_FIVE_YEAR_PLAN = re.compile(r"(?P<number>[3-9]|1\d|2[01])(?:rd|th|st) five-year plan(?:ning)? period\b")
_FIRST_PLAN = 1951
_THE_DECADE = re.compile(r"\bthe (?:early |late |mid-)?$")
_PART_OF_DECADE = re.compile(r"\bthe (?:early |late |mid-)$")
_SHORT_DECADE = re.compile(r"(?P<decade>\d)0s\b")
Reader = Callable[[str, str, int, int], "Expression | None"]


class Scanner:
    """Finds the single expressions of a text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.relative = RelativeReader(words)
        self.vague = re.compile(rf"(?:{either(words.vague)})\b")
        self.vague_triggers = frozenset(entry["trigger"] for entry in words.vague.values())
        units = {form for unit in words.units for form in (unit, f"{unit}s")} | {"half"}
        self.around = units | set(words.parts)
        self.known = self.around | set(words.deictics) | set(words.seasons) | self.vague_triggers | _CLOCK_WORDS
        self.known |= set(words.frequencies) | {"fiscal", "nineteen"}
        # "Todays verdict": what a lost apostrophe leaves.
        self.deictics = {form: days for word, days in words.deictics.items() for form in (word, f"{word}s")}
        self.known |= set(self.deictics) | set(words.decades)
        self.stems = _stems(self.known)
        names = {name.capitalize() for name in (*MONTH_NUMBERS, *WEEKDAY_NUMBERS)}
        names |= {name.upper() for name in names}
        starts = {name[:3] for name in names} | {name[:6] for name in words.holidays} | {"FY", "F.Y"}
        starts |= {f"{letter}{number}" for letter in "QH" for number in "1234"}
        # Two steps: a few letters are found fast, and hits are few enough to look at closely.
        self.starts = re.compile(_by_first_letter(starts))
        self.names = re.compile(
            rf"(?:{either(words.holidays)})(?!\w)|(?:{either(names)})(?:(?<=day)s)?(?![A-Za-z])|F\.?Y|[QH][1-4]"
        )

    def __call__(self, text: str, lower: str) -> list[Expression]:
        """Expressions in text order, none overlapping another; ``lower`` is the text in lower case."""
        hits = [*self._digit_hits(text), *self._name_hits(text), *self._word_hits(lower)]
        hits.sort(key=itemgetter(0))
        found: list[Expression] = []
        for at, end, read in hits:
            last = found[-1].end if found else 0
            if at < last:
                continue
            expression = read(text, lower, at, end)
            while found and expression and expression.start < found[-1].end:
                if expression.end <= found[-1].end or expression.kind == "part":
                    expression = None
                else:
                    found.pop()
            if expression:
                found.extend((expression, *expression.also))
                if trace := tracing():
                    for one in (expression, *expression.also):
                        trace.step(one.rule, "read as", None, one.parts, at=one.span, of=one)
        return found

    def _digit_hits(self, text: str) -> Iterator[tuple[int, int, Reader]]:
        for match in _DIGITS.finditer(text):
            at, end = match.span()
            before = text[at - 1] if at else " "
            if end - at > 4 or before in _NOT_BEFORE or before.isalpha():
                continue
            if end - at > 2 or text[end : end + 1] != " " or text[end + 1 : end + 2] not in _COUNTED_BY:
                yield at, end, self._digits

    def _name_hits(self, text: str) -> Iterator[tuple[int, int, Reader]]:
        for match in self.starts.finditer(text):
            at = match.start()
            before = text[at - 1] if at else " "
            if before.isalnum() or before in "$_/@.":
                continue
            name = self.names.match(text, at)
            if name:
                yield at, name.end(), self._name

    def _word_hits(self, lower: str) -> Iterator[tuple[int, int, Reader]]:
        for stem in self.stems:
            at = lower.find(stem)
            while at >= 0:
                start, end = _word_around(lower, at, at + len(stem))
                if lower[start:end] in self.known:
                    yield start, end, self._word
                at = lower.find(stem, end)

    def _digits(self, text: str, lower: str, at: int, end: int) -> Expression | None:
        found = digits_expression(text, at, end - at)
        if found is None and text.startswith(",", end):
            found = day_list(text, at)
        if found or end - at > 2:
            return found
        match = _CENTURY.match(lower, at)
        if match and not _NAME_AFTER.match(text, match.end()):
            return Expression(at, match.end(), "date.century", "fixed", value=f"{int(match['number']) - 1:02d}")
        match = _FIVE_YEAR_PLAN.match(lower, at)
        if match:
            first = _FIRST_PLAN + 5 * int(match["number"])
            return Expression(at, match.end(), "date.five-year-plan", "fixed", value=f"{first}/{first + 4}")
        match = _SHORT_DECADE.match(lower, at)
        if match and at and (text[at - 1] == "'" or _PART_OF_DECADE.search(lower, max(at - 10, 0), at)):
            at += text[at - 1] != "'"
            return Expression(at - 1, match.end(), "date.decade", "fixed", value=f"19{match['decade']}")
        return None

    def _name(self, text: str, lower: str, at: int, end: int) -> Expression | None:
        name = text[at:end]
        if name.lower() in MONTH_NUMBERS:
            found = month_expression(text, at)
            is_list = found and found.kind == "day" and found.year is None and text.startswith(",", found.end)
            return day_list(text, at) or found if is_list else found
        if name in self.words.holidays:
            return Expression(at, end, self.words.holidays[name]["id"], "holiday", code=name)
        match = _FISCAL_SHORT.match(text, at)
        if match:
            return fiscal_year(match, "date.fiscal-short")
        match = _PERIOD_SHORT.match(text, at)
        if match:
            kind = "quarter" if match["letter"] == "Q" else "half"
            found = Expression(at, match.end(), f"date.{kind}-short", "quarter", number=int(match["number"]))
            found.kind = "quarter" if kind == "quarter" else "half"
            found.year = full_year(match["year"]) if match["year"] else None
            found.weak = kind == "half" and not match["year"] and not _IN.search(lower, max(at - 8, 0), at)
            return found if kind == "quarter" or found.number <= 2 else None
        return weekday_expression(text, at)

    def _word(self, text: str, lower: str, at: int, end: int) -> Expression | None:
        word = lower[at:end]
        words = self.words
        if word in self.deictics:
            part = "NI" if word.startswith("tonight") else ""
            return Expression(at, end, "date.deictic", "unit", unit="D", shift=self.deictics[word], part=part)
        if word in self.vague_triggers:
            return self._vague(lower, at, end)
        if word in words.seasons:
            return Expression(at, end, "date.season", "season", code=words.seasons[word], weak=True)
        if word in words.decades:
            return self._decade(lower, at, end)
        if word in words.frequencies:
            return self._frequency(lower, at, end) if text[at].islower() else None
        if word in _CLOCK_WORDS:
            return clock_word(text, at)
        if word == "nineteen":
            return spelled_year(lower, at, words.numbers)
        if word in words.parts and (found := hour_of_part(lower, at, end)):
            return found
        return self._fiscal_around(lower, at, end) or self.relative.read(lower, at, end)

    def _fiscal_around(self, lower: str, at: int, end: int) -> Expression | None:
        word = lower[at:end]
        if word not in {"fiscal", "year", "years"}:
            return None
        start = at if word == "fiscal" else lower.rfind(" ", max(at - 12, 0), max(at - 1, 0)) + 1
        match = _FISCAL.match(lower, start)
        if match is None or match.end() < end or "tax" in match[0]:
            return None
        return fiscal_year(match, "date.fiscal")

    def _decade(self, lower: str, at: int, end: int) -> Expression | None:
        value = self.words.decades[lower[at:end]] if _THE_DECADE.search(lower, max(at - 16, 0), at) else None
        return Expression(at, end, "date.decade", "fixed", value=value) if value else None

    def _vague(self, lower: str, at: int, end: int) -> Expression | None:
        starts = [at]
        for _ in range(3):
            starts.append(lower.rfind(" ", max(starts[-1] - 16, 0), max(starts[-1] - 1, 0)) + 1)
        for start in reversed(starts):
            match = self.vague.match(lower, start)
            if match and match.end() >= end:
                entry = self.words.vague[match[0]]
                if entry.get("alone") and self._noun_follows(lower, match.end()):
                    continue
                if word_after(lower, match.end()) in entry.get("not_before", ()):
                    continue
                return Expression(start, match.end(), entry["id"], "fixed", value=entry["value"])
        return self.relative.read(lower, at, end) if lower[at:end] in self.words.anchor_shifts else None

    def _noun_follows(self, lower: str, end: int) -> bool:
        word = word_after(lower, end)
        return word.isalpha() and word not in self.words.function_words

    def _frequency(self, lower: str, at: int, end: int) -> Expression | None:
        if not _ADVERB_BEFORE.match(lower, end):
            return None
        return Expression(at, end, "set.frequency", "fixed", value=self.words.frequencies[lower[at:end]], is_set=True)


_ADVERB_BEFORE = re.compile(r"[.,;:)]|$| (?:in|on|to|from|by|for|since|and|at|with|until|between|through|as)\b|\n")


def _word_around(lower: str, start: int, end: int) -> tuple[int, int]:
    begin = start
    while begin > 0 and start - begin < 12 and lower[begin - 1].isalpha():
        begin -= 1
    stop = end
    while stop < len(lower) and stop - end < 12 and lower[stop].isalpha():
        stop += 1
    return begin, stop


def _stems(words: set[str]) -> list[str]:
    """The fewest of the words that each of them contains one of."""
    stems: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(stem in word for stem in stems):
            stems.append(word)
    return stems


def _by_first_letter(names: set[str]) -> str:
    """An alternation grouped by first letters: the regex engine skips to those quickly."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, reverse=True):  # a longer name before the shorter one that starts it
        groups.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items())
