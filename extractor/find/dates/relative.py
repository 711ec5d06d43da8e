"""Expressions made of words: "three days ago", "last month", "the third quarter", "every Monday", "in recent years".

The grammar here reads lower-cased text. An expression may have words before the one that gives it away ("the first
half of the *year*"), so the reader walks left over words that can open one and tries each as the start.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.find.dates.expression import Expression
from extractor.find.dates.openings import Openings
from extractor.find.dates.words import Words, either
from extractor.resolve.calendar import MONTH_NUMBERS, WEEKDAY_NUMBERS

_PLAIN_UNITS = {"D": "day", "W": "week", "WE": "weekend", "F": "week", "M": "month", "Q": "quarter", "Y": "year"}
_BY_WORD = {
    "day": ("near", "end-of"),
    "weekend": ("weekend",),
    "quarter": ("numbered", "the-quarter", "end-of"),
    "year": ("year-ago", "end-of"),
    "month": ("end-of",),
    "week": ("end-of",),
    "decade": ("end-of",),
}
_HALVES = {"Y": ("M", 6), "DE": ("Y", 5), "CE": ("Y", 50)}
_DURING = re.compile(r"\b(?:over|during|within|in|throughout|for) $")
Reader = Callable[[re.Match[str]], "Expression | None"]


class RelativeReader:
    """Reads the expression around a word that can be part of one."""

    def __init__(self, words: Words) -> None:
        self.words = words
        rules = {name: (re.compile(pattern), read) for name, (pattern, read) in self._grammar().items()}
        self.rules: dict[str, list[tuple[re.Pattern[str], Reader]]] = {}
        for unit in words.units:
            self.rules[f"{unit}s"] = [rules[name] for name in ("first-units", "ago", "span", "bare-possessive")]
            names = ["nth-week", "ago", "span", "unit", *_BY_WORD.get(unit, ()), "set", "of"]
            self.rules[unit] = [rules[name] for name in names]
        for part in words.parts:
            self.rules[part] = [rules[name] for name in ("part-of", "set", "part")]
        self.rules["half"] = [rules["numbered"]]
        self.rules["coming"] = []
        self.openings = Openings(words)

    def _grammar(self) -> dict[str, tuple[str, Reader]]:
        """The rules by name: a pattern over lower-cased text and what reads its match."""
        return {**self._told(), **self._periods(), **self._parts_and_sets()}

    def _told(self) -> dict[str, tuple[str, Reader]]:
        """Expressions told from another date: "three days ago", "the last two years", "last month"."""
        words = self.words
        count = rf"(?:(?P<count>{either(words.numbers)}|\d{{1,3}})|(?P<vague>{either(words.vague_counts)}))"
        unit = _unit(words)
        stop = r"(?=[.,;:)]|$)"
        shifts = either([*words.anchor_shifts, *words.mention_shifts])
        return {
            "ago": (
                rf"{count}(?: (?:full|long|calendar|business|working|short|and a half))?[ -]{unit}s?(?: and a half)? "
                rf"(?P<way>ago|earlier|later|previously|from now|hence|prior|before{stop}|after{stop})\b",
                self._ago,
            ),
            "span": (
                rf"(?:the )?(?P<shift>last|past|previous|next|coming|(?<=the )(?:following|preceding)) {count} "
                rf"{unit}s?\b",
                self._span,
            ),
            "unit": (
                rf"(?:(?:{either(words.openers)})[ -])?(?:the |this (?=past|coming)|that (?=same))?(?P<shift>{shifts})"
                rf"(?: (?:fiscal|financial|calendar))?[ -]{unit}\b(?!-)",
                self._unit,
            ),
            "bare-possessive": (  # "this years budget", the apostrophe lost
                rf"(?P<shift>this|(?<!the )(?<!his )(?<!her )(?<!its )(?:last|next)) {unit}s"
                r"(?= [a-z]{4})(?! (?:before|that|when|with))",
                self._unit,
            ),
            "near": (rf"(?:the )?day (?P<way>before yesterday|after tomorrow|before{stop}|after{stop})\b", self._near),
            "year-ago": (
                r"(?:(?:the )?(?:comparable )?year-(?:ago|earlier) (?:quarter|period|month)|year-(?:ago|earlier))\b",
                self._year_ago,
            ),
        }

    def _periods(self) -> dict[str, tuple[str, Reader]]:
        """Parts of larger periods: "the third quarter", "the end of the year", "the week of"."""
        words, unit = self.words, _unit(self.words)
        return {
            "numbered": (
                rf"(?P<number>{either(words.ordinals)})[ -](?:fiscal[ -])?(?P<unit>quarter|half)\b",
                self._numbered,
            ),
            "the-quarter": (r"(?:the|this|that) (?:latest |comparable |same )?quarter\b", self._the_quarter),
            "end-of": (
                rf"(?:(?:the )?(?:{either(words.openers)})|(?:earli|lat)(?:er|y|e) in) the {unit}\b(?! of\b)"
                r"|year(?:'s |[- ])end\b|(?P<own>month|quarter|week)'s end\b",
                self._end_of,
            ),
            "weekend": (r"weekend\b", self._weekend),
            "nth-week": (
                rf"(?:the )?(?P<number>{either(words.ordinals)})(?: full)? week of(?= (?:{either(MONTH_NUMBERS)})\b)",
                self._nth_week,
            ),
            "first-units": (
                rf"(?:the )?(?P<way>first|last|final) (?P<count>{either(words.numbers)}|\d\d?) (?P<unit>month|quarter)s"
                r"(?= (?:of|in) )",
                self._first_units,
            ),
            "of": (rf"(?:the )?{unit} of(?= (?:{either(MONTH_NUMBERS)})\b| \d)", self._period_of),
        }

    def _parts_and_sets(self) -> dict[str, tuple[str, Reader]]:
        """Parts of day, and what happens again and again: "that night", "every month"."""
        words = self.words
        part = rf"(?P<part>{either(words.parts)})"
        return {
            "part-of": (
                rf"(?:(?:{either(words.openers)})[ -])?(?:the )?"
                rf"(?P<shift>this|last|next|same|that|previous|following|the)"
                rf"(?: (?:same|very))? (?:(?:early|late|mid)[ -])?{part}\b",
                self._part_of,
            ),
            "set": (
                rf"(?:every|each)(?P<other> other| second)? "
                rf"(?P<unit>{either([*words.units, *words.parts, *WEEKDAY_NUMBERS])})\b",
                self._set,
            ),
            "part": (rf"(?:(?:early|late|mid)[ -])?{part}(?:[ -]hours)?\b", self._bare_part),
        }

    def read(self, lower: str, start: int, end: int) -> Expression | None:
        """The longest expression that takes in the word between the offsets, preferring the leftmost start."""
        rules = self.rules.get(lower[start:end], ())
        for opening in self.openings(lower, start):
            for pattern, reader in rules:
                match = pattern.match(lower, opening)
                if match and match.end() >= end:
                    found = reader(match)
                    if found:
                        return found
        return None

    def _ago(self, match: re.Match[str]) -> Expression | None:
        unit, way = self.words.units[match["unit"]], match["way"]
        back = way not in {"later", "from now", "hence", "after"}
        to_mention = way not in {"ago", "from now", "hence"}
        if match["vague"]:
            value = "PAST_REF" if back or to_mention else "FUTURE_REF"
            return _at(match, "date.vague-ago", "fixed", value=value)
        count = self.words.count(match["count"]) or 0
        if unit == "WE":
            return None
        if unit == "Y" and " and a half" in match[0]:
            unit, count = "M", 12 * count + 6
        half = match.string.endswith("half ", 0, match.start())
        if half and (unit not in _HALVES or count != 1):
            return None
        if half:
            unit, count = _HALVES[unit]  # "half a century ago"
        found = _at(match, "date.ago", "unit", unit=unit, shift=-count if back else count, to_mention=to_mention)
        found.start -= len("half ") if half else 0
        return found

    def _span(self, match: re.Match[str]) -> Expression | None:
        unit, shift = self.words.units[match["unit"]], self.words.shift(match["shift"])[0]
        if match["vague"]:
            return _at(match, "date.vague-span", "fixed", value="PAST_REF" if shift < 0 else "FUTURE_REF")
        count = self.words.count(match["count"]) or 1
        return _at(match, "date.last-units", "span", unit=unit, shift=shift * count)

    def _unit(self, match: re.Match[str]) -> Expression | None:
        unit = self.words.units[match["unit"]]
        shift, to_mention = self.words.shift(match["shift"])
        if unit == "Q" and match["shift"] == "last":
            # The one before this, but "the last quarter of 2023" is its fourth.
            return _at(match, "date.quarter", "quarter", number=4, code="last")
        # "the next day" is told from the day before it in the text, "next month" from the day of publication.
        if match["shift"] == "next" and (unit == "D" or match[0].startswith("the ")):
            to_mention = True
        if unit == "D" and match["shift"] in {"last", "past", "present", "current"}:
            return None
        rolling = match["shift"] == "past" and match[0].startswith(("the past", "past", "this past y"))
        if unit != "WE" and (rolling or (unit in {"W", "M", "Y"} and _is_rolling(match))):
            return _at(match, "date.past-unit", "span", unit=unit, shift=-1)
        return _at(match, f"date.relative-{_PLAIN_UNITS.get(unit, match['unit'])}", "unit", unit=unit, shift=shift,
                   to_mention=to_mention)  # fmt: skip

    def _part_of(self, match: re.Match[str]) -> Expression | None:
        word, part = match["shift"], self.words.parts[match["part"]]
        if word == "the":
            return _at(match, "time.part", "part", part=part, weak=True)
        shift, to_mention = (1, True) if word == "next" else self.words.shift(word)
        return _at(match, "time.part-of-day", "unit", unit="D", shift=shift, to_mention=to_mention, part=part)

    def _near(self, match: re.Match[str]) -> Expression | None:
        way = match["way"]
        if " " in way:
            return _at(match, "date.deictic", "unit", unit="D", shift=-2 if "before" in way else 2)
        return _at(match, "date.relative-day", "unit", unit="D", shift=-1 if way == "before" else 1, to_mention=True)

    def _numbered(self, match: re.Match[str]) -> Expression | None:
        number = self.words.ordinals[match["number"]]
        if match["unit"] == "half":
            number = 2 if match["number"] in {"second", "last", "final", "2nd"} else number
            if number > 2:
                return None
            return _at(match, "date.half", "half", number=number, weak=True)
        return _at(match, "date.quarter", "quarter", number=number)

    def _set(self, match: re.Match[str]) -> Expression | None:
        word = match["unit"]
        if word in WEEKDAY_NUMBERS:
            value = f"XXXX-WXX-{WEEKDAY_NUMBERS[word]}"
        elif word in self.words.parts:
            value = f"XXXX-XX-XXT{self.words.parts[word]}"
        else:
            unit = self.words.units[word]
            number = 2 if match["other"] else 1
            if unit == "WE":
                value = "XXXX-WXX-WE"
            elif unit in {"DE", "CE"}:
                value = f"P{number}{unit}"
            else:
                value = f"P{2 if unit == 'F' else number}{'W' if unit == 'F' else unit}"
        return _at(match, "set.every", "fixed", value=value, is_set=True)

    def _bare_part(self, match: re.Match[str]) -> Expression | None:
        return _at(match, "time.part", "part", part=self.words.parts[match["part"]], weak=True)

    def _weekend(self, match: re.Match[str]) -> Expression | None:
        return _at(match, "date.weekend", "unit", unit="WE", weak=True)

    def _period_of(self, match: re.Match[str]) -> Expression | None:
        unit = self.words.units[match["unit"]]
        found = _at(match, "date.period-of", "unit", unit=unit, code="period-of", weak=True)
        found.end = match.end("unit")
        return found if unit in {"W", "WE", "M", "Y"} else None

    def _nth_week(self, match: re.Match[str]) -> Expression | None:
        number = -1 if match["number"] in {"last", "final"} else self.words.ordinals[match["number"]]
        found = _at(match, "date.week-of-month", "unit", unit="W", code="period-of", number=number, weak=True)
        found.end -= len(" of")
        return found

    def _first_units(self, match: re.Match[str]) -> Expression | None:
        count, unit = self.words.count(match["count"]) or 1, self.words.units[match["unit"]]
        number = count if match["way"] == "first" else -count
        return _at(match, "date.first-units", "unit", unit=unit, code="first-units", number=number, weak=True)

    def _the_quarter(self, match: re.Match[str]) -> Expression | None:
        return _at(match, "date.the-quarter", "unit", unit="Q", shift=0, to_mention=True)

    def _end_of(self, match: re.Match[str]) -> Expression | None:
        unit = self.words.units[match["unit"] or match["own"] or "year"]
        if unit == "D" and not match[0].startswith(("earl", "lat")):
            return None  # "in the middle of the day", any day
        return _at(match, "date.end-of-period", "unit", unit=unit, shift=0, to_mention=unit == "D")

    def _year_ago(self, match: re.Match[str]) -> Expression | None:
        return _at(match, "date.year-ago", "unit", unit="Y", shift=-1, to_mention=True)


def _unit(words: Words) -> str:
    return rf"(?P<unit>{either(words.units)})"


def _is_rolling(match: re.Match[str]) -> bool:
    """ "Over the last year" is the twelve months up to now, "last year" the calendar's."""
    if not match[0].startswith("the last") or match.string.startswith(" of ", match.end()):
        return False
    return _DURING.search(match.string, max(match.start() - 12, 0), match.start()) is not None


def _at(match: re.Match[str], rule: str, kind: str, **fields: object) -> Expression:
    return Expression(match.start(), match.end(), rule, kind, **fields)  # type: ignore[arg-type]
