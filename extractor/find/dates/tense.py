"""Whether the words around an expression say that it lies ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.find.context import Context
from extractor.find.dates.words import DateLexicon
from extractor.language.cues import Cue, CueRule, Cues
from extractor.language.lexicon import Lexicon
from extractor.language.scopes import Mark, Reach, scope
from extractor.language.word_classes import PAST, PAST_OR_PARTICIPLE
from extractor.language.words import Words
from extractor.packs.checks import CueUntil
from extractor.trace import tracing

_THAT = re.compile(r"\bthat (?:on |in |by |from )?$")
# How many words on either side are looked at.
_WINDOW = 30
_PAST = CueRule("past-form", "past", Reach("both", "clause", 25))
_VERDICTS = {"ahead": True, "past": False}


@dataclass(frozen=True, slots=True)
class _Clause:
    """What a cue of tense may govern at most: the words of a sentence, from one semicolon to the next."""

    words: Words
    first: int
    stop: int

    def around(self, mark: Mark, until: CueUntil) -> tuple[int, int]:
        """Start and end of the clause that a mark stands in, as indices of words."""
        low = self.words.low
        opens = next((at + 1 for at in range(mark.start - 1, self.first - 1, -1) if low[at] == ";"), self.first)
        return opens, next((at for at in range(mark.end, self.stop) if low[at] == ";"), self.stop)


class Tense:
    """Reads tense from the nearest cue before the expression, else from the nearest one after it.

    Args:
        words: the cues.
        lexicon: which words are forms of the past.
    """

    def __init__(self, words: DateLexicon, lexicon: Lexicon) -> None:
        self._cues = Cues(words.tense_cues, lexicon.inflection)
        self._no_past_after = words.no_past_after
        self._lexicon = lexicon

    def ahead(self, context: Context, start: int, end: int) -> bool | None:
        """True for the future, False for the past, None where nothing tells."""
        opens, closes = context.sentence(start)
        words = context.language.words
        first, stop = words.after(start), words.after(end)
        clause = _Clause(words, max(words.after(opens), first - _WINDOW), min(words.after(closes), stop + _WINDOW))
        before, after = self._nearest_before(clause, first), self._nearest_after(clause, first, stop)
        if _THAT.search(context.text, max(start - 12, opens), start) and after is not None:
            before = None  # "he told them that on Thursday he will": the clause begins here
        cue = before or after
        verdict = _VERDICTS.get(cue.rule.says) if cue is not None else None
        if cue is not None and verdict is not None and (trace := tracing()):
            at = words.starts[cue.start], words.ends[cue.end - 1]
            trace.step("date.tense", "tells of", None, "the future" if verdict else "the past", at=at)
        return verdict

    def _nearest_before(self, clause: _Clause, first: int) -> Cue | None:
        found = [
            cue for cue in self._read(clause, clause.first, first) if scope(cue, cue.rule.reach, clause)[1] > first
        ]
        return max(found, key=lambda cue: (cue.end, -cue.start), default=None)

    def _nearest_after(self, clause: _Clause, first: int, stop: int) -> Cue | None:
        found = (cue for cue in self._read(clause, stop, clause.stop) if scope(cue, cue.rule.reach, clause)[0] <= first)
        return min(found, key=lambda cue: (cue.start, -cue.end), default=None)

    def _read(self, clause: _Clause, first: int, stop: int) -> Iterator[Cue]:
        """The cues between two words, and the forms of the past that stand in none."""
        words = clause.words
        cues = self._cues.find(words.low, first, stop)
        taken = {index for cue in cues for index in range(cue.start, cue.end)}
        yield from (cue for cue in cues if cue.rule.says in _VERDICTS or cue.rule.says == "present")
        for index in range(first, stop):
            if index not in taken and self._is_past(words, index):
                yield Cue(index, index + 1, _PAST)

    def _is_past(self, words: Words, index: int) -> bool:
        word = words.low[index]
        past = word in self._lexicon.participles or self._lexicon.code(word) in PAST + PAST_OR_PARTICIPLE
        return past and words.word(index - 1) not in self._no_past_after
