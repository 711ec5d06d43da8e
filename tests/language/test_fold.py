"""Folding keeps length and offsets, and is done once and for all."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Prosecutors’ “Office”", 'Prosecutors\' "Office"'),
        ("12\xa0kg – 15\u202fkg", "12 kg - 15 kg"),
        ("WASHINGTON — Two", "WASHINGTON — Two"),
        ("head\r\nbody", "head\n\nbody"),
        ("a tab\there", "a tab here"),
        ("=" * 50 + "\nTitle", " " * 50 + "\nTitle"),
        ("\ud800", "\ufffd"),
        ("3 <hr> <a href='x'>men</a> <5 kg", "3      " + " " * 12 + "men     <5 kg"),
        ("<press@portbury.example>", "<press@portbury.example>"),
    ],
)
def test_variants_become_plain(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_hand_wrapped_lines_are_joined_and_headlines_are_not() -> None:
    wrapped = (
        "Officers of the drugs squad searched eleven houses in the\nearly hours and seized a large amount of\ncash."
    )
    assert fold(wrapped) == wrapped.replace("\n", " ")
    headline = "Eleven houses searched\nofficers seize cash"
    assert fold(headline) == headline
    sentence = "Officers of the drugs squad searched eleven houses in the town.\n12 people were held."
    assert fold(sentence) == sentence


PARAGRAPH = (
    "PORTBURY - The Portbury Police Department arrested 14 men for smuggling last Friday and seized more than 9,400 "
    "cartons of cigarettes, Chief Inspector Dana Marlow said on Monday. Prosecutors charged two of the drivers. Since "
    "January customs officers have checked nearly 2,300 containers, the Ministry of Finance said."
)


@pytest.mark.parametrize("width", [60, 66, 72, 76, 80, 100])
def test_a_filled_paragraph_is_joined_though_names_begin_its_lines(width: int) -> None:
    filled = textwrap.fill(PARAGRAPH, width, break_on_hyphens=False)
    folded = fold(filled)
    assert [line for line in folded.split("\n") if not line.endswith(".")] == []
    assert folded.replace("\n", " ") == PARAGRAPH
    assert fold(folded) == folded


@pytest.mark.parametrize(
    "text",
    [
        # The next word had room: headlines, a list, an address.
        "Portbury Police Department, Media Office\nMinister opens the new harbour bridge at Marlow\nQuay 3\nPortbury",
        # Rows of a table are of one width.
        "\n".join(f"{town:<12}  {count:>12}  {count:>12}  Officers" for count, town in enumerate(["Marlow"] * 6)),
    ],
)
def test_what_is_no_filled_paragraph_keeps_its_lines(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Nils Carver\n, 24, was charged with arson.",
        "It is one of the projects of\nSafe Harbours\n.",
        "Harbour Alert\nis a free service that tells owners about every change to a deed.",
        "Two clerks plead guilty to taking bribes for\nLicences in Portbury",
        "Nils Carver,\n39, was fined.",
        "PORTBURY\n—\nThe police said so.",
        "the statute (\nSection 12\n) applies",
    ],
)
def test_a_sentence_that_links_have_split_is_joined(text: str) -> None:
    assert fold(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Charges:\nrape\nmurder\ntheft",
        "Press office\npress@portbury.example with all questions that you may have about this",
        "Wishing you a safe year,\nNils Carver",
        "Portbury\n.22 calibre rifle",
        "a first paragraph about the\n\nA heading",
    ],
)
def test_lines_that_stand_alone_are_not_joined(text: str) -> None:
    assert fold(text) == text


@given(st.text(alphabet=st.characters() | st.sampled_from("\n\r=-. ’ a\xa0\ud800")))
def test_as_long_as_the_text_and_stable(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_an_unbroken_string_is_cut_where_it_has_no_letters() -> None:
    text = "-x" * 1000
    assert fold(text) == " x" * 1000
