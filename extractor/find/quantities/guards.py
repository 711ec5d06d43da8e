"""What keeps a number from being a quantity: each guard an object with its examples, asked in the order of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from extractor.find.quantities.ages import Ages
from extractor.find.quantities.alternatives import one_of
from extractor.find.quantities.reading import Skip
from extractor.language.noun_words import NounWords
from extractor.packs import Rules
from extractor.trace import tracing

_TOKEN_END: Final = re.compile(r"(?:[^\s,;.)]|[,;.)]{1,3}(?=[^\s,;.)]))*")
# A name of more than this is no word: "dozen Brown" is none, "Million Brown" may be one.
_SMALL_SCALE: Final = 100


class Place(NamedTuple):
    """A number at its place in a text: ``before`` is the word before it, ``identifier`` the end of the last identifier.

    ``plain``: digits alone. ``second``: the second number of a range, so that "-" before it is no sign.
    """

    text: str
    low: str
    start: int
    end: int
    before: str
    identifier: int = 0
    plain: bool = False
    second: bool = False

    @property
    def number(self) -> str:
        """The number, in lower case."""
        return self.low[self.start : self.end]

    @property
    def token_end(self) -> int:
        """The offset after the blank-free stretch at the number's end, closing punctuation left out."""
        return token_end(self.low, self.end)


@dataclass(frozen=True, slots=True)
class Guard:
    """A reason why a number is no quantity.

    Args:
        id: its id, shown by ``rules list`` and ``explain``; a pack may leave it out.
        reason: what the number is instead.
        test: the offset at which to go on where the number is that, 0 elsewhere.
        counterexamples: texts in which the number in brackets is no quantity.
        examples: texts in which it is one.
        identifier: whether numbers that are joined to it are no quantities either.
        after: the words of which one stands before the number; without it the guard is asked of every number.
    """

    id: str
    reason: str
    test: Callable[[GuardWords, Place], int]
    counterexamples: tuple[str, ...]
    examples: tuple[str, ...] = ()
    identifier: bool = False
    after: Callable[[GuardWords], Collection[str]] | None = None


class GuardWords:
    """The words of the pack that guards ask for."""

    def __init__(self, rules: Rules) -> None:
        quantities, nouns = rules.table("quantities.toml"), NounWords(rules)
        table = quantities.get("guards", {})
        self.ages = Ages(rules)
        # Words that are no names even with a capital: "Defrauding Over 400 Owners".
        self.closed_class = nouns.stop | nouns.verbs
        self.identifiers = frozenset(table.get("identifiers", ()))
        self.weak_identifiers = frozenset(table.get("weak_identifiers", ()))
        self.numbered = frozenset(table.get("numbered_things", ()))
        self.followers = frozenset(table.get("followers", ()))
        self.months = frozenset(table.get("months", ()))
        self.emergency = frozenset(table.get("emergency", ()))
        self.streets = frozenset(table.get("streets", ()))
        self.one_before = frozenset(table.get("one_before", ()))
        self.one_after = frozenset(table.get("one_after", ()))
        self.year_nouns = frozenset(table.get("year_nouns", ()))
        self.counting_verbs = frozenset(table.get("counting_verbs", ()))
        numbers = quantities.get("numbers", {})
        scales: dict[str, int] = numbers.get("scales", {})
        self.to_number = re.compile(
            rf" to {one_of([*numbers.get('cardinals', ()), *scales, *numbers.get('vague', ())])}\b"
        )
        self.scale_names = frozenset(word for word, value in scales.items() if value > _SMALL_SCALE)
        bounds = one_of(phrase for group in quantities.get("bounds", {}).get("before", {}).values() for phrase in group)
        self.bounded = re.compile(rf"(?<![a-z])(?:{bounds}) (?:another |the |an additional )?\Z")
        self.idioms: dict[str, list[tuple[str, str]]] = {}
        for idiom in table.get("idioms", ()):
            for match in re.finditer(r"\[([^\]]+)\]", idiom):
                before, after = (
                    part.replace("[", "").replace("]", "") for part in (idiom[: match.start()], idiom[match.end() :])
                )
                self.idioms.setdefault(match[1], []).append((before, after))


class Guards:
    """Asks the guards of a list one after the other, those alone that the word before a number allows."""

    def __init__(self, words: GuardWords, guards: Sequence[Guard]) -> None:
        self._words = words
        triggers = [(guard, guard.after(words) if guard.after else None) for guard in guards]
        self._always = tuple((guard.test, guard) for guard, after in triggers if after is None)
        self._after = {
            word: tuple((guard.test, guard) for guard, after in triggers if after is None or word in after)
            for word in {word for _, after in triggers for word in after or ()}
        }

    def ask_after(self, before: str) -> bool:
        """Whether the word before a number alone is a reason to ask."""
        return before in self._after

    def skip(self, at: Place) -> Skip | None:
        """Where to go on if a guard keeps the number from being a quantity; the first reason is taken down."""
        for test, guard in self._after.get(at.before, self._always):
            to = test(self._words, at)
            if to:
                if trace := tracing():
                    trace.step(guard.id, guard.reason)
                return Skip(to, guard.identifier)
        return None


def in_force(guards: Sequence[Guard], rules: Rules) -> tuple[Guard, ...]:
    """The guards that no pack leaves out."""
    return tuple(guard for guard in guards if not rules.removed(guard.id))


def passed(to: int, guard: Guard) -> Skip:
    """Where to go on after what a guard that is asked by itself has ruled out; its reason is taken down."""
    if trace := tracing():
        trace.step(guard.id, guard.reason)
    return Skip(to, guard.identifier)


def token_end(low: str, start: int) -> int:
    """The offset after the blank-free stretch at ``start``, closing punctuation left out."""
    match = _TOKEN_END.match(low, start)
    return match.end() if match else start
