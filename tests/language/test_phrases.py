"""Set phrases among the words of a text."""

from __future__ import annotations

import pytest

from extractor.language.phrases import Phrases
from extractor.language.words import Words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Coast Guard and guards met.", ["Coast Guard", "Guard"]),
        ("The coast guard's boat, a guard/pilot, guard-led teams.", ["coast guard", "guard", "guard", "guard"]),
        ("The coast\nguard; the coast  guard; the coast-guard.", ["guard", "guard"]),
        ("A vanguard and a guardian.", []),
    ],
)
def test_phrases_are_found_as_whole_words(text: str, found: list[str]) -> None:
    words = Words(text, text.lower())
    assert [text[start:end] for start, end in Phrases(["guard", "coast guard"]).find(words)] == found
