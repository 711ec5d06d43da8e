"""The components in somebody else's pipeline."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

import extractor
from extractor.entities import KINDS

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
    with pytest.raises(TypeError, match="a str, a Release or a Doc, not"):
        extractor.extract(text)  # type: ignore[arg-type]


def _day_of(doc: Doc) -> str | None:
    (date,) = [entity for entity in doc._.extraction.entities if entity.type == "date"]
    return date.value  # type: ignore[no-any-return]


def test_each_text_has_its_day_of_publication() -> None:
    nlp = extractor.load()
    texts = [("He was held today.", {"published": day}) for day in ("2023-07-21", "2024-01-02")]
    assert [_day_of(doc) for doc, _ in nlp.pipe(texts, as_tuples=True)] == ["2023-07-21", "2024-01-02"]
    doc = nlp.make_doc("He was held today.")
    doc._.published = "2022-03-04"
    assert _day_of(nlp(doc)) == "2022-03-04"
    # What is no day of publication, as an id that somebody passes along, is left alone.
    ((doc, number),) = nlp.pipe([("He was held today.", 7)], as_tuples=True)
    assert (_day_of(doc), number) == (None, 7)


def test_a_day_that_is_none_is_refused() -> None:
    nlp = extractor.load()
    doc = nlp.make_doc("He was held today.")
    doc._.published = "yesterday"
    with pytest.raises(ValueError, match="is no date"):
        nlp(doc)


@pytest.mark.parametrize("text", [TEXT, "The F\u00adBI arrested 14 men on Friday and seized  1,2\u200b00 kg of tea."])
def test_a_doc_has_what_extract_finds(text: str) -> None:
    nlp = extractor.load()
    doc = nlp.make_doc(text)
    doc._.published = "2023-07-21"
    doc = nlp(doc)
    expected = extractor.extract(text, published="2023-07-21")
    assert doc._.extraction.to_dict() == expected.to_dict() == extractor.extract(doc).to_dict()
    assert doc._.facts == expected.facts
    shown = [span._.press for kind in KINDS.values() for span in doc.spans.get(kind.plural, ())]
    assert sorted(shown, key=lambda one: int(one.id[1:])) == expected.entities
    assert [span._.press for span in doc.spans["facts"]] == expected.facts


def test_values_travel_with_the_doc() -> None:
    nlp = extractor.load()
    texts = ["Police arrested 14 men for fraud on Friday.", "They stole $" + "9" * 40 + " in 2020."]
    alone = [nlp(text) for text in texts]
    bin_ = DocBin(store_user_data=True, docs=alone)
    for docs in (DocBin().from_bytes(bin_.to_bytes()).get_docs(nlp.vocab), nlp.pipe(texts, n_process=2)):
        for doc, before in zip(docs, alone, strict=True):
            assert doc._.extraction == before._.extraction
            assert [span._.press for span in doc.spans["quantities"]] == [
                span._.press for span in before.spans["quantities"]
            ]


def test_a_span_of_somebody_else_stands_for_nothing() -> None:
    doc = extractor.load()(TEXT)
    assert doc[0:2]._.press is None
    assert spacy.blank("en")(TEXT)[0:2]._.press is None


def test_no_component_nothing_found() -> None:
    doc = spacy.blank("en")(TEXT)
    assert doc._.extraction is None
    assert doc._.facts == []
    with pytest.raises(ValueError, match="no press component has seen this Doc"):
        extractor.extract(doc)
    with pytest.raises(ValueError, match="has been read already"):
        extractor.extract(doc, published="2023-07-21")


def test_facts_say_what_they_lack() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("press_dates")
    nlp.add_pipe("press_facts")
    with pytest.raises(ValueError, match="add before it: press_agencies, press_quantities, press_offences"):
        nlp(TEXT)


def test_a_wrong_order_is_told() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("press_quantities")
    nlp.add_pipe("press_dates")
    with pytest.raises(ValueError, match="press_dates must stand before press_quantities"):
        nlp("He was held on May 6.")


def test_a_doc_may_go_through_again() -> None:
    nlp = extractor.load()
    doc = nlp("He was held today.")
    doc._.published = "2022-03-04"
    assert _day_of(nlp(doc)) == "2022-03-04"


def test_keys_labels_and_entities_are_as_asked_for() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("press_agencies", config={"spans_key": "bodies"})
    nlp.add_pipe("press_offences")
    nlp.add_pipe("press_overlaps", config={"annotate_ents": True})
    doc = nlp("The FBI looks into wire fraud.")
    assert [span.text for span in doc.spans["bodies"]] == ["FBI"]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("FBI", "AGENCY"), ("wire fraud", "OFFENCE")]
    assert nlp.pipe_labels == {"press_agencies": ["AGENCY"], "press_offences": ["OFFENCE"]}


def test_spans_are_scored() -> None:
    nlp = extractor.load()
    text = "Police arrested 14 men for wire fraud."
    gold = nlp.make_doc(text)
    gold.spans["quantities"] = [Span(gold, 2, 3, label="QUANTITY")]
    gold.spans["offences"] = [Span(gold, 5, 6, label="OFFENCE")]
    scores = nlp.evaluate([Example(nlp.make_doc(text), gold)])
    assert (scores["spans_quantities_f"], scores["spans_offences_f"]) == (1.0, 0.0)
    problems = nlp.analyze_pipes()
    assert problems is not None
    assert problems["problems"]["press_facts"] == []


@pytest.mark.slow
def test_a_saved_pipeline_brings_its_packs(tmp_path: Path) -> None:
    pack = tmp_path / "my-pack"
    pack.mkdir()
    (pack / "pack.toml").write_text('name = "harbours"\n', encoding="utf-8")
    (pack / "agencies.csv").write_text(
        "id,name,aliases,acronyms,country,kind,parent\ngb-quay,Quay Watch of Marlow,,,GB,police,\n", encoding="utf-8"
    )
    text = "The Quay Watch of Marlow held two men."
    nlp = extractor.load([pack])
    before = extractor.extract(text, nlp=nlp)
    assert before.entities[0].text == "Quay Watch of Marlow"
    nlp.to_disk(tmp_path / "saved")
    shutil.rmtree(pack)
    (tmp_path / "saved").rename(tmp_path / "elsewhere")
    script = "import json, spacy, extractor, sys; nlp = spacy.load(sys.argv[1]); "
    script += "print(json.dumps(extractor.extract(sys.argv[2], nlp=nlp).to_dict()))"
    command = [sys.executable, "-c", script, str(tmp_path / "elsewhere"), text]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == before.to_dict()


def test_a_pack_that_is_not_there_is_told() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("press_dates", config={"packs": ["nowhere"]})
    with pytest.raises(extractor.PackError, match="no pack here"):
        nlp(TEXT)


def test_a_soft_hyphen_hides_no_generic_reference() -> None:
    doc = extractor.load(facts=False)("The po\u00adlice arrested two men on Friday.")
    assert [span.text for span in doc.spans["agencies"]] == ["po\u00adlice"]


def test_extract_finds_the_same_beside_components_that_need_tokens() -> None:
    text = "Police, whose officers searched 12 flats, took 4 kg of cocaine and three rifles that a man had hidden."
    nlp = extractor.load()
    alone = extractor.extract(text, nlp=nlp).to_dict()
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "DRUG", "pattern": "cocaine"}])  # type: ignore[attr-defined]
    assert alone == extractor.extract(text, nlp=nlp).to_dict()
    assert alone["facts"]
