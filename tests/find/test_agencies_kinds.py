"""Kinds of names that a release has and no list: joint ones, office-holders', units after possessives, unions."""

from __future__ import annotations

import pytest

import extractor
from tests.find.test_agencies_patterns import agencies


def found(text: str) -> list[tuple[str, str | None]]:
    return [(agency.text, agency.name) for agency in agencies(text) if agency.named]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the [District Attorney's Offices of Larch, Quarry and Marlow counties], which", None),
        ("The [Chelmer, Ohio Police Department] came.", "Chelmer Police Department"),
        ("In Chelmer, [Ohio State Police] came.", "Ohio State Police"),
        ("In Ohio, the [Chelmer Police Department] came.", "Chelmer Police Department"),
        ("The [Larch County District Attorney's (LCDA) Office] sued.", "Larch County District Attorney's Office"),
        ("[MINISTRY OF LAND TRANSPORT] FINES FIRM", "Ministry of Land Transport"),
        ("[DEPARTMENT OF FAIR TRADING] SUES BUILDER", "Department of Fair Trading"),
        ("Four [Coastal Patrol Bureau] officers were hurt.", None),
        ("The [Two Rivers Police Department] called.", None),
        ("The [Rivermark Public Prosecutor's Office II] charged him.", None),
        ("[Marlow County police] arrested two.", "Marlow County Police"),
        ("She told [Tarrow police] about it.", "Tarrow Police"),
        ("It was [Tarrow City traffic police] who came.", "Tarrow City Traffic Police"),
        ("Agents seized it with [Mumbai customs] on Monday.", "Mumbai Customs"),
        ("[Ohio Attorney General Roe's office] declined to comment.", "Ohio Attorney General's Office"),
        ("[District Attorney Ann Roe's Office] charged him.", "District Attorney's Office"),
        ("The [Larch County state's attorney's office] charged him.", "Larch County State's Attorney's Office"),
        ("The [U.S. attorney's office] said so.", "U.S. Attorney's Office"),
        ("The [14th Precinct] called, as did the mayor.", None),
        ("The [Fourth Precinct] called.", None),
        ("The [Fraud and Loss Prevention Team] (FLPT) wrote.", None),
        ("The [Parquet de Larchville] opened it.", "Public Prosecutor's Office Larchville"),
        ("[Staatsanwaltschaft Larchstadt] charged him.", "Public Prosecutor's Office Larchstadt"),
        ("[Larch Regional Office 3] filed it.", None),
        ("The [Wigan and Leigh Magistrates' Court] sat.", None),
        ("The [District Court of Larchmaa] remanded him.", None),
        ("[Taskforce Echo] goes on.", None),
        ("All seven [Larch Police Divisions] and others came.", None),
        ("The [Larch district people's court] heard it.", "Larch District People's Court"),
        ("[Larch Municipal Corporation] razed it.", None),
    ],
)
def test_one_name(text: str, name: str | None) -> None:
    surface = text[text.index("[") + 1 : text.index("]")]
    first, *rest = [pair for pair in found(text.replace("[", "").replace("]", "")) if pair[0] != "FLPT"]
    assert first == (surface, name or surface)
    assert not rest


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("The F.B.I. and the D.E.A. of the United States came.", ["F.B.I.", "D.E.A."]),
        ("In Ohio, the DoJ and the DoL wrote.", ["DoJ", "DoL"]),
        ("The Zurich City Police (Stadtpolizei Zürich) came.", ["Zurich City Police", "Stadtpolizei Zürich"]),
        ("The Larch City Police (Munich) came.", ["Larch City Police"]),
        (
            "The EU adopted it, in the EU and under EU rules. It was paid by the European Union.",
            ["EU", "European Union"],
        ),
        ("The rules of the EU and the EU market.", []),
        ("Armed police came. Local police came.", []),
        ("Thai police came.", []),
        ("The sheriff's office called.", []),
        (
            "HARBOUR GUARD BUREAU WARNS OF IT\n\nThe Harbour Guard Bureau warned.",
            ["HARBOUR GUARD BUREAU", "Harbour Guard Bureau"],
        ),
    ],
)
def test_names_of_a_text(text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _ in found(text)] == surfaces


def test_a_title_is_no_body() -> None:
    assert not agencies("The Commissioner of Police came.")


def test_an_acronym_in_another_language_is_defined_in_brackets() -> None:
    text = (
        "The Larch Road Transport Department (JPJ) came. JPJ's staff left, and the Larch Police Department (USA) too."
    )
    assert [agency.text for agency in agencies(text)] == [
        "Larch Road Transport Department",
        "JPJ",
        "JPJ",
        "Larch Police Department",
    ]


