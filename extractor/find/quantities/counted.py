"""What a quantity counts or measures: the noun phrase after it, beside it or before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from extractor.find.quantities.amounts import Amounts
from extractor.find.quantities.before import NounBefore
from extractor.find.quantities.between import IN_WHAT, opens_verbal, past_aside
from extractor.find.quantities.changes import Changes
from extractor.find.quantities.coordinated import Coordination
from extractor.find.quantities.reading import Reading
from extractor.language.noun_phrases import NounPhrases, Span, head_of
from extractor.packs import Rules
from extractor.trace import tracing

_OF: Final = re.compile(
    r"(?: out)? of (?:all |about |some |nearly )?"
    r"(the |these |those |his |her |its |their |our |all |whom\b|which\b|them\b|us\b|you\b)?"
    r"(?:other |(?:last|past|first|next|remaining|final|top|biggest|largest) (?=\d)|"
    r"(?:[\w-]{1,20} ){0,2}[\w-]{1,20}'s? (?=\d))?(\d|\$)?"
)
_MULTIPLES: Final = frozenset({"half", "twice", "thrice"})
# "Of the 405 cases, 231": what follows may be a verb.
_OF_ALL: Final = re.compile(
    r"(?:\A|[\n\"] ?|[.;:] )(?:out )?of (?:the |these |those |all |our |its ){0,2}"
    r"\S+ [^.;,\n]{2,60}, (?:[a-z]{4,8} ){0,2}\Z"
)
_OF_ALL_WINDOW: Final = 110
# "Sentences ranged from 1 month to 3 years"
_RANGED: Final = re.compile(
    r" (?:can |may |could )?(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)) "
    r"(?:between |from )(?:[^\s,.;]+ [a-z]+ (?:to|and) )?\Z"
)
_RANGED_WINDOW: Final = 40
_PRONOUNS: Final = frozenset({"whom", "which", "them", "us", "you"})
_COMPARED: Final = re.compile(r"\b(?:compared (?:with|to)|up from|down from|against|rather than|instead of) \Z")
_COPULA: Final = re.compile(r" (?:were|are)(?= [a-z])")
_COUNTS: Final = re.compile(r"\b(?:counts?|charges?|cases) of [^.;\n]{1,60}(?:,| and|, and) \Z")
_INCLUDING: Final = re.compile(r"\b(?:counts?|charges?|cases),? including \Z")
_COUNTS_WINDOW: Final = 80
_NUMBER_OF: Final = re.compile(r"(?:total |overall |average )?number of (?:the )?(?=.)")
_DIMENSION: Final = re.compile(r"-(?:long|high|wide|deep|tall|thick)(?= )")
_POSSESSIVE: Final = re.compile(r"'s?(?= )")
_CROSS: Final = re.compile(r" ?[x×](?= [^\W\d_])")
_COMPARING: Final = re.compile(r" (?:as|more|over|than|the|its|his|her|their|that|this|less|fewer|[a-z]{3,12}er)\b")
_LABEL: Final = re.compile(r"[^\W\d_][^\n,:;.$%]{1,58}(?:\([^\n()]{1,40}\))?")
_DIRECTLY_MEASURED: Final = frozenset({"mass", "volume", "area", "data", "power", "energy"})

# What is counted: a phrase, or the neighbour to borrow it from ("previous", "next", the last of its "unit").
Noun: TypeAlias = Span | str | None
# Borrowed from the count before, so that no noun is needed: "41 counts of fraud and three of forgery".
_COUNTED: Final = "counted"


class Counted:
    """Finds the counted or measured noun phrase of a reading."""

    def __init__(self, rules: Rules, phrases: NounPhrases, starts_number: Callable[[str, int], bool]) -> None:
        self.phrases = phrases
        self.starts_number = starts_number
        self.changes = Changes(rules, phrases)
        self.before = NounBefore(rules, phrases)
        self.coordination = Coordination(phrases, self.before.amounts)
        self.amounts = Amounts(rules, phrases, self.before, self.coordination)
        self._by_kind: dict[str, Callable[[str, str, Reading], Noun]] = {
            "count": self._count,
            "percent": self._share,
            "money": self._money,
            "duration": self._duration,
        }

    def counted(self, text: str, low: str, reading: Reading) -> Reading:
        """The reading with what it counts or measures, or with the neighbour that this is to be borrowed from."""
        if reading.kind == "age":
            return reading if reading.of else reading.changed(of="age")
        found = self._by_kind.get(reading.kind, self._measure)(text, low, reading)
        span, borrows = (None, found) if isinstance(found, str) else (found, "")
        if reading.kind != "count" and span and span[0] > reading.start and self.amounts.is_empty(low, span):
            span = None
        span = span or self._farther(text, low, reading, borrows)
        if borrows == _COUNTED:
            reading = reading.changed(borrows="previous", needs_noun=False)
        elif borrows:
            reading = reading.changed(borrows=borrows)
        return _with_noun(text, low, reading, span) if span else reading

    def _farther(self, text: str, low: str, reading: Reading, borrows: str) -> Span | None:
        """What changes, "thefts rose by 5%", or what a label names, "Weight: 5 kg"."""
        span = None
        if reading.kind != "duration" and borrows != "next":
            span = self.changes.noun(text, low, reading)
        if span is None and not borrows and reading.unit and reading.kind != "money":
            span = self._label(low, reading)
        return span

    def _count(self, text: str, low: str, reading: Reading) -> Noun:
        cross = _CROSS.match(low, reading.end)
        end = cross.end() if cross else reading.end  # "4 x rifles", "2x phones"
        if low.startswith("-strong ", end):  # "a 32-strong team"
            return self.phrases.counted(text, low, end + len("-strong"), plural=False)
        if reading.noun:
            return reading.noun, reading.end
        if low[reading.core : end] in _MULTIPLES and not low.startswith(" of ", end):  # "half its volume"
            return self.phrases.mass(text, low, end)
        if low.startswith((" of ", " out of "), end):
            return self._part_of(text, low, reading)
        if reading.value == 1 and not reading.vague:
            span = self.phrases.counted(text, low, end, plural=False, single=True)
            return self.phrases.extended(text, low, span) if span else self._elsewhere(text, low, reading, end)
        span = self.phrases.counted(text, low, end)
        if span is None:
            return self._elsewhere(text, low, reading, end)
        if self._is_said(low, reading, span):
            return "previous"
        if low[slice(*span)] == "times" and _COMPARING.match(low, span[1]):
            return None  # "three times larger" counts nothing
        opens = not reading.start or low[reading.start - 1] == "\n" or low[reading.start - 2] == "."
        span = self.phrases.extended(text, low, self.phrases.arranged_part(low, span))
        return self.coordination.whole(text, low, span, subject=opens)

    def _is_said(self, low: str, reading: Reading, span: Span) -> bool:
        """Whether a verb follows instead of what is counted: "of the 405 cases, 231 pertain to"."""
        if low[span[0] : span[1]].split(" ", 1)[0] not in self.phrases.bases:
            return False
        return _OF_ALL.search(low, max(reading.start - _OF_ALL_WINDOW, 0), reading.start) is not None

    def _elsewhere(self, text: str, low: str, reading: Reading, end: int) -> Noun:
        """What a number counts that no noun follows."""
        span = self.before.size(text, low, reading) or self._predicate(text, low, end)
        if span:
            return span
        compared = _COMPARED.search(low, max(reading.start - 16, 0), reading.start)
        return "previous" if compared or low.startswith((" aged ", " in 20", " in 19"), end) else None

    def _predicate(self, text: str, low: str, end: int) -> Span | None:
        """What a bare number is said to be: "45 were minors"."""
        copula = _COPULA.match(low, end)
        span = self.phrases.counted(text, low, copula.end()) if copula else None
        plural = span is not None and self.phrases.is_plural(head_of(low, span))
        return span if span and plural and not opens_verbal(low, span) else None

    def _part_of(self, text: str, low: str, reading: Reading) -> Noun:
        """ "four of the five stolen watches", "three of whom", "hundreds of officers", "124 of the prison inmates"."""
        match = _OF.match(low, reading.end)
        if match is None:
            return None
        if (match[1] or "") in _PRONOUNS:
            told = self.phrases.counted(text, low, match.end())
            plural = told is not None and self.phrases.is_plural(head_of(low, told)) and not opens_verbal(low, told)
            return told if plural else "previous"  # "13 of them women"
        if match[2] or self.starts_number(low, match.end()):
            return "next"
        window = max(reading.start - _COUNTS_WINDOW, 0)
        if match[1] is None and any(told.search(low, window, reading.start) for told in (_COUNTS, _INCLUDING)):
            return _COUNTED  # "41 counts of fraud and three of forgery"
        span = self.phrases.counted(text, low, match.end() - 1, plural=reading.vague, determiner=True)
        if span is None or (match[1] == "those " and low.endswith("ed", *span)):  # "of those arrested"
            return None
        span = self.phrases.extended(text, low, span)
        return self.coordination.whole(text, low, span) if reading.vague else span

    def _share(self, text: str, low: str, reading: Reading) -> Noun:
        if low.startswith((" of ", "of "), reading.end):
            return self._part_of(text, low, reading) if low[reading.end] == " " else self._glued_of(text, low, reading)
        span = self.phrases.counted(text, low, reading.end, plural=False)
        if span and " " not in low[slice(*span)] and low[span[1] - 2 : span[1]] == "ed":
            span = None  # "15 percent involved firms"
        return span if span else self.before.find(text, low, reading)

    def _glued_of(self, text: str, low: str, reading: Reading) -> Span | None:
        span = self.phrases.mass(text, low, reading.end + 2)
        return self.phrases.extended(text, low, span) if span else None

    def _money(self, text: str, low: str, reading: Reading) -> Noun:
        end = past_aside(low, reading.end)
        if low.startswith(" of the", end):
            return self._part_of(text, low, reading)
        return self.amounts.find(text, low, reading, end)

    def _duration(self, text: str, low: str, reading: Reading) -> Noun:
        end = past_aside(low, reading.end)
        if low.startswith(" of ", end):
            return None if low.startswith("within", reading.start) else self.phrases.mass(text, low, end + 3)
        match = IN_WHAT.match(low, end)
        if match:
            return self._served_in(text, low, reading, end, match.end() - 1)
        if reading.vague:
            return None
        possessive = _POSSESSIVE.match(low, end)
        at = possessive.end() if possessive else end
        at += len("-long") if low.startswith("-long ", at) else 0  # "an 18-month-long probe"
        if low.startswith(" worth of ", at):
            return self.phrases.mass(text, low, at + len(" worth of"))
        span = self.phrases.counted(text, low, at, plural=False)
        joined = possessive or "-" in low[reading.core : end]
        if span and (joined or self.amounts.is_amount(low, span) or not _opens_apart(low, span)):
            return span
        if possessive and low.startswith((" and ", " or ", ", "), at):
            return "next"
        return self.before.find(text, low, reading) or self._ranged(text, low, reading)

    def _ranged(self, text: str, low: str, reading: Reading) -> Span | None:
        """What lies between two durations: "Sentences ranged from 1 month to 3 years"."""
        ranged = _RANGED.search(low, max(reading.start - _RANGED_WINDOW, 0), reading.start)
        return self.phrases.subject(text, low, ranged.start()) if ranged else None

    def _served_in(self, text: str, low: str, reading: Reading, end: int, offset: int) -> Span | None:
        """What stands after "in" behind a duration: "18 months in prison"; not "two years in Marlow"."""
        span = self.phrases.counted(text, low, offset, plural=False)
        if span is None:
            return self._term_place(text, low, offset) or self.before.find(text, low, reading)
        title = text[end - 1].isupper() or _is_title(text, end)
        return span if text[span[0]].islower() or title else self.before.find(text, low, reading)

    def _term_place(self, text: str, low: str, offset: int) -> Span | None:
        """Where a term is served: "prison" in "two years in an Egyptian prison"."""
        span = self.phrases.counted(text, low, offset, plural=False, determiner=True)
        return span if span and head_of(low, span) in self.before.terms else None

    def _measure(self, text: str, low: str, reading: Reading) -> Noun:
        end = past_aside(low, reading.end)
        if low.startswith(" of ", end):
            if reading.kind == "length" and low.startswith("within ", reading.start):
                return None  # "within 1,000 feet of the school"
            span = self.phrases.mass(text, low, end + 3)
            return self.phrases.extended(text, low, span) if span else None
        if reading.kind in _DIRECTLY_MEASURED or " " not in low[reading.core : end]:
            dimension = _DIMENSION.match(low, end)
            span = self.phrases.counted(text, low, dimension.end() if dimension else end, plural=False)
            if span and (" " in low[span[0] : span[1]] or not low[span[0] : span[1]].endswith("ed")):
                return span
        span = self.before.find(text, low, reading) or self.before.apposed(text, low, reading)
        return "unit" if span is None and reading.kind in ("mass", "volume") else span

    def _label(self, low: str, reading: Reading) -> Span | None:
        """The label of a list line: "cocaine, 10 µg/L"."""
        begin = low.rfind("\n", max(reading.start - 90, 0), reading.start) + 1
        if not begin or low[reading.end : reading.end + 1] not in ("\n", ""):
            return None
        if low[reading.start - 2 : reading.start] not in (", ", ": "):
            return None
        match = _LABEL.fullmatch(low, begin, reading.start - 2)
        return (begin, reading.start - 2) if match else None


def _opens_apart(low: str, span: Span) -> bool:
    """Whether a phrase after a duration opens with a word that hardly is measured: "three years starting now"."""
    return low[span[0] : span[1]].split(" ")[0].endswith(("ing", "ed", "ly", "s"))


def _is_title(text: str, end: int) -> bool:
    return text[end + 4 : end + 5].isupper()


def _with_noun(text: str, low: str, reading: Reading, span: Span) -> Reading:
    number = _NUMBER_OF.match(low, span[0], span[1]) if reading.kind == "count" else None
    span = (number.end(), span[1]) if number else span  # "the number of cases rose to 155"
    reading = reading.changed(of=text[span[0] : span[1]])
    if trace := tracing():
        told = "what is counted" if reading.kind == "count" else "what is measured"
        trace.step("quantity.of", told, None, reading.of, at=span)
    return reading
