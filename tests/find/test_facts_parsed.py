"""Facts whose verb the closed classes do not find, and a parse does."""

from __future__ import annotations

import pytest

import extractor
from extractor.cleaning import clean
from extractor.find.facts import FactFinder
from extractor.language.fold import fold
from extractor.packs import Rules
from extractor.pipeline.state import begin
from extractor.reading.head import read_head

nlp = extractor.load()


@pytest.mark.parametrize(
    ("text", "action", "quantity"),
    [
        ("The two injured guards, who were coming from the harbour, were taken to hospital.", "take", "two"),
        ("All 40 customers of the shop, many of whom lost their savings, have been invited.", "invite", "40"),
        ("Two brokers who bought licences at auctions in the port pleaded guilty on Friday.", "plead guilty", "Two"),
    ],
)
def test_the_parse_decides(text: str, action: str, quantity: str) -> None:
    extraction = extractor.extract(text, published="2023-07-21", nlp=nlp)
    names = {entity.id: entity.text for entity in extraction.entities}
    assert [(fact.action, names[fact.quantity or ""]) for fact in extraction.facts] == [(action, quantity)]
    # Without a parser the same text has no such fact: what is held here is the parse.
    doc = nlp.make_doc(fold(text))
    context = begin(doc, read_head(text), clean(text), fold(text), hidden=True).context
    nlp(doc)
    context.parser = None
    assert FactFinder(Rules())(context) == []


@pytest.mark.parametrize(
    "text",
    [
        "The strike force, now operating in nine ports across the country, has no comment.",  # tied by a preposition
        "One Harbour Bank, which is under new management, will be audited.",  # counts nothing
        "With more than 20 offices, the task force assembled the charges.",  # stands before its verb
        "The guards read the reports on the harbour as well as the 14 other ports.",  # over no "of"
    ],
)
def test_what_is_no_subject_or_object_gives_no_fact(text: str) -> None:
    assert extractor.extract(text, published="2023-07-21", nlp=nlp).facts == []
