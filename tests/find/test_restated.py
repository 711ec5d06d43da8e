"""Amounts told again in brackets or apposition: an entity that says which one it restates, no fact, counted once."""

from __future__ import annotations

import pytest

import extractor
from extractor.entities import Quantity

NLP = extractor.load()


def quantities(text: str) -> list[Quantity]:
    found = extractor.extract(text, published="2024-05-06", nlp=NLP)
    return [entity for entity in found.entities if isinstance(entity, Quantity)]


@pytest.mark.parametrize(
    ("text", "first", "again", "value", "unit"),
    [
        ("Police arrested three (3) suspects.", "three", "3", 3, None),
        ("They seized eight hundred and one (801) parcels.", "eight hundred and one", "801", 801, None),
        ("He was jailed for five (5) years.", "five (5) years", "5", 5, "a"),
        ("She got 5 (five) years.", "5 (five) years", "five", 5, "a"),
        ("They paid N500,000 (Five Hundred Thousand Naira).", "N500,000", "Five Hundred Thousand Naira", 500000, "NGN"),
        ("It cost Rs 2,00,000 (Rupees Two Lakh only).", "Rs 2,00,000", "Rupees Two Lakh", 200000, "INR"),
        ("The goods cost 120 million yuan ($17 million).", "120 million yuan", "$17 million", 17_000_000, "USD"),
        ("The bribe was HK$8m (US$1m at the time).", "HK$8m", "US$1m", 1_000_000, "USD"),
        ("The fine of £2 million, or $3 million, was paid.", "£2 million", "$3 million", 3_000_000, "USD"),
        ("They seized 50 kg of tin (110 pounds).", "50 kg", "110 pounds", 110, "[lb_av]"),
        ("The canal is 1,300 miles (2,100 km) long.", "1,300 miles", "2,100 km", 2100, "km"),
    ],
)
def test_restated(text: str, first: str, again: str, value: float, unit: str | None) -> None:
    one, other = quantities(text)
    assert (one.text, one.restates) == (first, None)
    assert (other.text, other.restates) == (again, one.id)
    assert (other.value, other.unit, other.of) == (value, unit, one.of)


@pytest.mark.parametrize(
    "text",
    [
        "They rose 12 percent, or 3 points.",
        "The haul (31 phones) was worth $5 million (20 cars of it).",
        "He stole $300 (half of it in coins).",
        "He paid $500 and €300.",
        "They seized 5 kg (2 kg of it pure).",
    ],
)
def test_not_restated(text: str) -> None:
    assert not any(quantity.restates for quantity in quantities(text))


def test_the_bound_is_shared() -> None:
    one, other = quantities("The goods cost more than 120 million yuan ($17 million).")
    assert (one.bound, other.bound) == (">", ">")
    assert quantities("They weigh over 1,235 kg (about 1.2 tonnes).")[1].bound == "~"


def test_no_fact_of_its_own() -> None:
    text = "Police arrested three (3) men and seized goods worth 120 million yuan ($17 million)."
    found = extractor.extract(text, published="2024-05-06", nlp=NLP)
    told = {entity.id: entity.text for entity in found.entities}
    assert [told[fact.quantity or ""] for fact in found.facts if fact.action == "arrest"] == ["three"]
    assert not any(told[fact.quantity or ""] in ("3", "$17 million") for fact in found.facts)