def test_a_unit_of_another_country_is_named_without_its_body() -> None:
    text = "In Jakarta, Indonesia's National Police came. The National Police's Criminal Investigation Department left."
    assert agencies(text)[-1].name == "Criminal Investigation Department"


def test_a_listed_body_has_its_wikidata_id() -> None:
    union, other = agencies("It was paid by the EU. The Larch Police Department came.")
    assert (union.wikidata, other.wikidata) == ("Q458", None)


def test_a_case_abroad_does_not_make_its_release_foreign() -> None:
    text = (
        "The Orange County District Attorney's Office charged him. He hid in Tijuana, Mexico, and left Tijuana. "
        "In Tijuana he was held, and Mexico sent him back. The Placentia Police Department of California came."
    )
    assert {agency.country for agency in agencies(text)} == {"US"}


def test_a_unit_after_a_possessive_is_below_the_body_that_is_meant() -> None:
    text = "In Manila, the Bureau of Immigration said so. The bureau's maritime desk came, the bureau's own staff said."
    unit = agencies(text)[1]
    assert (unit.text, unit.name, unit.parent) == (
        "bureau's maritime desk",
        "Maritime Desk",
        "ph-bureau-of-immigration",
    )


def test_members_of_a_named_body_are_no_body() -> None:
    text = "Officers of the Larch Police Department, RCMP officers and detectives from the FBI came. Officers left."
    generic = [agency.text for agency in agencies(text) if not agency.named]
    assert generic == ["Officers"]


def test_what_a_body_is_called_elsewhere_leads_to_it() -> None:
    text = "The Marlow County Sheriff's Office arrested him. The sheriff's office called."
    assert {agency.name for agency in agencies(text)} == {"Marlow County Sheriff's Office"}


def test_a_body_beside_another_of_a_country_is_of_that_country() -> None:
    text = "Colombia's National Police and Attorney General's Office helped Brazil's Federal Police."
    assert [agency.country for agency in agencies(text)] == ["CO", "CO", "BR"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The [DOI OIG] and the [USDA OI] came to Ohio.",
            [
                "Department of the Interior Office of Inspector General",
                "Department of Agriculture Office of Investigations",
            ],
        ),
        ("The [EPA Region 5] came to Ohio.", ["Environmental Protection Agency Region 5"]),
        ("[PDEA NCR] came to Manila.", ["Philippine Drug Enforcement Agency National Capital Region"]),
        ("The [Joint Harbour Task Force, North] ([JHTF-N]) came.", ["Joint Harbour Task Force North"] * 2),
        ("The [9th Coast Guard District] came to Ohio.", ["9th Coast Guard District"]),
        ("In Ohio, the [Coast Guard] Base Larch Bay opened.", ["U.S. Coast Guard"]),
        ("[Finnish Customs] seized it. Then [Customs] said so.", ["Finnish Customs"] * 2),
        ("A [Finnish Customs] unit stopped it.", ["Finnish Customs"]),
        ("The [Kenyan Army] came, and [Brazil's Navy] did.", ["Kenyan Army", "Navy"]),
        ("[Canadian Coast Guard] ships left. The [Coast Guard] said so.", ["Canadian Coast Guard"] * 2),
        ("The [U.S. Army National Guard] came.", ["Army National Guard"]),
        ("He was tried in [Larch County Common Pleas Court].", ["Larch County Common Pleas Court"]),
        ("The [Larch Department of Trade's Division of Charities] wrote.", ["Division of Charities"]),
        ("The [Attorney General's Bureau of Harbour Crime] wrote.", ["Bureau of Harbour Crime"]),
        (
            "the [Southern Division] of the [Ohio Department of Harbours]",
            ["Southern Division", "Ohio Department of Harbours"],
        ),
        ("The [Larch Coastal Bureau]'s ([LCB]) officers came. The [LCB] left.", ["Larch Coastal Bureau"] * 3),
        ("The [Office of the Attorney General of Texas] sued. The [OAG] won.", None),
        ("The [Texas Attorney General's Office] sued. The [OAG] won.", ["Texas Attorney General's Office"] * 2),
        ("The [FBI's computer crime unit] came.", ["Computer Crime Unit"]),
        ("The [Larch Regional Structure] opened it.", ["Larch Regional Structure"]),
        ("The [Larch Narcotics Brigade] came.", ["Larch Narcotics Brigade"]),
        ("The [Marlow Internet Crimes Against Children Task Force] came.", None),
        ("The [Larch Valley/Washington, D.C., Drug Task Force] came.", None),
    ],
)
def test_longer_names(text: str, names: list[str] | None) -> None:
    surfaces = [part.split("]")[0] for part in text.split("[")[1:]]
    got = found(text.replace("[", "").replace("]", ""))
    assert [surface for surface, _ in got] == surfaces
    if names:
        assert [name for _, name in got] == names


