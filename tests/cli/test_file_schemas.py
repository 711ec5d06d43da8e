"""The schemas of what people write are as strict as what reads it: our own files pass, wrong ones fail in both."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import extractor
from extractor.cli.config import read_settings, settings_schema
from extractor.packs import PackError
from extractor.packs.pack_schema import pack_schema
from tests.cli.conftest import Run

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]
SETTINGS, PACK = Draft202012Validator(settings_schema()), Draft202012Validator(pack_schema())


def is_valid(validator: Draft202012Validator, text: str) -> bool:
    valid: bool = validator.is_valid(tomllib.loads(text))
    return valid


def test_both_are_schemas_and_the_command_prints_them(run: Run) -> None:
    import json

    for name, schema in (("settings", settings_schema()), ("pack", pack_schema())):
        Draft202012Validator.check_schema(schema)
        assert json.loads(run("schema", name).stdout) == schema


def test_the_settings_of_the_readme_are_valid() -> None:
    block = re.search(r"```toml\n(.*?)```", (ROOT / "models" / "README.md").read_text(encoding="utf-8"), re.S)
    assert block
    settings: dict[str, Any] = tomllib.loads(block[1])["tool"]["extract-facts"]
    assert len(settings) >= 3
    assert list(SETTINGS.iter_errors(settings)) == []


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ('packs = ["a"]\nformat = "csv"\nonly = ["dates", "facts"]\nday-first = true', True),
        ("", True),
        ('pack = ["a"]', False),
        ('packs = "a"', False),
        ('packs = [""]', False),
        ('format = "xml"', False),
        ('only = ["names"]', False),
        ('day-first = "yes"', False),
    ],
)
def test_settings_pass_or_fail_in_both(tmp_path: Path, text: str, valid: bool) -> None:
    (tmp_path / "extract-facts.toml").write_text(text, encoding="utf-8")
    assert is_valid(SETTINGS, text) == valid
    if valid:
        read_settings(tmp_path)
    else:
        with pytest.raises(SystemExit):
            read_settings(tmp_path)


def test_the_packs_of_ours_are_valid(run: Run, tmp_path: Path) -> None:
    assert run("rules", "new", "my-pack").returncode == 0
    for folder in (ROOT / "models" / "en", tmp_path / "my-pack"):
        text = (folder / "pack.toml").read_text(encoding="utf-8")
        assert [error.message for error in PACK.iter_errors(tomllib.loads(text))] == []


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ('name = "law"\nremove = ["date.ago"]', True),
        ('language = "en"', False),
        ("name = 3", False),
        ('name = ""', False),
        ('name = "law"\nremoves = ["date.ago"]', False),
        ('name = "law"\nremove = "date.ago"', False),
        ('name = "law"\nremove = [3]', False),
    ],
)
def test_packs_pass_or_fail_in_both(tmp_path: Path, text: str, valid: bool) -> None:
    (tmp_path / "pack.toml").write_text(text, encoding="utf-8")
    assert is_valid(PACK, text) == valid
    if valid:
        extractor.load([str(tmp_path)])
    else:
        with pytest.raises(PackError):
            extractor.load([str(tmp_path)])
