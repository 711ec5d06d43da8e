"""One of a unit, told by an article: "a ton of cocaine", "an ounce of gold"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.measures import Measures
from extractor.find.quantities.reading import Numeral, Reading, Source
from extractor.packs import Rules

_KINDS: Final = frozenset({"mass"})  # "a pint of beer" is any
_SHORTEST: Final = 3
_ARTICLE: Final = re.compile(r"(?<![^\s(\"'])an? \Z")
# "It sold for $5 a kilo of leaves" tells a price.
_PRICED: Final = re.compile(r"(?:\d|dollars?|euros?|pounds?|cents?|million|thousand|hundred) an? \Z")
# "She had a ton of patience" weighs nothing.
_FIGURATIVE: Final = re.compile(r"\b(?:has|have|had|having|got|with|take|takes|took|made) an? (?=tonn?e?\b)")
_LONGEST_PRICE: Final = len(" thousand an ")


class SingleMeasures:
    """Reads a unit that an article and "of" make one of it."""

    def __init__(self, rules: Rules, measures: Measures) -> None:
        self.measures = measures
        of_any = one_of(rules.table("quantities.toml").get("guards", {}).get("of_any", ()))
        self._any = re.compile(rf" of [^.,;\n]{{2,40}}? {of_any}\b")  # "a gallon of petrol averaged $3.62"
        forms = measures.units.by_form
        words = [
            form
            for form, unit in forms.items()
            if unit.kind in _KINDS and form.isalpha() and len(form) >= _SHORTEST and not form.endswith("s")
        ]
        self._word = re.compile(rf"{one_of(words)}(?= of )")
        # What the scan for numbers looks for.
        self.trigger = rf"(?<=[an] ){self._word.pattern}"

    def read(self, source: Source, start: int) -> Reading | None:
        """The measure whose unit stands at ``start``."""
        low = source.low
        word = self._word.match(low, start)
        article = _ARTICLE.search(low, max(start - 3, 0), start) if word else None
        if word is None or article is None or self._any.match(low, word.end()):
            return None
        if _FIGURATIVE.search(low, max(start - _LONGEST_PRICE, 0), word.end()):
            return None
        if _PRICED.search(low, max(start - _LONGEST_PRICE, 0), start):
            return None
        one = Numeral(article.start(), start - 1, 1)
        return self.measures.measured(low, one, self.measures.units.by_form[word[0]], word.end())
