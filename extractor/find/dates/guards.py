"""What looks like a date and is none: bare numbers, names of people, feasts that describe presents."""

from __future__ import annotations

import re

from extractor.find.dates.rule import Mention
from extractor.find.dates.rules.numbers import is_cued
from extractor.find.dates.values import (
    Clock,
    Day,
    Holiday,
    Month,
    NthWeekday,
    NumericDay,
    Part,
    Season,
    Weekday,
    Year,
    core,
    first_of,
)
from extractor.find.dates.words import DateLexicon
from extractor.find.dates.years import Years, word_after, words_before, years_in_lists
from extractor.trace import tracing

# March and May are also verbs, and May a name: they stand only after a preposition or with another part of a date.
_AMBIGUOUS_MONTHS = frozenset({3, 5})
_LISTED = re.compile(r",? (?:and |or )?")
# A second name and what is told of persons only: "Sunday Roe (41)", "Friday Roe, who", "Monday Roe was".
_SURNAME = re.compile(r" ([A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w'])")
_TOLD_OF_PERSONS = re.compile(
    r"(?: [A-Z][a-z]+){0,2}(?:,? (?:\d\d\b|\(\d\d\)|who\b|aged\b|alias\b|aka\b)|"
    r" (?:was|is|has|had|told|pleaded|confessed|admitted|allegedly|denied)\b)"
)
# A title and perhaps a first name before a weekday, without an article: "Sheriff Ann Friday".
_TITLED = re.compile(r"(?<!the )(?<!The )(?P<title>\b(?:[A-Z][a-z]+ ){0,3})(?P<last>[A-Z][a-z]+)(?: [A-Z]\.)? \Z")
_TITLE_WINDOW = 40
# What tells that something has fallen: "The fall shows that people listen".
_DROP = re.compile(r"[Tt]he fall (?:shows?|showed|means|meant|reflects?|reflected|follows|followed|comes|came)\b")


