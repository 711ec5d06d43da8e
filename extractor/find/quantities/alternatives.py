"""A regular expression for any of many words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, their common beginnings tried once."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    optional = branches.pop("", None) is not None
    alternatives = [re.escape(first) + one_of(rest) for first, rest in sorted(branches.items())]
    if not alternatives:
        return ""
    joined = alternatives[0] if len(alternatives) == 1 and not optional else f"(?:{'|'.join(alternatives)})"
    return f"{joined}?" if optional else joined
