"""Conduct that no template knows, where a word says that it is an offence: "fined for scalding a resident".

A cue of the pack says where the conduct stands: after it ("accused of …", "illegally …", "unauthorised …"), or before
it ("… without a licence", "forestry crimes"). What the phrase is about gives the code.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extractor.find.offences.lexicon import OffenceLexicon
from extractor.find.offences.mention import Mention
from extractor.find.offences.phrases import PhraseReader
from extractor.language.byte_words import ARTICLES, COORDINATORS, ByteWords
from extractor.trace import tracing

# Somebody says so, and no court: weak topics tell nothing there.
_WEIGHED = frozenset({"narrative", "told"})
_MOST_LISTED = 6
# The prepositions after which a charge is named.
_NAME_CHARGES = frozenset({b"with", b"of"})
_AIM = b"to"
_NOT = b"not"  # "charged with not keeping records"
_MOST_SKIPPED = 4
_REACH_BACK = 8
_REACH_BEFORE = 12
_REACH_IN_LIST = 8
_REACH_OF_CUE = 14


class ConductCue(NamedTuple):
    """Where a conduct cue of the pack stands, in word indices."""

    id: str
    first: int
    after: int


class _Phrase(NamedTuple):
    """A run of words, and the offence that it names: None where nothing tells which."""

    first: int
    after: int
    entry: str | None


class ConductReader:
    """Reads the conduct around the cues of one text.

    Args:
        lexicon: the pack's cues, topics and words.
        words: the text.
        matched: what templates matched, blocked or not, by position and none overlapping another.
    """

    def __init__(self, lexicon: OffenceLexicon, words: ByteWords, matched: Sequence[Mention]) -> None:
        self._lexicon = lexicon
        self._words = words
        self._phrases = PhraseReader(words, lexicon.conduct_words)
        self._matched = matched
        self._starts = [mention.first for mention in matched]
        self._free_starts = [mention.first for mention in matched if not mention.blocked]
        self._readers: dict[str, Callable[[ConductCue], Iterator[_Phrase]]] = {
            "doing": self._under_law,
            "narrative": self._under_law,
            "deed": self._deed,
            "activity": self._activity,
            "back": self._back,
            "before": self._before,
            "told": self._told,
            "about": self._about,
            "kind": self._kind,
        }

    def read(self, cues: Sequence[ConductCue]) -> list[Mention]:
        """The mentions that the cues lead to, by position, none overlapping another or what was matched."""
        found: list[Mention] = []
        for cue in cues:
            told = self._lexicon.conduct[cue.id]
            for phrase in self._readers[told.reads](cue):
                topic = self._lexicon.topic(self._words, phrase.first, phrase.after, weak=told.reads not in _WEIGHED)
                entry = told.offence or phrase.entry or topic or told.otherwise
                if entry is None or self._next_match(phrase.first) < phrase.after:
                    continue
                mention = Mention(self._words, phrase.first, phrase.after, entry, when=told.when)
                if trace := tracing():
                    at = mention.start, mention.end
                    name = self._lexicon.entries[entry].name
                    trace.step(
                        f"offence.conduct.{cue.id}",
                        "conduct that a word of law stands by",
                        None,
                        name,
                        at=at,
                        of=mention,
                    )
                found.append(mention)
        return _apart(found)

    def _under_law(self, cue: ConductCue) -> Iterator[_Phrase]:
        """ "charged with fishing at night and landing small crabs": what stands after, and what is listed with it.

        After a comma something else may begin: there a topic has to tell which offence it is.
        """
        place = self._skip(cue.after)
        by_comma, opens = False, place
        strong = self._lexicon.conduct[cue.id].otherwise is not None
        for _ in range(_MOST_LISTED):
            match = self._match_at(place)
            if match is not None and strong and match.first == place == cue.after:
                match.charged = self._phrases.is_doing(place)
            phrase = self._conduct(place, weak=strong) if match is None else None
            if phrase is None and match is None and place == cue.after and strong:
                phrase = self._charge(cue)
            if phrase is not None and by_comma and self._phrases.is_doing(place) and not self._phrases.is_doing(opens):
                return  # "charged with theft, closing a case of two years"
            opens = place
            if phrase is not None and by_comma:
                phrase = self._by_topic(phrase)
            if phrase is not None:
                if self._next_match(place) < phrase.after:
                    # "running a scheme to launder money"
                    return
                yield phrase
            after = match.after if match is not None else phrase.after if phrase is not None else place
            listed, by_comma = self._goes_on(after, cue)
            if listed is None or (by_comma and after == place):
                return
            place = listed

    def _goes_on(self, after: int, cue: ConductCue) -> tuple[int | None, bool]:
        """Where the conduct starts that is listed next, and whether a mere comma tells so."""
        listed = self._listed(after)
        if listed is not None:
            return listed, self._words.tokens[listed - 1] not in COORDINATORS
        return self._resumed(after, self._words.tokens[cue.after - 1]), False

    def _by_topic(self, phrase: _Phrase) -> _Phrase | None:
        """The phrase as the offence that a topic in it tells; None without one."""
        topic = self._lexicon.topic(self._words, phrase.first, phrase.after, weak=False)
        return None if topic is None else phrase._replace(entry=topic)

    def _conduct(self, place: int, weak: bool = True) -> _Phrase | None:
        """The conduct that starts with a word; a noun with words before it only where a topic tells which."""
        if self._phrases.is_doing(place) or (self._words.tokens[place] == _NOT and self._phrases.is_doing(place + 1)):
            return _Phrase(place, self._phrases.end(place), None)
        if self._words.tokens[place - 1] in ARTICLES and self._words.tokens[place - 2] not in _NAME_CHARGES:
            # "paid for the restoration of oyster beds"
            return None
        after = self._phrases.conduct_end(place)
        entry = self._lexicon.topic(self._words, place, after, weak=weak) if after is not None else None
        return None if after is None or entry is None else _Phrase(place, after, entry)

    def _charge(self, cue: ConductCue) -> _Phrase | None:
        """The noun phrase right after "charged with" and the like, whatever it is: "unjust vexation"."""
        if self._words.tokens[cue.after - 1] not in _NAME_CHARGES:
            return None
        after = self._phrases.charge_end(cue.after)
        return None if after is None else _Phrase(cue.after, after, None)

    def _deed(self, cue: ConductCue) -> Iterator[_Phrase]:
        """ "unlawfully discharged effluent", "falsely and knowingly billed a clinic", "felled illegally"."""
        verb = self._phrases.after_adverbs(cue.after)
        if not self._words.joined(verb) or not self._phrases.is_verb(verb):
            first = cue.first - 1
            if self._words.joined(cue.first) and self._phrases.is_verb(first):
                yield _Phrase(first, cue.after, None)
            return
        if not self._phrases.is_attribute(cue.first, verb):
            yield _Phrase(cue.first, self._phrases.end(verb), None)

    def _activity(self, cue: ConductCue) -> Iterator[_Phrase]:
        """ "unauthorised street vending", "illegal foraging of sea cucumbers"."""
        after = self._phrases.activity_end(cue.after)
        says_little = self._words.tokens[cue.after] in self._lexicon.conduct_words["vague_alone"]
        if after is not None and not (says_little and after == cue.after + 1):
            yield _Phrase(cue.first, after, None)

    def _back(self, cue: ConductCue) -> Iterator[_Phrase]:
        """ "providing immigration advice without a licence"."""
        for place in range(cue.first - 1, max(cue.first - 1 - _REACH_BACK, 0), -1):
            if place + 1 < cue.first and self._words.ends_clause(place + 1):
                return
            if self._phrases.is_verb(place):
                yield _Phrase(place, cue.after, None)
                return

    def _before(self, cue: ConductCue) -> Iterator[_Phrase]:
        """ "sold expired medicines" in "sold expired medicines in breach of the Drugs Act"."""
        for place in range(cue.first - 1, max(cue.first - 1 - _REACH_BEFORE, 0), -1):
            if place + 1 < cue.first and self._words.ends_clause(place + 1):
                return
            if self._phrases.is_deed(place):
                after = self._phrases.end(place)
                if after > place + 1 and after == cue.first:
                    # "drove past a house in breach of a court order"
                    law = self._lexicon.topic(self._words, cue.after, self._phrases.end(cue.after), weak=False)
                    yield _Phrase(place, after, law)
                return
            if self._words.tokens[place] in self._lexicon.conduct_words["plain_verbs"]:
                return

    def _told(self, cue: ConductCue) -> Iterator[_Phrase]:
        """ "billed clinics for idle beds", "failed to report a spill": only where a topic tells which."""
        place = cue.after
        duty = self._words.tokens[place - 1] == _AIM  # the failure itself is what was done
        if self._words.joined(place) and (duty or self._phrases.is_deed(place)):
            first, after = cue.first if duty else place, self._phrases.end(place)
            entry = self._lexicon.topic(self._words, place, after, weak=False)
            if entry is not None and self._next_match(first) >= after:
                yield _Phrase(first, after, entry)

    def _about(self, cue: ConductCue) -> Iterator[_Phrase]:
        """ "crimes related to food safety": only where a topic tells which."""
        after = self._phrases.end(cue.after - 1)
        entry = self._topic(cue.after, after)
        if entry is not None and self._lexicon.entries[entry].when != "topical":
            yield _Phrase(cue.first, after, entry)

    def _kind(self, cue: ConductCue) -> Iterator[_Phrase]:
        """ "forestry crimes", "drug-related offences": only where a topic stands right before."""
        until = cue.first
        related = self._words.tokens[until - 1] in self._lexicon.conduct_words["related"]
        if related:
            until -= 1
        for first in range(until - 3, until):
            topic = self._topic_at(first)
            if topic is None or not self._words.joined(cue.first):
                continue
            if topic.after != until and not (related and self._phrases.is_run(topic.after, until)):
                continue  # but "border control-related crimes"
            if topic.entry and self._lexicon.entries[topic.entry].when != "topical":
                yield _Phrase(first, cue.after, topic.entry)
                return

    def _skip(self, place: int) -> int:
        """The first word that says something: over articles, numbers and adverbs."""
        for _ in range(_MOST_SKIPPED):
            if not self._phrases.is_skipped(place):
                break
            place += 1
        return place

    def _listed(self, place: int) -> int | None:
        """Where the conduct starts that is listed with what ends before a word: "… and landing undersized crabs"."""
        words = self._words
        for at in range(place, min(place + _REACH_IN_LIST, len(words.tokens) - 1)):
            coordinated = words.tokens[at] in COORDINATORS
            if coordinated or words.text[words.start(at) - 1 : words.start(at) + 1] == ", ":
                following = self._skip(at + 1)
                if self._match_at(following) is not None or self._conduct(following) is not None:
                    return following
                if coordinated or words.tokens[at + 1] not in COORDINATORS:
                    return None
            elif words.ends_clause(at):
                return None
        return None

    def _resumed(self, place: int, preposition: bytes) -> int | None:
        """Where conduct starts after the cue's preposition, told again: "… and a clerk for filming bathers"."""
        tokens = self._words.tokens
        for at in range(place, min(place + _REACH_OF_CUE, len(tokens) - 1)):
            if tokens[at] == preposition and self._words.joined(at):
                following = self._skip(at + 1)
                is_conduct = self._match_at(following) is not None or self._phrases.is_doing(following)
                return following if is_conduct else None
            if self._words.ends_sentence(at):
                return None
        return None

    def _match_at(self, place: int) -> Mention | None:
        """What was matched over a word."""
        index = bisect_left(self._starts, place + 1) - 1
        match = self._matched[index] if index >= 0 else None
        return match if match is not None and match.after > place else None

    def _next_match(self, place: int) -> int:
        """The word itself where something was matched over it, else the first of the next offence."""
        if self._match_at(place) is not None:
            return place
        index = bisect_left(self._free_starts, place)
        return self._free_starts[index] if index < len(self._free_starts) else len(self._words.tokens)

    def _topic_at(self, place: int) -> _Phrase | None:
        found = self._lexicon.topic_at(self._words, place) if place >= 0 else None
        return found and _Phrase(place, found.after, self._lexicon.topics[found.entry][1])

    def _topic(self, first: int, after: int) -> str | None:
        return self._lexicon.topic(self._words, first, after)


def _apart(found: list[Mention]) -> list[Mention]:
    """Of overlapping mentions the longer."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.first, -mention.after)):
        if kept and mention.first < kept[-1].after:
            if mention.after - mention.first > kept[-1].after - kept[-1].first:
                kept[-1] = mention
        else:
            kept.append(mention)
    return kept
