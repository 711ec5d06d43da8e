"""The noun whose amount is told by a verb: "cases rose to 155", "raised its offer to $5", "the rate was 5 percent"."""

from __future__ import annotations

import re
from typing import Final

from extractor.find.quantities.reading import Reading
from extractor.language.noun_phrases import NounPhrases, Span
from extractor.language.words import word_before
from extractor.packs import Rules

_PREPOSITIONS: Final = frozenset({"from", "to", "by", "at"})
_AUXILIARIES: Final = frozenset(
    {
        "were",
        "was",
        "is",
        "are",
        "has",
        "have",
        "had",
        "been",
        "be",
        "will",
        "also",
        "to",
        "would",
        "could",
        "may",
        "might",
        "should",
    }
)
_RELATIVES: Final = frozenset({"which", "that", "who"})
_STATES: Final = frozenset({"is", "are", "was", "were"})
_STATED_KINDS: Final = frozenset({"percent", "rate", "temperature", "speed"})
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_DIMENSION: Final = re.compile(r" (?:deep|long|wide|tall|high|thick)\b")
# Of these a bare number is told by "was" too: "the number of cases was 155".
_NUMBERS_OF: Final = ("number of ", "total number of ")
# "The number of people held on suspicion of fraud was 155"
_NUMBER_FAR: Final = re.compile(r"(?:\A|[.\n\"] ?)((?:the )?(?:total )?number of )(?=[a-z])[^.,;\n]{0,100}\Z")
# "Fraud, on the other hand, rose by 22 percent"
_INTERPOSED: Final = re.compile(r", (?:however|though|meanwhile|in turn|in contrast|by contrast|on the other hand),\Z")
_LONGEST_ASIDE: Final = 24
_ING: Final = re.compile(r"(?<![\w-])[a-z][\w-]*ing\Z")
_SENTENCE_WINDOW: Final = 140
_PERIOD: Final = re.compile(r" in (?:the )?[\w-]{1,9}\Z")
_MAX_HOPS: Final = 3


class Changes:
    """Finds the subject of a change or of a state, or the object that somebody changes."""

    def __init__(self, rules: Rules, phrases: NounPhrases) -> None:
        table = rules.table("quantities.toml").get("measured", {})
        self.phrases = phrases
        self.periods = frozenset(rules.table("quantities.toml").get("currencies", {}).get("price_periods", ()))
        self.verbs = frozenset(table.get("changes", ()))
        self.moves = frozenset(table.get("moves", ()))
        self.kept = frozenset(table.get("kept_at", ()))
        self.by_share = frozenset(table.get("changes_by_share", ()))
        self.transitive = frozenset(table.get("changes_of", ()))

    def noun(self, text: str, low: str, reading: Reading) -> Span | None:
        """The noun phrase before the verb, or between the verb and "to" or "by"."""
        end = reading.start - 1
        if end < 4 or low[end] != " ":
            return None
        word = word_before(low, end + 1)
        if word in _PREPOSITIONS:
            end -= len(word) + 1
            if changed := self._object(text, low, end) or self._moved(text, low, end):
                return changed
            period = _PERIOD.search(low, max(end - 18, 0), end)
            end = period.start() if period else end
            word = word_before(low, end + 1)
        if word.endswith("ly"):
            end -= len(word) + 1
            word = word_before(low, end + 1)
        if word in self.kept and end < reading.start - 1 and word_before(low, end - len(word)) in _BE:
            return self._changed(text, low, reading, end - len(word) - 1)
        if word in self.verbs or (reading.kind == "percent" and word in self.by_share):
            return self._changed(text, low, reading, end)
        return self._stated(text, low, reading, end, word)

    def _changed(self, text: str, low: str, reading: Reading, end: int) -> Span | None:
        """The subject of the verb of a change that ends before ``end``."""
        start = self._group_start(low, end)
        if reading.kind == "count" and (number := _number_far(low, start)):
            return self.phrases.counted(text, low, number.end(1) - 1)
        aside = _INTERPOSED.search(low, max(start - _LONGEST_ASIDE, 0), start)
        return self._subject(text, low, aside.start() if aside else start)

    def _stated(self, text: str, low: str, reading: Reading, end: int, word: str) -> Span | None:
        """The subject of a state, told by the word before ``end``: "the rate was 5 percent"."""
        measured = reading.kind in _STATED_KINDS or _DIMENSION.match(low, reading.end)
        if word not in _STATES or not (measured or reading.kind == "count"):
            return None
        span = self._subject(text, low, end - len(word) - 1)
        if measured or (span and low.startswith(_NUMBERS_OF, span[0])):
            return span
        number = _number_far(low, end)
        return self.phrases.counted(text, low, number.end(1) - 1) if number else None

    def _group_start(self, low: str, end: int) -> int:
        """Where the verb group that ends before ``end`` starts, a relative pronoun taken along."""
        word = word_before(low, end + 1)
        for _ in range(_MAX_HOPS):
            end -= len(word) + 1
            word = word_before(low, end + 1)
            if word not in _AUXILIARIES and word not in self.verbs:
                break
        if word in _RELATIVES:
            end -= len(word) + 1
            end -= low[end - 1] == ","
        return end

    def _subject(self, text: str, low: str, end: int) -> Span | None:
        """The subject that ends before ``end``; "a day" in "7,000 steps a day were" is none."""
        span = self.phrases.subject(text, low, end)
        named = _ING.search(low, max(end - _LONGEST_ASIDE, 0), end) if span is None else None
        if named:  # "drug driving rose"
            before = self.phrases.before(text, low, named.start() - 1)
            return (before[0] if before else named.start()), end
        return None if span and low[span[0] : span[1]] in self.periods else span

    def _moved(self, text: str, low: str, end: int) -> Span | None:
        """ "A rise in complaints to 4,500"."""
        span = self.phrases.before(text, low, end)
        moved = span is not None and low.endswith(" in ", 0, span[0]) and word_before(low, span[0] - 3) in self.moves
        return span if moved else None

    def _object(self, text: str, low: str, end: int) -> Span | None:
        """ "doubled its work force to 50,000"."""
        span = self.phrases.before(text, low, end)
        if span is None:
            return None
        words = low[span[0] : span[1]].split(" ")
        for index in range(len(words) - 1, 0, -1):
            if words[index - 1] in self.transitive:  # "the drug cut deaths by"
                return span[1] - len(" ".join(words[index:])), span[1]
        for _ in range(_MAX_HOPS):
            determiner = word_before(low, span[0])
            at = span[0] - len(determiner) - 1 if determiner in self.phrases.determiners else span[0]
            word = word_before(low, at)
            if word in self.transitive:
                return span
            head = self.phrases.before(text, low, at - len(word) - 2) if word in self.phrases.inner else None
            if head is None:
                return None
            span = (head[0], span[1])  # "reduced the risk of stroke by"
        return None


def _number_far(low: str, end: int) -> re.Match[str] | None:
    """ "The number of" that opens the sentence that goes on to ``end``."""
    return _NUMBER_FAR.search(low, max(end - _SENTENCE_WINDOW, 0), end)
