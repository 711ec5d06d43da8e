"""A fault in a pack is told with its file, line and entry; all faults at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.packs import Pack, PackError, Rules, standard_pack
from extractor.packs.pack import Folder
from extractor.packs.validate import validate
from tests.packs.conftest import MakePack

OFFENCES = "id,name,iccs,nibrs,when,forms,examples,counterexamples\n"
UNITS = "id,symbol,kind,factor,timex,forms,example\n"

STANDARD = Pack(standard_pack())
FAULTS = {
    # pack.toml
    ("pack.toml", "version = '1'\n"): "pack.toml:1: name is missing",
    ("pack.toml", "# mine\n\nname = 5\n"): "pack.toml:3: name must be a text",
    ("pack.toml", "name = 'x'\nnmae = 'y'\n"): "pack.toml:2: unknown key nmae (did you mean name?)",
    ("pack.toml", "version = '1'\nname = \n"): "pack.toml:2: no TOML",
    ("pack.toml", "name = 'x'\nremove = [\n  'us-fbi',\n  'us-fbx',\n]\n"): (
        "pack.toml:4: remove 'us-fbx' is no id of a pack below (did you mean us-fbi?)"
    ),
    ("pack.toml", "name = 'x'\nremove = ['court']\n"): (
        "pack.toml:2: remove 'court' stands in several tables: "
        "write agencies.toml#heads/court or agencies.toml#kinds/court"
    ),
    (
        "pack.toml",
        "name = 'x'\nremove = ['agencies.csv/arson']\n",
    ): "remove 'agencies.csv/arson' is no id of a pack below",
    ("pack.toml", "name = 'x'\nremove = 'us-fbi'\n"): "pack.toml:2: remove must be a list of texts",
    # files
    ("agency.csv", "id,name\n"): "agency.csv: no table of this name (did you mean agencies.csv?)",
    ("head.toml", "published = ['aired']\n"): "head.toml: the head of a release is read by the standard pack alone",
    ("agencies.csv", b"id,name\nx,Caf\xe9\n"): "agencies.csv:2: not UTF-8",
    ("dates.toml", b"# a\n# \xe9\n"): "dates.toml:2: not UTF-8",
    ("dates.toml", "[units]\nday = '''\nD"): "dates.toml:3: no TOML",
    ("dates.toml", "[units]\n[units]\n"): "dates.toml:2: no TOML",
    # rows
    ("agencies.csv", "id;name\nx;A\n"): "agencies.csv:1: columns must be separated by commas",
    ("agencies.csv", "id,nme\nx,A\n"): "agencies.csv:1: unknown column 'nme' (did you mean name?)",
    ("agencies.csv", "id,country\nx,GB\n"): "agencies.csv:1: column name is missing",
    ("agencies.csv", "id,name,name\nx,A,B\n"): "agencies.csv:1: column name stands twice",
    ("agencies.csv", "id,name\nx,A\ny\n"): "agencies.csv:3: y: 1 fields where the header names 2",
    ("agencies.csv", "id,name\nx,A,more\n"): "agencies.csv:2: x: 3 fields where the header names 2",
    ("agencies.csv", 'id,name\nx,"A\n'): "agencies.csv:2: no CSV",
    ("agencies.csv", 'id,name\nx,"A\nB"\ny,\n'): "agencies.csv:4: y: name is missing",
    ("agencies.csv", "id,name\n,A\n"): "agencies.csv:2: id is missing",
    ("agencies.csv", "id,name\nx,A\ny,B\nx,C\n"): "agencies.csv:4: x: this id stands in line 2 too",
    ("agencies.csv", "id,name\nX y,A\n"): "agencies.csv:2: X y: id 'X y' is no id",
    ("agencies.csv", "id,name\nx, A\n"): "agencies.csv:2: x: name has white space around it",
    ("agencies.csv", "id,name,country\nx,A,UK.\n"): "agencies.csv:2: x: country 'UK.' is no ISO 3166-1",
    ("agencies.csv", "id,name,kind\nx,A,polise\n"): "(did you mean police?)",
    ("agencies.csv", "id,name,parent\nx,A,us-dojj\n"): "'us-dojj' is no id of agencies.csv (did you mean us-doj?)",
    ("agencies.csv", "id,name,wikidata\nx,A,8333\n"): "agencies.csv:2: x: wikidata '8333' is no Wikidata id",
    ("agencies.csv", "id,name,aliases\nx,A,B;C\n"): "aliases 'B;C': several are separated by '; '",
    ("agencies.csv", "id,name,aliases\nx,A,B; ; C\n"): "agencies.csv:2: x: aliases is empty",
    ("offences.csv", OFFENCES + "x,A,701,,,axe,an [axe],\n"): "offences.csv:2: x: iccs '701' is no ICCS code",
    ("offences.csv", OFFENCES + "x,A,1201,,,axe,an [axe],\n"): "offences.csv:2: x: iccs '1201' is no ICCS code",
    ("offences.csv", OFFENCES + "x,A,,26,,axe,an [axe],\n"): "offences.csv:2: x: nibrs '26' is no NIBRS code",
    ("offences.csv", OFFENCES + "x,A,,,,axe,an axe,\n"): "'an axe' marks nothing: put the expected span in [brackets]",
    ("offences.csv", OFFENCES + "x,A,,,,axe,an [axe,\n"): "'an [axe': a bracket without its other half",
    ("offences.csv", OFFENCES + "x,A,,,,axe,an [],\n"): "'an []': nothing in the brackets",
    ("offences.csv", OFFENCES + "x,A,,,,axe,an [axe],no [axe]\n"): "'no [axe]' has brackets",
    ("offences.csv", OFFENCES + "x,A,,,,axe;hoe,an [axe],\n"): "forms 'axe;hoe': several are separated by ' ; '",
    ("offences.csv", OFFENCES + "x,A,,,,@drugg axe,an [axe],\n"): "no class is named @drugg (did you mean drug?)",
    ("offences.csv", OFFENCES + "x,A,,,,axe|,an [axe],\n"): "'axe|': 'axe|' matches nothing",
    ("offences.csv", OFFENCES + "x,A,,,,axe" + " a? b|c" * 6 + ",an [axe],\n"): "stands for more than 1,000 phrases",
    ("offences.csv", OFFENCES + "x,A,,,chargd,axe,an [axe],\n"): "when 'chargd' is unknown (did you mean charged?)",
    ("units.csv", UNITS + "x,x,volume,two,,exx,[5 exx]\n"): "units.csv:2: x: factor 'two' is no whole number above 0",
    ("units.csv", UNITS + "x,x,duration,2,,exx,[5 exx]\n"): "units.csv:2: x: a duration needs timex",
    ("units.csv", UNITS + "x,x,volume,2,Y,exx,[5 exx]\n"): "units.csv:2: x: timex is for durations alone",
    ("offences.csv", OFFENCES + "x,A,,,,driver's axe,an [axe],\n"): '"driver\'s" matches nothing (letters and digits;',
    ("units.csv", UNITS + "x,x,volume,2,,,[5 exx]\n"): "units.csv:2: x: forms is missing",
    ("currencies.csv", "id,forms\nPoints,pts\n"): "currencies.csv:2: Points: id 'Points' is no ISO 4217 code",
    # entries
    ("dates.toml", "[[holiday]]\nnames = ['Hay']\n"): "dates.toml:1: id is missing",
    ("dates.toml", "[[holiday]]\nid = 'h'\n"): "dates.toml:1: h: names is missing",
    (
        "dates.toml",
        "[[holiday]]\nid = 'h'\nname = ['Hay']\n",
    ): "dates.toml:3: h: unknown key name (did you mean names?)",
    ("dates.toml", "[[holiday]]\nid = 'h'\nnames = 'Hay'\n"): "dates.toml:3: h: names must be a list of texts",
    (
        "dates.toml",
        "[[holiday]]\nid = 'h'\nnames = []\n",
    ): "dates.toml:3: h: names must be a list of texts, and is empty",
    ("dates.toml", "[[holiday]]\nid = 5\nnames = ['Hay']\n"): "dates.toml:2: id must be a text",
    ("dates.toml", "[[holiday]]\nid = 'h'\nnames = ['H']\nday = ['1', 2]\n"): "h: day must be a list of whole numbers",
    ("dates.toml", "holiday = ['Hay']\n"): "dates.toml:1: holiday: must be written as [[holiday]]",
    (
        "stages.toml",
        "[[cues]]\nid = 'c'\nstage = 'jailed'\nforms = ['axe']\n",
    ): "stages.toml:3: c: stage 'jailed' is",
    (
        "stages.toml",
        "[[cues]]\nid = 'c'\nstage = 'charged'\nforms = [\n'axe',\n'@x',\n]\n",
    ): "stages.toml:6: c: forms '@x'",
    ("offences.toml", "[[before]]\nid = 'b'\ninchoate = 'try'\nforms = ['a']\n"): "offences.toml:3: b: inchoate 'try'",
    ("dates.toml", "[[holiday]]\nid = 'h'\nnames = ['H']\n"): "dates.toml:1: h: one of day, weekday, easter must tell",
    ("dates.toml", "[[holiday]]\nid = 'h'\nnames = ['H']\nday = [2]\n"): "dates.toml:1: h: day must be 2 numbers",
    ("dates.toml", "[[holiday]]\nid = 'h'\nnames = ['H']\nday = [31, 1]\n"): "h: day: 31 is not between 1 and 12",
    ("dates.toml", "[[vague]]\nid = 'v'\ntrigger = 'x'\nvalue = 'soon'\nforms = ['x']\n"): "'soon' is no TIMEX3 value",
    (
        "dates.toml",
        "[[vague]]\nid = 'v'\ntrigger = 'x'\nvalue = 'PAST_REF'\nforms = ['x', 'y']\n",
    ): "'y' lacks the trigger",
    (
        "offences.toml",
        "[[objects]]\nid = 'o'\nheads = ['arsn']\n",
    ): "o: heads 'arsn' is no id of offences.csv (did you mean",
    (
        "offences.toml",
        "[[objects]]\nid = 'o'\nheads = ['arson']\ndrug = 'arsn'\n",
    ): "offences.toml:4: o: drug 'arsn' is no id",
    (
        "offences.toml",
        "[[objects]]\nid = 'o'\nheads = ['arson']\ndrgu = 'arson'\n",
    ): "offences.toml:4: o: unknown key drgu",
    # words
    ("dates.toml", "[unitz]\nday = 'D'\n"): "dates.toml:1: unknown key unitz (did you mean units?)",
    ("dates.toml", "[numbers]\na = 1\numpteen = 'many'\n"): "dates.toml:3: numbers.umpteen: must be a number",
    ("agencies.toml", "[[known]]\nid = 'QQX'\n"): "agencies.toml:1: known: no table of entries",
    ("agencies.toml", "known = 'QQX'\n"): "agencies.toml:1: known: must be a list of texts",
    ("agencies.toml", "[words]\nrank = ['baker']\n"): "agencies.toml:2: words: unknown key rank (did you mean ranks?)",
}


@pytest.mark.parametrize(("case", "told"), FAULTS.items(), ids=[f"{told[:60]}" for told in FAULTS.values()])
def test_a_fault_names_file_line_entry_and_what_is_wrong(
    make_pack: MakePack, case: tuple[str, str | bytes], told: str
) -> None:
    root = make_pack("p", {case[0]: case[1]})
    with pytest.raises(PackError) as caught:
        Rules([root])
    assert len(caught.value.faults) <= 2, str(caught.value)  # a misspelt key that is required is missing too
    assert told in str(caught.value)
    assert str(caught.value).startswith(str(root / case[0]))


def test_all_faults_of_all_packs_at_once(make_pack: MakePack) -> None:
    first = make_pack(
        "a", {"agencies.csv": "id,name,country\nx,A,XXL\ny,,GB\n", "dates.toml": "[[holiday]]\nid = 'h'\n", "q.csv": ""}
    )
    second = make_pack("b", {"pack.toml": "nam = 'b'\n", "units.csv": "id\n"})
    with pytest.raises(PackError) as caught:
        Rules([first, second])
    places = [(fault.path.name, fault.line) for fault in caught.value.faults]
    assert places[:4] == [("agencies.csv", 2), ("agencies.csv", 3), ("dates.toml", 1), ("q.csv", 0)]
    assert {name for name, _ in places[4:]} == {"pack.toml", "units.csv"}
    assert len(str(caught.value).splitlines()) == len(places) > 6


def test_a_file_that_cannot_be_read_gives_no_faults_elsewhere(make_pack: MakePack) -> None:
    root = make_pack(
        "p", {"offences.toml": "[classes]\ntool = axe\n", "offences.csv": OFFENCES + "x,A,,,,*hew .. @tool,an [axe],\n"}
    )
    with pytest.raises(PackError) as caught:
        Rules([root])
    assert [fault.path.name for fault in caught.value.faults] == ["offences.toml"]


def test_what_a_pack_may_name(make_pack: MakePack) -> None:
    """Ids of packs below, its own classes, its own keys in dictionaries of words."""
    below = make_pack("below", {"agencies.csv": "id,name\nboard,Portbury Board\n"})
    above = make_pack(
        "above",
        {
            "agencies.csv": "id,name,parent\nwing,Portbury Wing,board\nnest,Portbury Nest,us-doj\n",
            "offences.toml": "[classes]\ntool = ['axe']\n",
            "words.toml": "[irregular]\nhew = 'hewed hewn'\n",
            "offences.csv": OFFENCES + "x,A,,,,*hew .. @tool,[hewing an axe],\n",
            "agencies.toml": "[nations]\nXP = ['Portland']\n",
            "dates.toml": "[numbers]\numpteen = 40\n",
        },
    )
    assert Rules([below, above]).name == "en+below+above"
    with pytest.raises(PackError, match="'board' is no id"):
        Rules([above])


def test_the_standard_pack_has_no_fault() -> None:
    assert list(map(str, validate(STANDARD, [STANDARD]))) == []


NAMES = st.sampled_from([path.name for path in STANDARD.files()])
PIECES = st.sampled_from(
    [
        *"[]{}=,;'\"#\n\r\0é| .@*?",
        "[[",
        "]]",
        "id",
        "name",
        "forms",
        "holiday",
        "cues",
        "words",
        "= ['a']",
        "= 5",
        "x,A",
    ]
)


@pytest.mark.slow
@settings(deadline=None)
@given(NAMES, st.lists(PIECES, max_size=30).map("".join))
def test_no_content_of_a_file_makes_it_stumble(tmp_path_factory: pytest.TempPathFactory, name: str, text: str) -> None:
    root = tmp_path_factory.mktemp("pack")
    (root / "pack.toml").write_text('name = "p"\n', encoding="utf-8")
    (root / name).write_bytes(text.encode())
    for fault in validate(Folder(root), [STANDARD]):
        assert fault.path.parent == root
        assert 0 <= fault.line <= text.count("\n") + text.count("\r") + 2


def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for root in (file, tmp_path / "nowhere", tmp_path):
        with pytest.raises(PackError, match="no pack here"):
            Rules([root])


def test_a_class_of_words_holds_no_class(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('name = "p"\n', encoding="utf-8")
    (tmp_path / "offences.toml").write_text('[classes]\nloop = ["pond", "@loop"]\n', encoding="utf-8")
    with pytest.raises(PackError, match=r"offences\.toml:2: classes\.loop: '@loop': a class holds words"):
        Rules([tmp_path])