@pytest.mark.parametrize(
    "text",
    [
        "The court offer was refused, as was the court notice.",
        "It is our responsibility as prosecutors to act.",
        "LARCHTON, Ohio (CIA) - A man was held.",
        "In Ohio, a former Army Reservist was held with a Navy reservist.",
    ],
)
def test_no_bodies(text: str) -> None:
    assert not agencies(text)


def test_a_name_that_breaks_off_with_the_text_is_no_trouble() -> None:
    text = "U.S. Attorney's Office for the U.S. Attorney's Office for the"
    found = extractor.extract(text).entities
    assert found
    assert all(text[entity.start : entity.end] == entity.text for entity in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Agents of the [FBI cyber division] came.", "Cyber Division"),
        ("The [Ministry of Finance's Larchport branch] paid.", "Larchport Branch"),
        ("The [Real Estate Fraud Unit] of the District Attorney's Bureau paid.", "Real Estate Fraud Unit"),
        (
            "The [Department for Investigation of Organised Crimes and Corruption] paid.",
            "Department for Investigation of Organised Crimes and Corruption",
        ),
    ],
)
def test_units_told_by_topic_or_place(text: str, name: str) -> None:
    surface = text.split("[")[1].split("]")[0]
    assert (surface, name) in found(text.replace("[", "").replace("]", ""))


def test_a_state_s_bodies_are_not_the_union_s() -> None:
    text = """Data Protection Commission announces its decision

The Data Protection Commission (DPC) fined Larchling Ireland Limited €58 million for data lost in the EU/EEA. An appeal
lies to the Circuit Court."""
    assert {(agency.name, agency.country) for agency in agencies(text)} == {
        ("Data Protection Commission", "IE"),
        ("Circuit Court", "IE"),
    }


def test_the_law_in_brackets_after_a_court_is_no_court() -> None:
    text = "The Special Court (PMLA) in Mumbai rejected it. Under PMLA, 2002, assets were attached."
    assert [agency.text for agency in agencies(text)] == ["Special Court"]


def test_a_force_told_by_topic_is_no_other_country_s() -> None:
    force = agencies("CYBER POLICE STATION, LARCH\n\nRs. 2 lakh were seized in Mumbai, Maharashtra, India.")[0]
    assert (force.country, force.agency_id) == ("IN", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The High Court, Commercial Crimes Division, sentenced him.", ["High Court, Commercial Crimes Division"]),
        ("The Court of Appeal (Criminal Division) sat.", ["Court of Appeal (Criminal Division)"]),
        ("The Special Court (PMLA), Mumbai, remanded him.", ["Special Court (PMLA), Mumbai"]),
        ("The Special NDPS Court, Larchpur, jailed him.", ["Special NDPS Court, Larchpur"]),
        ("The Magistrate's Court at Larch acquitted her.", ["Magistrate's Court at Larch"]),
        ("The District Court in Żarki, Poland, remanded her.", ["District Court in Żarki"]),
        ("The District Prosecutor's Office in Zgierz asked.", ["District Prosecutor's Office in Zgierz"]),
        ("He was tried in U.S. District Court in Chicago.", ["U.S. District Court"]),
        ("The District Court in May acquitted her.", ["District Court"]),
    ],
)
def test_courts_are_told_by_division_law_and_place(text: str, expected: list[str]) -> None:
    assert [agency.text for agency in agencies(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm broke FDA rules, EPA emission rules and the FBI Act.", []),
        ("The Coastal Pilotage Agency (CPA) sued under the CPA Act.", ["Coastal Pilotage Agency", "CPA"]),
        ("Larch Customs and Tax Control Office came.", ["Larch Customs and Tax Control Office"]),
        ("He evaded Customs revenue and Customs duty.", []),
        ("The Norwegian Public Lamps Administration paid.", ["Norwegian Public Lamps Administration"]),
        ("Battalion 8 of the General Operations Force came.", ["Battalion 8", "General Operations Force"]),
    ],
)
def test_what_a_rule_or_a_duty_is_named_by_is_no_mention(text: str, expected: list[str]) -> None:
    assert [agency.text for agency in agencies(text) if agency.named] == expected


def test_an_acronym_of_a_police_department_of_the_text_is_no_namesake_s() -> None:
    found = agencies("The Marlow Police Department arrested 14 men. MPD officers seized 3 kg.")
    assert [agency.name for agency in found if agency.text == "MPD"] == ["Marlow Police Department"]


