"""The scan: from every place where a number may start to a reading, with its range or its smaller parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from extractor.find.context import Context
from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.figures import DANGLING, PLURAL_NEAR, FiguresReader
from extractor.find.quantities.guards import Guards, word_before
from extractor.find.quantities.measures import Measures
from extractor.find.quantities.numerals import Numerals
from extractor.find.quantities.reading import Outcome, Reading, Source
from extractor.find.quantities.tables import TableRows
from extractor.find.quantities.vague import VagueDurations
from extractor.find.quantities.words import PARTS, WordsReader
from extractor.packs import Rules
from extractor.resolve.numbers import simple
from extractor.trace import aside, tracing

_BEFORE_WORD: Final = " \n(\"'/[\u2014"
_CONNECTOR: Final = re.compile(r" (?:to|and|or|through) | ?[-~] ?(?=[$€£₦₹\d])")
_BEFORE_RANGE: Final = frozenset(
    {"is", "are", "was", "were", "of", "from", "about", "around", "ranges", "range", "by", "aged"}
)
_BETWEEN: Final = re.compile(r"\bbetween (?:the ages of |ages |about |approximately )?\Z")
# What a connector, or the sign between two numbers, starts with.
_CONNECTING: Final = frozenset({" t", " a", " o", " -", " ~", "~ "} | {f"~{digit}" for digit in "0123456789$"})
# "between five and more than six years"
_SECOND_BOUND: Final = re.compile(
    r"(?:more than|over|at least|up to|about|approximately|around|nearly|almost|roughly) "
)
_APPROXIMATE: Final = frozenset(
    {"about", "nearly", "almost", "around", "approximately", "roughly", "some", "over", "just"}
)
_AND_A_HALF: Final = " and a half"
_MOVE_WINDOW: Final = 90
_MOST_PARTS: Final = 3
_PART: Final = re.compile(r",? and |, | ")
_CURRENCY: Final = re.compile(r"(?:[a-z]{0,3}[$€£¥₹₦₱₩] ?|rs\.? ?|[a-z]{1,3} ?)(?=\d)|[^\w\s]")
_INCHES: Final = re.compile(
    r"-(\d{1,2}|[a-z]{3,6})(?:-inch(?:es)?)?(?![\w-])|(?:,? (?:and )?)?(\d{1,2}) ?(?:in|inch|inches|\")(?![\w-])"
)
_INCHES_MAX: Final = 11
_CLAUSE_END: Final = re.compile(r"[.,;!?)](?!\d)|\Z|\n")
_CURRENCY_NAME: Final = re.compile(r"([a-z]{4,12}) ")
_CLOSE: Final = re.compile(r" ?(?:only)?\)")
_DIVISIBLE: Final = frozenset({"duration", "age", "length", "mass", "money"})


class Reader:
    """Reads the quantities of a text one after the other."""

    def __init__(self, rules: Rules) -> None:
        numerals, measures, guards = Numerals(rules), Measures(rules), Guards(rules)
        self.guards = guards
        self.measures = measures
        self.tables = TableRows(measures)
        self.figures = FiguresReader(rules, numerals, measures, guards)
        durations = VagueDurations(rules, measures.units)
        self.words = WordsReader(numerals, measures, guards, self.figures, durations)
        measured = rules.table("quantities.toml").get("measured", {})
        self.moves = frozenset(measured.get("moves", ()))
        moves = one_of([*self.moves, *measured.get("changes_of", ())])
        self._moves_from = re.compile(rf"\b{moves}\b(?: [^\s,.;:]{{1,20}}){{0,5}}? from (?:{one_of(_APPROXIMATE)} )?\Z")
        words = one_of([*numerals.trigger_words, *PARTS, *durations.words])
        # One character class first: the scan then runs at the speed of a search for characters.
        self.trigger = re.compile(rf"[0-9½¼¾⅓⅔{re.escape(_BEFORE_WORD)}](?:(?<=[0-9½¼¾⅓⅔])|{words}\b)")

    def starts_number(self, low: str, offset: int) -> bool:
        """Whether a number word starts there."""
        return self.words.word.match(low, offset) is not None

    def readings(self, context: Context, low: str) -> Iterator[Reading]:
        """All readings in the order of the text; dates found before are left alone."""
        source = Source(context.text, low, context.country)
        dates = iter(context.dates)
        date = next(dates, None)
        at, identifier = 0, 0
        trace = tracing()
        hit = self.words.word.match(low) or self.trigger.search(low)
        while hit is not None:
            start = hit.start()
            if low[start] in _BEFORE_WORD:
                start += 1
            while date is not None and date.end <= start:
                date = next(dates, None)
            if date is not None and date.start <= start:
                at = max(date.end, start + 1)
            elif (row := self.tables.row(source, start)) is not None:
                at = row.end
                yield from row.readings
            else:
                if trace:
                    trace.begin()
                outcome = self._whole(source, start, identifier)
                if isinstance(outcome, Reading):
                    at = max(outcome.end, start + 1)
                    if trace:
                        trace.keep(outcome)
                    yield outcome
                else:
                    identifier = -outcome if outcome < 0 else identifier
                    at = max(abs(outcome), start + 1)
                    if trace:
                        trace.drop("quantity", (start, start + len(low[start:at].rstrip(" \n.,;:!?)]'\""))))
            hit = self.trigger.search(low, at)

    def _whole(self, source: Source, start: int, identifier: int) -> Outcome:
        """A reading with its range or its smaller parts."""
        first = self._single(source, start, identifier)
        if isinstance(first, int):
            return first
        low = source.low
        following = low[first.end : first.end + 2]
        if low.startswith(" (", first.end) and self._take_repeated(source, first):
            return first
        if first.unit == "[ft_i]" and self._take_inches(source, first):
            return first
        if following[:1] == "-" or following in _CONNECTING:
            connector = _CONNECTOR.match(low, first.end)
            if connector and self._extend(source, first, connector):
                return first
        if first.kind == "duration" and low.startswith(_AND_A_HALF, first.end) and first.value is not None:
            self._add_half(first)
        if first.kind in _DIVISIBLE:
            self._add_part(source, first)
        if (
            following[:1] == "-"
            and first.kind == "count"
            and first.figures
            and not first.noun
            and DANGLING.match(low, first.end)
        ):
            return self.guards.token_end(low, first.end)
        return first

    def _single(self, source: Source, start: int, identifier: int, second: bool = False) -> Outcome:
        if source.low[start].isalpha():
            return self.words.read(source, start, identifier)
        return self.figures.read(source, start, identifier, second)

    def _extend(self, source: Source, first: Reading, connector: re.Match[str]) -> bool:
        """Make the reading a range: "10 to 15", "between $5 and $10 million", "12-15"."""
        word = connector[0].strip()
        if word == "and" and not _BETWEEN.search(source.low, max(first.start - 22, 0), first.start):
            return False
        about = _SECOND_BOUND.match(source.low, connector.end()) if word == "and" else None
        second = self._number_at(source, about.end() if about else connector.end())
        if second is None or first.value is None or second.value is None or first.noun or first.vague:
            return False
        if word == "-" and not self._is_range(source.low, first, second):
            return False
        if word in ("to", "through") and self._is_change(source.low, first, second):
            return False
        value = first.value
        if first.scale == 1 and second.scale > 1 and value * second.scale < second.value and word != "or":
            value = value * second.scale
        if value >= second.value or (word == "or" and (second.value != value + 1 or first.unit is not None)):
            return False
        if first.minor != second.minor:
            return False
        if first.unit is not None and (second.noun or second.unit not in (None, first.unit)):
            return False
        first.low, first.high, first.value = value, second.value, None
        first.end, first.noun = second.end, second.noun
        if first.unit is None:
            first.unit, first.kind = second.unit, second.kind
        first.timex = []
        if trace := tracing():
            told = f"{first.low} – {first.high} {first.unit or ''}".rstrip()
            trace.step("quantity.range", "a range", None, told, at=(first.start, first.end))
        return True

    def _is_change(self, low: str, first: Reading, second: Reading) -> bool:
        """Whether two numbers tell by how much, or from what, something changed and to what.

        "Fell 12% to 340", "rose by three to 17", "rose from 120 to 155"; "rose 3 to 5 percent" is a range.
        """
        at, shared = first.start, first.unit is None and second.unit is not None
        word = word_before(low, at)
        while word in _APPROXIMATE:
            at -= len(word) + 1
            word = word_before(low, at)
        if word == "from":
            return self._moves_from.search(low, max(at - _MOVE_WINDOW, 0), at) is not None
        if word == "by":
            at -= len(word) + 1
            word = word_before(low, at)
        elif first.unit is None:
            return False
        if word.endswith("ly"):
            word = word_before(low, at - len(word) - 1)
        return not shared and word in self.moves

    @staticmethod
    def _is_range(low: str, first: Reading, second: Reading) -> bool:
        """Whether two numbers about a hyphen say more than "14-1077", a docket number."""
        if first.unit is not None or second.unit is not None or second.noun or not second.figures:
            return True
        return word_before(low, first.start) in _BEFORE_RANGE or PLURAL_NEAR.match(low, second.end) is not None

    def _take_repeated(self, source: Source, first: Reading) -> bool:
        """Take in the same amount told again: "N500,000 (Five Hundred Thousand Naira)"."""
        named = _CURRENCY_NAME.match(source.low, first.end + 2)
        name = named if named and named[1] in self.measures.currencies.by_form else None  # "(Rupees Five Lakh)"
        again = self._number_at(source, name.end() if name else first.end + 2)
        if again is None or again.value != first.value or (again.unit or first.unit) != first.unit:
            return False
        close = _CLOSE.match(source.low, again.end)
        if close is None:
            return False
        first.again, first.end = (name.start(1) if name else again.start, again.end), close.end()
        return True

    def _take_inches(self, source: Source, first: Reading) -> bool:
        """Take in the inches of a height: "5-foot-10", "six feet two", "5 ft 2 in"."""
        match = _INCHES.match(source.low, first.end)
        if match is None or first.value is None:
            return False
        told = match[1] or match[2]
        inches = int(told) if told.isdigit() else self.words.numerals.words.cardinals.get(told)
        if inches is None or inches > _INCHES_MAX:
            return False
        first.value, first.end = simple(Decimal(first.value) + Decimal(inches) / 12), match.end()
        if trace := tracing():
            trace.step("quantity.part", "with the inches after it", None, first.value, at=match.span())
        return True

    @staticmethod
    def _add_half(first: Reading) -> None:
        """Take in what follows: "two years and a half"."""
        start, first.end = first.end, first.end + len(_AND_A_HALF)
        first.value = simple(Decimal(first.value or 0) + Decimal("0.5"))
        first.timex = [(first.value, letter) for _, letter in first.timex]
        if trace := tracing():
            trace.step("quantity.part", "and a half", None, first.value, at=(start, first.end))

    def _add_part(self, source: Source, first: Reading) -> None:
        """Take in a smaller unit: "12 years and six months"."""
        smallest = first.unit
        for _ in range(_MOST_PARTS):
            connector = _PART.match(source.low, first.end)
            part = self._number_at(source, connector.end()) if connector else None
            if connector is None or part is None:
                return
            if not self.measures.add_part(first, part, smallest):
                self._add_cents(source, first, part, connector)
                return
            smallest = part.unit
            if first.kind != "duration":
                return

    @staticmethod
    def _add_cents(source: Source, first: Reading, part: Reading, connector: re.Match[str]) -> None:
        """Take in cents without their name: "15 dollars and 50." """
        unnamed = part.unit is None and part.noun == 0 and isinstance(part.value, int) and 9 < part.value < 100
        named = first.kind == "money" and first.core == first.start and source.low[first.end - 1].isalpha()
        if (
            unnamed
            and named
            and "," not in connector[0]
            and not first.minor
            and _CLAUSE_END.match(source.low, part.end)
        ):
            first.value = simple(Decimal(first.value or 0) + Decimal(part.value or 0) / 100)
            first.end = part.end
            if trace := tracing():
                trace.step("quantity.part", "with the cents after it", None, first.value, at=(part.start, part.end))

    def _number_at(self, source: Source, start: int) -> Reading | None:
        """The second number of a range or the smaller part, its currency included."""
        low = source.low
        currency = _CURRENCY.match(low, start)
        start = currency.end() if currency else start
        if not low[start : start + 1].isdigit() and not self.words.word.match(low, start):
            return None
        with aside():
            outcome = self._single(source, start, 0, second=True)
        return outcome if isinstance(outcome, Reading) else None
