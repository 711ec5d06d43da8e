"""Cues among words: which forms are found, and which verbs they govern."""

from __future__ import annotations

import pytest

from extractor.language.clauses import Sentence
from extractor.language.cues import Cues, governs
from extractor.language.lexicon import standard_lexicon
from extractor.language.sentences import SentenceSplitter
from extractor.language.text import Text
from extractor.packs import Rules
from extractor.packs.pack import Table


def cues(*forms: str, **entry: object) -> Cues:
    rows: list[Table] = [{"id": "cue", "says": "so", "forms": list(forms), **entry}]
    return Cues(rows, standard_lexicon().inflection)


def found(cues: Cues, text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[cue.start : cue.end]) for cue in cues.find(words, 0, len(words))]


def sentence(text: str) -> Sentence:
    return Text(text, SentenceSplitter(Rules())(text), standard_lexicon()).sentence(0)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("yet to", "it has yet to pay", ["yet to"]),
        ("accused|suspected of", "he is suspected of theft", ["suspected of"]),
        ("*fail to", "he failed to , and fails to , pay", ["failed to", "fails to"]),
        ("set for? a", "set a date set for a day", ["set a", "set for a"]),
        ("set .. for", "the judge set a first date for it", ["set a first date for"]),
        ("set .. for", "the judge set a date , and for him", []),
        ("yet to", "not yet", []),
    ],
)
def test_forms(form: str, text: str, expected: list[str]) -> None:
    assert found(cues(form), text) == expected


def test_a_cue_inside_a_longer_one_that_says_something_else_is_none() -> None:
    inflection = standard_lexicon().inflection
    both: list[Table] = [
        {"id": "set", "says": "past", "forms": ["set"]},
        {"id": "to-set", "says": "none", "forms": ["to set"]},
    ]
    assert found(Cues(both, inflection), "he went to set it and set it") == ["to set", "set"]


@pytest.mark.parametrize(
    ("text", "governed"),
    [
        ("He failed to pay the firm.", ["pay"]),
        ("He failed to pay the firm and fled.", ["pay"]),
        ("He fled before he failed to pay.", ["pay"]),
    ],
)
def test_a_cue_governs_the_verb_that_hangs_on_it(text: str, governed: list[str]) -> None:
    read = sentence(text)
    (cue,) = cues("*fail to", until="verb", governs=["infinitive"]).find(read.tokens.words, 0, len(read.tokens))
    assert [group.lemma for number, group in enumerate(read.groups) if governs(cue, read, number)] == governed


def test_an_auxiliary_governs_its_own_verb_alone() -> None:
    read = sentence("He will pay the firm and left.")
    (cue,) = cues("will", until="group").find(read.tokens.words, 0, len(read.tokens))
    assert [group.lemma for number, group in enumerate(read.groups) if governs(cue, read, number)] == ["pay"]
