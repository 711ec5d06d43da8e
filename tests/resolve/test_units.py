"""Units, currencies and durations."""

from __future__ import annotations

import pytest

from extractor.packs import Rules
from extractor.resolve.numbers import Exact
from extractor.resolve.units import Currencies, Units, duration

units = Units(Rules().rows("units.csv"))
currencies = Currencies(Rules().rows("currencies.csv"))


def test_forms_lead_to_symbols() -> None:
    assert units.by_form["kilos"].symbol == "kg"
    assert units.by_form["square feet"].symbol == "[sft_i]"
    assert (units.by_form["decades"].symbol, units.by_form["decades"].factor) == ("a", 10)


def test_no_form_belongs_to_two_units() -> None:
    forms = [form for row in Rules().rows("units.csv") for form in row["forms"].split("|")]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("form", "country", "code"),
    [
        ("$", None, "USD"),
        ("$", "US", "USD"),
        ("$", "AU", "AUD"),
        ("$", "DE", "USD"),
        ("rs", None, "INR"),
        ("rs", "PK", "PKR"),
        ("¥", "CN", "CNY"),
        ("kroner", "DK", "DKK"),
        ("hk$", "SG", "HKD"),
    ],
)
def test_shared_symbols_mean_the_countrys_own(form: str, country: str | None, code: str) -> None:
    assert currencies.code(currencies.by_form[form], country) == code


@pytest.mark.parametrize(
    ("parts", "timex"),
    [
        ([(18, "M")], "P18M"),
        ([(12, "Y"), (6, "M")], "P12Y6M"),
        ([(2, "TH")], "PT2H"),
        ([(1, "D"), (2, "TH"), (30, "TM")], "P1DT2H30M"),
        ([(None, "TM")], "PTXM"),
        ([(-1, "Y")], None),
    ],
)
def test_durations(parts: list[tuple[Exact | None, str]], timex: str | None) -> None:
    assert duration(parts) == timex
