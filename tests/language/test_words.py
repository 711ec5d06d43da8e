"""The three ways in which a text is cut into words, and the word before an offset."""

from __future__ import annotations

import pytest

from extractor.language.byte_words import ByteWords
from extractor.language.capitals import capitalised
from extractor.language.words import Words, word_before

TEXT = "The Attorney's U.S. office fined tax-evasion rings, didn't it?"


def test_words_are_what_is_written_together() -> None:
    words = Words(TEXT, TEXT.lower())
    assert words.low == [
        *("the", "attorney's", "u.s", ".", "office", "fined", "tax-evasion", "rings", ",", "didn't", "it", "?")
    ]
    assert [TEXT[start:end].lower() for start, end in zip(words.starts, words.ends, strict=True)] == words.low


def test_bare_words_are_parted_by_every_sign_and_keep_their_offsets() -> None:
    words = ByteWords(TEXT)
    bare = [token.decode() for token in words.tokens if token]
    assert bare == ["the", "attorney", "s", "u", "s", "office", "fined", "tax", "evasion", "rings", "didn", "t", "it"]
    places = [index for index, token in enumerate(words.tokens) if token]
    assert [TEXT[words.start(index) : words.end(index)].lower() for index in places] == bare
    tax = words.tokens.index(b"tax")
    assert words.index(TEXT.index("evasion")) == tax + 1
    assert words.joined(tax + 1)
    assert not words.ends_sentence(tax + 1)
    assert words.ends_sentence(places[-1] + 1)


def test_capitalised_words_are_folded_and_take_in_what_follows_them() -> None:
    office = (TEXT.index("office"), TEXT.index("office") + len("office"))
    rings = (TEXT.index("rings"), TEXT.index("rings") + len("rings"))
    assert capitalised(TEXT).folded == ["the", "attorneys", "us"]
    text = "Northfield police met the police. Dept. of Ports"
    words = capitalised(text, [(11, 17), (26, 32)])
    assert words.folded == ["northfield", "police", "department", "ports"]
    assert text[words.start[2] : words.end[2]] == "Dept."
    assert capitalised(TEXT, [office, rings]).folded == ["the", "attorneys", "us"]


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("fined at least ", "least"),
        ("\nOver ", "Over"),
        ("met.\nOver ", "Over"),
        ('she said "about ', "about"),
        ("the fine—about ", "fine—about"),
        ("a fine (about ", "about"),
        ("a fine [about ", "about"),
        ("at least\n", ""),
        ("at least", ""),
        ("mid-", ""),
        (" ", ""),
        ("", ""),
    ],
)
def test_the_word_before_an_offset(before: str, word: str) -> None:
    assert word_before(before + "40 tonnes", len(before)) == word


def test_a_hyphen_parts_words_where_it_may() -> None:
    assert word_before("in mid-2024", len("in mid-"), " -") == "mid"
    assert word_before("in mid 2024", len("in mid "), " -") == "mid"
