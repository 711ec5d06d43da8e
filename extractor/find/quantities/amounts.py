"""What an amount of money is of: "a payment of $5 in civil penalties", "sold the car for $500", "$40,000 bond"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.before import NounBefore
from extractor.find.quantities.between import IN_WHAT, opens_verbal
from extractor.find.quantities.coordinated import Coordination
from extractor.find.quantities.reading import Reading
from extractor.language.noun_phrases import NounPhrases, Span, head_of
from extractor.packs import Rules

_WORTH: Final = re.compile(r"'?[ -]worth of ")
_FOR_COSTS: Final = re.compile(
    r" (?:for|towards?) (?=(?:[\w'-]+ ){0,3}(?:costs|fees|damages|expenses|losses|services)\b)"
)
_OF_MASS: Final = re.compile(r" of ")
# "in civil penalties, costs, and funding"
_AMOUNTS: Final = re.compile(r"(?:, (?:[a-z]{3,20} )?[a-z]{3,20}){0,3},? and (?:[a-z]{3,20} )??[a-z]{3,20}(?![\w-])")
_TRADED: Final = re.compile(
    r"\b(?:bought|buy|buys|buying|sold|sell|sells|selling|purchased|purchase|purchasing|resold|auctioned)()"
    r" (?=[a-z])[^,.;:\d\n]{1,50}? (?:for|at)(?: between)? \Z"
)
_TRADED_WINDOW: Final = 80


class Amounts:
    """Finds what an amount is of, in the order in which its surroundings tell it."""

    def __init__(self, rules: Rules, phrases: NounPhrases, before: NounBefore, coordination: Coordination) -> None:
        table = rules.table("quantities.toml").get("measured", {})
        self.not_measured = frozenset(table.get("not_measured", ()))
        self.not_measured_heads = frozenset(table.get("not_measured_heads", ()))
        self.phrases = phrases
        self.before = before
        self.coordination = coordination

    def find(self, text: str, low: str, reading: Reading, end: int) -> Span | None:
        """What an amount is of; ``end`` is where it and an aside behind it end."""
        direct = self.phrases.counted(text, low, end, plural=False)
        return (
            self._in_amount(text, low, end)
            or (direct if direct and self.is_amount(low, direct) else None)  # "a $300,000 partially secured bond"
            or self._before(text, low, reading, end)
            or self._traded(text, low, reading)
            or self._tied(text, low, end)
            or (direct if direct and self._is_noun(low, direct) else None)
        )

    def _in_amount(self, text: str, low: str, end: int) -> Span | None:
        """Behind "in" a noun of money: "a payment of $5 in civil penalties"."""
        in_what = IN_WHAT.match(low, end)
        span = self._after(text, low, in_what.end(), determiner=False) if in_what else None
        return self._amounts(low, span) if span and self.is_amount(low, span) and not self.is_empty(low, span) else None

    def _before(self, text: str, low: str, reading: Reading, end: int) -> Span | None:
        span = None if low.startswith((" worth of ", "-worth of "), end) else self.before.find(text, low, reading)
        return self.coordination.whole(text, low, span) if span else None

    def _tied(self, text: str, low: str, end: int) -> Span | None:
        """Behind a preposition: "$5 worth of cigarettes", "$5 in cash", "$5 for legal fees"."""
        for pattern in (_WORTH, IN_WHAT, _FOR_COSTS, _OF_MASS):
            match = pattern.match(low, end)
            span = self._after(text, low, match.end(), pattern is not IN_WHAT) if match else None
            if span and not self.is_empty(low, span):
                return span
        return None

    def _is_noun(self, low: str, span: Span) -> bool:
        return not opens_verbal(low, span) and not self.phrases.is_verbal(low[slice(*span)], True)

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

    def is_amount(self, low: str, span: Span) -> bool:
        """Whether a phrase names a sum of money: "penalties", "cash"."""
        return head_of(low, span) in self.before.amounts

    def _after(self, text: str, low: str, offset: int, determiner: bool) -> Span | None:
        span = self.phrases.counted(text, low, offset - 1, plural=False, determiner=determiner)
        return self.coordination.whole(text, low, self.phrases.extended(text, low, span)) if span else None

    def is_empty(self, low: str, span: Span) -> bool:
        """Whether nothing is measured by the words after an amount: "in total", "in early trading"."""
        phrase = low[span[0] : span[1]]
        return phrase in self.not_measured or phrase.rsplit(" ", 1)[-1] in self.not_measured_heads
