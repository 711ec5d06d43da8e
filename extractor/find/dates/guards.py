"""What looks like a date and is none: bare numbers, names of people, feasts that describe presents."""

from __future__ import annotations

import re

from extractor.find.dates.expression import Expression
from extractor.find.dates.words import Words
from extractor.find.dates.years import Years, word_after, words_before, years_in_lists
from extractor.trace import tracing

# March and May are also verbs, and May a name: they stand only after a preposition or with another part of a date.
_AMBIGUOUS_MONTHS = frozenset({3, 5})
_CUED = re.compile(
    r"(?:\b(?:on|dated?|dob|d\.o\.b\.?|born|since|from|to|until|by|between|and|dt\.?)|[:(/-])[: ]*$", re.I
)
# A second name and what is told of persons only: "Sunday Roe (41)", "Friday Roe, who", "Monday Roe was".
_SURNAME = re.compile(r" ([A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w'])")
_TOLD_OF_PERSONS = re.compile(
    r"(?: [A-Z][a-z]+){0,2}(?:,? (?:\d\d\b|\(\d\d\)|who\b|aged\b|alias\b|aka\b)|"
    r" (?:was|is|has|had|told|pleaded|confessed|admitted|allegedly|denied)\b)"
)


class Guards:
    """Decides for every joined expression whether it stands."""

    def __init__(self, words: Words) -> None:
        self.is_year = Years(words)
        self.weekdays = words.weekday_names
        self.prepositions = words.month_prepositions

    def __call__(self, text: str, expressions: list[Expression]) -> list[Expression]:
        """The expressions that are dates."""
        listed = years_in_lists(text, expressions)
        kept = []
        for index, expression in enumerate(expressions):
            if not expression.weak and (index in listed or self._stands(text, expression)):
                kept.append(expression)
            elif trace := tracing():
                reason = "counts only beside another date" if expression.weak else "the words beside it make it no date"
                rule = f"guard.date.{'weak' if expression.weak else expression.kind}"
                trace.reject("date", rule, reason, (expression.start, expression.end))
        return kept

    def _stands(self, text: str, expression: Expression) -> bool:
        kind = expression.kind
        if kind == "year":
            spelled = expression.rule == "date.spelled-year"
            return spelled or expression.opened or self.is_year(text, expression)
        if kind == "month":
            return bool(expression.year) or self._is_month(text, expression)
        if kind == "weekday":
            return self._is_weekday(text, expression)
        if kind == "season":
            told = expression.year or expression.within or expression.shift is not None
            return bool(told) or not _beside_name(text, expression)
        if kind == "holiday":
            return self._is_holiday(text, expression)
        if kind == "day" and expression.code:
            return _is_numeric_date(text, expression)
        if kind == "day" and text[expression.start - 1 : expression.start] == '"' and not expression.year:
            return not word_after(text, expression.end)[:1].isupper()  # the "March 4 Equality" protest
        if kind == "time":
            return _is_english_time(text, expression)
        return kind != "part"

    def _is_month(self, text: str, expression: Expression) -> bool:
        if expression.until or expression.within or expression.opened or expression.shift is not None:
            return True
        last = words_before(text, expression.start)[1].lower()
        if last in self.prepositions:
            return True
        if expression.month in _AMBIGUOUS_MONTHS:
            return False
        return not (_beside_name(text, expression) or last[:1].isdigit())

    def _is_weekday(self, text: str, expression: Expression) -> bool:
        """ "Sunday school" and "Black Friday" are no days of the calendar week."""
        last = words_before(text, expression.start)[1].lower()
        return (
            last not in self.weekdays["after"]
            and word_after(text, expression.end).lower() not in self.weekdays["before"]
            and not self._is_person(text, expression, last.rstrip(","))
        )

    def _is_person(self, text: str, expression: Expression, last: str) -> bool:
        """Whether a weekday is somebody's first name: "one Sunday Roe", "Friday Roe, 34"; not "Friday Prayers"."""
        surname = _SURNAME.match(text, expression.end)
        if surname is None or surname[1].lower() in self.weekdays["never_surnames"]:
            return False
        if last in self.weekdays["before_persons"]:
            return True
        opens = not last or last[-1] in ".:" or last == "and"
        return opens and _TOLD_OF_PERSONS.match(text, surname.end()) is not None

    def _is_holiday(self, text: str, expression: Expression) -> bool:
        """Feasts of one word, Easter and Christmas, are also names and describe presents."""
        if " " in expression.code or expression.within or expression.year or expression.shift is not None:
            return True
        last = words_before(text, expression.start)[1].lower()
        return last in self.prepositions and not word_after(text, expression.end)[:1].isalpha()


def _beside_name(text: str, expression: Expression) -> bool:
    """Whether a capitalised word stands beside it: April Smith, Officer June, Spring Festival."""
    after = word_after(text, expression.end)
    before = words_before(text, expression.start)[1]
    return after[:1].isupper() or after == "'s" or before[:1].isupper()


def _is_english_time(text: str, expression: Expression) -> bool:
    """Whether the clock time is not one of a Spanish sentence, whose date is not read: "a las 9:00 de la mañana"."""
    return not (text.startswith(" de la ", expression.end) or text.endswith(" las ", 0, expression.start))


def _is_numeric_date(text: str, expression: Expression) -> bool:
    """Numbers with a year of two digits are dates with slashes, or after a word that says so: 4.5.12 is a section."""
    shown = text[expression.start : expression.end].split(" ")[0]
    if "/" in shown or len(shown) >= len("1.1.2000"):
        return True
    return _CUED.search(text, max(expression.start - 16, 0), expression.start) is not None
