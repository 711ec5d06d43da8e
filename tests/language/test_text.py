"""The façade: words, sentences, verb groups, tense and quotations of a release."""

from __future__ import annotations

import pytest

from extractor.language import word_classes
from extractor.language.lexicon import standard_lexicon
from extractor.language.sentences import SentenceSplitter
from extractor.language.text import Text
from extractor.packs import Rules

SPLIT = SentenceSplitter(Rules())


def read(text: str) -> Text:
    return Text(text, SPLIT(text), standard_lexicon())


def test_words_have_offsets_and_lower_case() -> None:
    words = read("Rao seized 14-count bills (and didn't pay).").words
    assert words.low == ["rao", "seized", "14-count", "bills", "(", "and", "didn't", "pay", ")", "."]
    assert words.word(words.after(10)) == "14-count"
    assert (words.after(99), words.word(99)) == (len(words), "")


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Two men were arrested on Friday.", "past"),
        ("Police have seized a van since Friday.", "past"),
        ("She told him that the court will sit on Friday.", "future"),
        ("The trial is to open on Friday.", "future"),
        ("The shop opens on Friday.", "present"),
        ("On Friday the council will vote.", "future"),
        ("A meeting on Friday.", None),
    ],
)
def test_the_tense_of_the_clause_of_a_date(text: str, tense: str | None) -> None:
    whole = read(text)
    group = whole.sentence(text.index("Friday")).governing(text.index("Friday"))
    assert (group.tense if group else None) == tense


def test_quotations_end_with_their_line() -> None:
    text = '"We won," she said. "We\nShe left.'
    quotations = read(text).quotations
    assert quotations.spans == [(0, 9), (20, 23)]
    assert quotations.at(3) == (0, 9)
    assert quotations.at(12) is None


def test_every_class_of_words_has_a_letter_of_its_own() -> None:
    names = [name for name in Rules().table("words.toml")["classes"] if name != "particle"]  # told by its place alone
    letters = [getattr(word_classes, name.upper(), "") for name in names]
    assert all(len(letter) == 1 for letter in letters), dict(zip(names, letters, strict=True))
    assert len(set(letters)) == len(letters)
