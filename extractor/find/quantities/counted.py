"""What a quantity counts or measures: the noun phrase after it, beside it or before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from extractor.find.quantities.before import NounBefore
from extractor.find.quantities.changes import Changes
from extractor.find.quantities.reading import Reading
from extractor.language.noun_phrases import NounPhrases, Span
from extractor.packs import Rules
from extractor.resolve.calendar import MONTH_NUMBERS
from extractor.trace import tracing

_OF: Final = re.compile(
    r"(?: out)? of (?:all |about |some |nearly )?"
    r"(the |these |those |his |her |its |their |our |all |whom\b|which\b|them\b|us\b|you\b)?"
    r"(?:other |(?:last|past|first|next|remaining|final|top|biggest|largest) (?=\d)|"
    r"(?:[\w-]{1,20} ){0,2}[\w-]{1,20}'s? (?=\d))?(\d|\$)?"
)
_PRONOUNS: Final = frozenset({"whom", "which", "them", "us", "you"})
_IN: Final = re.compile(
    rf"(?: will be| was| were| is| are)? in (?=[^\W\d_])(?!(?:{'|'.join(MONTH_NUMBERS)}|spring|summer|autumn|winter)\b)"
)
_WORTH: Final = re.compile(r"'? worth of ")
_FOR_COSTS: Final = re.compile(
    r" (?:for|towards?) (?=(?:[\w'-]+ ){0,3}(?:costs|fees|damages|expenses|losses|services)\b)"
)
# Between an amount and its noun: "5 grams (about 2 ounces) of", "Rs 500/- cash", "25 years to life in".
_ASIDE: Final = re.compile(r"(?:/-|\+)? \([^()\n]{1,48}\)(?= (?:of|in|worth) )|\)(?= (?:of|in) )|/-| to life\b")
_COMPARED: Final = re.compile(r"\b(?:compared (?:with|to)|up from|down from|against|rather than|instead of) \Z")
_COPULA: Final = re.compile(r" (?:were|are)(?= [a-z])")
_COUNTS: Final = re.compile(r"\b(?:counts?|charges?|cases) of [^.;\n]{1,60}(?:,| and|, and) \Z")
_COUNTS_WINDOW: Final = 80
_OF_MASS: Final = re.compile(r" of ")
_NUMBER_OF: Final = re.compile(r"(?:total |overall |average )?number of (?:the )?(?=.)")
_DIMENSION: Final = re.compile(r"-(?:long|high|wide|deep|tall|thick)(?= )")
_SECOND_NOUN: Final = re.compile(r" (?:and|or) (?P<noun>[^\W\d_]{3,20})(?= (?P<next>[a-z]+)|[\n.,;:)]|\Z)")
_SECOND_PHRASE: Final = re.compile(
    rf" (?:and|or) (?P<modifier>[a-z-]{{3,20}}) {_SECOND_NOUN.pattern[len(' (?:and|or) ') :]}"
)
# "in civil penalties, costs, and funding"
_AMOUNTS: Final = re.compile(r"(?:, (?:[a-z]{3,20} )?[a-z]{3,20}){0,3},? and (?:[a-z]{3,20} )??[a-z]{3,20}(?![\w-])")
_POSSESSIVE: Final = re.compile(r"'s?(?= )")
_TRADED: Final = re.compile(
    r"\b(?:bought|buy|buys|buying|sold|sell|sells|selling|purchased|purchase|purchasing|resold|auctioned)()"
    r" (?=[a-z])[^,.;:\d\n]{1,50}? (?:for|at)(?: between)? \Z"
)
_TRADED_WINDOW: Final = 80
_LABEL: Final = re.compile(r"[^\W\d_][^\n,:;.$%]{1,58}(?:\([^\n()]{1,40}\))?")
_DIRECTLY_MEASURED: Final = frozenset({"mass", "volume", "area", "data", "power", "energy"})

# What is counted: a phrase, or the neighbour to borrow it from ("previous", "next", the last of its "unit").
Noun: TypeAlias = Span | str | None
# Borrowed from the count before, so that no noun is needed: "41 counts of fraud and three of forgery".
_COUNTED: Final = "counted"


class Counted:
    """Finds the counted or measured noun phrase of a reading."""

    def __init__(self, rules: Rules, phrases: NounPhrases, starts_number: Callable[[str, int], bool]) -> None:
        table = rules.table("quantities.toml").get("measured", {})
        self.phrases = phrases
        self.starts_number = starts_number
        self.not_measured = frozenset(table.get("not_measured", ()))
        self.not_measured_heads = frozenset(table.get("not_measured_heads", ()))
        self.changes = Changes(rules, phrases)
        self.before = NounBefore(rules, phrases)
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
        if reading.kind != "count" and span and span[0] > reading.start and self._is_empty(low, span):
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

    def _is_empty(self, low: str, span: Span) -> bool:
        """Whether nothing is measured by the words after an amount: "in total", "in early trading"."""
        phrase = low[span[0] : span[1]]
        return phrase in self.not_measured or phrase.rsplit(" ", 1)[-1] in self.not_measured_heads

    def _count(self, text: str, low: str, reading: Reading) -> Noun:
        end = reading.end + 2 if low.startswith((" x ", " × "), reading.end) else reading.end  # "4 x rifles"
        if low.startswith("-strong ", end):  # "a 32-strong team"
            return self.phrases.counted(text, low, end + len("-strong"), plural=False)
        if reading.noun:
            return reading.noun, reading.end
        if low[reading.core : end] == "half" and not low.startswith(" of ", end):  # "half its volume"
            return self.phrases.mass(text, low, end)
        if low.startswith((" of ", " out of "), end):
            return self._part_of(text, low, reading)
        if reading.value == 1 and not reading.vague:
            span = self.phrases.counted(text, low, end, plural=False, single=True)
            return self.phrases.extended(text, low, span) if span else self._elsewhere(text, low, reading, end)
        span = self.phrases.counted(text, low, end)
        if span is None:
            return self._elsewhere(text, low, reading, end)
        opens = not reading.start or low[reading.start - 1] == "\n" or low[reading.start - 2] == "."
        span = self.phrases.extended(text, low, self.phrases.arranged_part(low, span))
        return self._coordinated(text, low, span, subject=opens)

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
        plural = span is not None and self.phrases.is_plural(low[span[0] : span[1]].rsplit(" ", 1)[-1])
        return span if span and plural and not _opens_verbal(low, span) else None

    def _part_of(self, text: str, low: str, reading: Reading) -> Noun:
        """ "four of the five stolen watches", "three of whom", "hundreds of officers", "124 of the prison inmates"."""
        match = _OF.match(low, reading.end)
        if match is None:
            return None
        if (match[1] or "") in _PRONOUNS:
            return "previous"
        if match[2] or self.starts_number(low, match.end()):
            return "next"
        if match[1] is None and _COUNTS.search(low, max(reading.start - _COUNTS_WINDOW, 0), reading.start):
            return _COUNTED  # "41 counts of fraud and three of forgery"
        span = self.phrases.counted(text, low, match.end() - 1, plural=reading.vague, determiner=True)
        if span is None or (match[1] == "those " and low.endswith("ed", *span)):  # "of those arrested"
            return None
        span = self.phrases.extended(text, low, span)
        return self._coordinated(text, low, span) if reading.vague else span

    def _share(self, text: str, low: str, reading: Reading) -> Noun:
        if low.startswith((" of ", "of "), reading.end):
            return self._part_of(text, low, reading) if low[reading.end] == " " else self._glued_of(text, low, reading)
        span = self.phrases.counted(text, low, reading.end, plural=False)
        return span if span else self.before.find(text, low, reading)

    def _glued_of(self, text: str, low: str, reading: Reading) -> Span | None:
        span = self.phrases.mass(text, low, reading.end + 2)
        return self.phrases.extended(text, low, span) if span else None

    def _money(self, text: str, low: str, reading: Reading) -> Noun:
        end = _past_aside(low, reading.end)
        if low.startswith(" of the", end):
            return self._part_of(text, low, reading)
        in_what = _IN.match(low, end)
        span = self._after(text, low, in_what.end(), determiner=False) if in_what else None
        if (
            span and self._is_amount(low, span) and not self._is_empty(low, span)
        ):  # "a payment of $5 in civil penalties"
            return self._amounts(low, span)
        direct = self.phrases.counted(text, low, end, plural=False)
        if direct and self._is_amount(low, direct):  # "bail at a $300,000 partially secured bond"
            return direct
        span = None if low.startswith(" worth of ", end) else self.before.find(text, low, reading)
        if span:
            return self._coordinated(text, low, span)
        if span := self._traded(text, low, reading):
            return span
        for pattern in (_WORTH, _IN, _FOR_COSTS, _OF_MASS):
            match = pattern.match(low, end)
            span = self._after(text, low, match.end(), pattern is not _IN) if match else None
            if span and not self._is_empty(low, span):
                return span
        verbal = direct is None or _opens_verbal(low, direct) or self.phrases.is_verbal(low[slice(*direct)], True)
        return None if verbal else direct

    def _traded(self, text: str, low: str, reading: Reading) -> Span | None:
        """What is sold or bought for the amount: "sold the car for $500"."""
        trade = _TRADED.search(low, max(reading.start - _TRADED_WINDOW, 0), reading.start)
        return self.phrases.mass(text, low, trade.end(1)) if trade else None

    def _amounts(self, low: str, span: Span) -> Span:
        """ "penalties and restitution", "civil penalties, costs, and funding": one amount for all of them."""
        joined = _AMOUNTS.match(low, span[1])
        listed = re.split(r",? and |, ", joined[0])[1:] if joined else []
        if joined is None or not all(part.rsplit(" ", 1)[-1] in self.before.amounts for part in listed):
            return span
        return span[0], joined.end()

    def _is_amount(self, low: str, span: Span) -> bool:
        return low[span[0] : span[1]].rsplit(" ", 1)[-1] in self.before.amounts

    def _after(self, text: str, low: str, offset: int, determiner: bool) -> Span | None:
        span = self.phrases.counted(text, low, offset - 1, plural=False, determiner=determiner)
        return self._coordinated(text, low, self.phrases.extended(text, low, span)) if span else None

    def _coordinated(self, text: str, low: str, span: Span, subject: bool = False) -> Span:
        """ "penalties and costs", "civil and criminal penalties": what is joined bare and has no verb of its own.

        ``subject``: the phrase opens its sentence, so that a verb after it is the verb of all.
        """
        if not low.startswith((" and ", " or ", ", "), span[1]):
            return span
        head = low[span[0] : span[1]].rsplit(" ", 1)[-1]
        if not self.phrases.is_plural(head):
            joined = self.phrases.joined(text, low, span[1])
            if joined and (head not in self.before.amounts or low.startswith("other ", joined[0])):
                return span[0], joined[1]
        matches = (pattern.match(low, span[1]) for pattern in (_SECOND_NOUN, _SECOND_PHRASE))
        match = next((found for found in matches if found and self._is_second(low, span, head, found)), None)
        if match is None:
            return span
        following = match["next"]
        last = not following or following in self.phrases.after_noun or (subject and following in self.phrases.verbs)
        return (span[0], match.end("noun")) if last else span

    def _is_second(self, low: str, span: Span, head: str, match: re.Match[str]) -> bool:
        """Whether a noun is counted together with the one before "and": one with a modifier beside another such."""
        modifier, noun = match.groupdict().get("modifier"), match["noun"]
        if noun in self.phrases.numbers or noun == "tens" or not self._are_alike(head, noun):
            return False
        if modifier is None:
            return True
        parallel = " " in low[span[0] : span[1]] and self.phrases.is_plural(noun)
        closed = modifier in self.phrases.openers or modifier in self.phrases.numbers or modifier in self.phrases.stop
        return parallel and not closed and not self.phrases.is_plural(modifier)

    def _are_alike(self, first: str, second: str) -> bool:
        """Whether two nouns joined by "and" are plurals, or amounts of something: "jewelry and cash"."""
        if self.phrases.is_plural(second):
            return self.phrases.is_plural(first)
        return second in self.before.amounts and first not in self.before.amounts

    def _duration(self, text: str, low: str, reading: Reading) -> Noun:
        end = _past_aside(low, reading.end)
        if low.startswith(" of ", end):
            return None if low.startswith("within", reading.start) else self.phrases.mass(text, low, end + 3)
        match = _IN.match(low, end)
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
        if span and (joined or self._is_amount(low, span) or not _opens_apart(low, span)):
            return span
        if possessive and low.startswith((" and ", " or ", ", "), at):
            return "next"
        return self.before.find(text, low, reading)

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
        return span if span and low[span[0] : span[1]].rsplit(" ", 1)[-1] in self.before.terms else None

    def _measure(self, text: str, low: str, reading: Reading) -> Noun:
        end = _past_aside(low, reading.end)
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
        span = self.before.find(text, low, reading)
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


def _past_aside(low: str, end: int) -> int:
    match = _ASIDE.match(low, end)
    return match.end() if match else end


def _opens_apart(low: str, span: Span) -> bool:
    """Whether a phrase after a duration opens with a word that hardly is measured: "three years starting now"."""
    return low[span[0] : span[1]].split(" ")[0].endswith(("ing", "ed", "ly", "s"))


def _opens_verbal(low: str, span: Span) -> bool:
    return low[span[0] : span[1]].split(" ", 1)[0].endswith(("ly", "ed", "ing"))


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
