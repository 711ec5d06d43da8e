"""Numbers at a place of the text: figures with scale words and suffixes, number words, fractions, vague numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.reading import Numeral
from extractor.packs import Rules
from extractor.resolve.numbers import Exact, NumberWords, read_figures, simple
from extractor.trace import aside

# Most numbers need no more: figures, then a word, a line's end or a clause's.
_PLAIN: Final = re.compile(r"\d{1,9}(?= [a-z]|\n|, [a-z]|[;)])")
_FIGURES: Final = re.compile(
    r"""\d{1,3}(?:,\d{2,3}){0,7},\d{3}(?!\d)(?:\.\d{1,9})?
      | \d{1,3}(?:\.\d{3}){2,6}(?!\d)(?:,\d{1,4})?
      | \d{1,3}(?:\.\d{3})+,\d\d(?!\d)
      | \d{1,3}(?:[ ]\d{3}){1,6},\d\d(?!\d|,\d|[ ]\d)
      | \d{1,3}(?:[ ]\d{3}){1,6}(?!\d|,\d|[ ]\d|[.]\d{3})(?:[.,]\d{1,2}(?!\d))?
      | \d{1,3}(?:'\d{3}){1,6}(?!\d)(?:\.\d{1,2})?
      | \d{1,20}(?:\.\d{1,9})?
    """,
    re.VERBOSE,
)
# Only after a currency: "N172, 408, 320.49", "R92 407 269-33".
_MONEY_FIGURES: Final = re.compile(
    r"""\d{1,3}(?:,[ ]\d{3}){1,6}(?!\d)(?:\.\d{1,2})?
      | \d{1,3}(?:[ ]\d{3}){1,6}-\d\d(?!\d)
      | \d{1,9},\d{1,2}(?!\d|,)
    """,
    re.VERBOSE,
)
_VULGAR: Final = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
}
_MIXED: Final = re.compile(r"[ -]?(?:([½¼¾⅓⅔])|([1-9])/([2-9])(?![\d/]))")
_SIMPLE_FRACTION: Final = re.compile(r"([1-9])/([2-9]|10)(?![\d/.,-]|[ ]?[a-z]{2}[ ]?\d)")
# "2.500": a decimal before a unit, thousands where things are counted.
_MAYBE_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_WORD_AFTER: Final = re.compile(r"([ -]?)([a-z]+)")
# "1.2m homes" are millions, "1.2m wide" is not.
_MILLIONS_OF: Final = re.compile(
    r" (?!(?:long|wide|high|tall|deep|above|below|from|to|in|of|and|or|at|by|on|off|away|north|south|east|west)\b)"
    r"(?:[a-z-]{3,20} ){0,2}?(?:[a-z]{2,20}[^\W\dsu]s|people|men|women|children)\b"
)
_DOTTED: Final = re.compile(r"\.(?= [a-z]|$|\n)")
_INSIDE_WORD: Final = frozenset("0123456789'")
_REPEATED: Final = re.compile(r" ?\((\d{1,3}(?:,\d{3})*|\d{1,9})\)")
# What stands before a scale word that no cardinal opens, how many times it is taken, and whether that is vague.
_SCALE_OPENERS: Final[dict[str, tuple[Decimal, bool]]] = {
    "a": (Decimal(1), False),
    "half a": (Decimal("0.5"), False),
    "half": (Decimal("0.5"), False),
    "a half": (Decimal("0.5"), False),
    "one half": (Decimal("0.5"), False),
    "a quarter": (Decimal("0.25"), False),
    "quarter": (Decimal("0.25"), False),
    "a couple": (Decimal(2), False),
    "a couple of": (Decimal(2), False),
    "several": (Decimal(1), True),
    "a few": (Decimal(1), True),
    "many": (Decimal(1), True),
}
_BEFORE_SCALE: Final = re.compile(
    r"(?<![^\s(\"'/\u2014])"
    r"((?:a couple of|a couple|a few|half a|a half|one half|a quarter|quarter|half|several|many|a))[ -]\Z"
)
MAX_WORDS: Final = 14


class Numerals:
    """Reads the number that starts at an offset of folded text in lower case."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("quantities.toml").get("numbers", {})
        self.scales: dict[str, int] = table.get("scales", {})
        self.suffixes: dict[str, int] = table.get("suffixes", {})
        self.vague: dict[str, int] = table.get("vague", {})
        self._times = {"tens": 10, **self.vague}
        self.words = NumberWords(table.get("cardinals", {}), self.scales, table.get("denominators", {}))
        self._compile(table)
        self.trigger_words = sorted(
            {*self.words.cardinals, *self.scales, *self.vague, "tens", "half"}, key=len, reverse=True
        )

    def _compile(self, table: dict[str, Any]) -> None:
        """Make the patterns of the words of the table."""
        number = one_of([*self.words.cardinals, *self.scales])
        self._run = re.compile(
            rf"(?:{number})\b(?:(?:[ -]|, (?=[a-z]+ (?:hundred|thousand))| and |-and-)(?:{number})\b){{0,{MAX_WORDS}}}"
        )
        denominators = one_of(self.words.denominators)
        self._fraction = re.compile(rf"[ -]({denominators})\b(?!-| degree| of [a-z]+ (?:19|20)\d\d)")
        self._and_fraction = re.compile(rf"[ -]and[ -](?:(a|one|two|three|one-)[ -]?({denominators})\b|half(?=-))")
        self._scale_after = re.compile(rf"[ -]?({one_of(self.scales)})\b")
        measures = one_of([*self.scales, *table.get("decimal_comma", ())])
        self._decimal_comma = re.compile(rf"\d{{1,6}},\d{{1,2}}(?= ?(?:%|€|{measures}\b))")
        digits = one_of(word for word, value in self.words.cardinals.items() if value < 10)
        self._decimals = re.compile(rf" point ((?:{digits})(?:[ -](?:{digits}))*)\b")
        large = one_of(scale for scale, value in self.scales.items() if value >= 1000)
        self._of_scale = re.compile(rf" of an? ({large})\b")
        self._vague_run = re.compile(rf"(?:(tens|dozens|scores|hundreds|thousands) of )?({one_of(self.vague)})\b")

    def figures(self, low: str, start: int, money: bool) -> Numeral | None:
        """A number in figures with its scale: ``money`` admits looser groupings and the suffixes of one letter."""
        plain = _PLAIN.match(low, start)
        if plain:
            numeral = Numeral(start, plain.end(), int(plain[0]), 1, True, False, False, False, False, True)
            numeral.told("number.figures", "in figures")
            return self._scaled(low, numeral, money) if low[numeral.end] == " " else numeral
        match = self._match(low, start, money)
        if match is None:
            vulgar = _VULGAR.get(low[start])
            return Numeral(start, start + 1, vulgar, figures=True, fraction=True) if vulgar else None
        value, end = read_figures(match[0]), match.end()
        following = low[end : end + 1]
        if following.isdigit():
            return None
        if following and following in " -/½¼¾⅓⅔":
            value, end = _mixed(low, start, end, value)
        numeral = self._scaled(
            low, Numeral(start, end, value, figures=True).told("number.figures", "in figures"), money
        )
        if low.startswith(" (", numeral.end) and not money:
            numeral = self._in_words_again(low, numeral)
        thousands = numeral.scale == 1 and _MAYBE_THOUSANDS.fullmatch(match[0]) is not None
        return numeral._replace(maybe_thousands=True) if thousands else numeral

    def _match(self, low: str, start: int, money: bool) -> re.Match[str] | None:
        match = (_MONEY_FIGURES.match(low, start) if money else None) or _FIGURES.match(low, start)
        if match and low[match.end() : match.end() + 1] == ",":
            return self._decimal_comma.match(low, start) or match
        return match

    def _in_words_again(self, low: str, numeral: Numeral) -> Numeral:
        """Take in the same number in words: "5 (five) years"."""
        with aside():
            again = self.words_at(low, numeral.end + 2)
        if again and again.value == numeral.value and low.startswith(")", again.end):
            return numeral._replace(again=(numeral.end + 2, again.end), end=again.end + 1)
        return numeral

    def _scaled(self, low: str, numeral: Numeral, money: bool) -> Numeral:
        """With the scale words and suffixes after figures: "1.2 million", "4.5bn"."""
        match = _WORD_AFTER.match(low, numeral.end)
        if match is None:
            return numeral
        word = match[2]
        if word in self.scales:
            while match and match[2] in self.scales:
                numeral = numeral.scaled(self.scales[match[2]], match.end())
                match = _WORD_AFTER.match(low, numeral.end)
        elif word in self.suffixes and match[1] != "-" and low[match.end() : match.end() + 1] not in _INSIDE_WORD:
            long = len(word) > 1
            clear = word == "k" or (long and word != "mm") or (word == "m" and _MILLIONS_OF.match(low, match.end()))
            dotted = money and not long and match[1] == " " and _DOTTED.match(low, match.end())  # "SEK 2.1 b. with"
            if dotted or ((long or not match[1]) and (money or clear)):
                return numeral.scaled(self.suffixes[word], match.end())
        return numeral

    def words_at(self, low: str, start: int) -> Numeral | None:
        """A number in words: "twenty-five", "two and a half million", "eight hundred and one (801)", "two-thirds"."""
        run = self._run.match(low, start)
        if run is None:
            return self._vague_at(low, start)
        tokens = list(_tokens(run[0], start))
        value, used = self.words.read([token for token, _ in tokens])
        if not used:
            return None
        numeral = Numeral(start, tokens[used - 1][1], value)
        if tokens[0][0] in self.scales:
            numeral = _led(low, numeral)
        scale = self.scales.get(tokens[used - 1][0], 1)
        if scale > 12:
            numeral = numeral._replace(scale=scale)
        numeral.told("number.words", "in words")
        numeral = self._with_decimals(low, numeral) or self._with_fraction(low, numeral)
        match = _REPEATED.match(low, numeral.end)
        if match and read_figures(match[1]) == numeral.value:  # "eight hundred and one (801)"
            return numeral._replace(again=match.span(1), end=match.end())
        return numeral

    def _with_decimals(self, low: str, numeral: Numeral) -> Numeral | None:
        """With decimals in words: "two point five million"."""
        decimals = self._decimals.match(low, numeral.end) if isinstance(numeral.value, int) else None
        if decimals is None:
            return None
        digits = "".join(str(self.words.cardinals[word]) for word in re.split("[ -]", decimals[1]))
        numeral = numeral._replace(value=Decimal(f"{numeral.value}.{digits}"), end=decimals.end())
        return self._with_scale(low, numeral.told("number.decimals", "with decimals"))

    def _with_fraction(self, low: str, numeral: Numeral) -> Numeral:
        """As a fraction, or with one: "two thirds", "two and a half million"."""
        more = self._and_fraction.match(low, numeral.end)
        if more:
            above = {"two": 2, "three": 3}.get(more[1], 1)
            value = numeral.value + Decimal(above) / self.words.denominators[more[2] or "half"]
            numeral = numeral._replace(value=value, end=more.end())
            return self._with_scale(low, numeral.told("number.fraction", "with a fraction"))
        part = self._fraction.match(low, numeral.end) if isinstance(numeral.value, int) and numeral.value < 10 else None
        share = self.words.fraction(numeral.value, part[1]) if part else None
        # Not "two third-strikers".
        if part is None or share is None or share >= 1 or not (numeral.value == 1 or part[1].endswith("s")):
            return numeral
        numeral = numeral._replace(value=share, end=part.end(), fraction=True).told("number.fraction", "a fraction")
        scaled = self._with_scale(low, numeral)  # "three quarters billion"
        return scaled if scaled is not numeral else self.of_scale(low, numeral) or numeral

    def _with_scale(self, low: str, numeral: Numeral) -> Numeral:
        scale = self._scale_after.match(low, numeral.end)
        return numeral.scaled(self.scales[scale[1]], scale.end()) if scale else numeral

    def of_scale(self, low: str, share: Numeral) -> Numeral | None:
        """The share times what it is of: "a quarter of a million"; None where it is of something else."""
        scale = self._of_scale.match(low, share.end)
        return share.scaled(self.scales[scale[1]], scale.end())._replace(fraction=False) if scale else None

    def _vague_at(self, low: str, start: int) -> Numeral | None:
        """ "dozens", "tens of thousands", "hundreds of millions": the order of magnitude is the value."""
        match = self._vague_run.match(low, start)
        if match is None:
            return None
        numeral = Numeral(start, match.end(), self._times.get(match[1] or "", 1) * self.vague[match[2]], vague=True)
        return numeral.told("number.vague", "its order of magnitude, at least")


def _mixed(low: str, start: int, end: int, value: Exact) -> tuple[Exact, int]:
    """Figures with a fraction after them: 7 1/2, 2½, and 2/3."""
    fraction = _SIMPLE_FRACTION.match(low, start) if low[end] == "/" else None
    if fraction:
        above, below = int(fraction[1]), int(fraction[2])
        return (Decimal(above) / below, fraction.end()) if above < below else (value, end)
    mixed = _MIXED.match(low, end)
    if mixed and value < 1000:
        part = _VULGAR[mixed[1]] if mixed[1] else Decimal(mixed[2]) / int(mixed[3])
        if part < 1 and isinstance(value, int):
            return value + part, mixed.end()
        if part < 1 and low[end - 3] == "." and low[end] == " ":  # "$5.87 3/4", of a cent
            return value + part / 100, mixed.end()
    return value, end


def _led(low: str, numeral: Numeral) -> Numeral:
    """With what stands before a scale word that no cardinal opens: "a dozen", "half a million", "several hundred"."""
    before = _BEFORE_SCALE.search(low, max(numeral.start - 22, 0), numeral.start)
    if before is None:
        return numeral
    factor, vague = _SCALE_OPENERS[" ".join(before[1].replace("-", " ").split())]
    value = simple(Decimal(numeral.value) * factor)
    return numeral._replace(value=value, vague=vague, start=before.start(1), about=factor == 2)


def _tokens(run: str, start: int) -> Iterator[tuple[str, int]]:
    """The words of a run of number words, each with the offset after it."""
    for match in re.finditer(r"[a-z]+", run):
        yield match[0], start + match.end()
