"""Words that bound a number, before it ("more than") and after it ("or more")."""

from __future__ import annotations

import re
from typing import Final

from extractor.entities import Bound
from extractor.find.quantities.guards import word_before
from extractor.find.quantities.reading import Reading
from extractor.packs import Rules
from extractor.trace import tracing

_BOUNDS: Final[tuple[Bound, ...]] = (">", ">=", "<", "<=", "~")
# May stand between the bound and the number: "at least the past three years", "about another 20".
_BETWEEN: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "another",
        "past",
        "last",
        "next",
        "first",
        "additional",
        "further",
        "age",
        "ages",
        "of",
    }
)
# Bounds right before the number only: "under a $2 million package" bounds nothing.
_PREPOSITIONS: Final = frozenset({"over", "under", "above", "below", "beyond", "around", "about"})
_MARKS: Final[dict[str, Bound]] = {
    **{"~": "~", "<": "<", ">": ">", "≥": ">=", "≤": "<=", "≈": "~", "±": "~"},
    **{"<=": "<=", ">=": ">=", "< =": "<=", "> =": ">="},
}
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
_AFFAIR: Final = re.compile(
    r"(?: (?!(?:in|of|from|for|to|and|by|through|as|with|on|during|at)\b)[a-z][\w'-]{1,20}){0,3}? (?:\w{0,12}fraud|"
    r"scam|scandal|bribery|bribes?|theft|laundering|embezzlement|scheme|corruption|heist|robbery|extortion|racket|swindle|"
    r"evasion|smuggling|forgery|cartel|debt|contract|deal|affair)\b"
)


class Bounds:
    """Finds the bound of a quantity and takes it into the quantity's span."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("quantities.toml").get("bounds", {})
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

    def apply(self, low: str, reading: Reading) -> None:
        """Set the bound and widen the span, where the text states a bound."""
        # "about 500 or more": the closer bound counts.
        before = self._apply_before(low, reading)
        equal = _OR_EQUAL.match(low, reading.end) if reading.bound in _OR_EQUAL_TO else None
        if equal:
            reading.end, reading.bound = equal.end(), _OR_EQUAL_TO[reading.bound]
            _tell(reading, *equal.span())
        elif not before or reading.bound == "~":
            self._apply_after(low, reading)

    def _apply_before(self, low: str, reading: Reading) -> bool:
        end = reading.start
        if low[end - 1 : end] in _MARK_ENDS or (low[end - 2 : end - 1] in _MARK_ENDS and low[end - 1] == " "):
            mark = _MARK.search(low, max(end - 5, 0), end)
            if mark:
                reading.start, reading.bound = mark.start(), _MARKS[mark[0].rstrip()]
                _tell(reading, mark.start(), mark.end())
                return True
        for hops in range(4):
            if end < 2 or low[end - 1] != " ":
                return False
            word = word_before(low, end)
            phrases = self._before.get(word)
            if phrases:
                for phrase, bound in phrases:
                    start = end - 1 - len(phrase)
                    if hops and phrase in _PREPOSITIONS and reading.kind != "age":
                        return False
                    if phrase == "over" and reading.kind == "duration" and self._is_during(low, reading, start):
                        return False
                    if phrase == "over" and word_before(low, start) in self._control:
                        return False
                    if phrase == "over" and reading.kind == "money" and self._is_because(low, reading, start):
                        return False
                    if start >= 0 and low.startswith(phrase, start) and not (start and low[start - 1].isalnum()):
                        reading.start, reading.bound = start, bound
                        _tell(reading, start, start + len(phrase))
                        return True
            if word not in _BETWEEN:
                return False
            end -= len(word) + 1
        return False

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

    def _apply_after(self, low: str, reading: Reading) -> None:
        end = reading.end
        following = low[end : end + 1]
        if following == " ":
            following, begin = low[end + 1 : end + 2], end + 1
        else:
            begin = end
        for phrase, bound in self._after.get(following, ()):
            stop = begin + len(phrase)
            if low.startswith(phrase, begin) and not (phrase[-1].isalpha() and low[stop : stop + 1].isalnum()):
                if low.startswith(" than ", stop):  # "200 or greater than 190"
                    return
                reading.end, reading.bound = stop, bound
                _tell(reading, begin, stop)
                return


def _tell(reading: Reading, start: int, end: int) -> None:
    """Take down the words that bound the reading."""
    if trace := tracing():
        trace.step("quantity.bound", "bounds it", None, reading.bound, at=(start, end))
