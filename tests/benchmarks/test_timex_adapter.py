"""The adapter to TIMEX3 spans."""

from __future__ import annotations

from pathlib import Path

import pytest

import extractor
from tests.benchmarks.timex_adapter import to_timeml, to_timex

NLP = extractor.load(packs=[Path(__file__).parent / "timeml"], facts=False)


def _spans(text: str, convert: object = to_timeml) -> list[tuple[str, str]]:
    found = extractor.extract(text, published="2013-03-22", nlp=NLP)
    return [(text[span["start"] : span["end"]], span["value"]) for span in convert(text, found.entities)]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("It fell in the fourth quarter.", [("the fourth quarter", "2012-Q4")]),
        ("It fell in the fiscal first quarter.", [("the fiscal first quarter", "2013-Q1")]),
        ("The third-quarter results were poor.", [("third-quarter", "2012-Q3")]),
        ("For the nine months, it fell.", [("the nine months", "P9M")]),
        ("It fell in the first five months of 2012.", [("the first five months", "P5M"), ("2012", "2012")]),
        ("It ends within 18 months.", [("18 months", "P18M")]),
        ("It took nearly two weeks.", [("nearly two weeks", "P2W")]),
        ("It took 2.5 years.", [("2.5 years", "P2Y6M")]),
        ("It fell over the past twenty years.", [("the past twenty years", "P20Y")]),
        ("It will last for the next few days.", [("the next few days", "PXD")]),
        ("He was held for a week, after several months.", [("a week", "P1W"), ("several months", "PXM")]),
        ("He earns $500 a week.", []),
        ("It ran from March 3 to 5, 2013.", [("March 3", "2013-03-03"), ("5, 2013", "2013-03-05")]),
        ("Police now believe him.", [("now", "PRESENT_REF")]),
    ],
)
def test_spans_as_timeml_draws_them(text: str, spans: list[tuple[str, str]]) -> None:
    assert _spans(text) == spans


def test_the_contract_leaves_the_article_out() -> None:
    assert _spans("It fell in the fourth quarter.", to_timex) == [("fourth quarter", "2012-Q4")]
