"""Numbers at a place of the text: figures with scale words and suffixes, number words, fractions, vague numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.reading import Numeral
from extractor.packs import Rules
from extractor.resolve.numbers import Exact, NumberWords, read_figures, simple
from extractor.trace import aside, tracing

# Most numbers need no more: figures, then a word, a line's end or a clause's.
_PLAIN = re.compile(r"\d{1,9}(?= [a-z]|\n|, [a-z]|[;)])")
_FIGURES = re.compile(
    r"""\d{1,3}(?:,\d{2,3}){0,7},\d{3}(?!\d)(?:\.\d{1,9})?
      | \d{1,3}(?:\.\d{3}){2,6}(?!\d)(?:,\d{1,4})?
      | \d{1,3}(?:\.\d{3})+,\d\d(?!\d)
      | \d{1,3}(?:[ ]\d{3}){1,6}(?!\d|,\d|[ ]\d|[.]\d{3})(?:[.,]\d{1,2}(?!\d))?
      | \d{1,3}(?:'\d{3}){1,6}(?!\d)(?:\.\d{1,2})?
      | \d{1,20}(?:\.\d{1,9})?
    """,
    re.VERBOSE,
)
# Only after a currency: "N172, 408, 320.49", "R92 407 269-33".
_MONEY_FIGURES = re.compile(
    r"""\d{1,3}(?:,[ ]\d{3}){1,6}(?!\d)(?:\.\d{1,2})?
      | \d{1,3}(?:[ ]\d{3}){1,6}-\d\d(?!\d)
      | \d{1,9},\d{1,2}(?!\d|,)
    """,
    re.VERBOSE,
)
_VULGAR = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}
_MIXED = re.compile(r"[ -]?(?:([½¼¾⅓⅔])|([1-9])/([2-9])(?![\d/]))")
_SIMPLE_FRACTION = re.compile(r"([1-9])/([2-9]|10)(?![\d/.,-]|[ ]?[a-z]{2}[ ]?\d)")
# "2.500": a decimal before a unit, thousands where things are counted.
_MAYBE_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_WORD_AFTER = re.compile(r"([ -]?)([a-z]+)")
# "1.2m homes" are millions, "1.2m wide" is not.
_MILLIONS_OF = re.compile(
    r" (?!(?:long|wide|high|tall|deep|above|below|from|to|in|of|and|or|at|by|on|off|away|north|south|east|west)\b)"
    r"(?:[a-z-]{3,20} ){0,2}?(?:[a-z]{2,20}[^\W\dsu]s|people|men|women|children)\b"
)
_INSIDE_WORD = frozenset("0123456789'")
_REPEATED = re.compile(r" ?\((\d{1,3}(?:,\d{3})*|\d{1,9})\)")
MAX_WORDS = 14


class Numerals:
    """Reads the number that starts at an offset of folded text in lower case."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("quantities.toml").get("numbers", {})
        self.scales: dict[str, int] = table.get("scales", {})
        self.suffixes: dict[str, int] = table.get("suffixes", {})
        self.vague: dict[str, int] = table.get("vague", {})
        self.words = NumberWords(table.get("cardinals", {}), self.scales, table.get("denominators", {}))
        number = one_of([*self.words.cardinals, *self.scales])
        self._run = re.compile(
            rf"(?:{number})\b(?:(?:[ -]|, (?=[a-z]+ (?:hundred|thousand))| and |-and-)(?:{number})\b){{0,{MAX_WORDS}}}"
        )
        denominators = one_of(self.words.denominators)
        self._fraction = re.compile(rf"[ -]({denominators})\b(?!-| degree| of [a-z]+ (?:19|20)\d\d)")
        self._and_fraction = re.compile(rf"[ -]and[ -](a|one|two|three|one-)[ -]?({denominators})\b")
        self._scale_after = re.compile(rf"[ -]?({one_of(self.scales)})\b")
        measures = one_of([*self.scales, *table.get("decimal_comma", ())])
        self._decimal_comma = re.compile(rf"\d{{1,6}},\d{{1,2}}(?= ?(?:%|€|{measures}\b))")
        digits = one_of(word for word, value in self.words.cardinals.items() if value < 10)
        self._decimals = re.compile(rf" point ((?:{digits})(?:[ -](?:{digits}))*)\b")
        self._of_scale = re.compile(
            rf" of an? ({one_of(scale for scale, value in self.scales.items() if value >= 1000)})\b"
        )
        vague = one_of(self.vague)
        self._vague_run = re.compile(rf"(?:(tens|dozens|scores|hundreds|thousands) of )?({vague})\b")
        self.trigger_words = sorted(
            {*self.words.cardinals, *self.scales, *self.vague, "tens", "half"}, key=len, reverse=True
        )

    def figures(self, low: str, start: int, money: bool) -> Numeral | None:
        """A number in figures with its scale: ``money`` admits looser groupings and the suffixes of one letter."""
        plain = _PLAIN.match(low, start)
        if plain:
            numeral = Numeral(start, plain.end(), int(plain[0]), figures=True, plain=True)
            _tell("number.figures", "in figures", numeral)
            self._scaled(low, numeral, money)
            return numeral
        match = (_MONEY_FIGURES.match(low, start) if money else None) or _FIGURES.match(low, start)
        decimal = self._decimal_comma.match(low, start) if match and low[match.end() : match.end() + 1] == "," else None
        match = decimal or match
        if match is None:
            if low[start] not in _VULGAR:
                return None
            return Numeral(start, start + 1, _VULGAR[low[start]], figures=True, fraction=True)
        end = match.end()
        if low[end : end + 1].isdigit():
            return None
        value = read_figures(match[0])
        thousands = _MAYBE_THOUSANDS.fullmatch(match[0]) is not None
        following = low[end : end + 1]
        if following and following in " -/½¼¾⅓⅔":
            value, end = self._mixed(low, start, end, value)
        numeral = Numeral(start, end, value, figures=True)
        _tell("number.figures", "in figures", numeral)
        self._scaled(low, numeral, money)
        if low.startswith(" (", numeral.end) and not money:
            with aside():
                again = self.words_at(low, numeral.end + 2)  # "5 (five) years"
            if again and again.value == numeral.value and low.startswith(")", again.end):
                numeral.again = numeral.end + 2, again.end
                numeral.end = again.end + 1
        numeral.maybe_thousands = thousands and numeral.scale == 1
        return numeral

    def _mixed(self, low: str, start: int, end: int, value: Exact) -> tuple[Exact, int]:
        """Figures with a fraction after them: 7 1/2, 2½, and 2/3."""
        simple_fraction = _SIMPLE_FRACTION.match(low, start) if low[end] == "/" else None
        if simple_fraction:
            above, below = int(simple_fraction[1]), int(simple_fraction[2])
            return (Decimal(above) / below, simple_fraction.end()) if above < below else (value, end)
        mixed = _MIXED.match(low, end)
        if mixed and value < 1000:
            part = _VULGAR[mixed[1]] if mixed[1] else Decimal(mixed[2]) / int(mixed[3])
            if part < 1 and isinstance(value, int):
                return value + part, mixed.end()
            if part < 1 and low[end - 3] == "." and low[end] == " ":  # "$5.87 3/4", of a cent
                return value + part / 100, mixed.end()
        return value, end

    def _scaled(self, low: str, numeral: Numeral, money: bool) -> None:
        """Take in scale words and suffixes after figures: "1.2 million", "4.5bn"."""
        match = _WORD_AFTER.match(low, numeral.end)
        if match is None:
            return
        word = match[2]
        if word in self.scales:
            while match and match[2] in self.scales:
                self._multiply(numeral, self.scales[match[2]], match.end())
                match = _WORD_AFTER.match(low, numeral.end)
        elif word in self.suffixes and match[1] != "-" and low[match.end() : match.end() + 1] not in _INSIDE_WORD:
            long = len(word) > 1
            clear = word == "k" or (long and word != "mm") or (word == "m" and _MILLIONS_OF.match(low, match.end()))
            if (long or not match[1]) and (money or clear):
                self._multiply(numeral, self.suffixes[word], match.end())

    @staticmethod
    def _multiply(numeral: Numeral, scale: int, end: int) -> None:
        before, product = numeral.value, numeral.value * scale
        numeral.value = simple(product) if isinstance(product, Decimal) else product
        if trace := tracing():
            trace.step("number.scale", f"× {scale:,}", f"{before:,}", f"{numeral.value:,}", at=(numeral.end, end))
        numeral.scale *= scale
        numeral.end = end

    def words_at(self, low: str, start: int) -> Numeral | None:
        """A number in words: "twenty-five", "two and a half million", "eight hundred and one (801)", "two-thirds"."""
        run = self._run.match(low, start)
        if run is None:
            return self._vague_at(low, start)
        tokens = list(_tokens(run[0], start))
        value, used = self.words.read([token for token, _ in tokens])
        if not used:
            return None
        first = tokens[0][0]
        numeral = Numeral(start, tokens[used - 1][1], value)
        if first in self.scales:
            self._leading_scale(low, numeral)
        scale = self.scales.get(tokens[used - 1][0], 1)
        numeral.scale = scale if scale > 12 else 1
        _tell("number.words", "in words", numeral)
        return self._repeated(low, self._with_fraction(low, numeral))

    def _with_fraction(self, low: str, numeral: Numeral) -> Numeral:
        decimals = self._decimals.match(low, numeral.end) if isinstance(numeral.value, int) else None
        if decimals:  # "two point five million"
            digits = "".join(str(self.words.cardinals[word]) for word in re.split("[ -]", decimals[1]))
            numeral.value, numeral.end = Decimal(f"{numeral.value}.{digits}"), decimals.end()
            _tell("number.decimals", "with decimals", numeral)
            scale = self._scale_after.match(low, numeral.end)
            if scale:
                self._multiply(numeral, self.scales[scale[1]], scale.end())
            return numeral
        more = self._and_fraction.match(low, numeral.end)
        if more:
            above = {"two": 2, "three": 3}.get(more[1], 1)
            numeral.value += Decimal(above) / self.words.denominators[more[2]]
            numeral.end = more.end()
            _tell("number.fraction", "with a fraction", numeral)
            scale = self._scale_after.match(low, numeral.end)
            if scale:
                self._multiply(numeral, self.scales[scale[1]], scale.end())
        elif isinstance(numeral.value, int) and numeral.value < 10:
            part = self._fraction.match(low, numeral.end)
            if part:
                share = self.words.fraction(numeral.value, part[1])
                fits = numeral.value == 1 or part[1].endswith("s")  # not "two third-strikers"
                if share is not None and share < 1 and fits:
                    numeral.value, numeral.end, numeral.fraction = share, part.end(), True
                    _tell("number.fraction", "a fraction", numeral)
                    scale = self._scale_after.match(low, numeral.end)
                    if scale:  # "three quarters billion"
                        self._multiply(numeral, self.scales[scale[1]], scale.end())
                    else:
                        self.take_scale(low, numeral)
        return numeral

    def take_scale(self, low: str, share: Numeral) -> bool:
        """Take in what the share is of: "a quarter of a million"."""
        scale = self._of_scale.match(low, share.end)
        if scale is None:
            return False
        self._multiply(share, self.scales[scale[1]], scale.end())
        share.fraction = False
        return True

    @staticmethod
    def _repeated(low: str, numeral: Numeral) -> Numeral:
        """Take in the same number in figures: "eight hundred and one (801)"."""
        match = _REPEATED.match(low, numeral.end)
        if match and read_figures(match[1]) == numeral.value:
            numeral.again, numeral.end = match.span(1), match.end()
        return numeral

    @staticmethod
    def _leading_scale(low: str, numeral: Numeral) -> None:
        """What stands before a scale word that no cardinal opens: "a dozen", "half a million", "several hundred"."""
        before = _BEFORE_SCALE.search(low, max(numeral.start - 22, 0), numeral.start)
        if before is None:
            return
        factor, vague = _SCALE_OPENERS[" ".join(before[1].replace("-", " ").split())]
        product = Decimal(numeral.value) * factor
        numeral.value, numeral.vague, numeral.start = simple(product), vague, before.start(1)
        numeral.about = factor == 2

    def _vague_at(self, low: str, start: int) -> Numeral | None:
        """ "dozens", "tens of thousands", "hundreds of millions": the order of magnitude is the value."""
        match = self._vague_run.match(low, start)
        if match is None:
            return None
        times = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}.get(match[1] or "", 1)
        numeral = Numeral(start, match.end(), times * self.vague[match[2]], vague=True)
        _tell("number.vague", "its order of magnitude, at least", numeral)
        return numeral


