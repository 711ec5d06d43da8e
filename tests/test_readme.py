"""Every command block of the README does what it says."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.readme import README, ROOT, commands, run, workspace

pytestmark = pytest.mark.slow

TEXT = README.read_text(encoding="utf-8")


def test_console_blocks(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    shown = list(commands(TEXT))
    assert len(shown) >= 5
    for command, output in shown:
        assert run(command, folder) == output, f"$ {command}"


def test_python_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```pycon\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert blocks
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README", str(README), 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def test_no_block_of_another_kind() -> None:
    kinds = set(re.findall(r"^```(\w+)$", TEXT, re.MULTILINE))
    assert kinds <= {"sh", "console", "pycon", "json", "toml"}
    # The set-up commands, which the next test and the continuous integration run.
    assert len(re.findall(r"^```sh$", TEXT, re.MULTILINE)) == 2


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