class Guards:
    """Decides for every joined mention whether it stands."""

    def __init__(self, words: DateLexicon) -> None:
        self.is_year = Years(words)
        self.weekdays = words.weekday_names
        self.prepositions = words.month_prepositions
        self.other_calendars = words.other_calendars
        self.function_words = words.function_words

    def __call__(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """The mentions that are dates."""
        listed = years_in_lists(text, mentions)
        surnames = _surnames(text, mentions)
        kept: list[Mention] = []
        for index, mention in enumerate(mentions):
            goes_on = bool(kept) and _goes_on(text, kept[-1], mention)
            stands = goes_on or index in listed or self._stands(text, mention)
            if stands and not mention.weak and not _is_surname(text, mention, surnames):
                kept.append(mention)
            elif trace := tracing():
                reason = "counts only beside another date" if mention.weak else "the words beside it make it no date"
                kind = "weak" if mention.weak else type(core(mention.value)).__name__.lower()
                trace.reject("date", f"guard.date.{kind}", reason, mention.span)
        return kept

    def _stands(self, text: str, mention: Mention) -> bool:
        value = core(mention.value)
        match value:
            case Day():
                named = text[mention.start - 1 : mention.start] == '"' and not value.year
                return not (named and word_after(text, mention.end)[:1].isupper())  # the "March 4 Equality" protest
            case Year():
                return value.sure or mention.opened or self.is_year(text, mention)
            case Month():
                return bool(value.year) or self._is_month(text, mention, value)
            case Weekday() | NthWeekday():
                return self._is_weekday(text, mention)
            case Season():
                if _DROP.match(text, mention.start):
                    return False
                told = value.year or value is not first_of(mention.value) or value.shift is not None
                if words_before(text, mention.start)[1].lower() in self.prepositions:  # "In autumn", "In Spring Street"
                    return bool(told) or not word_after(text, mention.end)[:1].isupper()
                return bool(told) or not _beside_name(text, mention)
            case Holiday():
                return self._is_holiday(text, mention, value)
            case NumericDay():
                return _is_numeric_date(text, mention)
            case Clock():
                return _is_english_time(text, mention)
        return not isinstance(value, Part)

    def _is_month(self, text: str, mention: Mention, month: Month) -> bool:
        if mention.value is not month or mention.opened or month.shift is not None:
            return True
        last = words_before(text, mention.start)[1].lower()
        named = last in {"and", "or"} and word_after(text, mention.end)[:1].isupper()
        if last in self.prepositions and not named:
            return True
        if month.month in _AMBIGUOUS_MONTHS:
            return False
        return not (_beside_name(text, mention) or last[:1].isdigit())

    def _is_weekday(self, text: str, mention: Mention) -> bool:
        """ "Sunday school" and "Black Friday" are no days of the calendar week."""
        last = words_before(text, mention.start)[1].lower()
        return (
            last not in self.weekdays["after"]
            and word_after(text, mention.end).lower() not in self.weekdays["before"]
            and not self._is_person(text, mention, last.rstrip(","))
        )

    def _is_person(self, text: str, mention: Mention, last: str) -> bool:
        """Whether a weekday is somebody's first name: "one Sunday Roe", "Friday Roe, 34"; not "Friday Prayers"."""
        surname = _SURNAME.match(text, mention.end)
        if surname is None or surname[1].lower() in self.weekdays["never_surnames"]:
            return False
        if last in self.weekdays["before_persons"]:
            return True
        opens = not last or last[-1] in ".:" or last == "and"
        return opens and _TOLD_OF_PERSONS.match(text, surname.end()) is not None

    def _is_holiday(self, text: str, mention: Mention, holiday: Holiday) -> bool:
        """Feasts of one word, Easter and Christmas, are also names and describe presents."""
        alone = holiday is first_of(mention.value)
        if words_before(text, mention.start)[1].lower() in self.other_calendars:
            return False  # Chinese New Year's Eve
        if " " in holiday.name or not alone or holiday.year or holiday.shift is not None:
            return True
        last = words_before(text, mention.start)[1].lower()
        after = word_after(text, mention.end)
        return last in self.prepositions and (after in self.function_words or not after[:1].isalpha())


def _surnames(text: str, mentions: list[Mention]) -> frozenset[str]:
    """Weekdays that are somebody's surname: told once with and once without the first name after the same title.

    "Sheriff Ann Friday … Sheriff Friday", but "Mayor Roe Monday signed it".
    """
    full: set[tuple[str, str]] = set()
    short: set[tuple[str, str]] = set()
    for mention in mentions:
        before = text[max(mention.start - _TITLE_WINDOW, 0) : mention.start]
        if isinstance(mention.value, Weekday) and (titled := _TITLED.search(before)):
            name = text[mention.start : mention.end]
            short.add((titled["last"], name))
            full.update((title, name) for title in titled["title"].split())
    return frozenset(name for title, name in full & short)


def _is_surname(text: str, mention: Mention, surnames: frozenset[str]) -> bool:
    """Whether a weekday is the surname of somebody whose title or first name stands before it."""
    if not surnames or text[mention.start : mention.end] not in surnames:
        return False
    return _TITLED.search(text, max(mention.start - _TITLE_WINDOW, 0), mention.start) is not None


def _goes_on(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a month is the next one of a list: "in July, August and September"."""
    months = isinstance(core(before.value), Month) and isinstance(mention.value, Month)
    if not months or not _LISTED.fullmatch(text, before.end, mention.start):
        return False
    after = word_after(text, mention.end)
    return not after[:1].isupper() and after != "'s"


def _beside_name(text: str, mention: Mention) -> bool:
    """Whether a capitalised word stands beside it: April Smith, Officer June, Spring Festival."""
    after = word_after(text, mention.end)
    before = words_before(text, mention.start)[1]
    return after[:1].isupper() or after == "'s" or before[:1].isupper()


def _is_english_time(text: str, mention: Mention) -> bool:
    """Whether the clock time is not one of a Spanish sentence, whose date is not read: "a las 9:00 de la mañana"."""
    return not (text.startswith(" de la ", mention.end) or text.endswith(" las ", 0, mention.start))


def _is_numeric_date(text: str, mention: Mention) -> bool:
    """Numbers with a year of two digits are dates with slashes, or after a word that says so: 4.5.12 is a section."""
    shown = text[mention.start : mention.end]
    if "/" in shown or any(word[0].isdigit() and len(word) >= len("1.1.2000") for word in shown.split()):
        return True
    return is_cued(text, mention.start)
