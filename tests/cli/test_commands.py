"""Help, schema, dispatch; and what a terminal gets."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.schema import build_schema
from tests.cli.conftest import RELEASE, Run, command


def test_schema(run: Run) -> None:
    result = run("schema")
    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout) == build_schema()


def test_a_file_named_like_a_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "schema").write_text(RELEASE, encoding="utf-8")
    assert json.loads(run("./schema").stdout)["document"]["text"] == RELEASE
    assert json.loads(run("-f", "json", "schema").stdout)["document"]["text"] == RELEASE


@pytest.mark.parametrize("arguments", [("--help",), ("schema", "--help"), ("explain", "--help"), ("rules", "--help")])
def test_help(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, LANG="C", LC_ALL="C")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"Usage: extract-facts ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["explain", "--help"],
        ["schema"],
        ["schema", "explain"],
        ["--version"],
        ["missing.txt"],
        ["explain", "missing.txt"],
    ],
)
def test_what_needs_no_pipeline_does_not_wait_for_it(arguments: list[str]) -> None:
    code = (
        "import sys; from extractor.cli import run\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'dateparser', 'rich', 'numpy') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=240, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def at_a_terminal(*arguments: str, columns: int = 80, **environment: str) -> tuple[int, str]:
    """Exit code and screen output of the command with a terminal on all its streams."""
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover
        os.environ.update({"COLUMNS": str(columns), "TERM": "xterm-256color", **environment})
        os.execv(command()[0], [*command(), *arguments])
    output = b""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        output += chunk
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), output.decode().replace("\r\n", "\n")


def test_a_terminal_gets_the_table(release: Path) -> None:
    code, screen = at_a_terminal(str(release))
    assert code == 0
    assert "\x1b[" in screen
    assert "Harbour police seize 9,000 cigarettes" in screen
    assert '"schema"' not in screen


def test_no_color(release: Path) -> None:
    _, screen = at_a_terminal(str(release), NO_COLOR="1")
    for colour in (*range(30, 38), *range(90, 98)):
        assert f"\x1b[{colour}m" not in screen
        assert f";{colour}m" not in screen


def test_no_file_at_a_terminal_is_a_call_for_help() -> None:
    code, screen = at_a_terminal()
    assert code == 2
    assert screen.startswith("Usage: extract-facts")
