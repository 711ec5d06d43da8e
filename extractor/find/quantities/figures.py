"""A quantity in figures: with its currency, its unit, an age, a noun joined by a hyphen; or none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from extractor.find.quantities.ages import Ages
from extractor.find.quantities.guards import Guards, passed, word_before
from extractor.find.quantities.measures import Measures
from extractor.find.quantities.numerals import Numerals
from extractor.find.quantities.ratios import Ratios
from extractor.find.quantities.reading import Numeral, Outcome, Reading, Source
from extractor.packs import Rules
from extractor.resolve.numbers import simple
from extractor.trace import tracing

# A hyphen that is neither a range nor a bound ("-plus") makes figures part of a code.
DANGLING: Final = re.compile(r"-(?!plus|odd|ish|strong)")
# "21-cr-123", "714-555-0107": figures after a hyphen that joins them to others.
_INSIDE_CODE: Final = re.compile(r"[a-z0-9]-\d")
# ".19": a point before figures and none before it.
_POINTED: Final = re.compile(r"[^a-z0-9]?\.(\d+)(?!\d)")
_BOUNDED_MINUS: Final = re.compile(r"[<>≤≥]=? {0,2}-\Z")
_MINUS: Final = ("minus", "negative")
_SIGNED: Final = frozenset({"percent", "temperature", "angle"})
# A noun of ordinary length: "6-monoacetylmorphine" is a name.
_JOINED: Final = re.compile(r"-([^\W\d_]{3,12}(?:-[^\W\d_]{3,12})?)(?![\w-])")
# "in the first quarter of 2023.1 The figures"
_YEAR_AND_FOOTNOTE: Final = re.compile(r"(?:19|20)\d\d\.\d{1,2} [A-Z]")
# Currencies of one letter, by the least amount that is no code: "R100", "N100", "P1,000".
_LEAST: Final = {"R": 100, "N": 100, "P": 1000}
_BROADCASTER: Final = re.compile(r" (?:News|Action|Eyewitness|Television|TV|Live|Sports)\b")
_HEIGHT: Final = re.compile(r"([3-7])' ?(\d|1[01])(?:\"|''|(?= tall\b))")
PLURAL_NEAR: Final = re.compile(
    r" (?:(?!(?:and|or|in|at|on|to|for|was|is|has|were|by|from|the|with)\b)[^\W\d_][\w'.&/-]{0,24} ){0,4}?"
    r"(?!(?:was|has|does|its|his|as|this|is|across)\b)"
    r"(?:[^\W\d_][\w'-]{0,24}[^su'\W]s|[\w'-]{0,24}(?:men|people|children))\b| of "
)


class FiguresReader:
    """Reads a single quantity in figures, without ranges and bounds."""

    def __init__(self, rules: Rules, numerals: Numerals, measures: Measures, guards: Guards) -> None:
        self.numerals = numerals
        self.measures = measures
        self.guards = guards
        self.ages = Ages(rules)
        self.ratios = Ratios(numerals, measures)
        self.not_joined = frozenset(rules.table("quantities.toml").get("guards", {}).get("not_joined", ()))

    def read(self, source: Source, start: int, identifier: int, second: bool) -> Outcome:
        """What stands at ``start``.

        Args:
            identifier: the offset after the last identifier, 0 where there is none.
            second: whether it is the second number of a range, so that "-" before it is no sign.
        """
        low, guards = source.low, self.guards
        if not second and _INSIDE_CODE.match(low, max(start - 2, 0)):
            return passed(guards.token_end(low, start), "code")
        before = word_before(low, start)
        money = self.measures.money.before(source.text, low, start, before)
        height = _HEIGHT.match(low, start) if money is None and not low[start - 1 : start].isalnum() else None
        if height:
            return _height(start, height)
        numeral = self.numerals.figures(low, start, money is not None)
        if numeral is None:
            return guards.token_end(low, start)
        if money is not None:
            least = _LEAST.get(source.text[money.offset : start])
            if least and numeral.value < least:
                return passed(guards.token_end(low, start), "code")
            return self.measures.reading(source, numeral, money)
        ruled_out = self._ruled_out(source, numeral, before, identifier, second)
        if ruled_out:
            return ruled_out
        pointed = low[start - 1 : start] == "." and self._take_point(low, numeral)
        reading = self.measures.reading(source, numeral, None)
        if pointed:
            return reading if reading.unit else passed(guards.token_end(low, numeral.end), "code")
        glued = reading.end if reading.unit and low[numeral.end] not in " -" else numeral.end
        if guards.is_part_of_token(low, 0 if second else start, glued if low[glued - 1].isalnum() else len(low)):
            return passed(guards.token_end(low, glued), "code")
        if reading.unit is None:
            return self._bare(source, numeral, reading, before)
        spelled = reading.kind in ("percent", "duration") and low[numeral.end] == " "
        if spelled and guards.is_year(low, start, numeral.end):
            return passed(numeral.end, "year")
        if reading.kind == "duration":
            self.ages.take_duration(source.text, low, reading, before)
        return self._signed(low, reading, before)

    @staticmethod
    def _take_point(low: str, numeral: Numeral) -> bool:
        """Read figures behind a point as a fraction: ".19 percent"."""
        pointed = _POINTED.match(low, max(numeral.start - 2, 0))
        if pointed:
            numeral.value, numeral.start = simple(Decimal(f"0.{pointed[1]}") * numeral.scale), numeral.start - 1
            if trace := tracing():
                at = numeral.start, numeral.end
                trace.step("number.pointed", "behind a point", None, numeral.value, at=at)
        return pointed is not None

    def _ruled_out(self, source: Source, numeral: Numeral, before: str, identifier: int, second: bool) -> int:
        """Where to go on if the figures number a list, a day, a telephone or a section; else 0."""
        text, low, guards, start = source.text, source.low, self.guards, numeral.start
        listed = guards.is_list_number(low, start) and not self.ages.is_bracketed(text, low, start, numeral.end)
        if (
            listed
            or guards.is_paragraph_number(text, start, numeral.end)
            or guards.is_month(before or _line_before(low, start))
        ):
            return passed(numeral.end, "list")
        telephone = 0 if second or numeral.plain else guards.telephone_end(low, start)
        if telephone:
            return passed(telephone, "telephone")
        if guards.is_identified(text, low, start, numeral.end, before, identifier):
            return passed(-guards.token_end(low, numeral.end), "identifier")
        return 0

    def _bare(self, source: Source, numeral: Numeral, reading: Reading, before: str) -> Outcome:
        """Figures with neither currency nor unit: what is left to rule out, and ages."""
        text, low, guards = source.text, source.low, self.guards
        start, end = numeral.start, numeral.end
        if low[start - 1 : start] == "-" and _BOUNDED_MINUS.search(low, max(start - 4, 0), start):
            reading.negate(start - 1)
        if guards.has_follower(low, end) or guards.is_address(text, start, end):
            return passed(guards.token_end(low, end), "citation")
        if low.startswith((" in ", " out of "), end) and self.ratios.extend(source, numeral):
            return Reading(start, numeral.end, start, numeral.value)
        if self.ages.apply(text, low, reading, before):
            return reading
        if _YEAR_AND_FOOTNOTE.match(source.text, start):
            return passed(end, "year")
        year = guards.is_year(low, start, end) and not guards.is_counted(low, start, end, before)
        if year or guards.is_emergency(low, start, end):
            return passed(guards.token_end(low, end), "year")
        if numeral.maybe_thousands and PLURAL_NEAR.match(low, end):
            reading.value = simple(Decimal(numeral.value) * 1000)
            if trace := tracing():
                trace.step(
                    "number.thousands", "groups thousands, since things are counted", numeral.value, reading.value
                )
        following = low[end + 1 : end + 2]
        if low[end : end + 1] == "-" and DANGLING.match(low, end) and not self.join(source, reading):
            return reading if following.isdigit() or following == " " else passed(guards.token_end(low, end), "code")
        if guards.is_company(text, end):
            return passed(guards.token_end(low, end), "company")
        named = not reading.noun and guards.is_name_part(text, start, end, before)
        if named and (not PLURAL_NEAR.match(low, end) or _BROADCASTER.match(text, end)):
            return passed(guards.token_end(low, end), "name")
        return reading

    def join(self, source: Source, reading: Reading) -> bool:
        """Take in a noun joined by a hyphen: "24-count"; not "6-MAM"."""
        match = _JOINED.match(source.low, reading.end)
        if match is None or match[1] in self.not_joined or match[1].endswith("th"):
            return False
        if len(match[1]) < 5 and source.text[match.start(1) : match.end(1)].isupper():
            return False
        reading.noun, reading.end = match.start(1), match.end(1)
        return True

    @staticmethod
    def _signed(low: str, reading: Reading, before: str) -> Reading:
        start = reading.start
        if start and low[start - 1] == "-" and reading.kind in _SIGNED and not low[start - 2 : start - 1].isalnum():
            reading.negate(start - 1)
        elif before in _MINUS and not low.endswith("plus or minus ", 0, start):
            reading.negate(low.rfind(" ", 0, start - 1) + 1)
        return reading


def _height(start: int, match: re.Match[str]) -> Reading:
    """Feet and inches in signs: 5'10"."""
    value = simple(int(match[1]) + Decimal(match[2] or 0) / 12)
    if trace := tracing():
        trace.step("quantity.part", "feet and inches", None, value, at=match.span())
        trace.step("unit.length", "the unit", None, "[ft_i]", at=match.span())
    return Reading(start, match.end(), start, value, kind="length", unit="[ft_i]")


def _line_before(low: str, start: int) -> str:
    """The word before where it has a line of its own, empty elsewhere: "March" and the day after it."""
    if not start or low[start - 1] != "\n":
        return ""
    window = low[max(start - 12, 0) : start - 1]
    return window[window.rfind("\n") + 1 :]
