"""Noun phrases after and before a place, without a tagger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.fold import lowered
from extractor.language.lexicon import standard_lexicon
from extractor.language.noun_phrases import NounPhrases, Span
from extractor.packs import Rules

phrases = NounPhrases(Rules())


def cut(text: str, span: Span | None) -> str | None:
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("12 cases", "cases"),
        ("12 such cases were heard", "cases"),
        ("12 stolen watches taken", "stolen watches"),
        ("12 men arrested for theft", "men"),
        ("12 men and two women", "men"),
        ("12 fentanyl pills, and more", "fentanyl pills"),
        ("12 Vagos club leaders", "Vagos club leaders"),
        ("12 US bank accounts", "US bank accounts"),
        ("12 live animals", "live animals"),
        ("12 driver's licenses", "driver's licenses"),
        ("12 sales transactions between them", "sales transactions"),
        ("12 other victims who fled", "other victims"),
        ("12 people", "people"),
        ("12 Men Plead Guilty", "Men"),
        ("12 SUSPECTS HELD IN RAID", "SUSPECTS"),
        ('12 "ghost" companies', '"ghost" companies'),
        ("12 officers. They left", "officers"),
        ("12 arrested in a raid", None),
        ("12 were held", None),
        ("12, of Leeds", None),
        ("12\nPeople", None),
    ],
)
def test_counted(text: str, counted: str | None) -> None:
    assert cut(text, phrases.counted(text, text.lower(), 2)) == counted


@pytest.mark.parametrize(
    ("text", "mass"),
    [
        ("of the seized cocaine was", "seized cocaine"),
        ("of counterfeit computer software, and", "counterfeit computer software"),
        ("of supervised release following it", "supervised release"),
        ("of Class A drugs", "Class A drugs"),
        ("of it", None),
    ],
)
def test_mass(text: str, mass: str | None) -> None:
    assert cut(text, phrases.mass(text, text.lower(), 2)) == mass


def test_what_a_head_portions_belongs_to_the_phrase() -> None:
    text = "12 rounds of live ammunition in a bag"
    span = phrases.counted(text, text, 2)
    assert span is not None
    assert cut(text, phrases.extended(text, text, span)) == "rounds of live ammunition"
    text = "12 counts of wire fraud"
    assert cut(text, phrases.extended(text, text, (3, 9))) == "counts"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("He paid a total fine of", "total fine"),
        ("They repaired damaged watches of", "watches"),
        ("They repaired the damaged watches of", "damaged watches"),
        ("A civil penalty of", "civil penalty"),
        ("He has, of", None),
        ("The of", None),
    ],
)
def test_before(text: str, before: str | None) -> None:
    assert cut(text, phrases.before(text, text.lower(), len(text) - 3)) == before


@given(st.text())
def test_lower_case_keeps_the_length(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(st.text(alphabet=st.sampled_from("ab \"'.,Sse(\n")), st.integers(min_value=0, max_value=30))
def test_spans_lie_inside_the_text(text: str, offset: int) -> None:
    for find in (phrases.counted, phrases.mass, phrases.before):
        span = find(text, lowered(text), min(offset, len(text)))
        assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_what_a_class_of_words_tells_is_not_told_again() -> None:
    table = Rules().table("noun_phrases.toml")
    lexicon = standard_lexicon()
    names = lexicon.classes.keys() - {*table["held"], *table["verbal"]}
    closed = {word for name in names for word in lexicon.classes[name]} - set(table["goes_on_with"])
    assert closed.isdisjoint(table["stop"])
    assert {word for name in table["verbal"] for word in lexicon.classes[name]}.isdisjoint(table["verbs"])
    assert closed.issuperset({"nobody", "whoever", "comprising"})


def test_irregular_pasts_end_a_phrase() -> None:
    low = "12 guards oversaw three"
    assert cut(low, phrases.counted(low, low, 2)) == "guards"
    assert {"stole", "froze", "underwent"} <= phrases.verbs_after_noun
    assert "beat" not in phrases.verbs_after_noun
