"""Whether the list knows, of each country whose releases are in English or often translated, who does what."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from tests.find.test_agencies_gazetteer import ROWS

COUNTRIES = [
    "SG",
    "HK",
    "NG",
    "ZA",
    "KE",
    "GH",
    "UG",
    "TZ",
    "ZM",
    "ZW",
    "RW",
    "ET",
    "EG",
    "MA",
    "IN",
    "PK",
    "BD",
    "LK",
    "NP",
    "PH",
    "MY",
    "ID",
    "TH",
    "VN",
    "KH",
    "KR",
    "JP",
    "TW",
    "CN",
    "AU",
    "NZ",
    "PG",
    "FJ",
    "GB",
    "IE",
    "FR",
    "DE",
    "NL",
    "BE",
    "LU",
    "ES",
    "PT",
    "IT",
    "AT",
    "CH",
    "PL",
    "CZ",
    "RO",
    "BG",
    "HU",
    "GR",
    "HR",
    "RS",
    "SE",
    "NO",
    "DK",
    "FI",
    "EE",
    "LV",
    "LT",
    "UA",
    "TR",
    "IL",
    "SA",
    "AE",
    "QA",
    "KW",
    "CA",
    "US",
    "MX",
    "BR",
    "AR",
    "CL",
    "CO",
    "PE",
    "PA",
    "JM",
    "TT",
    "GY",
]
FIELDS = {
    "police": r"polic|garda|gendarm|constab|carabini",
    "prosecution": r"prosec|attorney|procur|department of justice|public ministry|investigation",
    "customs, revenue": r"custom|revenue|tax|excise",
    "money laundering": r"financial (?:intel|trans|anal|info|monit|report|invest|crime)|money laund|fiu|tax|bank",
    "securities, banks": r"securit|financ|market|bank|monetary|reserve",
    "health, food, medicines": r"food|medic|drug|pharma|health|therap",
    "justice, interior": r"justice|law|interior|home|internal|security",
    "courts": r"supreme|cassation|constitutional|court|tribunal",
}
NAMES: dict[str, str] = defaultdict(str)
for row in ROWS:
    NAMES[row["country"]] += f"{row['name']}; {row['aliases']}; ".lower()


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_country_has_its_bodies(country: str) -> None:
    assert [field for field, pattern in FIELDS.items() if not re.search(pattern, NAMES[country])] == []


@pytest.mark.parametrize("adjective", ["Italian", "Polish", "Swedish", "Irish", "Dutch", "Spanish", "Norwegian"])
def test_supervisory_authorities_are_told_by_their_nation(adjective: str) -> None:
    of_nation = f"{adjective} sa; ".lower()
    assert sum(of_nation in names for names in NAMES.values()) == 1
