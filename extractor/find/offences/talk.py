"""Whether a mention speaks in general or of a case: what its form, its place and the words around it say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from extractor.entities import Offence, Stage
from extractor.find.offences.case import Cases, Passage, Place
from extractor.find.offences.cues import CASE
from extractor.language.byte_words import ByteWords
from extractor.language.verb_groups import Tense

_VERB_REACH = 14
_LONGEST_QUOTE = 1000
_SHORT = 4
# How far from the mention a cue stands right beside it, in characters.
_RIGHT = 2
_LONG_LIST = 3
# Of fewer characters a release has no beginning, middle and end.
_SHORTEST_RELEASE = 400
_THIRDS = ("in the first third", "in the second third", "in the last third")
_MOODS = tuple(f"{mood}{voice}" for mood in ("modal", *get_args(Tense), "untold") for voice in ("", " passive"))
# What the verb of a clause may say: at most one of each kind.
CLAUSE_FEATURES = (
    ("no verb in its clause", *(f"a {mood} clause" for mood in _MOODS)),
    tuple(f"before a {mood} verb" for mood in _MOODS),
)


class TalkWords:
    """The classes of words around a mention that stages.toml names.

    Args:
        table: the file.
    """

    def __init__(self, table: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self.before = _by_word(table.get("words_before", {}))
        self.after = _by_word(table.get("words_after", {}))
        self.around = _by_word(table.get("words_around", {}))


class Talk:
    """What speaks for or against general talk, for the mentions of a release.

    Args:
        cases: the cases of the release.
        words: its words.
        classes: the classes of words.
    """

    def __init__(self, cases: Cases, words: ByteWords, classes: TalkWords) -> None:
        self.cases = cases
        self.words = words
        self.classes = classes
        self._last_case = max(
            (cue.start for cue in cases.told if cue.stage in CASE and cue.rule.force == "firm"), default=-1
        )
        self._sentences: dict[int, list[str]] = {}

    def of(
        self,
        group: Sequence[Offence],
        place: Place,
        same: Sequence[Offence],
        elsewhere: Stage | None,
        *,
        clause: bool = True,
    ) -> list[str]:
        """The features of a mention, or of several that are listed together.

        Args:
            group: the mentions.
            place: where they stand.
            same: others of the same offence.
            elsewhere: the furthest stage that is told where they stand.
            clause: those of its clause too.
        """
        features = [
            *self._place(place.start),
            *self._cues(place),
            *self._form(group[0], place.end, place.sentence.start),
            *self._around(place.sentence),
            *(self.clause(place.start) if clause else ()),
        ]
        if not same:
            features.append("the offence stands here alone")
        else:
            first = min(offence.start for offence in same)
            where = "headline" if first < self.cases.headline else "opening" if first < self.cases.opening else "body"
            features.append(f"the same offence in the {where}")
            if elsewhere in CASE:
                features.append("the same offence with a case")
        if len(group) >= _LONG_LIST:
            features.append("one of a list")
        return features

    def _place(self, start: int) -> list[str]:
        cases = self.cases
        where = "headline" if start < cases.headline else "opening" if start < cases.opening else "body"
        features = [f"in the {where}"]
        if len(cases.text) > _SHORTEST_RELEASE:
            features.append(_THIRDS[min(start * 3 // len(cases.text), 2)])
        if where != "body" and cases.passage((0, cases.opening)).furthest in CASE:
            features.append("in the opening of a case")
        if where == "headline" and cases.main is not None:
            features.append(f"in the headline of {'a case' if cases.main in CASE else 'an inquiry'}")
        if cases.aside(start):
            features.append("in an aside")
        if self._in_quote(start):
            features.append("quoted")
        if not cases.told:
            features.append("no stage in the release")
        elif cases.main is not None and cases.main not in CASE:
            features.append("no case in the release")
        return features

    def _in_quote(self, start: int) -> bool:
        """Whether somebody is quoted there: an odd number of quotation marks stands before it in its line."""
        text = self.cases.text
        earliest = max(start - _LONGEST_QUOTE, 0)
        line = max(text.rfind("\n", earliest, start) + 1, earliest)
        return text.count('"', line, start) % 2 == 1

    def _cues(self, place: Place) -> list[str]:
        """The cues of its sentence and its paragraph, those of general talk by name."""
        cases, start, end, sentence, paragraph = self.cases, place.start, place.end, place.sentence, place.paragraph
        talk = cases.talk_between(sentence.start, sentence.end)
        features = {f"{cue.kind} before it": None for cue in talk if cue.start < start}
        features |= {f"{cue.kind} after it": None for cue in talk if cue.start >= end}
        features |= {f"{cue.kind} right before it": None for cue in talk if 0 <= start - cue.end <= _RIGHT}
        features |= {f"{cue.kind} right after it": None for cue in talk if 0 <= cue.start - end <= _RIGHT}
        found = list(features)
        if not sentence.told and not found:
            found.append("no cue in its sentence")
        if sentence.furthest is not None:
            found.append("a case in its sentence" if sentence.furthest in CASE else "an inquiry in its sentence")
        elif sentence.told:
            found.append("an acquittal in its sentence")
        if paragraph.furthest in CASE:
            found.append("a case in its paragraph")
        else:
            if not paragraph.told and start >= cases.headline:
                found.append("nothing told in its paragraph")
            if start > self._last_case > 0:
                found.append("after the last word of a case")
        if start >= cases.headline and not place.person:
            found.append("no person in its paragraph")
        return found

    def _form(self, offence: Offence, end: int, opens: int) -> list[str]:
        """The form of the mention, the words right beside it and the verb before it."""
        words, tokens = self.words, self.words.tokens
        first, after = words.index(offence.start), words.index(end)
        last = tokens[words.index(offence.end) - 1]
        if tokens[first].endswith(b"ing"):
            form = "gerund"
        elif tokens[first].endswith(b"ed") or self.classes.around.get(tokens[first]) == "past":
            form = "past"
        else:
            form = "plural" if last.endswith(b"s") and not last.endswith(b"ss") else "noun"
        before = self._before(tokens[first - 1]) if first and words.joined(first) else "nothing"
        follows = self._after(tokens[after]) if words.joined(after) else "nothing"
        features = [f"{form} form", f"after {before}", f"before {follows}"]
        if offence.start - opens <= 2 and offence.start >= self.cases.headline:
            features.append("opens its sentence")
        return [*features, f"{self._verb(max(words.index(opens), first - _VERB_REACH), first)} before it"]

    def clause(self, start: int) -> list[str]:
        """What the verb of its clause says; costly, since the grammar of its sentence is read for it."""
        sentence = self.cases.context.language.sentence(start)
        group = sentence.governing(start)
        if group is None:
            return ["no verb in its clause"]
        mood = f"{'modal' if group.modal else group.tense or 'untold'}{' passive' if group.passive else ''}"
        features = [f"a {mood} clause"]
        if sentence.tokens.starts[group.first] > start:
            features.append(f"before a {mood} verb")
        return features

    def _before(self, word: bytes) -> str:
        known = self.classes.before.get(word)
        if known:
            return f"a {known} word" if known in _NAMED else known
        if word.endswith(b"ly"):
            return "an adverb"
        if word.isdigit():
            return "a number"
        if word.endswith(b"ed"):
            return "a past verb"
        return "a gerund" if word.endswith(b"ing") else "a word"

    def _after(self, word: bytes) -> str:
        known = self.classes.after.get(word)
        if known:
            return f"a {known} word" if known in _NAMED else known
        return "a word in -s" if word.endswith(b"s") else "a word" if word else "nothing"

    def _verb(self, low: int, first: int) -> str:
        """The nearest verb before the mention, by its form."""
        around, tokens = self.classes.around, self.words.tokens
        for index in range(first - 1, low - 1, -1):
            word = tokens[index]
            known = around.get(word)
            if known in _VERBS:
                return _VERBS[known]
            if word == b"to":
                return "an infinitive"
            if len(word) > _SHORT:
                if word.endswith(b"ed"):
                    return "a past verb"
                if word.endswith(b"ing"):
                    return "a gerund"
        return "no verb"

    def _around(self, sentence: Passage) -> list[str]:
        """What the words of its sentence say, read once a sentence."""
        features = self._sentences.get(sentence.start)
        if features is None:
            features = self._sentences[sentence.start] = self._read(sentence)
        return features

    def _read(self, sentence: Passage) -> list[str]:
        around, words, cases = self.classes.around, self.words, self.cases
        tokens = words.tokens[words.index(sentence.start) : words.index(sentence.end)]
        known = [around[word] for word in around.keys() & set(tokens)]
        past = known.count("past") + b" ".join([*tokens, b""]).count(b"ed ")
        present = known.count("present") + known.count("modal")
        kinds = {*known} - {"past"}
        if cases.text.find("%", sentence.start, sentence.end) >= 0:
            kinds.add("share")
        if cases.names_person(sentence.start, sentence.end):
            kinds.add("person")
        features = [f"{kind} in its sentence" for kind in sorted(kinds)]
        tense = "no past verb" if not past else "more past than present" if past > present else "more present than past"
        return [*features, f"{tense} in its sentence"]


_VERBS = {"modal": "a modal", "past": "a past verb", "present": "a present verb"}
# Classes of words that are told by their class; the others by the word that they are named for.
_NAMED = frozenset({"definite", "indefinite", "any", "modal", "subject", "case", "talk", "present", "past", "link"})


def _by_word(classes: Mapping[str, Sequence[str]]) -> dict[bytes, str]:
    return {word.encode(): name for name, words in classes.items() for word in words}