_SCALE_OPENERS: dict[str, tuple[Decimal, bool]] = {
    "a": (Decimal(1), False),
    "half a": (Decimal("0.5"), False),
    "half": (Decimal("0.5"), False),
    "a half": (Decimal("0.5"), False),
    "one half": (Decimal("0.5"), False),
    "a quarter of a": (Decimal("0.25"), False),
    "a quarter": (Decimal("0.25"), False),
    "quarter": (Decimal("0.25"), False),
    "three quarters of a": (Decimal("0.75"), False),
    "a couple": (Decimal(2), False),
    "a couple of": (Decimal(2), False),
    "several": (Decimal(1), True),
    "a few": (Decimal(1), True),
    "many": (Decimal(1), True),
    "some": (Decimal(1), True),
}
_BEFORE_SCALE = re.compile(
    r"(?<![^\s(\"'/\u2014])"
    r"((?:three[ -]quarters of a|a quarter of a|a couple of|a couple|a few|half a|a half|one half|a quarter|"
    r"quarter|half|several|many|a))[ -]\Z"
)


def _tell(rule: str, step: str, numeral: Numeral) -> None:
    """Take down how a number was read."""
    if trace := tracing():
        trace.step(rule, step, None, f"{numeral.value:,}", at=(numeral.start, numeral.end))


def _tokens(run: str, start: int) -> Iterator[tuple[str, int]]:
    """The words of a run of number words, each with the offset after it."""
    for match in re.finditer(r"[a-z]+", run):
        yield match[0], start + match.end()
