"""Rule packs: merged by id, hashed, and clear about what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.packs import PackError, Rules, standard_pack


def make_pack(root: Path, **files: str) -> Path:
    root.mkdir()
    for name, content in {"pack.toml": 'name = "mine"\n', **files}.items():
        (root / name.replace("__", ".")).write_text(content, encoding="utf-8")
    return root


def test_a_later_pack_adds_and_replaces_by_id(tmp_path: Path) -> None:
    first = make_pack(tmp_path / "a", x__toml='[[rule]]\nid = "one"\nv = 1\n[[rule]]\nid = "two"\nv = 2\n')
    second = make_pack(tmp_path / "b", x__toml='[[rule]]\nid = "two"\nv = 22\n[[rule]]\nid = "three"\nv = 3\n')
    rules = Rules([first, second])
    assert [(rule["id"], rule["v"]) for rule in rules.table("x.toml")["rule"]] == [
        ("one", 1),
        ("two", 22),
        ("three", 3),
    ]
    assert rules.name == "en+mine+mine"


def test_rows_of_tables_are_merged_by_id(tmp_path: Path) -> None:
    first = make_pack(tmp_path / "a", t__csv="id,name\nx,Old\ny,Why\n")
    second = make_pack(tmp_path / "b", t__csv="id,name\nx,New\n")
    assert Rules([first, second]).rows("t.csv") == [{"id": "x", "name": "New"}, {"id": "y", "name": "Why"}]


def test_the_hash_follows_the_content_and_not_the_line_ends(tmp_path: Path) -> None:
    unix = make_pack(tmp_path / "a", t__csv="id,name\nx,A\n")
    windows = make_pack(tmp_path / "b")
    (windows / "t.csv").write_bytes(b"id,name\r\nx,A\r\n")
    other = make_pack(tmp_path / "c", t__csv="id,name\nx,B\n")
    assert Rules([unix]).packs[1].sha256 == Rules([windows]).packs[1].sha256
    assert Rules([unix]).sha256 != Rules([other]).sha256
    assert Rules().sha256 != Rules([unix]).sha256


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"pack__toml": "version = 1\n"}, "pack.toml: no pack here"),
        ({"pack__toml": "name = \n"}, "pack.toml"),
        ({"t__csv": "id,name\nx\n"}, "t.csv:2: not as many fields"),
        ({"t__csv": "id,name\nx,A,more\n"}, "t.csv:2: not as many fields"),
    ],
)
def test_a_fault_names_the_file(tmp_path: Path, files: dict[str, str], told: str) -> None:
    with pytest.raises(PackError, match=told):
        Rules([make_pack(tmp_path / "p", **files)]).rows("t.csv")


def test_no_folder_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no pack here"):
        Rules([tmp_path / "nowhere"])


def test_the_standard_pack_is_there() -> None:
    assert (standard_pack() / "pack.toml").is_file()
