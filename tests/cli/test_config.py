"""[tool.extract-facts] in pyproject.toml, and extract-facts.toml."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.cli.config import Settings, read_settings
from tests.cli.conftest import RELEASE, Run

PYPROJECT = '[project]\nname = "extract-facts-user"\n[tool.extract-facts]\nformat = "jsonl"\n'


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_the_nearest_table_counts(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", PYPROJECT)
    write(tmp_path / "a" / "pyproject.toml", '[project]\nname = "extract-facts-plugin"\n')
    write(tmp_path / "a" / "b" / "extract-facts.toml", 'format = "table"\nonly = ["dates"]\n')
    (tmp_path / "a" / "b" / "c").mkdir()
    assert read_settings(tmp_path / "a").format == "jsonl"
    assert read_settings(tmp_path / "a" / "b" / "c") == Settings([], "table", ["dates"])


def test_an_own_file_counts_before_the_table_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", PYPROJECT)
    write(tmp_path / "extract-facts.toml", 'format = "json"\n')
    assert read_settings(tmp_path).format == "json"


def test_paths_of_packs_are_relative_to_the_file(tmp_path: Path) -> None:
    write(tmp_path / "extract-facts.toml", f'packs = ["rules/mine", "{tmp_path}/other"]\n')
    (tmp_path / "sub").mkdir()
    assert read_settings(tmp_path / "sub").packs == [str(tmp_path / "rules" / "mine"), str(tmp_path / "other")]


def test_settings_hold_and_the_command_line_wins(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "extract-facts.toml", 'packs = ["p"]\nformat = "jsonl"\nonly = ["agencies"]\n')
    for name in ("p", "q"):
        write(tmp_path / name / "pack.toml", f'name = "{name}"\n')
    result = run(stdin=RELEASE.encode())
    (line,) = result.stdout.splitlines()
    output = json.loads(line)
    assert {entity["type"] for entity in output["entities"]} == {"agency"}
    assert output["provenance"]["pack"] == "en+p"
    output = json.loads(run("-f", "json", "--only", "dates", "--pack", "q", stdin=RELEASE.encode()).stdout)
    assert {entity["type"] for entity in output["entities"]} == {"date"}
    assert output["provenance"]["pack"] == "en+q"
    assert run("-f", "json", stdin=RELEASE.encode()).stdout.startswith(b"{\n")
    assert b'"pack": "p"' not in run("rules", "list", "arson").stdout
    assert run("rules", "test", "q").returncode == 0


def test_a_batch_takes_its_packs_from_the_settings_too(run: Run, release: Path, tmp_path: Path) -> None:
    write(tmp_path / "extract-facts.toml", 'packs = ["p"]\n')
    write(tmp_path / "p" / "pack.toml", 'name = "p"\n')
    assert run("batch", "release.txt", "-o", "out.jsonl").returncode == 0
    (line,) = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert json.loads(line)["provenance"]["pack"] == "en+p"


def test_the_ending_of_the_output_wins_over_a_setting(run: Run, release: Path, tmp_path: Path) -> None:
    write(tmp_path / "extract-facts.toml", 'format = "table"\n')
    assert run("release.txt", "-o", "out.json").returncode == 0
    assert json.loads((tmp_path / "out.json").read_bytes())


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("extract-facts.toml", "formt = 'json'\n", "unknown key formt (did you mean format?)"),
        ("extract-facts.toml", "format = 'xml'\n", "format: 'xml' is none of"),
        ("extract-facts.toml", "format = 5\n", "format: 5 is none of"),
        ("extract-facts.toml", "only = 'dates'\n", "only must be a list of texts"),
        ("extract-facts.toml", "only = ['people']\n", "only: 'people' is none of"),
        ("extract-facts.toml", "day-first = 'yes'\n", "day-first must be true or false"),
        ("extract-facts.toml", "packs = [1]\n", "packs must be a list of texts"),
        ("extract-facts.toml", "packs = ['nowhere']\n", "nowhere: no pack here"),
        ("extract-facts.toml", "packs = \n", "extract-facts.toml: "),
        (
            "pyproject.toml",
            "[tool.extract-facts]\npack = []\n",
            "pyproject.toml: unknown key pack (did you mean packs?)",
        ),
        ("pyproject.toml", "[tool]\nextract-facts = 5\n", "tool.extract-facts must be a table"),
        ("pyproject.toml", "[tool.extract-facts]\nformat = json\n", "pyproject.toml: "),
    ],
)
def test_a_fault_takes_one_line_and_nothing_is_done(
    run: Run, tmp_path: Path, name: str, text: str, reason: str
) -> None:
    write(tmp_path / name, text)
    result = run(stdin=RELEASE.encode())
    assert (result.returncode, result.stdout) == (2, b"")
    assert reason in result.stderr.decode()
    assert result.stderr.count(b"\n") == 1


def test_the_order_of_numbers_is_set_and_the_command_line_wins(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "extract-facts.toml", "day-first = true\n")
    days = [
        json.loads(run(*arguments, "--date", "07/05/2025", stdin=RELEASE.encode()).stdout)["document"]["published"]
        for arguments in ((), ("--month-first",))
    ]
    assert days == ["2025-05-07", "2025-07-05"]


def test_a_broken_pyproject_of_others_is_not_ours_to_tell(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.other\n")
    assert read_settings(tmp_path) == Settings()


def test_help_does_not_need_the_settings(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "extract-facts.toml", "formt = 5\n")
    assert run("--help").returncode == 0
