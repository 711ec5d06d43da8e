"""From the places where templates match to whole mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import compress, count, pairwise

from extractor.entities import Inchoate
from extractor.find.offences.conduct import ConductCue, ConductReader
from extractor.find.offences.cues import Cue
from extractor.find.offences.extents import aim_conspiracies, ends_in_law, take_in_law, take_in_object
from extractor.find.offences.guards import AGAINST, OF_NAMES, Guards
from extractor.find.offences.lexicon import AFTER, BEFORE, CONDUCT, CUE, NOT_AFTER, OFFENCE, OffenceLexicon
from extractor.find.offences.mention import Mention
from extractor.find.offences.objects import further_objects
from extractor.find.offences.templates import Found, Opening
from extractor.language.byte_words import ByteWords
from extractor.trace import GUARD, Trace, tracing

# "the Prevention and Combating of Corrupt Activities Act"
_IN_A_NAME = re.compile(r"\w [A-Z][a-z]")
_AGAIN = re.compile(r"\b(?:same|said|aforesaid) (?:Act|Code|Law|Ordinance|Regulations?)\b", re.IGNORECASE)
_COORDINATED = re.compile(r",? ?(?:and|or|and/or)? ?(?:the |a |an )?")
# "violating the regulations on food"
_ON = frozenset({b"on", b"for", b"of", b"governing", b"concerning", b"regarding", b"about"})
_LONGEST_BETWEEN = 12
_MOST_MODIFIERS = 6
_MOST_TAILS = 3
_LONGEST_TAKEN_ALONG = 4


class MentionBuilder:
    """Reads one text: offences with their modifiers, and the cues on the way."""

    def __init__(self, lexicon: OffenceLexicon, text: str) -> None:
        self.lexicon = lexicon
        self.words = ByteWords(text, lexicon.abbreviations)
        self.cues: list[Cue] = []
        self._guards = Guards(lexicon, self.words)
        # By the index of the word after them: where they start, and what they make of the offence.
        self._modifiers: dict[int, tuple[int, Inchoate | None]] = {}
        self._conduct: list[ConductCue] = []
        self._cue_after = 0

    def read(self, kinds: Mapping[bytes, tuple[str, ...]]) -> list[Mention]:
        """The mentions of the text by position, none overlapping another; fills ``cues``.

        Args:
            kinds: for the words at which a template may match, which kinds of template to try.
        """
        words, tokens, lexicon = self.words, self.words.tokens, self.lexicon
        openings, only, go_on = lexicon.openings, lexicon.only, lexicon.templates.go_on
        matched: list[Mention] = []
        for index in compress(count(), map(kinds.__contains__, tokens)):
            token, after = tokens[index], tokens[index + 1]
            if token in only and after not in only[token]:
                continue
            for opening in openings.get(token) or lexicon.open(token, kinds[token]):
                if opening.only is not None and after not in opening.only:
                    continue
                found = go_on(opening, words, index)
                if found is None:
                    continue
                if opening.kind == OFFENCE:
                    matched.append(Mention(words, index, found.after, found.entry))
                else:
                    self._note(opening, found, index)
        self._grow(matched)
        settled = self._settle([*matched, *further_objects(matched, lexicon, words)])
        conduct = ConductReader(lexicon, words, settled).read(self._conduct)
        kept = [mention for mention in settled if not mention.blocked]
        kept += [mention for mention in conduct if self._guards.against(mention) is None]
        kept.sort(key=lambda mention: mention.first)
        for mention in kept:
            self._turn_to_topic(mention)
        self._name_law_again(kept)
        kept = [mention for mention in kept if not self._says_nothing(mention)]
        starts = [*(mention.first for mention in kept), len(tokens)]
        for mention, until in zip(kept, starts[1:], strict=True):
            take_in_object(mention, lexicon, words, until)
        kept = aim_conspiracies(kept, lexicon, words)
        self._share_inchoate(kept)
        return kept

    def _note(self, opening: Opening, found: Found, index: int) -> None:
        """Keep what stands around offences: modifiers, cues, denials."""
        if opening.kind == BEFORE:
            self._modifiers.setdefault(found.after, (index, self.lexicon.inchoate[found.entry]))
        elif opening.kind == CUE:
            self._add_cue(index, found)
        elif opening.kind == CONDUCT:
            self._conduct.append(ConductCue(found.entry, index, found.after))
        elif opening.kind == NOT_AFTER:
            self._guards.denied.add(found.after)

    def _grow(self, matched: Sequence[Mention]) -> None:
        """Block the mentions that something speaks against, and take in what belongs to the others."""
        speaks = [self._guards.against(mention) for mention in matched]
        if any(against in OF_NAMES for against in speaks):
            self._deny_before(matched, speaks)
        for mention, against in zip(matched, speaks, strict=True):
            mention.blocked = against is not None
            if trace := tracing():
                self._tell(trace, mention, against)
            if against == "not-before" and mention.after - mention.first > _LONGEST_TAKEN_ALONG:
                # "sold pills in breach of the Drugs" + "Act": what stands far before the name is not a part of it
                mention.first = mention.after - 1
            if not mention.blocked:
                self._take_in_modifiers(mention)
                self._take_in_tails(mention)

    def _deny_before(self, matched: Sequence[Mention], speaks: list[str | None]) -> None:
        """Let what is part of a name make a part of it of what it is listed with before."""
        following = {mention.first: (mention, against) for mention, against in zip(matched, speaks, strict=True)}
        for index in range(len(matched) - 1, -1, -1):
            after, against = following.get(self.words.next_word(matched[index].after), (None, None))
            if speaks[index] is None and after is not None:
                speaks[index] = self._guards.in_list(matched[index], after, against)
                following[matched[index].first] = matched[index], speaks[index]

    def _add_cue(self, index: int, found: Found) -> None:
        if index < self._cue_after:
            return
        rule = self.lexicon.cues[found.entry]
        start = self.words.start(index)
        if rule is not None:
            if rule.stage == "mentioned" and _IN_A_NAME.match(self.words.text, max(start - 2, 0)):
                return
            self.cues.append(Cue(start, self.words.end(found.after - 1), rule))
        self._cue_after = found.after

    def _tell(self, trace: Trace, mention: Mention, against: str | None) -> None:
        """Take down what was matched, or what speaks against it."""
        at = mention.start, mention.end
        if against:
            trace.reject("offence", f"{GUARD}offence.{against}", AGAINST[against], at)
        else:
            entry = self.lexicon.entries[mention.entry]
            trace.step(f"offence.{entry.id}", "a form of", None, entry.name, at=at, of=mention)

    def _take_in_modifiers(self, mention: Mention) -> None:
        """Start the mention where the words before it that belong to it start."""
        modifiers = self._modifiers
        for _ in range(_MOST_MODIFIERS):
            places = self.words.places_before(mention.first)
            first, inchoate = next((modifiers[at] for at in places if at in modifiers), (mention.first, None))
            if first >= mention.first:
                break
            if trace := tracing():
                at = self.words.start(first), self.words.end(mention.first - 1)
                trace.step("offence.before", "belongs to it", None, inchoate, at=at, of=mention)
            mention.first = first
            mention.inchoate = inchoate or mention.inchoate

    def _take_in_tails(self, mention: Mention) -> None:
        """End the mention where the words after it that belong to it end."""
        for _ in range(_MOST_TAILS):
            tail = self.lexicon.templates.following(AFTER, self.words, mention.after)
            if tail is None:
                break
            if trace := tracing():
                at = self.words.start(mention.after), self.words.end(tail.after - 1)
                trace.step("offence.after", "belongs to it", at=at, of=mention)
            mention.after = tail.after

    @staticmethod
    def _settle(matched: list[Mention]) -> list[Mention]:
        """Of overlapping mentions the longer, by position.

        A blocked one takes the shorter ones in it along: "laundering" in "anti-money laundering".
        """
        kept: list[Mention] = []
        for mention in sorted(matched, key=lambda mention: (mention.first, -mention.after)):
            if not kept or mention.first >= kept[-1].after:
                kept.append(mention)
        return kept

    def _turn_to_topic(self, mention: Mention) -> None:
        """Let what a mention is about tell the offence, where its entry leaves that open."""
        topical = self.lexicon.entries[mention.entry].when == "topical"
        if topical or ends_in_law(mention):
            take_in_law(mention, self.words)
        if not topical:
            return
        entry = self.lexicon.topic(self.words, mention.first, mention.after)
        if entry is not None:
            if trace := tracing():
                trace.step("offence.topic", "what it is about", mention.entry, entry, of=mention)
            mention.entry = entry

    def _name_law_again(self, mentions: Sequence[Mention]) -> None:
        """Let "section 9 of the same Act" be about what the law is about that was broken before."""
        last: str | None = None
        for mention in mentions:
            topical = self.lexicon.entries[mention.entry].when == "topical"
            if topical and last is not None and _AGAIN.search(self.words.text, mention.start, mention.end):
                if trace := tracing():
                    step = "what the law is about that was named before"
                    trace.step("offence.same-law", step, mention.entry, last, of=mention)
                mention.entry = last
            elif not topical and ends_in_law(mention):
                last = mention.entry

    def _says_nothing(self, mention: Mention) -> bool:
        """Whether rules were broken, but no word tells which: "in breach of the rules"."""
        if self.lexicon.entries[mention.entry].when != "topical":
            return False
        said = self.words.tokens[mention.first : mention.after]
        more = self.words.joined(mention.after) and self.words.tokens[mention.after] in _ON
        return not more and self.lexicon.conduct_words["bare_breach"].issuperset(said)

    def _share_inchoate(self, mentions: Sequence[Mention]) -> None:
        """What is listed with an inchoate offence is inchoate too."""
        for last, mention in pairwise(mentions):
            if mention.inchoate is None and listed_together(self.words.text, last.end, mention.start):
                mention.inchoate = last.inchoate
                if (trace := tracing()) and mention.inchoate:
                    trace.step("offence.listed", "listed with an inchoate offence", None, mention.inchoate, of=mention)


def listed_together(text: str, end: int, start: int) -> bool:
    """Whether nothing but a comma, an "and" or an article stands between two mentions."""
    return start - end <= _LONGEST_BETWEEN and _COORDINATED.fullmatch(text, end, start) is not None
