"""Sentence boundaries of press releases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules

split = SentenceSplitter(Rules())


def sentences(text: str) -> list[str]:
    starts = split(text)
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "He was charged by U.S. Attorney Jane Roe in Ohio.",
        "The rule is No. 5 of the list.",
        "It began on Aug. 25 in Leeds.",
        "Sgt. Adams and Lt. Byrne spoke to Mr. Cole.",
        "J. R. Doe of Acme Inc. Holdings paid.",
        "Columbia, Tenn., Police and Acme Ltd. Logistics agreed.",
        "It is art. 12 of the code, says Prof. Diaz.",
        "They paid $1.2 million vs. Roe.",
        "The commission recovered assets worth Kshs. 25 billion and Tk. 40 lakh.",
        "The fines came to kr. 12,000 and Rp. 300 million.",
        "Police Brig. Gen. Ramon Dizon and Maj. Gen. Musa Okoro (Retd) spoke.",
        "Pol. Lt. Gen. Somchai Dee briefed Addl. Commissioner Rao and Dy. Director Menon.",
        "Engr. Tunde Bello and Barr. Ngozi Eze were arraigned.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He was held. Two others fled.", ["He was held.", "Two others fled."]),
        (
            "Was it fraud? “Yes.” She left!".replace("“", '"').replace("”", '"'),
            ["Was it fraud?", '"Yes."', "She left!"],
        ),
        ("He fled the U.S. The court waited.", ["He fled the U.S.", "The court waited."]),
        ("It began at 9 a.m. Police came.", ["It began at 9 a.m.", "Police came."]),
        ("It closed in Portland, Ore. The owner left.", ["It closed in Portland, Ore.", "The owner left."]),
        ("Three held in raid\nPolice said so.", ["Three held in raid", "Police said so."]),
        ("Charges:\n• fraud\n• theft", ["Charges:", "• fraud", "• theft"]),
        ("It cost 12 kr. The buyer paid.", ["It cost 12 kr.", "The buyer paid."]),
        ("They paid 12. 15 did not.", ["They paid 12.", "15 did not."]),
        ("He fled the region.Two others were held.", ["He fled the region.", "Two others were held."]),
        ("See www.Portbury.example for it.", ["See www.Portbury.example for it."]),
    ],
)
def test_boundaries(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(alphabet=st.sampled_from("aB. \n!?\"'U.S1•")))
def test_starts_ascend_from_zero(text: str) -> None:
    starts = split(text)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert all(start < len(text) for start in starts[1:])