def test_nothing_is_of_a_country_that_nothing_tells_of() -> None:
    works, ftc = agencies("The Department of Public Works closed 3 roads."), agencies("The FTC fined 14 firms.")
    assert [(agency.name, agency.country) for agency in (*works, *ftc)] == [
        ("Department of Public Works", None),
        ("FTC", None),
    ]
    german, italian = agencies("The Bundeskriminalamt and the Carabinieri took part.")
    assert (german.country, italian.country) == ("DE", "IT")


def test_a_name_that_opens_a_headline_in_capitals_is_found() -> None:
    found = agencies("PORTBURY POLICE DEPARTMENT ARRESTS 14 MEN IN MARLOW\nThe men were held on Friday.")
    assert [(agency.text, agency.name) for agency in found] == [
        ("PORTBURY POLICE DEPARTMENT", "Portbury Police Department")
    ]
    assert agencies("FORMER POLICE DEPARTMENT CLERK JAILED\nHe was held on Friday.") == []


def test_the_nation_of_the_body_above_tells_the_country_of_a_unit() -> None:
    text = "The Central Criminal Police Department of the Latvian Ministry of Interior and the FBI led it in Ohio."
    assert [agency.country for agency in agencies(text)] == ["LV", "LV", "US"]


def test_an_acronym_inside_a_name_stands_for_it_later() -> None:
    text = "The Larch County District Attorney's (LCDA) Office sued. The LCDA said so."
    assert found(text)[-1] == ("LCDA", "Larch County District Attorney's Office")


def test_a_line_in_capitals_without_a_verb_is_no_body() -> None:
    assert not found("MINISTRY OF THE SECOND KIND\nIt is a song.")


def test_an_acronym_of_several_bodies_is_that_of_the_one_named_in_full_before() -> None:
    text = (
        "Arrest in scam\n\nThe National Crime Agency arrested a man, joining Spain, Portugal and Italy. "
        "The NCA thanked France."
    )
    assert found(text) == [("National Crime Agency", "National Crime Agency"), ("NCA", "National Crime Agency")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Larch Harbour Authority's report is out.", ["Larch Harbour Authority"]),
        ("Officers of the PDEA-Regional Office 3 came.", ["Regional Office 3"]),
        ("The Zone 2 Police Command and the 12 Brigade came.", ["Zone 2 Police Command", "12 Brigade"]),
        ("The Labour Court No. 2 of Larch fined him.", ["Labour Court No. 2 of Larch"]),
        ("The Court of Special Judge, CBI Cases, Larch, ruled.", ["Court of Special Judge, CBI Cases, Larch"]),
        ("The Court of the Chief Judicial Magistrate, Larch.", ["Court of the Chief Judicial Magistrate, Larch"]),
        (
            "The Prosecutor's Office attached to the Larch Criminal Court acted.",
            ["Prosecutor's Office attached to the Larch Criminal Court"],
        ),
        ("The Springfield, Ill. Police Department came.", ["Springfield Police Department"]),
        (
            "The Offices of the Attorney General and Inspector General met.",
            ["Office of the Attorney General", "Office of the Inspector General"],
        ),
        ("The House and Senate Harbour Committees met.", ["House Harbour Committee", "Senate Harbour Committee"]),
        ("The Napier District Court sat. The Napier Court ruled.", ["Napier District Court"] * 2),
        ("The Procura della Repubblica di Larchi and the Landeskriminalamt Hessen came.", None),
        ("The Regional Anti-Triad Unit came with the K9 Unit.", ["Regional Anti-Triad Unit", "K9 Unit"]),
    ],
)
def test_names_of_many_builds(text: str, names: list[str] | None) -> None:
    want = names or ["Public Prosecutor's Office Larchi", "State Criminal Police Office Hesse"]
    assert [name for _, name in found(text)] == want


@pytest.mark.parametrize(
    "text",
    [
        "She sat on the boards of the National Black Prosecutors Association.",
        "The Marlow Police Officers Association agreed.",
        "The Police Benevolent Association and the Police Federation agreed.",
    ],
)
def test_a_profession_s_association_is_no_body(text: str) -> None:
    assert agencies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Immigration detains 46 in Johor. The Royal Malaysia Police helped.",
            ["Immigration", "Royal Malaysia Police"],
        ),
        ("Immigration would also like to remind firms in Malaysia.", ["Immigration"]),
        ("Negri Larch Immigration chief Ada Roe spoke.", ["Negri Larch Immigration"]),
        ("Immigration has risen in Malaysia.", []),
        ("The Toronto Immigration Consultant was charged.", []),
        ("The Huizhou taxation inspection bureau imposed a fine.", ["Huizhou taxation inspection bureau"]),
    ],
)
def test_a_matter_names_its_service_where_it_acts(text: str, expected: list[str]) -> None:
    assert [agency.text for agency in agencies(text)] == expected
