"""What nobody sees changes no value, and offsets are those of the text as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor.cleaning import clean
from extractor.entities import Extraction

PLAIN = "May 6, 2024\n\nPolice seized €3.5 million and 1,200 kg of cocaine on May 3, 2024. The FBI arrested 14 men."
UNSEEN = ("\xad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u200e", "\ufe0f", "\x1b[0m", "\x1b[1;31m", "<b>", "</b>")


def _values(extraction: Extraction) -> list[object]:
    drop = {"id", "text", "start", "end"}
    return [
        extraction.document.published,
        [{key: one for key, one in entity.to_dict().items() if key not in drop} for entity in extraction.entities],
        [{key: one for key, one in fact.to_dict().items() if key not in drop} for fact in extraction.facts],
    ]


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize("place", ["inside", "before spaces", "after spaces", "around"])
def test_what_nobody_sees_changes_no_value(unseen: str, place: str) -> None:
    spaced = {"before spaces": f"{unseen} ", "after spaces": f" {unseen}", "around": f"{unseen} {unseen}"}
    if place == "inside":
        text = "".join(f"{one}{unseen}" if one.isalnum() else one for one in PLAIN)
    else:
        text = PLAIN.replace(" ", spaced[place])
    extraction = extractor.extract(text)
    assert _values(extraction) == _values(extractor.extract(PLAIN))
    for entity in extraction.entities:
        assert text[entity.start : entity.end] == entity.text
        assert clean(entity.text).text.strip() in PLAIN


@pytest.mark.parametrize("gap", ["  ", " \xa0", "\xa0\xa0"])
def test_a_wide_space_is_a_space(gap: str) -> None:
    assert _values(extractor.extract(PLAIN.replace(" ", gap))) == _values(extractor.extract(PLAIN))


def test_colours_of_a_terminal_are_no_quantities() -> None:
    text = "\x1b[1mPolice\x1b[0m arrested \x1b[31m14\x1b[0m men and seized \x1b[32m5 kg\x1b[0m of cocaine."
    found = [entity for entity in extractor.extract(text).entities if entity.type == "quantity"]
    assert [(one.value, one.unit, one.of) for one in found] == [(14, None, "men"), (5, "kg", "cocaine")]


def test_explanations_quote_the_text_as_it_was() -> None:
    text = PLAIN.replace(" ", "\u200b ")
    explained = extractor.explain(text)
    steps = [step for found in explained.explanation.entities.values() for step in found]
    assert steps
    for step in (*steps, *explained.explanation.head):
        assert step.start is None or step.text == text[step.start : step.end]
    assert any(step.text and "\u200b" in step.text for step in steps)


def test_spans_of_a_doc_are_where_its_words_stand() -> None:
    nlp = extractor.load()
    plain, doc = nlp(PLAIN), nlp(PLAIN.replace("14 ", "14\u200b  ").replace("1,200 ", "1,200\u2060 "))
    for kind in ("dates", "agencies", "quantities", "offences", "facts"):
        found, expected = ([(one.label_, one.kb_id_) for one in each.spans[kind]] for each in (doc, plain))
        assert found == expected
        for span, before in zip(doc.spans[kind], plain.spans[kind], strict=True):
            assert clean(span.text).text == before.text


@given(st.text(alphabet=st.characters() | st.sampled_from("\u200b\xad  \x1b[0m<b>\n ")))
def test_every_character_is_led_back_to_itself(text: str) -> None:
    cleaned = clean(text)
    for place, character in enumerate(cleaned.text):
        start, end = cleaned.span(place, place + 1)
        assert text[start:end] == character
        assert cleaned.offset(start) == place
    assert cleaned.offset(len(text)) == len(cleaned.text)
    assert cleaned.span(0, len(cleaned.text))[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("He spoke of drug cases. Five drug-\nrelated cases", "drug-related"),
        ("held for traf-\nficking", "trafficking"),
        ("an of-\nficer of the law", "officer"),
        ("in-\r\nvestigation in Marlow", "investigation"),
        ("a ship-\n  ment by ship", "shipment"),
        ("with-\ndrawn with care", "withdrawn"),
        ("a two-\nyear probe", "two-year"),
        ("anti-money-\nlaundering rules", "anti-money-laundering"),
        ("the Mar-\nlow Police", "Marlow"),
        ("a list -\nitem", " -\nitem"),
        ("in 2020-\n21", "2020-\n21"),
    ],
)
def test_a_word_divided_by_a_line_is_whole(text: str, whole: str) -> None:
    assert whole in clean(text).text


def test_ligatures_and_divided_words_change_no_value() -> None:
    plain = "May 6, 2024\n\nThe Office of the Attorney General said it seized five kilograms of cocaine "
    plain += "for trafficking in December 2023."
    written = (
        plain.replace("ff", "ﬀ").replace("fi", "ﬁ").replace("kilograms", "kilo-\ngrams").replace("Decem", "Decem-\n")
    )
    extraction = extractor.extract(written)
    assert _values(extraction) == _values(extractor.extract(plain))
    assert {"ﬁve kilo-\ngrams", "Decem-\nber 2023"} <= {entity.text for entity in extraction.entities}
    for entity in extraction.entities:
        assert written[entity.start : entity.end] == entity.text
