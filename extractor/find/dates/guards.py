"""What looks like a date and is none: numbers that count, statutes, names of people, events and products."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.find.dates.expression import Expression
from extractor.find.dates.words import Words

_NEXT_WORD = re.compile(r"[ -]?('s\b|[A-Za-z][\w'-]*|[^\w ]|$)")
# Months that are also words or names stand as dates only after a preposition or another date.
_PREPOSITIONS = frozenset(
    """in since until till by of from between through to before after during throughout around about for late early mid
    and or late- early- mid- last next this every each past coming previous following""".split()  # noqa: SIM905
)
_AMBIGUOUS_MONTHS = frozenset({3, 5})
_NEIGHBOUR = 24


class Guards:
    """Decides for every joined expression whether it stands."""

    def __init__(self, words: Words) -> None:
        self.years = words.years

    def __call__(self, text: str, expressions: list[Expression]) -> list[Expression]:
        """The expressions that are dates."""
        beside_year = _beside_years(text, expressions)
        return [
            expression
            for index, expression in enumerate(expressions)
            if not expression.weak
            and expression.kind != "part"
            and (expression.kind != "year" or index in beside_year or self._is_year(text, expression))
            and (expression.kind != "holiday" or _is_holiday(text, expression))
            and (expression.kind != "month" or expression.year or _is_month(text, expression))
        ]

    def _is_year(self, text: str, expression: Expression) -> bool:
        before, last = _words_before(text, expression.start)
        next_word = _word_after(text, expression.end)
        if (
            last in self.years["labels"]
            or last.startswith("$")
            or (last == "of" and before.lower() in self.years["laws"])
        ):
            return False
        if expression.until and expression.rule != "date.years":
            return True
        if next_word.lower() in self.years["counted"] and last not in {"in", "since", "until", "year", "years"}:
            return next_word.lower() in {"of", "or"}
        if last in self.years["before"]:
            if last not in _LOOSE:
                return True
            # In a headline the noun after a year has a capital: "Prison for 2004 Rape".
            return before[:1].isupper() if next_word[:1].isupper() else not _is_plural(next_word)
        if last in self.years["determiners"] or last.endswith("'s"):
            return next_word[:1].islower() or next_word in {",", ".", ")"}
        in_brackets = last in {"(", "—"} and next_word in {")", ",", "-", "", "and"}
        return in_brackets or _alone_on_line(text, expression) or self._describes(last, next_word, expression.year or 0)

    def _describes(self, last: str, next_word: str, year: int) -> bool:
        """Whether a noun in the singular follows, as in "unpaid 1998 income taxes"."""
        return (
            _EARLIEST_BARE <= year <= _LATEST_BARE
            and last.isalpha()
            and next_word.isalpha()
            and next_word.islower()
            and len(next_word) > 4
            and not _is_plural(next_word)
        )


_EARLIEST_BARE, _LATEST_BARE = 1950, 2049
# After these a number may as well count.
_LOOSE = frozenset(
    ("of", "to", "for", "by", "with", "and", "or", "about", "around", "at", "over", "on", "as", "than", "within")
)


def _alone_on_line(text: str, expression: Expression) -> bool:
    before = text[max(expression.start - 2, 0) : expression.start]
    after = text[expression.end : expression.end + 2]
    return (not before.strip(" ") or before.endswith("\n")) and (not after.strip(" ") or after[0] in "\n:")


def _beside_years(text: str, expressions: list[Expression]) -> set[int]:
    """Indexes of years that stand in a list or row of years."""
    found = set()
    for (left, first), (right, second) in pairwise(enumerate(expressions)):
        if first.kind == second.kind == "year" and second.start - first.end <= _NEIGHBOUR:
            gap = text[first.end : second.start]
            if re.fullmatch(r"(?:,|,? and|,? or| to| through| vs\.?| v\.?)? *", gap):
                found |= {left, right}
    return found


def _words_before(text: str, at: int) -> tuple[str, str]:
    """The two words before the offset on its line, the last in lower case; a mark right before the offset is a word."""
    window = text[max(at - 30, 0) : at]
    words = window[window.rfind("\n") + 1 :].split()
    before, last = ["", "", *words][-2:]
    return before, (last.lstrip("(\"'[") or last).lower()


def _word_after(text: str, at: int) -> str:
    match = _NEXT_WORD.match(text, at)
    return match[1] if match else ""


def _is_plural(word: str) -> bool:
    return word.islower() and word.endswith("s") and len(word) > 3


def _is_month(text: str, expression: Expression) -> bool:
    if expression.until or expression.within or expression.shift is not None:
        return True
    last = _words_before(text, expression.start)[1]
    if last in _PREPOSITIONS or last.endswith("mid-"):
        return True
    if expression.month in _AMBIGUOUS_MONTHS:
        return False
    return not (_beside_name(text, expression) or last[:1].isdigit())


def _is_holiday(text: str, expression: Expression) -> bool:
    """Feasts of one word, Easter and Christmas, are also names and describe presents."""
    if " " in expression.code or expression.within or expression.year or expression.shift is not None:
        return True
    last = _words_before(text, expression.start)[1]
    return (last in _PREPOSITIONS or last in {"on", "at", "over"}) and not _word_after(text, expression.end)[
        :1
    ].isalpha()


def _beside_name(text: str, expression: Expression) -> bool:
    """Whether a capitalised word stands beside the month: April Smith, Officer June."""
    next_word = _word_after(text, expression.end)
    before = text[max(expression.start - 24, 0) : expression.start].rsplit("\n")[-1].split()
    return next_word[:1].isupper() or next_word == "'s" or bool(before and before[-1][:1].isupper())
