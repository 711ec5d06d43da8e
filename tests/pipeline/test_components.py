"""The components in somebody else's pipeline."""

from __future__ import annotations

import pickle

import pytest
import spacy

import extractor

TEXT = "Published: Jul 21, 2023\n\nOn Friday, U.S. Attorney Roe said that 12 kg were seized. The FBI agreed."


def test_a_component_works_alone_on_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("press_dates")
    doc = nlp(TEXT)
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["dates"]][-1] == (
        "Friday",
        "DATE",
        "2023-07-21",
    )


def test_sentences_reach_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("press_sentences")
    assert [sentence.text.strip() for sentence in nlp(TEXT).sents] == [
        "Published: Jul 21, 2023",
        "On Friday, U.S. Attorney Roe said that 12 kg were seized.",
        "The FBI agreed.",
    ]


def test_a_doc_can_be_saved() -> None:
    nlp = extractor.load()
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [span.text for span in again.spans["agencies"]] == ["FBI"]
    unpickled = pickle.loads(pickle.dumps(doc))
    assert [span.text for span in unpickled.spans["agencies"]] == ["FBI"]


def test_a_pipeline_can_be_saved_and_loaded(tmp_path: object) -> None:
    nlp = extractor.load()
    nlp.to_disk(str(tmp_path))
    again = spacy.load(str(tmp_path))
    assert extractor.extract(TEXT, nlp=again).to_dict() == extractor.extract(TEXT, nlp=nlp).to_dict()


def test_an_empty_text_has_nothing() -> None:
    assert extractor.extract("").entities == []


def test_published_wins_over_what_a_release_states() -> None:
    release = extractor.Release(text="He was held today.", published="2023-07-21")
    assert extractor.extract(release).document.published == "2023-07-21"
    extraction = extractor.extract(release, published="2024-01-02")
    assert extraction.document.published == "2024-01-02"
    assert [entity.value for entity in extraction.entities if isinstance(entity, extractor.Date)] == ["2024-01-02"]


def test_published_must_be_a_date() -> None:
    with pytest.raises(ValueError, match="is no date"):
        extractor.extract("He was held today.", published="yesterday")


def test_facts_are_spans_with_their_action() -> None:
    doc = extractor.load()("Police arrested 14 men on Friday and seized two cars.")
    assert [(span.label_, span.kb_id_) for span in doc.spans["facts"]] == [("FACT", "arrest"), ("FACT", "seize")]
    again = spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [span.kb_id_ for span in again.spans["facts"]] == ["arrest", "seize"]


@pytest.mark.parametrize("text", [None, b"He was held today.", 7])
def test_what_is_no_text_is_refused(text: object) -> None:
    with pytest.raises(TypeError, match="a str or a Release, not"):
        extractor.extract(text)  # type: ignore[arg-type]
