"""Types of entities that a pack adds: in JSON, tables, spans and diff as their own, with their label."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import extractor
from extractor.compare.documents import compare
from extractor.entities import Extraction, Term
from extractor.packs import PackError, Rules
from extractor.packs.entries import entries_in_force
from extractor.rule_examples import run_examples
from extractor.writing.tables import ENTITY_COLUMNS, entity_row
from tests.packs.conftest import MakePack

TERMS = """
[[term]]
id = "us-code"
label = "statute"
pattern = "{number} (U.S.C.|USC) (§|Section) {section}"
value = "us/usc/t{number}/s{section}"
examples = ["He was charged under [18 U.S.C. § 1343]. = us/usc/t18/s1343"]
counterexamples = ["He read the U.S. Code."]

[[term]]
id = "operations"
label = "operation"
forms = ["Operation Night Owl", "Night Owl"]
examples = ["[Operation Night Owl] led to ten arrests."]
"""
TEXT = "In Operation Night Owl, police arrested 14 men under 18 U.S.C. § 1343(a)(2) on May 3, 2024."


@pytest.fixture
def pack(make_pack: MakePack) -> Path:
    return make_pack("mine", {"terms.toml": TERMS})


def extracted(text: str, pack: Path) -> Extraction:
    return extractor.extract(text, published="2024-05-06", nlp=extractor.load([pack]))


def test_terms_are_found_with_their_label_and_value(pack: Path) -> None:
    found = extracted(TEXT, pack)
    terms = [entity for entity in found.entities if isinstance(entity, Term)]
    assert [(term.text, term.label, term.term_id, term.value) for term in terms] == [
        ("Operation Night Owl", "operation", "operations", None),
        ("18 U.S.C. § 1343(a)(2)", "statute", "us-code", "us/usc/t18/s1343(a)(2)"),
    ]
    assert [entity.text for entity in found.entities if entity.type == "quantity"] == ["14"]
    assert [entity.id for entity in found.entities] == [f"e{number}" for number in range(1, len(found.entities) + 1)]
    (fact,) = found.facts
    assert fact.action == "arrest"
    assert Extraction.from_dict(json.loads(json.dumps(found.to_dict()))) == found


def test_their_examples_are_run(pack: Path) -> None:
    rules = Rules([pack])
    entries = [entry for entry in entries_in_force(rules) if entry.pack.root == pack]
    outcome = run_examples(entries, rules, [pack])
    assert (outcome.examples, outcome.failures) == (3, [])


def test_they_are_rows_and_spans(pack: Path) -> None:
    row = entity_row(extracted(TEXT, pack).to_dict()["entities"][0])
    told = dict(zip([column.name for column in ENTITY_COLUMNS], row, strict=True))
    assert (told["type"], told["label"], told["term_id"]) == ("term", "operation", "operations")
    doc = extractor.load([pack], facts=False)(TEXT)
    spans = [(span.text, span.label_, span.id_) for span in doc.spans["terms"]]
    assert spans[0] == ("Operation Night Owl", "OPERATION", "operations")
    assert spans[1][1] == "STATUTE"
    assert isinstance(doc.spans["terms"][0]._.press, Term)


def test_a_change_of_one_is_told(pack: Path) -> None:
    old, new = extracted(TEXT, pack), extracted(TEXT.replace("1343", "1344"), pack)
    assert any("statute us/usc/t18/s1344(a)(2)" in json.dumps(change.to_dict()) for change in compare(old, new).changes)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[[term]]\nid = "t"\nlabel = "statute"\n', "one of pattern, forms"),
        ('[[term]]\nid = "t"\nlabel = "statute"\npattern = "{number} {section}"\n', "needs words or signs"),
        ('[[term]]\nid = "t"\nlabel = "A Statute"\nforms = ["X"]\n', "is no id"),
        ('[[term]]\nid = "t"\nlabel = "statute"\npattern = "({number}"\n', "neither words"),
        ('[[term]]\nid = "t"\nlabel = "statute"\nforms = [1]\n', "a list of texts"),
    ],
)
def test_faults_are_told_with_their_place(make_pack: MakePack, content: str, told: str) -> None:
    with pytest.raises(PackError) as error:
        Rules([make_pack("bad", {"terms.toml": content})])
    assert told in str(error.value)
    assert "terms.toml:" in str(error.value)


def test_without_terms_nothing_is_asked() -> None:
    assert "press_terms" not in extractor.load().pipe_names
