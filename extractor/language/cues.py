"""Cues among the words of a sentence: words that tell how the text puts what stands in their scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeAlias

from extractor.language.clauses import Sentence
from extractor.language.inflection import Inflection
from extractor.language.scopes import Mark, Reach, scope
from extractor.language.word_classes import ENDS_CLAUSE
from extractor.packs.checks import CueUntil
from extractor.packs.pack import Table

_GAP = 8
# One word of a form: what may stand there, None for a gap.
_Item: TypeAlias = "frozenset[str] | None"


@dataclass(frozen=True, slots=True)
class CueRule:
    """An entry of the pack: its id, what it ``says``, what it speaks ``of``, which forms of verb it ``governs``."""

    id: str
    says: str
    reach: Reach
    of: str = "verb"
    governs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as it stands among words: the index of its first word, and that past its last."""

    start: int
    end: int
    rule: CueRule

    @property
    def kind(self) -> str:
        """The id of its rule."""
        return self.rule.id


class Cues:
    """The cues of a table, looked up by their first words.

    A form is words with a space between them: ``a|b`` one of several, ``*fail`` a verb in any form, ``to?`` may be left
    out, ``..`` up to eight words of the same clause or none.

    Args:
        entries: rows with ``id``, ``says`` and ``forms``, and what they govern.
        inflection: how verbs are inflected.
    """

    def __init__(self, entries: Iterable[Table], inflection: Inflection) -> None:
        self._by_first: dict[str, list[tuple[tuple[_Item, ...], CueRule]]] = {}
        for entry in entries:
            reach = Reach(entry.get("direction", "forward"), entry.get("until", "sentence"), entry.get("within", 0))
            rule = CueRule(
                entry["id"], entry["says"], reach, entry.get("of", "verb"), frozenset(entry.get("governs", ()))
            )
            for form in entry["forms"]:
                for first, *rest in _readings(form.split(), inflection):
                    for word in first or ():
                        self._by_first.setdefault(word, []).append((tuple(rest), rule))

    def begin_at(self, words: Iterable[str]) -> bool:
        """Whether any of the words may begin a cue."""
        return not self._by_first.keys().isdisjoint(words)

    def find(self, words: Sequence[str], first: int, stop: int) -> list[Cue]:
        """The cues that lie whole between two words, by position; none inside a longer one that says something else.

        Args:
            words: in lower case.
            first: index of the first word to look at.
            stop: index past the last.
        """
        found: list[Cue] = []
        known = self._by_first
        for index in compress(range(first, stop), map(known.__contains__, words[first:stop])):
            for items, rule in known[words[index]]:
                end = _end(words, index + 1, stop, items)
                if end is not None:
                    found.append(Cue(index, end, rule))
        return [cue for cue in found if not any(_is_inside(cue, other) for other in found)]


def _is_inside(cue: Cue, other: Cue) -> bool:
    if other.rule.says == cue.rule.says:
        return False
    return other.start <= cue.start and cue.end <= other.end and other.end - other.start > cue.end - cue.start


def _readings(words: Sequence[str], inflection: Inflection) -> Iterator[list[_Item]]:
    """What a form stands for, word by word; twice for each word that may be left out."""
    if not words:
        yield []
        return
    word, rest = words[0], words[1:]
    for reading in _readings(rest, inflection):
        yield [_members(word.removesuffix("?"), inflection), *reading]
        if word.endswith("?"):
            yield reading


def _members(word: str, inflection: Inflection) -> _Item:
    if word == "..":
        return None
    choices = word.split("|")
    return frozenset(form for one in choices for form in (inflection.forms(one[1:]) if one.startswith("*") else [one]))


def _end(words: Sequence[str], at: int, stop: int, items: Sequence[_Item]) -> int | None:
    """The index past the words that a form goes on with; None where the text does not."""
    for number, item in enumerate(items):
        if item is None:
            rest = items[number + 1 :]
            for start in range(at, min(at + _GAP + 1, stop)):
                end = _end(words, start, stop, rest)
                if end is not None:
                    return end
                if not words[start][:1].isalnum():
                    return None
            return None
        if at >= stop or words[at] not in item:
            return None
        at += 1
    return at


class SentenceBounds:
    """Where the verb groups and clauses of a sentence lie, in tokens.

    "group" is the verb group that a cue stands in, "verb" goes to the end of the first whose verb follows the cue.

    Args:
        sentence: the sentence.
    """

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence

    def around(self, mark: Mark, until: CueUntil) -> tuple[int, int]:
        """Start and end of what a mark may govern at most."""
        sentence, last = self._sentence, len(self._sentence.tokens)
        if until == "group":
            number = sentence.inside.get(mark.start)
            group = sentence.groups[number] if number is not None else None
            return (group.first, group.last + 1) if group is not None else (mark.start, mark.end)
        if until == "verb":
            before = (group.first for group in reversed(sentence.groups) if group.main < mark.start)
            after = (group.last + 1 for group in sentence.groups if group.main >= mark.end)
            return next(before, 0), next(after, last)
        if until == "clause":
            return self._border(mark.start - 1, -1) + 1, self._border(mark.end, 1)
        return 0, last

    def _border(self, index: int, step: int) -> int:
        tokens, inside = self._sentence.tokens, self._sentence.inside
        while 0 <= index < len(tokens) and (tokens.codes[index] not in ENDS_CLAUSE or index in inside):
            index += step
        return index


def governs(cue: Cue, sentence: Sentence, number: int) -> bool:
    """Whether a verb group stands in the scope of a cue; the cue's own group only where it reaches no further."""
    group, rule = sentence.groups[number], cue.rule
    if rule.governs and (group.form not in rule.governs or cue.start not in sentence.inside):
        return False  # only a verb has another hang on it
    if rule.reach.until == "group":
        return sentence.inside.get(cue.start) == number
    opens, closes = scope(cue, rule.reach, SentenceBounds(sentence))
    return group.first < closes if group.main >= cue.end else opens <= group.last < cue.start
