"""From the places where templates match to whole mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.entities import Inchoate
from extractor.find.offences.cues import Cue
from extractor.find.offences.lexicon import (
    AFTER,
    BEFORE,
    CUE,
    NO_OFFENCE,
    NOT_AFTER,
    NOT_BEFORE,
    OFFENCE,
    OffenceLexicon,
)
from extractor.find.offences.templates import Found
from extractor.find.offences.words import Words
from extractor.trace import GUARD, Trace, tracing

_BETWEEN = frozenset(b"a an the his her their its any some one two several such".split())
_COORDINATORS = frozenset({b"and", b"or"})
# "the Prevention and Combating of Corrupt Activities Act"
_IN_A_NAME = re.compile(r"\w [A-Z][a-z]")
# "Corruption, Drug Trafficking and Other Serious Crimes (Confiscation of Benefits) Act", after its first words
_LAW = r"(?:Act|Ordinance|Convention|Directive|Decree)s?\b"
_IN_A_TITLE = re.compile(
    rf"\)?(?:,? (?:[A-Z][\w'-]*|of|and|for|the|in|to|on)){{0,7}}?,? (?:\([A-Z][^()\n]{{0,60}}\) )?{_LAW}"
)
_LAWS = re.compile(_LAW)
_COORDINATED = re.compile(r",? ?(?:and|or|and/or)? ?(?:the |a |an )?")
_LONGEST_BETWEEN = 12
_MOST_MODIFIERS = 6
_MOST_TAILS = 3
_MOST_OBJECTS = 5
# What speaks against an offence.
_AGAINST = {
    "no-offence": "a form that names no offence",
    "attribute": "tells of a thing, not of a deed",
    "not-before": "the words after it make it no offence",
    "not-after": "the words before it make it no offence",
    "law": "part of the name of a law",
}


@dataclass(slots=True)
class _Core:
    """What matched an offence's template, in word indices, growing to a mention; whether something is against it."""

    first: int
    after: int
    entry: str
    inchoate: Inchoate | None = None
    blocked: bool = False


@dataclass(slots=True, frozen=True)
class Mention:
    """An offence mention: the entry it names, and whether the offence was completed."""

    start: int
    end: int
    entry: str
    inchoate: Inchoate | None = None


