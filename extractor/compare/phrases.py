"""Whether two noun phrases name the same thing."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.compare.changes import Value

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"a", "an", "the", "of", "in", "to", "for", "and", "s"})


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=4096)
def content_words(phrase: str) -> frozenset[str]:
    """The words that carry the meaning, plural or not."""
    return frozenset(_singular(word) for word in words(phrase) if word not in _EMPTY)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def same_phrase(old: Value, new: Value, *, open_: bool = True) -> bool:
    """Whether one phrase says no more than the other in its words: "illegal accounts", "accounts".

    Args:
        old: a phrase, or None where the text names nothing.
        new: likewise.
        open_: a phrase agrees with none.
    """
    if not isinstance(old, str) or not isinstance(new, str):
        return old == new or (open_ and (old is None or new is None))
    before, after = content_words(old), content_words(new)
    return before <= after or after <= before


def without_numbers(phrase: Value) -> Value:
    """The phrase with a sign in place of each number in figures."""
    return _NUMBER.sub("0", phrase) if isinstance(phrase, str) else phrase
