"""What the parser sees of a word: rows of one embedding table, for the word itself, its shape and its affixes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

# Row 0 stands for nothing, row 1 for a word that is not in the vocabulary.
NOTHING, UNKNOWN = 0, 1
PREFIXES = (1, 2, 3)
SUFFIXES = (1, 2, 3, 4, 5)
WIDTH = 2 + len(PREFIXES) + len(SUFFIXES)

_DIGIT = re.compile(r"\d")
_SHAPES = ((re.compile(r"[A-Z]+"), "X"), (re.compile(r"[a-z]+"), "x"), (re.compile(r"[0-9]+"), "0"))
_SHAPE_SEEN = 24


def key(word: str) -> int:
    """What the vocabulary knows a word by: a checksum of it in lower case, its digits as 0."""
    return crc32(_plain(word).encode("utf-8", "surrogatepass"))


def rows(word: str, vocabulary: Mapping[int, int], buckets: int) -> list[int]:
    """The rows of the embedding table that stand for a word, ``WIDTH`` of them.

    ``vocabulary`` tells the row of a word by its key; the ``buckets`` rows for shapes and affixes come after its rows.
    """
    plain = _plain(word)
    first = len(vocabulary) + 2
    known = vocabulary.get(key(word), UNKNOWN)
    parts = [f"shape {_shape(word)}"]
    parts += [f"{size}< {plain[:size]}" for size in PREFIXES]
    parts += [f"{size}> {plain[-size:]}" for size in SUFFIXES]
    return [known, *(first + crc32(part.encode("utf-8", "surrogatepass")) % buckets for part in parts)]


def _plain(word: str) -> str:
    return _DIGIT.sub("0", word.lower())


def _shape(word: str) -> str:
    """How it is written: "X" for COVID, "Xx" for Police, "Xx-0" for Covid-19."""
    shape = word[:_SHAPE_SEEN]
    for pattern, sign in _SHAPES:
        shape = pattern.sub(sign, shape)
    return shape[:8]
