"""Two numbers that make a range: "10 to 15", "between $5 and $10 million", "12-15"; or two of a change, that do not."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.identifiers import PLURAL_NEAR
from extractor.find.quantities.reading import Reading, times
from extractor.language.words import word_before
from extractor.packs import Rules
from extractor.resolve.numbers import Exact
from extractor.trace import tracing

_CONNECTOR: Final = re.compile(r" (?:to|and|or|through) | ?[-~] ?(?=[$€£₦₹\d])")
# What a connector, or the sign between two numbers, starts with.
CONNECTING: Final = frozenset({" t", " a", " o", " -", " ~", "~ "} | {f"~{digit}" for digit in "0123456789$"})
_BEFORE_RANGE: Final = frozenset(
    {"is", "are", "was", "were", "of", "from", "about", "around", "ranges", "range", "by", "aged"}
)
_BETWEEN: Final = re.compile(r"\bbetween (?:the ages of |ages |about |approximately )?\Z")
# "between five and more than six years"
_SECOND_BOUND: Final = re.compile(
    r"(?:more than|over|at least|up to|about|approximately|around|nearly|almost|roughly) "
)
_APPROXIMATE: Final = frozenset(
    {"about", "nearly", "almost", "around", "approximately", "roughly", "some", "over", "just"}
)
_MOVE_WINDOW: Final = 90


class Ranges:
    """Decides whether a number and the one after a connector are the ends of a range."""

    def __init__(self, rules: Rules) -> None:
        measured = rules.table("quantities.toml").get("measured", {})
        self.moves = frozenset(measured.get("moves", ()))
        moves = one_of([*self.moves, *measured.get("changes_of", ())])
        self._moves_from = re.compile(
            rf"\b{moves}\b(?: [^\s,.;:]{{1,20}}){{0,5}}?,? from (?:{one_of(_APPROXIMATE)} )?\Z"
        )

    @staticmethod
    def connector(low: str, first: Reading) -> re.Match[str] | None:
        """What may join the number to another one, "and" only after "between"."""
        match = _CONNECTOR.match(low, first.end)
        if match is None or match[0] != " and ":
            return match
        return match if _BETWEEN.search(low, max(first.start - 22, 0), first.start) else None

    @staticmethod
    def second_start(low: str, connector: re.Match[str]) -> int:
        """Where the second number starts, its own bound passed over."""
        about = _SECOND_BOUND.match(low, connector.end()) if connector[0] == " and " else None
        return about.end() if about else connector.end()

    def joined(self, low: str, first: Reading, connector: re.Match[str], second: Reading) -> Reading | None:
        """The range, None where the two are none."""
        word = connector[0].strip()
        if first.value is None or second.value is None or first.noun or first.vague:
            return None
        if word == "-" and not self._is_range(low, first, second):
            return None
        if word in ("to", "through") and self._is_change(low, first, second):
            return None
        value = _lower(first.value, first, second, word)
        if value >= second.value or first.minor != second.minor:
            return None
        if word == "or" and (second.value != value + 1 or first.unit is not None):
            return None
        if first.unit is not None and (second.noun or second.unit not in (None, first.unit)):
            return None
        unit, kind = (second.unit, second.kind) if first.unit is None else (first.unit, first.kind)
        if trace := tracing():
            told = f"{value} – {second.value} {unit or ''}".rstrip()
            trace.step("quantity.range", "a range", None, told, at=(first.start, second.end))
        return first._replace(
            low=value, high=second.value, value=None, end=second.end, noun=second.noun, unit=unit, kind=kind, timex=()
        )

    def _is_change(self, low: str, first: Reading, second: Reading) -> bool:
        """Whether two numbers tell by how much, or from what, something changed and to what.

        "Fell 12% to 340", "rose by three to 17", "rose from 20 to 30 percent" tell two amounts, each of which was
        reached; "rose 3 to 5 percent" and "costs from 20 to 30 euros" one that lies between its ends.
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


def _lower(value: Exact, first: Reading, second: Reading, word: str) -> Exact:
    """The lower end, of the upper one's scale where that makes a range: "5 to 8 million"."""
    shares = first.scale == 1 and second.scale > 1 and word != "or" and second.value is not None
    return times(value, second.scale) if shares and value * second.scale < (second.value or 0) else value