class MentionBuilder:
    """Reads one text: offences with their modifiers, and the cues on the way."""

    def __init__(self, lexicon: OffenceLexicon, text: str) -> None:
        self.lexicon = lexicon
        self.words = Words(text)
        self.cues: list[Cue] = []
        # By the index of the word after them: where they start, and what they make of the offence.
        self._modifiers: dict[int, tuple[int, Inchoate | None]] = {}
        self._denied: set[int] = set()
        self._cue_after = 0

    def read(self, kinds: Mapping[bytes, tuple[str, ...]]) -> list[Mention]:
        """The mentions of the text by position, none overlapping another; fills ``cues``.

        Args:
            kinds: for the words at which a template may match, which kinds of template to try.
        """
        words, tokens, lexicon = self.words, self.words.tokens, self.lexicon
        openings, go_on = lexicon.openings, lexicon.templates.go_on
        cores: list[_Core] = []
        only = lexicon.only
        for index in [
            index
            for index, token in enumerate(tokens)
            if token in kinds and (token not in only or tokens[index + 1] in only[token])
        ]:
            token, after = tokens[index], tokens[index + 1]
            for opening in openings.get(token) or lexicon.open(token, kinds[token]):
                if opening.only is not None and after not in opening.only:
                    continue
                found = go_on(opening, words, index)
                if found is None:
                    continue
                if opening.kind == OFFENCE:
                    cores.append(_Core(index, found.after, found.entry))
                elif opening.kind == BEFORE:
                    self._modifiers.setdefault(found.after, (index, lexicon.inchoate[found.entry]))
                elif opening.kind == CUE:
                    self._add_cue(index, found)
                elif opening.kind == NOT_AFTER:
                    self._denied.add(found.after)
        self._grow(cores)
        return self._settle([*cores, *self._further(cores)])

    def _grow(self, cores: Sequence[_Core]) -> None:
        """Block the cores that something speaks against, and take in what belongs to the others."""
        for core in cores:
            denied = self._is_denied(core)
            if denied:
                # "Prevention of Money Laundering and Terrorism Financing": what follows in the list is denied too.
                self._denied.add(core.after)
            against = "not-after" if denied else self._against(core)
            core.blocked = against is not None
            if trace := tracing():
                self._tell(trace, core, against)
            if not core.blocked:
                self._extend(core)

    def _further(self, cores: Sequence[_Core]) -> Iterator[_Core]:
        """The further objects of an offence: more of the same lengthens it, another kind is an offence of its own."""
        starts = {core.first for core in cores}
        for core in cores:
            kind = self.lexicon.objects.get(core.entry)
            last = core
            for _ in range(_MOST_OBJECTS if kind and not core.blocked else 0):
                index = self._next_in_list(last.after)
                found = None if index in starts else self.lexicon.templates.match(kind or "", self.words, index)
                if found is None:
                    break
                if found.entry == last.entry or (last is core and self._is_same_kind(found.entry, core.entry)):
                    last.after = found.after
                else:
                    last = _Core(index, found.after, found.entry, core.inchoate)
                    if trace := tracing():
                        at = self._span(index, found.after)
                        trace.step(
                            "offence.object", "a further object, of another kind", None, last.entry, at=at, of=last
                        )
                    yield last

    def _is_same_kind(self, one: str, other: str) -> bool:
        """Whether two entries have one code: "importing cocaine, heroin" is one offence."""
        return self.lexicon.entries[one].iccs == self.lexicon.entries[other].iccs

    def _next_in_list(self, index: int) -> int:
        """The word after a comma, an "and" and an article, where a list goes on here; else the end of the text."""
        tokens = self.words.tokens
        place = index
        if not tokens[place] and self.words.before[self.words.start(place)] == ",":
            place += 1
        if tokens[place] in _COORDINATORS and self.words.before[self.words.start(place)] == " ":
            place += 1
        if place == index:
            return len(tokens) - 1
        return place + 1 if tokens[place] in _BETWEEN and self.words.joined(place + 1) else place

    def _add_cue(self, index: int, found: Found) -> None:
        if index < self._cue_after:
            return
        told = self.lexicon.stages[found.entry]
        start = self.words.start(index)
        if told is not None:
            if told[0] == "mentioned" and _IN_A_NAME.match(self.words.text, max(start - 2, 0)):
                return
            self.cues.append(Cue(start, self.words.end(found.after - 1), *told))
        self._cue_after = found.after

    def _against(self, core: _Core) -> str | None:
        """What speaks against an offence: a key of ``_AGAINST``; None where nothing does."""
        if core.entry == NO_OFFENCE:
            return "no-offence"
        if self._is_attribute(core):
            return "attribute"
        if self._follows(NOT_BEFORE, core.after) is not None:
            return "not-before"
        return "law" if self._is_in_a_title(core) else None

    def _is_in_a_title(self, core: _Core) -> bool:
        """Whether the mention is a part of the name of a law."""
        text, start, end = self.words.text, self.words.start(core.first), self.words.end(core.after - 1)
        if not text[start : start + 1].isupper() or text[end : end + 1] not in {" ", ",", ")"}:
            return False
        return _IN_A_TITLE.match(text, end) is not None and not _LAWS.search(text, start, end)

    def _tell(self, trace: Trace, core: _Core, against: str | None) -> None:
        """Take down what was matched, or what speaks against it."""
        at = self._span(core.first, core.after)
        if against:
            trace.reject("offence", f"{GUARD}offence.{against}", _AGAINST[against], at)
        else:
            entry = self.lexicon.entries[core.entry]
            trace.step(f"offence.{entry.id}", "a form of", None, entry.name, at=at, of=core)

    def _span(self, first: int, after: int) -> tuple[int, int]:
        """Offsets of a run of words."""
        return self.words.start(first), self.words.end(after - 1)

    def _is_denied(self, core: _Core) -> bool:
        first = core.first
        if self.words.tokens[first - 1] in _COORDINATORS:
            first -= 1
        elif first > 1 and not self.words.tokens[first - 1]:
            # A comma and a space.
            return first - 1 in self._denied
        return first in self._denied or any(index in self._denied for index in self._places_before(core.first))

    def _is_attribute(self, core: _Core) -> bool:
        """Whether the mention is a participle that tells of a thing: "the stolen car", "a forged passport"."""
        words, lists = self.words, self.lexicon.participles
        if words.tokens[core.first] not in lists.get("words", ()):
            return False
        before = words.tokens[core.first - 1] if words.joined(core.first) else b""
        if core.after - core.first > 1:
            return before in lists["determiners"]
        follows = words.tokens[core.after] if words.joined(core.after) else b""
        return bool(follows) and follows not in lists["function_words"] and before not in lists["auxiliaries"]

    def _follows(self, kind: str, index: int) -> Found | None:
        if not self.words.joined(index):
            return None
        return self.lexicon.templates.match(kind, self.words, index)

    def _places_before(self, index: int) -> Sequence[int]:
        """The word indices after which a modifier of this word may end: an article may stand between."""
        if not self.words.joined(index):
            return ()
        if self.words.tokens[index - 1] in _BETWEEN and self.words.joined(index - 1):
            return (index, index - 1)
        return (index,)

    def _extend(self, core: _Core) -> None:
        for _ in range(_MOST_MODIFIERS):
            modifier = next(
                (self._modifiers[at] for at in self._places_before(core.first) if at in self._modifiers), None
            )
            if modifier is None or modifier[0] >= core.first:
                break
            if trace := tracing():
                at = self._span(modifier[0], core.first)
                trace.step("offence.before", "belongs to it", None, modifier[1], at=at, of=core)
            core.first = modifier[0]
            core.inchoate = modifier[1] or core.inchoate
        for _ in range(_MOST_TAILS):
            tail = self._follows(AFTER, core.after)
            if tail is None:
                break
            if trace := tracing():
                trace.step("offence.after", "belongs to it", at=self._span(core.after, tail.after), of=core)
            core.after = tail.after

    def _settle(self, cores: list[_Core]) -> list[Mention]:
        """Of overlapping mentions the longer; what is coordinated with an inchoate offence is inchoate too.

        A blocked one takes the shorter ones in it along: "laundering" in "anti-money laundering".
        """
        kept: list[Mention] = []
        free = 0
        for core in sorted(cores, key=lambda core: (core.first, -core.after)):
            if core.first < free:
                continue
            free = core.after
            if core.blocked:
                continue
            start, end = self._span(core.first, core.after)
            inchoate = core.inchoate or self._shared_inchoate(kept, start)
            kept.append(Mention(start, end, core.entry, inchoate))
            if trace := tracing():
                trace.hand_on(kept[-1], core)
                if inchoate != core.inchoate:
                    trace.step("offence.listed", "listed with an inchoate offence", None, inchoate)
        return kept

    def _shared_inchoate(self, kept: Sequence[Mention], start: int) -> Inchoate | None:
        if not kept or kept[-1].inchoate is None:
            return None
        return kept[-1].inchoate if listed_together(self.words.text, kept[-1].end, start) else None


def listed_together(text: str, end: int, start: int) -> bool:
    """Whether nothing but a comma, an "and" or an article stands between two mentions."""
    return start - end <= _LONGEST_BETWEEN and _COORDINATED.fullmatch(text, end, start) is not None
