"""What ambiguous names stand for, short forms, generic references, the country of a release."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.agencies import AgencyFinder
from extractor.find.context import Context
from extractor.packs import Rules
from tests.find.test_agencies_patterns import agencies

FIND = AgencyFinder(Rules())


def ids(text: str, publisher: str | None = None) -> list[str | None]:
    return [agency.agency_id for agency in agencies(text, publisher) if agency.named]


@pytest.mark.parametrize(
    ("publisher", "body"),
    [
        ("Hong Kong Customs", "hk-icac"),
        ("NSW Police Force", "au-icac"),
        ("US Department of Justice", "us-icac"),
    ],
)
def test_an_ambiguous_acronym_is_the_publishers_countrys(publisher: str, body: str) -> None:
    assert ids("The ICAC arrested two.", publisher) == [body]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Two men were arrested in Singapore by the CNB.", "sg-cnb"),
        ("The CPS authorised charges against a man from Leeds, England.", "gb-cps"),
        ("Police in Lagos, Nigeria, gave the files to the SEC.", "ng-sec"),
        ("Detectives in Auckland, New Zealand, worked with Customs.", "nz-nzcs"),
        ("He was fined S$300 in the State Courts.", "sg-state-courts-of-singapore"),
    ],
)
def test_places_and_money_tell_the_country(text: str, body: str) -> None:
    assert body in ids(text)


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("The U.S Department of the Interior sued.", "U.S Department of the Interior", "us-doi"),
        ("He called the U.S Marshals Service.", "U.S Marshals Service", "us-usms"),
        ("The U.K Home Office agreed.", "U.K Home Office", "gb-home-office"),
    ],
)
def test_initials_may_lack_the_last_stop(text: str, name: str, body: str) -> None:
    assert [(agency.text, agency.agency_id) for agency in agencies(text)] == [(name, body)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("In Belgium, the Federal Judicial Police searched it.", "be-federal-judicial-police"),
        ("The Belgian Federal Police searched it.", "be-belgian-federal-police"),
        ("The Estonian Office of the Prosecutor General agreed.", "ee-office-of-the-prosecutor-general"),
        ("The Serbian Criminal Police came.", "rs-criminal-police-directorate"),
    ],
)
def test_a_part_is_not_the_whole_body(text: str, body: str) -> None:
    assert ids(text) == [body]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Hong Kong Customs worked with Portbury Customs.", ["HK", None]),
        ("Singapore Customs worked with Rotterdam Customs.", ["SG", "NL"]),
        ("Indian Customs worked with Portbury Customs.", ["IN", "IN"]),
    ],
)
def test_a_customs_named_after_a_place_is_foreign_where_there_is_only_one(
    text: str, countries: list[str | None]
) -> None:
    assert [agency.country for agency in agencies(text)] == countries


@pytest.mark.parametrize("acronym", ["CNIL", "AEPD", "EFCC", "NDLEA", "SAPS", "HKPF", "CPIB", "Frontex"])
def test_acronyms_that_the_world_knows_need_no_other_sign(acronym: str) -> None:
    text = f"The Central Police Office in Leeds, England, thanked the Home Office. The {acronym} helped."
    assert [agency.text for agency in agencies(text)][-1] == acronym


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Ministry of Justice and Human Rights of Indonesia agreed.", "Ministry of Justice and Human Rights", "ID"),
        ("The Ministry of Justice and Interpol met.", "Ministry of Justice", None),
        ("The Ministry of Justice of Ukraine agreed.", "Ministry of Justice", "UA"),
        ("Colombia's National Police agreed.", "Colombia's National Police", "CO"),
        ("The Brazilian Federal Police agreed.", "Brazilian Federal Police", "BR"),
        ("The Justice Ministry of Poland agreed.", "Justice Ministry", "PL"),
        ("The Georgian National Police agreed.", "Georgian National Police", "GE"),
        ("The Papua New Guinean Ministry of Health agreed.", "Papua New Guinean Ministry of Health", "PG"),
        ("The Ministry of Health of Côte d'Ivoire agreed.", "Ministry of Health", "CI"),
    ],
)
def test_bodies_of_one_name_are_told_apart_by_country(text: str, name: str, country: str | None) -> None:
    first = agencies(text)[0]
    assert first.text.startswith(name)
    assert first.country == country


def test_capitals_are_no_plural_of_an_acronym() -> None:
    assert not agencies("Police in Pakistan arrested members of ISIS in Lahore.")[1:]


def test_the_country_before_a_name_decides() -> None:
    text = "In Kent, England, Mozambican Ministry of Justice, India's Ministry of Defence and Ministry of Defence met."
    found = agencies(text)
    assert [(a.agency_id, a.country) for a in found if a.named] == [
        (None, "MZ"),
        ("in-mod", "IN"),
        ("gb-mod", "GB"),
    ]


def test_the_country_after_a_name_decides() -> None:
    found = agencies("Officers in London met the Ministry of Justice of China and the High Court of Eritrea.")
    assert [(a.text, a.agency_id, a.country) for a in found if a.named] == [
        ("Ministry of Justice of China", "cn-moj", "CN"),
        ("High Court of Eritrea", None, "ER"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Officers in Leeds, England, knew. In Portugal, the Harbour Police searched homes.",
        "Taking part with Leeds, England:\n• Portugal: Harbour Police\n",
    ],
)
def test_the_country_of_the_line_or_clause_decides(text: str) -> None:
    assert [(a.text, a.country) for a in agencies(text) if a.named] == [("Harbour Police", "PT")]


def test_a_name_that_one_body_has_needs_no_more() -> None:
    found = agencies("The Ministry of Public Security closed 200 accounts. An official of its traffic bureau said so.")
    assert [(a.agency_id, a.country) for a in found] == [("cn-mps", "CN")]
    assert ids("The Ministry of Public Security of Vietnam closed 200 accounts.") == [
        "vn-ministry-of-public-security-of-vietnam"
    ]


def test_a_name_ends_with_its_sentence() -> None:
    assert ids("A man from Leeds, England, went Home. Office staff did too.") == []
    assert "in-special-pmla-court" not in ids("He was held in Delhi under the PMLA. The Special Court sat.")


def test_acronyms_of_foreign_bodies_need_a_reason() -> None:
    assert ids("Deputies in Larch County, Texas, found the MAS and RBI stickers.") == []
    assert ids("Deputies in Larch County, Texas, called the FBI and Interpol.") == ["us-fbi", "int-interpol"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('The Larch Harbour Bureau ("LHB") acted. The LHB said so.', "Larch Harbour Bureau"),
        ("The Larch Harbour Bureau (LHB) acted. LHB's staff said so.", "Larch Harbour Bureau"),
        ('The Ministry of Rivers (the "MinRiv") acted. MinRiv said so.', "Ministry of Rivers"),
        ("The Larch Harbour Bureau, LHB, acted. The LHB said so.", "Larch Harbour Bureau"),
        ("The Larch Harbour Bureau acted. The LHB said so.", "Larch Harbour Bureau"),
        ("Larch County District Attorney (LCDA) sued. The LCDA won.", "Larch County District Attorney's Office"),
    ],
)
def test_short_forms_stand_for_what_the_text_defines(text: str, name: str) -> None:
    assert {agency.name for agency in agencies(text)} == {name}


def test_a_definition_wins_over_the_list() -> None:
    found = agencies("The Federal Brewing Inspectorate (FBI) of Larch acted. The FBI closed two inns.")
    assert {agency.agency_id for agency in found} == {None}
    assert [agency.text for agency in agencies("Her final bonus index (FBI) fell. The FBI rose.")] == []


def test_a_short_name_leads_to_the_full_one() -> None:
    text = "The Larch County District Attorney's Office sued. The District Attorney's Office and the DA's Office won."
    assert {agency.name for agency in agencies(text)} == {"Larch County District Attorney's Office"}
    court = "The U.S. Attorney's Office for the Southern District of Ohio filed it in U.S. District Court."
    assert [agency.name for agency in agencies(court)][
        1
    ] == "United States District Court for the Southern District of Ohio"


def test_a_unit_in_lower_case_is_named_by_the_body_above() -> None:
    bureau, ministry = agencies("An official of the river safety bureau under the Ministry of Public Security in China")
    assert (bureau.text, bureau.name, bureau.named) == ("river safety bureau", "River Safety Bureau", True)
    assert (bureau.parent, bureau.country, ministry.agency_id) == ("cn-mps", "CN", "cn-mps")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Later, police arrested four.", ["police"]),
        ("Later, gardaí arrested four.", ["gardaí"]),
        ("According to prosecutors, he fled.", ["prosecutors"]),
        ("Public security authorities acted.", ["Public security authorities"]),
        ("the national public security organs acted", ["national public security organs"]),
        ("the department closed two shops", ["department"]),
        ("Commission fines two banks", ["Commission"]),
        ("a police officer wrote a police report at the police station", []),
        ("Two officers and 14 detectives came.", []),
        ("A loan officer and three loan officers fled.", []),
        ("a man from Larch Police International, a company, which police searched", ["police"]),
        ("Several police departments helped.", ["police departments"]),
        ("in the commission of a robbery, as this section says, in the department C-42", []),
        ("a department of his own, in good order", []),
    ],
)
def test_generic_references(text: str, expected: list[str]) -> None:
    found = agencies(text)
    assert [agency.text for agency in found] == expected
    assert not any(agency.named or agency.name for agency in found)


@pytest.mark.parametrize(
    ("text", "generic", "name"),
    [
        ("The Central Narcotics Bureau arrested two. The Bureau said so.", "Bureau", "Central Narcotics Bureau"),
        ("Larch Police Department officers came. The Department said so.", "Department", "Larch Police Department"),
        ("Larch Police Department officers came. Police said so.", "Police", "Larch Police Department"),
        ("Police said so. The Larch Police Department agreed.", "Police", "Larch Police Department"),
        ("The Larch Police Department and the Oakdale Police Department met. Police said so.", "Police", None),
        ("The Larch County District Attorney's Office met. He told prosecutors so.", "prosecutors", "Larch County …"),
        ("The Larch Gaming Commission met. The Department said so.", "Department", None),
        ("The Supreme Court of the United States met. The unit said so.", "unit", None),
    ],
)
def test_a_generic_reference_stands_for_a_named_body(text: str, generic: str, name: str | None) -> None:
    found = next(agency for agency in agencies(text) if agency.text == generic and not agency.named)
    assert found.name == (name and name.replace("…", "District Attorney's Office"))


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("In Ireland, the Larch Fraud Bureau met. He appeared at Larch District Court.", ["IE", "IE"]),
        ("In Ireland, the Larch Fraud Bureau met.\nHe told the Oakdale Fraud Bureau.", ["IE", None]),
        ("• Poland: Larch Fraud Bureau; Larch District Court\n• Italy: Larch Fraud Bureau", ["PL", "PL", "IT"]),
        ("In Kenya, a man fled. The Larch Fraud Bureau of Spain met.", ["ES"]),
        ("In Kenya, the Royal Thai Police met.", ["TH"]),
    ],
)
def test_a_clause_and_a_line_tell_the_country(text: str, countries: list[str | None]) -> None:
    """In a release that no country speaks from."""
    found = [agency.country for agency in agencies(text, "Europol") if agency.named]
    assert [None if country == "EU" else country for country in found] == countries


def test_a_listed_acronym_stands_for_the_body_that_the_text_spells_it_with() -> None:
    text = "The Larch City Department of Investigation and the FBI charged him. DOI said so."
    assert agencies(text)[-1].name == "Larch City Department of Investigation"
    text = "The Larch City Department of Investigation and the Department of the Interior met in Texas. DOI said so."
    assert agencies(text)[-1].agency_id == "us-doi"


def test_a_list_of_districts_names_an_office_each() -> None:
    text = (
        "The U.S. Attorneys Offices for the District of Maine, District of Utah and the Eastern District of Texas met."
    )
    found = agencies(text)
    assert [(agency.text, agency.agency_id) for agency in found] == [
        ("U.S. Attorneys Offices for the District of Maine", "us-usao-district-of-maine"),
        ("District of Utah", "us-usao-district-of-utah"),
        ("Eastern District of Texas", "us-usao-eastern-district-of-texas"),
    ]


def test_the_head_of_a_release_tells_its_country() -> None:
    foreign = "The National Crime Agency, Police Scotland and the Charity Commission searched a house."
    found = agencies(f"AUCKLAND - The Serious Fraud Office told New Zealand Police.\n\nIt said so.\n\n{foreign}")
    assert (found[0].agency_id, found[-1].country) == ("nz-sfo", "GB")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Germany: Public Prosecutor's Office Verden; Police", ["Public Prosecutor's Office Verden"]),
        ("the Regional Prosecutor's Office in Wroclaw said", ["Regional Prosecutor's Office in Wroclaw"]),
        (
            "the Public Prosecutor's Office at the Court of Naples said",
            ["Public Prosecutor's Office at the Court of Naples"],
        ),
        ("Germany: State Criminal Police Office Lower Saxony", ["State Criminal Police Office Lower Saxony"]),
        ("the Larch County Prosecutor's Office in Quarry said", ["Larch County Prosecutor's Office"]),
        ("the Public Prosecutor's Office Ann Lee said", ["Public Prosecutor's Office"]),
        ("Belgium: Federal Police (Politie)", ["Belgian Federal Police", "Belgian Federal Police"]),
    ],
)
def test_a_place_after_an_office_and_a_foreign_name_in_brackets(text: str, names: list[str]) -> None:
    assert [agency.name for agency in agencies(text) if agency.named] == names


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Central Narcotics Bureau arrested two in Singapore.", "SG"),
        ("The Serious Fraud Office charged a man from Leeds, England, with fraud of £3 million.", "GB"),
        ("Europol and Eurojust met.", "EU"),
        ("Nothing happened.", None),
    ],
)
def test_the_release_gets_its_country(text: str, country: str | None) -> None:
    context = Context(text=text)
    FIND(context)
    assert context.country == country


_NAMED = st.sampled_from(
    ("FBI", "U.S.", "Attorney's Office", "District", "Ministry", " of Law", "(CNB)", "Police", "New York")
)
_OTHER = st.sampled_from(
    (" of ", "'s ", "s ", ", ", "police", "the department", "No. 1 ", "4th ", "ICE", "İ", "\n", ".", "(")
)


@given(st.lists(_NAMED | _OTHER | st.text(max_size=3), max_size=40).map("".join))
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = agencies(text)
    assert all(text[agency.start : agency.end] == agency.text for agency in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["Fraud Unit's ", "FBI's ", "Police Department ", "(CNB) ", "Ministry of the ", "ICE HSI "]
)
def test_long_rows_of_the_same_are_no_trouble(piece: str) -> None:
    assert all(len(agency.text) < 200 for agency in agencies(piece * 3000))
