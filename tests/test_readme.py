"""Every block of the READMEs does what it says, and their tables name what there is."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
import srsly

from extractor.cli.commands import COMMANDS
from extractor.version import __version__
from extractor.writing.csv import ENTITY_NAMES
from extractor.writing.flat import FLAT_NAMES
from extractor.writing.tables import DOCUMENT_COLUMNS, ENTITY_COLUMNS, ERROR_COLUMNS, FACT_COLUMNS
from tests.pictures import TABLE, table, words
from tests.readme import README, READMES, ROOT, commands, run, workspace

TEXT = README.read_text(encoding="utf-8")
OUTPUTS = (ROOT / "extractor" / "writing" / "README.md").read_text(encoding="utf-8")
of_each = pytest.mark.parametrize("path", READMES, ids=lambda path: str(path.relative_to(ROOT)))


def blocks(kind: str, text: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.slow
@of_each
def test_console_blocks(path: Path, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    shown = list(commands(path.read_text(encoding="utf-8")))
    assert shown
    for command, output in shown:
        assert run(command, folder) == output, f"$ {command}"


@pytest.mark.slow
@of_each
def test_python_blocks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = "\n".join(blocks("pycon", path.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(code, {}, str(path), str(path), 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


@of_each
def test_no_block_is_of_a_kind_that_nothing_runs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"^```(\w+)$", text, re.MULTILINE)) <= {"sh", "console", "pycon", "toml", "yaml"}
    # Only the set-up commands, which a test below and the continuous integration run.
    assert len(blocks("sh", text)) == (2 if path == README else 0)
    for block in blocks("yaml", text):
        assert srsly.yaml_loads(block)


@of_each
def test_links_lead_somewhere(path: Path) -> None:
    """To files of a clone, and to headings as pages of Git hosts name them."""
    for target in re.findall(r"\]\((?!https?:)([^)]*)\)", path.read_text(encoding="utf-8")):
        name, _, place = target.partition("#")
        linked = path.parent / name if name else path
        assert linked.is_file(), target
        if place:
            headings = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert place in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}, target


def test_the_front_page_is_short_and_names_every_command() -> None:
    assert 150 <= TEXT.count("\n") <= 200
    for name in COMMANDS:
        assert f"| `extract-facts {name} " in TEXT


@pytest.mark.slow
def test_the_picture_shows_the_table() -> None:
    assert words(TABLE.read_text(encoding="utf-8")) == table(colours=False).split()


def test_how_to_cite_names_this_version() -> None:
    [citation] = (srsly.yaml_loads(block) for block in blocks("yaml", TEXT))
    assert citation["version"] == __version__
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Facts, a row each", FLAT_NAMES),
        ("`OUT.entities.csv`", ENTITY_NAMES),
        ("Table `documents`", ("document", *(column.name for column in DOCUMENT_COLUMNS))),
        ("Table `entities`", ("entity", "document", *(column.name for column in ENTITY_COLUMNS))),
        ("Table `facts`", ("fact", "document", *(column.name for column in FACT_COLUMNS), "sentence_text")),
        ("Table `errors`", ("document", *(column.name for column in ERROR_COLUMNS))),
    ],
)
def test_every_column_of_the_outputs_is_told(heading: str, names: Iterable[str]) -> None:
    section = OUTPUTS.split(f"# {heading}\n", 1)[1].split("\n#", 1)[0]
    rows = [row.split("|")[1] for row in section.splitlines() if row.startswith("|")][2:]
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == list(names)


@pytest.mark.slow
def test_the_first_set_up_command_prints_the_table(tmp_path: Path) -> None:
    """In a copy of the source, with pip and Python only, as a newcomer would."""
    setup = re.search(r"<!-- set-up command -->\n```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert setup
    copy = tmp_path / "clone"
    ignored = shutil.ignore_patterns(".git", ".venv", "*cache*", "*.egg-info")
    shutil.copytree(ROOT, copy, ignore=ignored)
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        ["bash", "-euc", setup[1]], cwd=copy, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Ministry of Public Security" in done.stdout
