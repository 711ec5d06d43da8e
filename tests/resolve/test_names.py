"""Names of bodies: folding, initials, official forms."""

from __future__ import annotations

import pytest

from extractor.resolve.names import ends_in_words_of, fold_name, initials, is_acronym_of, official


def test_folding_forgets_case_apostrophes_and_articles() -> None:
    assert fold_name("The U.S. Attorney's Office") == fold_name("us Attorneys office")
    assert fold_name("Food & Drug Board, Larch") == fold_name("Food and Drug Board Larch")


@pytest.mark.parametrize(
    ("acronym", "name", "stands"),
    [
        ("CNB", "Central Narcotics Bureau", True),
        ("MinLaw", "Ministry of Law", True),
        ("UCETF", "Unified Canal Enforcement Taskforce", True),
        ("OM", "National Office of the Public Prosecutor", False),
        ("PML", "Special Court", False),
        ("X", "Xylophone Board", False),
    ],
)
def test_acronyms(acronym: str, name: str, stands: bool) -> None:
    assert is_acronym_of(acronym, name) is stands


def test_initials() -> None:
    assert initials("Central Narcotics Bureau of Larch") == "CNBL"
    assert ends_in_words_of("SAR", "each suspicious activity report ")
    assert not ends_in_words_of("SAR", "each suspicious report ")


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Marlow County, S.C., Sheriffs Dept.", "Marlow County Sheriff's Department"),
        ("Larch, Tenn., Police Department", "Larch Police Department"),
        ("U.S. Attorneys Office", "U.S. Attorney's Office"),
        ("United States Attorneys Office", "United States Attorney's Office"),
        ("Marlow County, New Mexico, Sheriff's Office", "Marlow County Sheriff's Office"),
        ("DA's Office", "District Attorney's Office"),
        ("Ministry of Law", "Ministry of Law"),
        ("NSW BUREAU OF CRIME", "NSW Bureau of Crime"),
        ("MARLOW COUNTY SHERIFF'S OFFICE", "Marlow County Sheriff's Office"),
    ],
)
def test_official_names(surface: str, name: str) -> None:
    assert official(surface) == name
