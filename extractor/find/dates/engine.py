"""From text to date mentions: cheap scans for what can start a rule, the rules around each hit, then the joints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TypeAlias

from extractor.find.dates.rule import FOUR_DIGITS, TWO_DIGITS, Joint, Mention, Rule
from extractor.find.dates.values import Part, Value
from extractor.find.dates.words import DateLexicon, by_first_letter, either
from extractor.trace import tracing

_DIGITS = re.compile(r"[0-9]+")
# What makes a number the end of something else: "$500", "#22", "1,234", "3.5", "A7".
_NOT_BEFORE = frozenset("$€£¥₹#,.:/_@&=+§")
# What follows one or two digits and a space in a date has a capital or is like "a.m.", "to", "noon": no "30 years";
# a comma stands only in a list of days, a hyphen before no small letter: no age.
_NO_DATE = re.compile(r" [bcefgijklqrsuvwxyz]|, [^\d]|-[a-z]")
_GROUP = re.compile(r"(\(\?P<|\(\?P=|\(\?\((?=[a-z]))")
_LONGEST_OPENING = 48
_LONGEST_GAP = 44


# How a rule matches, whether it does so in the text in small letters, and the rule.
Compiled: TypeAlias = "tuple[Callable[[str, int], re.Match[str] | None], bool, Rule]"


@dataclass(slots=True)
class Start:
    """The rules that may match at a word or at digits.

    ``gated``: most hits are none, and one look tells of all rules. What that look takes is made when a text first asks
    for it: a release has few of the words that rules start with.
    """

    rules: list[Compiled]
    gated: bool
    gate: re.Pattern[str] | None = None

    def shuts_out(self, text: str, at: int, words: DateLexicon) -> bool:
        """Whether none of the rules matches at an offset of the text that they read, as far as one look tells."""
        if self.gated and self.gate is None:
            self.gate = _gate(self.rules, words)
            self.gated = self.gate is not None
        return self.gate is not None and self.gate.match(text, at) is None


Hit: TypeAlias = "tuple[int, int, Start, bool]"  # start, end, rules, and whether it is a word in small letters


class Reader:
    """Finds the single expressions of a text: at each hit the leftmost, and of these the longest reading."""

    def __init__(self, rules: Iterable[Rule], words: DateLexicon, opening: Iterable[str]) -> None:
        """Make the prefilter out of what the rules start with.

        Args:
            rules: in the order in which they count among readings that are equally long.
            words: what patterns are made of.
            opening: words that can stand before the one that a rule starts with.
        """
        self.words = words
        self.opening = frozenset(opening)
        by_start: dict[str, list[Compiled]] = {}
        for rule in rules:
            starts = dict.fromkeys(words.expand(rule.starts))
            small = not rule.cased and any(start[0].islower() for start in starts)
            compiled = words.compile(rule.pattern).match, small, rule
            for start in starts:
                by_start.setdefault(start, []).append(compiled)
        # Years of four digits, and names, nearly always are what they look like.
        self.digits = {
            2: Start(by_start.pop(TWO_DIGITS, []), gated=True),
            4: Start(by_start.pop(FOUR_DIGITS, []), gated=False),
        }
        self.small = {start: Start(found, gated=True) for start, found in by_start.items() if start[0].islower()}
        self.names = {
            start.rstrip("*"): Start(found, gated=False) for start, found in by_start.items() if not start[0].islower()
        }
        self.stems = _stems(set(self.small))
        # Two steps: a few letters are found fast, and hits are few enough to look at closely.
        whole = [start for start in by_start if not start[0].islower() and start[-1] != "*"]
        cut = {start[:3] if len(start) < 10 else start[:6] for start in whole}
        prefixes = [name for name in self.names if name not in whole]
        self.first = re.compile(by_first_letter(cut | set(prefixes)))
        names = rf"(?P<name>{either(whole)})(?:(?<=day)s)?(?![A-Za-z])"
        self.name = re.compile(f"{names}|{either(prefixes)}" if prefixes else names)

    def __call__(self, text: str, lower: str) -> list[Mention]:
        """Mentions in text order, none overlapping another; ``lower`` is the text in lower case."""
        hits = [*self._digit_hits(text), *self._name_hits(text), *self._word_hits(lower)]
        hits.sort(key=itemgetter(0))
        found: list[Mention] = []
        for at, end, start, is_word in hits:
            if at < (found[-1].end if found else 0):
                continue
            read = self._read_word(text, lower, at, end, start) if is_word else self._read(text, lower, at, end, start)
            while read and found and read[0].start < found[-1].end:
                if read[-1].end <= found[-1].end or isinstance(read[0].value, Part):
                    read = []
                else:
                    found.pop()
            found += read
        if trace := tracing():
            for mention in found:
                trace.step(mention.rule, "read as", None, mention.value.told, at=mention.span, of=mention)
        return found

    def _digit_hits(self, text: str) -> Iterator[Hit]:
        for match in _DIGITS.finditer(text):
            at, end = match.span()
            before = text[at - 1] if at else " "
            if before == "-" and text[max(at - 3, 0) : at - 1].isupper() and end - at < 4:
                continue  # "form ITR-7"
            if end - at > 4 or end - at == 3 or before in _NOT_BEFORE or before.isalpha():
                continue
            if end - at == 4:
                yield at, end, self.digits[4], False
            elif _NO_DATE.match(text, end) is None:
                yield at, end, self.digits[2], False

    def _name_hits(self, text: str) -> Iterator[Hit]:
        for match in self.first.finditer(text):
            at = match.start()
            before = text[at - 1] if at else " "
            if before.isalnum() or before in "$_@.":
                continue
            name = self.name.match(text, at)
            if name and (before != "/" or text.startswith(",", name.end())):  # "Ends/Friday, May 3", but no address
                shown = name["name"] or name[0]
                yield at, at + len(shown), self.names[shown], False

    def _word_hits(self, lower: str) -> Iterator[Hit]:
        for stem in self.stems:
            at = lower.find(stem)
            while at >= 0:
                begin, end = _word_around(lower, at, at + len(stem))
                start = self.small.get(lower[begin:end])
                if start is not None:
                    yield begin, end, start, True
                at = lower.find(stem, end)

    def _read_word(self, text: str, lower: str, at: int, end: int, start: Start) -> list[Mention]:
        """The expression that takes in the word, preferring the leftmost opening."""
        for opening in self._openings(lower, at):
            read = self._read(text, lower, opening, end, start)
            if read:
                return read
        return []

    def _read(self, text: str, lower: str, at: int, end: int, start: Start) -> list[Mention]:
        """The longest expression from an offset that reaches the end."""
        if start.gated and start.shuts_out(lower if start is not self.digits[2] else text, at, self.words):
            return []
        matches = []
        for matching, on_lower, rule in start.rules:
            match = matching(lower if on_lower else text, at)
            if match and match.end() >= end:
                matches.append((match, rule))
        if len(matches) > 1:
            matches.sort(key=_by_length)
        for match, rule in matches:
            value = rule.read(match, self.words)
            if isinstance(value, Value):
                return [Mention(match.start(), match.end(), rule.id, value, rule.weak)]
            if value:
                return [Mention(first, last, rule.id, each, rule.weak) for first, last, each in value]
        return []

    def _openings(self, lower: str, start: int) -> list[int]:
        """Offsets of the words before ``start`` that can open an expression, leftmost first, then ``start`` itself."""
        offsets = [start]
        at = start
        while start - at < _LONGEST_OPENING and at >= 2 and lower[at - 1] in " -":
            begin = at - 1
            while begin > 0 and at - begin < 14:
                time = lower[begin - 1] in ":." and lower[begin : begin + 1].isdigit()  # 10:30
                if not (time or lower[begin - 1].isalnum()):
                    break
                begin -= 1
            word = lower[begin : at - 1]
            if word not in self.opening and not (word[:1].isdigit() and len(word) <= 5):
                break
            at = begin
            offsets.append(at)
        return offsets[::-1]


class Joiner:
    """Joins neighbours, pass by pass: in each pass every mention with the one before it, as often as that goes."""

    def __init__(self, *passes: Sequence[Joint]) -> None:
        self.passes = passes
        self._fitting: dict[tuple[int, type[Value], type[Value]], list[Joint]] = {}

    def __call__(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """The mentions, those that belong together made one."""
        for number in range(len(self.passes)):
            joined: list[Mention] = []
            for current in mentions:
                while joined and joined[-1].end <= current.start <= joined[-1].end + _LONGEST_GAP:
                    both = self._join(number, text, joined[-1], current)
                    if both is None:
                        break
                    joined.pop()
                    current = both
                joined.append(current)
            mentions = joined
        return mentions

    def _join(self, number: int, text: str, left: Mention, right: Mention) -> Mention | None:
        for joint in self._joints(number, type(left.value), type(right.value)):
            gap = joint.gap.fullmatch(text, left.end, right.start)
            both = joint.join(left, right, gap) if gap else None
            if both is not None:
                if trace := tracing():
                    trace.hand_on(both, left, right)
                    trace.step("date.join", "joined into one", None, both.value.told, at=both.span)
                    if both.edge:
                        trace.step("date.edge", "bounds it", None, both.edge)
                return both
        return None

    def _joints(self, number: int, left: type[Value], right: type[Value]) -> list[Joint]:
        key = number, left, right
        if key not in self._fitting:
            self._fitting[key] = [
                joint
                for joint in self.passes[number]
                if issubclass(left, joint.left) and issubclass(right, joint.right)
            ]
        return self._fitting[key]


def changed(mention: Mention, **fields: object) -> Mention:
    """The mention with other fields, its trace handed on."""
    new = replace(mention, **fields)  # type: ignore[arg-type]
    if trace := tracing():
        trace.hand_on(new, mention)
    return new


def _gate(rules: Sequence[Compiled], words: DateLexicon) -> re.Pattern[str] | None:
    """Matches where one of the rules does; None where they are few or match different texts."""
    if len(rules) < 3 or len({on_lower for _, on_lower, _ in rules}) > 1:
        return None
    patterns = []
    for number, (_, _, rule) in enumerate(rules):
        pattern = _GROUP.sub(rf"\g<1>r{number}_", words.fill(rule.pattern))
        patterns.append(f"(?x:{pattern[4:]})" if pattern.startswith("(?x)") else f"(?:{pattern})")
    return re.compile("|".join(patterns))


def _by_length(found: tuple[re.Match[str], Rule]) -> int:
    return -found[0].end()


def _word_around(lower: str, start: int, end: int) -> tuple[int, int]:
    begin = start
    while begin > 0 and start - begin < 12 and lower[begin - 1].isalpha():
        begin -= 1
    stop = end
    while stop < len(lower) and stop - end < 12 and lower[stop].isalpha():
        stop += 1
    return begin, stop


def _stems(words: set[str]) -> list[str]:
    """The fewest of the words that each of them contains one of."""
    stems: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(stem in word for stem in stems):
            stems.append(word)
    return stems
