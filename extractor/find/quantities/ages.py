"""Ages told by a bare number: ", 31, of Gravesend", "aged 24", "age of 65", "Tan (57)"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.reading import Reading
from extractor.packs import Rules
from extractor.trace import tracing

_AGE_WORDS: Final = frozenset({"aged", "age", "ages"})
_AGE_OF: Final = re.compile(
    r"\b(?:as young as |as old as |aged?s? (?:of |from )?(?:at least |about |approximately |over |under |between )?"
    r"|(?:child|children|minors?|girls?|boys?|persons?|people|those|anyone|adults?|elders?|seniors?|youths?|teens?|women|men|"
    r"victims?|residents?|students?|(?:all|most|many|some|half|both|one|several) of (?:them|whom)) "
    r"(?:aged )?(?:under|over|below|above) )\Z"
)
_SOMEBODY_IS: Final = re.compile(r"\b(?:he|she) (?:is|was|turned|turns)(?: only| just| now| then)? \Z")
_OVER: Final = frozenset({"under", "over", "below", "above", "than"})
_NO_NOUN: Final = re.compile(
    r"[,;)]|[.:](?!\d)|\n|\Z| (?:and|or|but|were|are|was|is|can|cannot|must|may|should|who|when|"
    r"at|have|had|has|on|for|by|from|with|in)\b"
)
_AT_AGE: Final = re.compile(r"\bages? (?:of|from|between) \Z")
# "A man of 23 was held."
_PERSON_OF: Final = re.compile(
    r"\b(?:a|an|one|the|another) (?:[a-z-]{1,16} )?"
    r"(?:man|woman|boy|girl|child|youth|teenager|person|pensioner|father|mother) of \Z"
)
_YEARS_OLD: Final = re.compile(r" ?(?:yo|y/o|y\.o\.)(?!\w)")
_OLDER: Final = re.compile(r" (?:years )?(?:or|and) (?:older|younger)\b")
_AGE_LINKS: Final = frozenset(
    {"of", "from", "as", "over", "under", "below", "above", "about", "approximately", "least", "between"}
)
_IN_COMMAS: Final = re.compile(r" ?[,.;\n)]|$| (?:and|of|from|was|were|is|both|who)\b| \(|\s*$|\.\s")
_NAME_BEFORE: Final = re.compile(
    r"(?:[A-Z][\w.'-]*|\b(?:man|woman|boy|girl|male|female|resident|suspect|victim|defendant|driver|teenager|teen|national|"
    r"citizen)(?: #\d{1,2})?|[A-Z][a-z]+ #\d{1,2}|[\"')]),? ?\Z"
)
_COPULAS: Final = frozenset({"was", "were", "is", "are", "turned", "turns", "only", "just", "and", "or"})
_PERSON_WAS: Final = re.compile(
    r"\b(?:he|she|they|who|i|girls?|boys?|victims?|child|children|man|woman|teen|teenager|minors?|daughter|son) "
    r"(?:was|were|is|are|turned) (?:only |just )?(?:[a-z0-9-]{1,9} (?:and|or) )?\Z"
)
_AT_THE_TIME: Final = re.compile(r"(?: (?:and|or) [a-z0-9-]{1,9})?,? (?:at (?:the|that) time\b|when )")
# Whoever the subject is: "Roe was 17 at the time she left".
_AT_HER_TIME: Final = re.compile(r" at the time (?:he|she|they)\b")
_HOUSE: Final = re.compile(r", \d{1,5}(?:-\d{1,5})? (?:[A-Z]|\d+(?:st|nd|rd|th) )")
# A name, or a person, and the sign between it and the years.
_NAMED: Final = re.compile(
    r"(?:\b[A-Z][\w.'-]* [A-Z][\w.'-]*|\b(?:Mr|Mrs|Ms|Miss|Alhaji|Chief)\.? [A-Z][\w'-]*)(?:, ?| ?- ?| ?\()\Z"
)
_OF_PLACE: Final = re.compile(r", (?:of|from) [A-Z]")
_FULL_NAME: Final = re.compile(r"\b[A-Z][a-z][\w'-]* (?:[A-Z]\. )?[A-Z][a-z][\w'-]* \Z")
_YEARS_ENDS: Final = re.compile(r" ?(?:,(?! \d)|\)|;|\.?\n|\.?\Z| and [A-Z]?|\. )")
_OLDEST: Final = 115


class Ages:
    """Decides whether a bare number in figures is an age."""

    def __init__(self, rules: Rules) -> None:
        persons = one_of(rules.table("quantities.toml").get("ages", {}).get("persons", ()))
        limited = one_of(rules.table("quantities.toml").get("ages", {}).get("limited", ()))
        # "Those arrested were over 25", "drivers over 70", "suspects below 18".
        self._limited = re.compile(
            rf"\b(?:(?:those|people|persons|men|women) [a-z]{{2,12}}(?:ed|en|ld)|{limited}) "
            r"(?:(?:is|are|was|were|all|being|both) ){0,2}(?:aged )?"
            r"(?:(?:und|ov)er|below|above|(?:old|young)er than) \Z"
        )
        self._person = re.compile(rf"\b(?:his|her|their|a|an|the) (?:[\w-]{{1,12}} )?{persons},? ?\Z")

    def of_number(self, text: str, low: str, reading: Reading, word: str) -> Reading | None:
        """The number as an age where the text around it, or the word before it, says so."""
        value, start, end = reading.value, reading.start, reading.end
        if not isinstance(value, int) or value > _OLDEST or end - start > 3:
            return None
        spelled = _YEARS_OLD.match(low, end)
        if not spelled and not self._is_age(text, low, start, end, word):
            return None
        end = spelled.end() if spelled else end
        if trace := tracing():
            trace.step("quantity.age", "an age, by the words beside it", None, "a", at=(start, end))
        return reading._replace(kind="age", unit="a", end=end, of="age")

    @staticmethod
    def is_announced(low: str, start: int, word: str) -> bool:
        """Whether the words before a number make it an age: "aged", "at the age of", "aged between"."""
        if word in _AGE_WORDS:
            return True
        return word in _AGE_LINKS and _AGE_OF.search(low, max(start - 24, 0), start) is not None

    def is_limit(self, low: str, start: int, end: int, word: str) -> bool:
        """Whether it bounds how old persons are, and no noun follows: "those arrested were over 25"."""
        if word not in _OVER or not _NO_NOUN.match(low, end):
            return False
        return self._limited.search(low, max(start - 48, 0), start) is not None

    @staticmethod
    def of_duration(text: str, low: str, reading: Reading, word: str) -> Reading:
        """The duration, as an age where it is one: "aged 18 months", "the ages of four months", "Jo Roe, 38yrs, of"."""
        told = word in _AGE_WORDS or (
            word in _AGE_LINKS and _AT_AGE.search(low, max(reading.start - 14, 0), reading.start)
        )
        return reading._replace(kind="age", timex=()) if told or _is_after_name(text, low, reading) else reading

    def is_bracketed(self, text: str, low: str, start: int, end: int) -> bool:
        """Whether two figures in brackets follow a name: "Jo Roe (51)"."""
        bracketed = low[start - 1 : start] == "(" and low[end : end + 1] == ")" and end - start == 2
        return bracketed and self._follows_name(text, start) and self._closes(text, low, end)

    @staticmethod
    def is_of_person(low: str, start: int, end: int, word: str) -> bool:
        """Whether a person was that old: "the girl was nine at the time", "she was seven when"."""
        if word not in _COPULAS or not _AT_THE_TIME.match(low, end):
            return False
        by_clause = word in ("was", "were") and _AT_HER_TIME.match(low, end)
        return bool(by_clause) or _PERSON_WAS.search(low, max(start - 40, 0), start) is not None

    def _is_age(self, text: str, low: str, start: int, end: int, word: str) -> bool:
        if self.is_announced(low, start, word) or _OLDER.match(low, end) or self.is_of_person(low, start, end, word):
            return True
        if word == "of" and _PERSON_OF.search(low, max(start - 40, 0), start) and _IN_COMMAS.match(low, end):
            return True
        if word in _COPULAS and end - start == 2 and _NO_NOUN.match(low, end):  # "he is 56 and lives in Marlow"
            return _SOMEBODY_IS.search(low, max(start - 16, 0), start) is not None
        if (low[end : end + 1] == "," and word == "both") or self.is_limit(low, start, end, word):
            return True
        return _ends_name(text, start, end) or self._is_told_aside(text, low, start, end)

    def _is_told_aside(self, text: str, low: str, start: int, end: int) -> bool:
        """ "Jo Roe, 39, of", "his wife (29)"."""
        return _is_aside(text, start, end) and self._follows_name(text, start) and self._closes(text, low, end)

    def _follows_name(self, text: str, start: int) -> bool:
        if _NAME_BEFORE.search(text, max(start - 26, 0), start - 1):
            return True
        return self._person.search(text, max(start - 40, 0), start - 1) is not None  # "his wife, 29, fled"

    @staticmethod
    def _closes(text: str, low: str, end: int) -> bool:
        """Whether what follows ends an apposition: ", 31, of", "(57)", or the end of a line."""
        match = _IN_COMMAS.match(low, end)
        if match is None:
            return False
        following = text[end : end + 3]
        # ", 31, 40 and" is a list of numbers, ", 31, 40 Dock Road" an address.
        listed = following[:2] == ", " and following[2:].isdigit() and not _HOUSE.match(text, end)
        return not listed and not (following[:1] in ".," and following[1:2].isdigit())


def _is_after_name(text: str, low: str, reading: Reading) -> bool:
    """Whether years follow a name as its apposition: "Jo Roe - 38yrs", "Mrs Roe, 55 years, of Marlow"."""
    if reading.unit != "a" or not _YEARS_ENDS.match(low, reading.end):
        return False
    return _NAMED.search(text, max(reading.start - 30, 0), reading.start) is not None


def _ends_name(text: str, start: int, end: int) -> bool:
    """Whether two figures follow a whole name, and a place them: "Jo Q. Roe 31, of Marlow"."""
    placed = end - start == 2 and _OF_PLACE.match(text, end) is not None
    return placed and _FULL_NAME.search(text, max(start - 40, 0), start) is not None


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a number stands after a comma or in brackets: "Jo Roe, 39, of", "Jo Roe,39,", "Jo Roe (39)"."""
    before, behind = text[max(start - 2, 0) : start], text[end : end + 1]
    if before in (", ", ",\n"):
        return True
    glued = before[-1:] == "," and before[0].isalpha() and behind == ","
    return glued or (before[-1:] == "(" and before[0] == " " and behind == ")")
