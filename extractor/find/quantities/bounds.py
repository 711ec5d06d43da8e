"""Words that bound a number, before it ("more than") and after it ("or more")."""

from __future__ import annotations

import re
from typing import Final

from extractor.entities import Bound
from extractor.find.quantities.reading import Reading
from extractor.language.words import word_before
from extractor.packs import Rules
from extractor.trace import tracing

_BOUNDS: Final[tuple[Bound, ...]] = (">", ">=", "<", "<=", "~")
# Bounds right before the number only: "under a $2 million package" bounds nothing.
_PREPOSITIONS: Final = frozenset({"over", "under", "above", "below", "beyond", "around", "about"})
_MARKS: Final[dict[str, Bound]] = {
    **{"~": "~", "<": "<", ">": ">", "≥": ">=", "≤": "<=", "≈": "~", "±": "~"},
    **{"<=": "<=", ">=": ">=", "< =": "<=", "> =": ">="},
}
_MOST_HOPS: Final = 4
_MARK_ENDS: Final = frozenset("~<>≥≤≈±=")
_MARK: Final = re.compile(r"(?<![<>=])(?:[<>] ?=|[~<>≥≤≈±]) {0,2}\Z")
# "less than 500 or equal"
_OR_EQUAL: Final = re.compile(r" or equal(?: to)?(?: it)?(?=[.,;)\n]|\Z)")
_OR_EQUAL_TO: Final[dict[Bound, Bound]] = {"<": "<=", ">": ">="}
# "Charged over $2m fraud": what somebody is charged over. An affair follows the amount without a preposition.
_CAUSED: Final = re.compile(
    r"\b(?:charge[sd]?|charging|arrest(?:s|ed)?|jail(?:s|ed)?|sentence[sd]?|sue[sd]?|fine[sd]?|held|detain(?:s|ed)?|nab(?:s|bed)|"
    r"convicted|indict(?:s|ed)?|prosecuted?|questioned|suspended|sacked|trial|court|wanted|accused|probed?|investigated|"
    r"row|dispute|feud|controversy|outcry|lawsuit)\b[^.;\n]{0,60}\Z"
)
_CAUSED_WINDOW: Final = 80
_ESTIMATE_WINDOW: Final = 60
_ESTIMATED_AT: Final = re.compile(r"\bestimated (?:at|to (?:be|total|have been))(?: worth)? \Z")
_ESTIMATED: Final = re.compile(
    r"\bestimated (?:[a-z-]{2,14} ){0,4}?(?:(?:of|at|is|was|are|were|to be|to have been|to total|to cost|worth) )+\Z"
)
_AFFAIR: Final = re.compile(
    r"(?: (?!(?:in|of|from|for|to|and|by|through|as|with|on|during|at)\b)[a-z][\w'-]{1,20}){0,3}? (?:\w{0,12}fraud|"
    r"scam|scandal|bribery|bribes?|theft|laundering|embezzlement|scheme|corruption|heist|robbery|extortion|racket|swindle|"
    r"evasion|smuggling|forgery|cartel|debt|contract|deal|affair)\b"
)


