"""What the package says of itself, in the places where it says it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from extractor.cli.commands import COMMANDS
from extractor.version import __version__

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_sample_is_in_the_wheel_and_what_the_tests_know_of_it_is_not() -> None:
    included = project()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    samples = {path for path in included if path.startswith("samples/")}
    assert samples == {f"samples/{path.name}" for path in (ROOT / "samples").glob("*.txt")}
    assert all(included[path] == f"extractor/{path}" for path in samples)


def test_one_version_is_told_everywhere() -> None:
    changes = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert __version__ in changes
    cited = re.findall(r"^version: (\S+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert cited == [__version__]


def test_the_pythons_that_it_names_are_those_that_it_asks_for() -> None:
    about = project()["project"]
    named = [one.rsplit(" ", 1)[1] for one in about["classifiers"] if re.search(r":: Python :: 3\.", one)]
    first, end = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", about["requires-python"]).groups()  # type: ignore[union-attr]
    assert named == [f"3.{minor}" for minor in range(int(first), int(end))]


def test_hook_and_workflow_run_commands_that_there_are() -> None:
    text = (ROOT / "models" / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.S)
    called = re.findall(r"(?<![\w/])extract-facts ([a-z]+(?: test)?)\b", "".join(blocks))
    assert {"rules test", "batch", "diff"} == set(called)
    assert all(one.split()[0] in COMMANDS for one in called)
