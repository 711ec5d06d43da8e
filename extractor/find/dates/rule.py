"""What rules of dates are: a rule reads one expression, a joint makes one mention of two."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from extractor.entities import Edge
from extractor.find.dates.values import Value
from extractor.find.dates.words import DateLexicon
from extractor.packs.patterns import FOUR_DIGITS, TWO_DIGITS

__all__ = ["FOUR_DIGITS", "TWO_DIGITS", "Joint", "Listed", "Mention", "Rule"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A date mention and what it says.

    ``weak`` ones count only beside another; ``opened`` ones have "late" or "the end of" before them.
    """

    start: int
    end: int
    rule: str
    value: Value
    weak: bool = False
    edge: Edge | None = None
    opened: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end

    def over(self, other: Mention, value: Value, **changes: Any) -> Mention:  # noqa: ANN401
        """This mention stretched over another, with what both say."""
        start, end = min(self.start, other.start), max(self.end, other.end)
        return replace(self, start=start, end=end, value=value, **{"weak": False, **changes})


# Several values in one expression, each with its start and end.
Listed: TypeAlias = Sequence[tuple[int, int, Value]]
Read: TypeAlias = Callable[[re.Match[str], DateLexicon], "Value | Listed | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date.

    Attributes:
        id: told in the output; nothing else is decided by it.
        starts: what it cannot match without. Digits and words with a capital stand at its beginning (``FY*``: whatever
            follows); words in small letters anywhere in it. The prefilter is made of them.
        pattern: a regular expression over {fragments} of the lexicon; over the text in small letters where ``starts``
            are such words, unless ``cased``.
        read: what a match says; None where it says nothing.
        examples: texts with the expected span in brackets, and perhaps its value: "It began [three days ago]. =
            2024-05-03", told on Monday, 2024-05-06.
        counterexamples: texts in which the rule finds nothing.
        weak: what it finds counts only beside another date.
        cased: words of ``starts`` are met in the text as it is written.
    """

    id: str
    starts: tuple[str, ...]
    pattern: str
    read: Read
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()
    weak: bool = False
    cased: bool = False


Kinds: TypeAlias = "type[Value] | tuple[type[Value], ...]"
Join: TypeAlias = Callable[[Mention, Mention, re.Match[str]], "Mention | None"]


@dataclass(frozen=True, slots=True)
class Joint:
    """Two neighbours that are one mention: what they say, the text between them, and what both say together.

    ``gap`` matches the whole text between them; ``join`` gives the joined mention, None where they stay apart.
    """

    id: str
    left: Kinds
    gap: re.Pattern[str]
    right: Kinds
    join: Join
    examples: tuple[str, ...]