class Bounds:
    """Finds the bound of a quantity and takes it into the quantity's span."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("quantities.toml").get("bounds", {})
        self._between = frozenset(table.get("between", ()))
        self._control = frozenset(table.get("control", ()))
        self._before_over = frozenset(table.get("before_over", ()))
        self._before: dict[str, list[tuple[str, Bound]]] = {}
        self._after: dict[str, list[tuple[str, Bound]]] = {}
        for bound in _BOUNDS:
            for phrase in table.get("before", {}).get(bound, ()):
                self._before.setdefault(phrase.rsplit(" ", 1)[-1], []).append((phrase, bound))
            for phrase in table.get("after", {}).get(bound, ()):
                self._after.setdefault(phrase[0], []).append((phrase, bound))
        for phrases in (*self._before.values(), *self._after.values()):
            phrases.sort(key=lambda entry: -len(entry[0]))

    def bounded(self, low: str, reading: Reading) -> Reading:
        """The reading with its bound, its span widened by the words that state it; itself where none do."""
        # "about 500 or more": the closer bound counts.
        before = self._before_number(low, reading)
        bounded = before or reading
        equal = _OR_EQUAL.match(low, bounded.end) if bounded.bound in _OR_EQUAL_TO else None
        if equal:
            return _with_bound(bounded, _OR_EQUAL_TO[bounded.bound], equal.span(), end=equal.end())
        told = bounded if before and before.bound != "~" else self._after_number(low, bounded)
        return _estimated(low, told) if told.bound == "=" else told

    def _before_number(self, low: str, reading: Reading) -> Reading | None:
        end = reading.start
        if low[end - 1 : end] in _MARK_ENDS or (low[end - 2 : end - 1] in _MARK_ENDS and low[end - 1] == " "):
            mark = _MARK.search(low, max(end - 5, 0), end)
            if mark:
                return _with_bound(reading, _MARKS[mark[0].rstrip()], mark.span(), start=mark.start())
        for hops in range(_MOST_HOPS):
            if end < 2 or low[end - 1] != " ":
                return None
            word = word_before(low, end)
            for phrase, bound in self._before.get(word, ()):
                start = end - 1 - len(phrase)
                if (hops or phrase == "over") and not self._may_bound(low, reading, phrase, start, hops):
                    return None
                if start >= 0 and low.startswith(phrase, start) and not (start and low[start - 1].isalnum()):
                    return _with_bound(reading, bound, (start, start + len(phrase)), start=start)
            if word not in self._between:
                return None
            end -= len(word) + 1
        return None

    def _may_bound(self, low: str, reading: Reading, phrase: str, start: int, hops: int) -> bool:
        """Whether a phrase at ``start`` bounds, words between it and the number or not, and is no plain preposition."""
        if hops and phrase in _PREPOSITIONS and reading.kind != "age":
            return False
        if phrase != "over":
            return True
        if reading.kind == "duration" and self._is_during(low, reading, start):
            return False
        if word_before(low, start) in self._control:
            return False
        return reading.kind != "money" or not self._is_because(low, reading, start)

    def _is_during(self, low: str, reading: Reading, start: int) -> bool:
        """Whether "over" tells in what time something happened: "45 trips over two years"."""
        word = word_before(low, start)
        spoken = word[-1:].isalpha() and word not in self._before_over
        return spoken and not low.startswith((" ago", " after", " later", " in ", "'", " before", " of "), reading.end)

    def _is_because(self, low: str, reading: Reading, start: int) -> bool:
        """Whether "over" tells for what somebody is charged: "two held over $5m scam"; not "with over $5m fraud"."""
        word = word_before(low, start)
        if word in self._before_over or word.endswith("ing") or not _AFFAIR.match(low, reading.end):
            return False
        return _CAUSED.search(low, max(start - _CAUSED_WINDOW, 0), start) is not None

    def _after_number(self, low: str, reading: Reading) -> Reading:
        start = reading.end + (low[reading.end : reading.end + 1] == " ")
        for phrase, bound in self._after.get(low[start : start + 1], ()):
            stop = start + len(phrase)
            if low.startswith(phrase, start) and not (phrase[-1].isalpha() and low[stop : stop + 1].isalnum()):
                # "200 or greater than 190", "$50,000 and up to two years"
                if low.startswith((" than ", " to "), stop):
                    return reading
                return _with_bound(reading, bound, (start, stop), end=stop)
        return reading


def _estimated(low: str, reading: Reading) -> Reading:
    """The reading as about so much where an estimate is what it tells: "an estimated value of", "estimated at"."""
    window = max(reading.start - _ESTIMATE_WINDOW, 0)
    if low.find("estimated ", window, reading.start) < 0:
        return reading
    pattern = _ESTIMATED_AT if reading.kind == "count" else _ESTIMATED
    estimate = pattern.search(low, window, reading.start)
    return _with_bound(reading, "~", estimate.span()) if estimate else reading


def _with_bound(reading: Reading, bound: Bound, at: tuple[int, int], **span: int) -> Reading:
    """The reading under a bound, its span widened; the words that bound it are taken down."""
    bounded = reading.changed(bound=bound, **span)
    if trace := tracing():
        trace.step("quantity.bound", "bounds it", None, bound, at=at)
    return bounded
