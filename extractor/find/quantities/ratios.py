"""Ratios: "one in five", "three in every ten", "1 in 4"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.measures import Measures
from extractor.find.quantities.numerals import Numerals
from extractor.find.quantities.reading import Numeral, Source
from extractor.trace import aside, tracing


class Ratios:
    """Makes a small number and the number after "in" one."""

    def __init__(self, numerals: Numerals, measures: Measures) -> None:
        self.numerals = numerals
        self.measures = measures
        words = one_of([*numerals.words.cardinals, "hundred", "thousand"])
        self._in_words = re.compile(rf"(?: in (?:every )?| out of every )(?=(?:{words})\b)")
        self._in_figures = re.compile(
            r"(?: in (?:every )?| out of (?:every |(?=100?\b)))"
            r"(?=(?:[2-9]|1[02]|20|[1-9]0?,?00+)(?![\d,./:-]\d|\d|-)|\d[\d.]{0,6} [mb]illion)"
        )

    def extended(self, source: Source, numeral: Numeral) -> Numeral | None:
        """The ratio that starts with the number, if one does: "two in three days" is none."""
        if not isinstance(numeral.value, int) or numeral.value > 9:
            return None
        low = source.low
        match = self._in_figures.match(low, numeral.end) or self._in_words.match(low, numeral.end)
        if match is None:
            return None
        of_figures = low[match.end()].isdigit()
        with aside():
            read = (
                self.numerals.figures(low, match.end(), False)
                if of_figures
                else self.numerals.words_at(low, match.end())
            )
        if read is None or numeral.value >= read.value or self.measures.after(source, read):
            return None
        ratio = numeral._replace(value=Decimal(numeral.value) / read.value, end=read.end)
        if trace := tracing():
            trace.step("quantity.ratio", "a ratio", None, ratio.value, at=(ratio.start, ratio.end))
        return ratio
