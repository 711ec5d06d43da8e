from __future__ import annotations

import os
import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc

import extractor
from extractor.cleaning import clean
from extractor.language.fold import fold
from extractor.pipeline import syntax
from extractor.pipeline.state import begin
from extractor.pipeline.syntax import parser_of
from extractor.reading.head import read_head

TEXT = "Guards seize 40 crates\n\nThe guards seized 40 crates of “rum” on Friday. Nobody was hurt."


def test_words_stand_where_the_text_has_them() -> None:
    doc = spacy.blank("en").make_doc(TEXT)
    begin(doc, read_head(TEXT), clean(TEXT), fold(TEXT))
    parses = parser_of(doc)([(0, 24), (24, 72), (72, len(TEXT))])
    words = [[TEXT[start:end] for start, end in zip(parse.starts, parse.ends, strict=True)] for parse in parses]
    assert [len(parse.starts) for parse in parses] == [4, 12, 4]
    assert words[1][:7] == ["The", "guards", "seized", "40", "crates", "of", "“"]
    assert parses[0].labels == ("nsubj", "ROOT", "nummod", "obj")
    assert parses[1].labels[1] == "nsubj"


def test_nothing_asked_nothing_answered() -> None:
    doc = spacy.blank("en").make_doc("  \n ")
    assert parser_of(doc)([]) == []
    assert [len(parse.starts) for parse in parser_of(doc)([(0, 4)])] == [0]
    empty = spacy.blank("en").make_doc("")
    assert [len(parse.starts) for parse in parser_of(empty)([(0, 0)])] == [0]


def test_a_parser_does_not_keep_its_doc() -> None:
    nlp = spacy.blank("en")
    parse = parser_of(nlp.make_doc(TEXT))
    assert parse([(0, 24)]) == []


@pytest.mark.slow
def test_threads_and_hash_seeds_change_no_byte() -> None:
    def output(threads: str, seed: str) -> bytes:
        env = {**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "extractor", "-", "--date", "2023-07-21", "-f", "json"]
        return subprocess.run(command, env=env, input=TEXT.encode(), capture_output=True, check=True).stdout

    assert output("1", "1") == output("4", "2")


@pytest.mark.slow
def test_the_model_is_read_when_it_is_needed() -> None:
    script = (
        "import sys, extractor; extractor.extract('Good morning.');print('extractor.syntax.network' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def annotated(text: str) -> Doc:
    nlp = extractor.load()
    nlp.add_pipe("press_syntax", before="press_facts")
    return nlp(text)


def test_the_component_sets_tags_and_trees() -> None:
    doc = annotated(TEXT)
    seized = next(word for word in doc if word.text == "seized")
    assert (seized.tag_, seized.dep_, [child.text for child in seized.children if child.dep_ == "nsubj"]) == (
        "VBD",
        "ROOT",
        ["guards"],
    )
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Guards seize 40 crates",
        "The guards seized 40 crates of “rum” on Friday.",
        "Nobody was hurt.",
    ]


def test_a_doc_that_carries_our_parse_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    doc, fresh = annotated(TEXT), extractor.load()(TEXT)
    ranges = [(0, 24), (24, 72), (72, len(TEXT))]
    wanted = parser_of(fresh)(ranges)
    monkeypatch.setattr(syntax, "_standard", None)
    assert parser_of(doc)(ranges) == wanted
    copy = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert parser_of(copy)(ranges) == wanted


def test_the_component_stands_behind_the_sentences() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("press_syntax")
    with pytest.raises(ValueError, match="press_sentences"):
        nlp(TEXT)
