"""Figures and number words to values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.packs import Rules
from extractor.resolve.numbers import NumberWords, as_number, read_figures

table = Rules().table("quantities.toml")["numbers"]
words = NumberWords(table["cardinals"], table["scales"], table["denominators"])


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("7", 7),
        ("2,300", 2300),
        ("1,18,000", 118000),
        ("1,234,567.89", 1234567.89),
        ("900 000", 900000),
        ("900 000,50", 900000.5),
        ("92 407 269-33", 92407269.33),
        ("172, 408, 320.49", 172408320.49),
        ("25'000", 25000),
        ("1.234.567", 1234567),
        ("1.234.567,5", 1234567.5),
        ("3.59", 3.59),
        ("12,5", 12.5),
        ("2.0", 2),
    ],
)
def test_figures(surface: str, value: float) -> None:
    read = as_number(read_figures(surface))
    assert read == value
    assert isinstance(read, int) == (value == int(value))


@pytest.mark.parametrize("surface", ["", "abc", "1.2.3", ","])
def test_what_is_no_number(surface: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        read_figures(surface)


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_figures_keep_their_value(value: int) -> None:
    assert read_figures(f"{value:,}") == value
    assert read_figures(f"{value:,}".replace(",", " ")) == value


def test_scaling_is_exact() -> None:
    assert as_number(Decimal("1.1") * 1_000_000) == 1_100_000


@pytest.mark.parametrize(
    ("text", "value", "used"),
    [
        ("twenty five", 25, 2),
        ("one hundred and twenty", 120, 4),
        ("eight hundred and one", 801, 4),
        ("two dozen", 24, 2),
        ("nineteen hundred", 1900, 2),
        ("two hundred thousand", 200_000, 3),
        ("three million five hundred thousand", 3_500_000, 5),
        ("twelve crore", 120_000_000, 2),
        ("hundred", 100, 1),
        ("five two", 5, 1),
        ("two and three", 2, 1),
        ("thirty twenty", 30, 1),
        ("million billion", 1_000_000, 1),
        ("cases", 0, 0),
    ],
)
def test_number_words(text: str, value: int, used: int) -> None:
    assert words.read(text.split()) == (value, used)


def test_fractions() -> None:
    assert words.fraction(3, "quarters") == Decimal("0.75")
    assert words.fraction(2, "cases") is None
