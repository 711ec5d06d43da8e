"""The scan: from every place where a number may start to a reading, with its range or its smaller parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from extractor.find.context import Context
from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.figures import DANGLING, FiguresReader
from extractor.find.quantities.guards import GuardWords, token_end
from extractor.find.quantities.measures import Measures
from extractor.find.quantities.numerals import Numerals
from extractor.find.quantities.parts import DIVISIBLE, Parts
from extractor.find.quantities.ranges import CONNECTING, Ranges
from extractor.find.quantities.reading import Outcome, Reading, Skip, Source
from extractor.find.quantities.tables import TableRows
from extractor.find.quantities.vague import VagueDurations
from extractor.find.quantities.words import WordsReader
from extractor.packs import Rules
from extractor.trace import aside, tracing

_BEFORE_WORD: Final = " \n(\"'/[\u2014."
_CURRENCY: Final = re.compile(r"(?:[a-z]{0,3}[$€£¥₹₦₱₩] ?|rs\.? ?|[a-z]{1,3} ?)(?=\d)|[^\w\s]")
_BLANKS: Final = " \n.,;:!?)]'\""


class Reader:
    """Reads the quantities of a text one after the other."""

    def __init__(self, rules: Rules) -> None:
        numerals, measures, words = Numerals(rules), Measures(rules), GuardWords(rules)
        self.tables = TableRows(measures)
        self.figures = FiguresReader(rules, numerals, measures, words)
        durations = VagueDurations(rules, measures.units)
        self.words = WordsReader(rules, numerals, measures, words, self.figures, durations)
        self.ranges = Ranges(rules)
        self.parts = Parts(measures, numerals.words.cardinals, self._number_at)
        triggers = one_of([*numerals.trigger_words, *self.words.parts, *(set(durations.words) - durations.single)])
        # "a year", "an hour", "a full day": only these are looked at closely.
        single = rf"(?<=[anler] ){one_of(durations.single)}|{self.words.single.trigger}|{self.words.share_words}"
        triggers = rf"(?:{triggers}|{single})"
        # One character class first: the scan then runs at the speed of a search for characters.
        self.trigger = re.compile(rf"[0-9½¼¾⅓⅔{re.escape(_BEFORE_WORD)}](?:(?<=[0-9½¼¾⅓⅔])|{triggers}\b)")

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
        search, row_at, whole_at = self.trigger.search, self.tables.row, self._whole
        hit = self.words.word.match(low) or search(low)
        while hit is not None:
            start = hit.start()
            if low[start] in _BEFORE_WORD:
                start += 1
            while date is not None and date.end <= start:
                date = next(dates, None)
            if date is not None and date.start <= start:
                at = max(date.end, start + 1)
            elif (row := row_at(source, start)) is not None:
                at = row.end
                yield from row.readings
            else:
                if trace:
                    trace.begin()
                outcome = whole_at(source, start, identifier)
                if isinstance(outcome, Reading):
                    at = max(outcome.end, start + 1)
                    if trace:
                        trace.keep(outcome)
                    yield outcome
                else:
                    at = max(outcome.to, start + 1)
                    identifier = outcome.to if outcome.identifier else identifier
                    if trace:
                        trace.drop("quantity", (start, start + len(low[start:at].rstrip(_BLANKS))))
            hit = search(low, at)

    def _whole(self, source: Source, start: int, identifier: int) -> Outcome:
        """A reading with its range or its smaller parts."""
        first = self._single(source, start, identifier)
        if isinstance(first, Skip):
            return first
        low, following = source.low, source.low[first.end : first.end + 2]
        if following == " (" and (repeated := self.parts.repeated(source, first)):
            return repeated
        if first.unit == "[ft_i]" and (height := self.parts.with_inches(source, first)):
            return height
        if following in CONNECTING or following[:1] == "-":
            connector = self.ranges.connector(low, first)
            second = self._number_at(source, self.ranges.second_start(low, connector)) if connector else None
            whole = self.ranges.joined(low, first, connector, second) if connector and second else None
            if whole:
                return whole
        if first.kind in DIVISIBLE:
            return self.parts.with_parts(source, first)
        if first.kind == "count" and first.figures and not first.noun and DANGLING.match(low, first.end):
            return Skip(token_end(low, first.end))
        return first

    def _single(self, source: Source, start: int, identifier: int, second: bool = False) -> Outcome:
        if source.low[start].isalpha():
            return self.words.read(source, start, identifier)
        return self.figures.read(source, start, identifier, second)

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
