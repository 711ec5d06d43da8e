from __future__ import annotations

import pytest

from extractor.find.syntax import Parse

# "Guards seized 40 crates and two boats ."
PARSE = Parse(
    starts=(0, 7, 14, 17, 24, 28, 32, 38),
    ends=(6, 13, 16, 23, 27, 31, 37, 39),
    words=("Guards", "seized", "40", "crates", "and", "two", "boats", "."),
    tags=("NNS", "VBD", "CD", "NNS", "CC", "CD", "NNS", "."),
    heads=(1, 1, 3, 1, 6, 6, 3, 1),
    labels=("nsubj", "ROOT", "nummod", "obj", "cc", "nummod", "conj", "punct"),
)


@pytest.mark.parametrize(("start", "end", "head"), [(14, 23, 3), (14, 37, 3), (28, 37, 6), (0, 39, 1), (16, 17, None)])
def test_head_of(start: int, end: int, head: int | None) -> None:
    assert PARSE.head_of(start, end) == head
