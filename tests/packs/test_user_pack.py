"""A user's pack from end to end: a row or an entry is all that it takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor.entities import Agency, Date, Offence, Quantity
from extractor.packs import Rules
from tests.packs.conftest import MakePack

TEXT = "On Portbury Day, the Portbury Harbour Guard charged two men with quay squatting over 40 bushels of grain."


@pytest.fixture
def pack(make_pack: MakePack) -> Path:
    return make_pack(
        "portbury",
        {
            "agencies.csv": "id,name,acronyms,country,kind\nharbour-guard,Portbury Harbour Guard,PHGD,GB,police\n",
            "offences.csv": "id,name,iccs,forms,examples\nquay,Quay squatting,0804,quay squatting,[quay squatting]\n",
            "units.csv": "id,symbol,kind,factor,forms,example\nbu,[bu_us],volume,1,bushel|bushels,[2 bushels]\n",
            "dates.toml": '[[holiday]]\nid = "holiday.portbury"\nnames = ["Portbury Day"]\nday = [8, 3]\n'
            'examples = ["On [Portbury Day]."]\n',
        },
    )


def test_one_row_or_entry_each_is_found(pack: Path) -> None:
    extraction = extractor.extract(TEXT, published="2024-08-05", nlp=extractor.load([pack]))
    date, agency, _, offence, quantity = extraction.entities
    assert isinstance(date, Date)
    assert (date.text, date.value) == ("Portbury Day", "2024-08-03")
    assert isinstance(agency, Agency)
    assert (agency.text, agency.agency_id, agency.country, agency.kind) == (
        "Portbury Harbour Guard",
        "harbour-guard",
        "GB",
        "police",
    )
    assert isinstance(offence, Offence)
    assert (offence.text, offence.offence_id, offence.iccs, offence.stage) == (
        "quay squatting",
        "quay",
        "0804",
        "charged",
    )
    assert isinstance(quantity, Quantity)
    assert (quantity.value, quantity.unit, quantity.of) == (40, "[bu_us]", "grain")


def test_without_the_pack_they_are_not_there() -> None:
    found = extractor.extract(TEXT, published="2024-08-05").to_dict()["entities"]
    assert not [entity for entity in found if entity.get("agency_id") or entity.get("offence_id") == "quay"]


def test_provenance_tells_the_pack(pack: Path) -> None:
    provenance = extractor.extract(TEXT, nlp=extractor.load([pack])).provenance
    standard = extractor.extract(TEXT).provenance
    assert (standard.pack, provenance.pack) == ("en", "en+portbury")
    assert provenance.pack_sha256 == Rules([pack]).sha256 != standard.pack_sha256


def test_an_entry_is_replaced_by_its_id(make_pack: MakePack) -> None:
    pack = make_pack(
        "p",
        {
            "agencies.csv": "id,name,country,kind\nus-fbi,Portbury Sleuths,GB,police\n",
            "offences.csv": "id,name,iccs,forms,examples\narson,Burning,0704,quay burning,[quay burning]\n",
        },
    )
    nlp = extractor.load([pack])
    found = extractor.extract("The Portbury Sleuths looked into quay burning, not arson.", nlp=nlp).entities
    assert [(entity.type, entity.text) for entity in found] == [
        ("agency", "Portbury Sleuths"),
        ("offence", "quay burning"),
    ]


def test_of_two_entries_with_one_form_the_later_packs_counts(make_pack: MakePack) -> None:
    pack = make_pack("p", {"offences.csv": "id,name,iccs,forms,examples\nfire,Fire,0704,arson,an [arson]\n"})
    (offence,) = extractor.extract("He was charged with arson.", nlp=extractor.load([pack])).entities
    assert isinstance(offence, Offence)
    assert offence.offence_id == "fire"


def test_words_are_added_to_the_standard_ones(make_pack: MakePack) -> None:
    pack = make_pack("p", {"offences.toml": '[classes]\ndrug = ["moondust"]\n'})
    nlp = extractor.load([pack])
    for drug in ("moondust", "cocaine"):
        text = f"She was charged with trafficking in {drug}."
        assert [entity.text for entity in extractor.extract(text, nlp=nlp).entities] == [f"trafficking in {drug}"]


PIECE = st.sampled_from(
    ["Portbury", "harbour", "the", "RICO", "(", ".", "-", "é", "日本", "5", "1,000", "²", "$", "%", "?"]
)
WORDS = st.lists(PIECE, min_size=1, max_size=3).map(" ".join)


@pytest.mark.slow
@settings(deadline=None, max_examples=20)
@given(names=st.lists(WORDS, min_size=3, max_size=3, unique=True))
def test_whatever_a_valid_pack_says_no_extraction_fails(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    texts = json.dumps(names, ensure_ascii=False)
    files = {
        "agencies.csv": f'id,name,aliases,acronyms\nx,"{names[0]}","{names[1]}","{names[2]}"\n',
        "units.csv": f'id,symbol,kind,factor,forms\nx,x,mass,1,"{"|".join(names)}"\n',
        "currencies.csv": f'id,forms,sub\nXQQ,"{names[0]}","{names[1]}"\n',
        "dates.toml": f"[[holiday]]\nid = 'h'\nnames = {texts}\nday = [2, 30]\n[edges]\nsince = {texts}\n",
        "agencies.toml": f"known = {texts}\n[words]\ntopics = {texts}\n[nations]\nXX = {texts}\n",
        "offences.toml": f"[classes]\ntool = {json.dumps([name for name in names if name.isalpha()] or ['axe'])}\n",
    }
    root = tmp_path_factory.mktemp("pack")
    for file, content in {"pack.toml": 'name = "p"\n', **files}.items():
        (root / file).write_text(content, encoding="utf-8")
    nlp = extractor.load([root])
    for name in names:
        text = f"On {name} the {name} paid 5 {name}, {name}5,000 for {name}.\n{name}{name} since {name}, last {name}."
        for entity in extractor.extract(text, published="2024-05-06", nlp=nlp).entities:
            assert text[entity.start : entity.end] == entity.text
