"""From the places where templates match to whole mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.entities import Inchoate, Stage
from extractor.find.offence_lexicon import AFTER, BEFORE, CUE, NOT_AFTER, NOT_BEFORE, OFFENCE, OffenceLexicon

_BETWEEN = re.compile(r"(?:[ -]{0,2}(?:a|an|the|his|her|their|its|any|some|one|two|several|such)?[ -]{1,2})$")
_COORDINATED = re.compile(r",? ?(?:and|or|and/or)? ?(?:the |a |an )?")
_LONGEST_BETWEEN = 12
_MOST_TAILS = 3


@dataclass(slots=True)
class Mention:
    """An offence mention on its way: the entry it names, and whether the offence was completed."""

    start: int
    end: int
    entry: str
    inchoate: Inchoate | None = None


@dataclass(slots=True, frozen=True)
class Cue:
    """A word or phrase that tells the stage of a case."""

    start: int
    end: int
    stage: Stage


class MentionBuilder:
    """Reads one text: offences with their modifiers, and the cues on the way."""

    def __init__(self, lexicon: OffenceLexicon, text: str) -> None:
        self.lexicon = lexicon
        self.text = text
        self.cues: list[Cue] = []
        self._modifiers: dict[int, tuple[int, Inchoate | None]] = {}
        self._blocked: set[int] = set()

    def read(self, hits: Sequence[tuple[int, int]]) -> list[Mention]:
        """The mentions of the text by position, none overlapping another; fills ``cues``."""
        text, match = self.text, self.lexicon.templates.match
        cores: list[Mention] = []
        for start, end in hits:
            for kind in self.lexicon.kinds(text[start:end].lower()):
                found = match(kind, text, start)
                if found is None:
                    continue
                if kind == OFFENCE:
                    cores.append(Mention(start, found.end, found.entry))
                elif kind == BEFORE:
                    self._modifiers.setdefault(found.end, (start, self.lexicon.inchoate[found.entry]))
                elif kind == CUE:
                    self.cues.append(Cue(start, found.end, self.lexicon.stages[found.entry]))
                elif kind == NOT_AFTER:
                    self._blocked.add(found.end)
        return self._settle([self._extend(core) for core in cores if not self._is_blocked(core)])

    def _is_blocked(self, core: Mention) -> bool:
        if self.lexicon.templates.match(NOT_BEFORE, self.text, core.end):
            return True
        return any(end in self._blocked for end in self._ends_before(core.start))

    def _ends_before(self, start: int) -> tuple[int, ...]:
        """Where a modifier right before this offset would end: articles and a space or hyphen may stand between."""
        between = _BETWEEN.search(self.text, max(start - _LONGEST_BETWEEN, 0), start)
        if between is None:
            return ()
        return (between.start(), start - 1)

    def _extend(self, mention: Mention) -> Mention:
        while True:
            modifier = next(
                (self._modifiers[end] for end in self._ends_before(mention.start) if end in self._modifiers), None
            )
            if modifier is None:
                break
            mention.start = modifier[0]
            mention.inchoate = modifier[1] or mention.inchoate
        for _ in range(_MOST_TAILS):
            tail = self.lexicon.templates.match(AFTER, self.text, mention.end)
            if tail is None:
                break
            mention.end = tail.end
        return mention

    def _settle(self, mentions: list[Mention]) -> list[Mention]:
        """Of overlapping mentions the longer; what is coordinated with an inchoate offence is inchoate too."""
        kept: list[Mention] = []
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            if kept and mention.start < kept[-1].end:
                continue
            if kept and mention.inchoate is None and kept[-1].inchoate is not None:
                between = self.text[kept[-1].end : mention.start]
                if len(between) <= _LONGEST_BETWEEN and _COORDINATED.fullmatch(between):
                    mention.inchoate = kept[-1].inchoate
            kept.append(mention)
        return kept
