"""What people type before they know the command: each leads on to what they meant."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.cli.commands import COMMANDS
from extractor.version import __version__
from tests.cli.conftest import Run, run_in_fork

SCREEN = 40
EVERY_HELP = [(), *((name,) for name in COMMANDS), ("rules", "list"), ("rules", "test"), ("rules", "new")]


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("folder",), "folder: a directory, not a file; for a folder: extract-facts batch folder -o facts.db"),
        (
            ("run.db",),
            "run.db: a database, not a release; extract-facts convert writes a run in another format",
        ),
        (("bach", "folder", "-o", "x.db"), "bach: no such file, and no command (did you mean batch?)"),
        (("Explian", "release.txt"), "Explian: no such file, and no command (did you mean explain?)"),
        (("relaese.txt",), "relaese.txt: no such file (did you mean release.txt?)"),
        (("folder/on.txt",), "folder/on.txt: no such file (did you mean folder/one.txt?)"),
        (("elsewhere/on.txt",), "elsewhere/on.txt: no such file"),
        (
            ("release.txt", "-f", "tabel"),
            "--format: tabel is none of table, json, jsonl, html, csv, facts (did you mean table?)",
        ),
        (
            ("release.txt", "--only", "dates,agancy"),
            "--only: agancy is none of facts, dates, agencies, quantities, offences, terms (did you mean agency?)",
        ),
        (
            ("release.txt", "--min-certainty", "hihg"),
            "--min-certainty: hihg is none of high, medium, low (did you mean high?)",
        ),
        (("explain", "release.txt", "-f", "jsno"), "--format: jsno is none of tree, json (did you mean json?)"),
        (
            ("diff", "release.txt", "release.txt", "-f", "jsno"),
            "--format: jsno is none of report, json, jsonl, html (did you mean json?)",
        ),
        (("rules", "list", "-f", "tabel"), "--format: tabel is none of table, jsonl (did you mean table?)"),
        (("rules", "list", "--type", "ofences"), "(did you mean offences?)"),
        (("batch", "foldr", "-o", "x.db"), "foldr: no such file or folder (did you mean folder?)"),
        (("diff", "release.txt", "relese.txt"), "relese.txt: no such file or folder (did you mean release.txt?)"),
        (("convert", "rn.db", "x.csv"), "rn.db: no such file or folder (did you mean run.db?)"),
        (("report", "rn.db", "-o", "x.html"), "rn.db: no such file or folder (did you mean run.db?)"),
        (("rules", "lst"), "no such command 'lst'. Did you mean 'list'?; see extract-facts rules --help"),
        (
            ("https://example.org/a.html",),
            "what has an address is read by: extract-facts batch https://example.org/a.html -o facts.jsonl",
        ),
        (("release.txt", "--formt", "table"), "no such option: --formt"),
        (("release.txt", "--date"), "see extract-facts --help"),
        (("batch", "folder"), "missing option '--output' / '-o'; see extract-facts batch --help"),
    ],
)
def test_a_mistake_costs_a_line_that_says_what_to_type(
    run: Run, release: Path, tmp_path: Path, arguments: tuple[str, ...], answer: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one.txt").write_text("Police arrested 14 men.\n", encoding="utf-8")
    (tmp_path / "run.db").write_bytes(b"SQLite format 3\0")
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().startswith("extract-facts: ")
    assert answer in result.stderr.decode()
    assert result.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("date", "dates"), ("Agency,facts", "agencies,facts"), ("quantity, offence", "quantities,offences")],
)
def test_the_singular_is_understood(run: Run, release: Path, asked: str, meant: str) -> None:
    result = run("release.txt", "--only", asked)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout == run("release.txt", "--only", meant).stdout


def test_rules_of_a_type_in_the_singular(run: Run) -> None:
    result = run("rules", "list", "--type", "quantity", "tonne")
    assert result.returncode == 0
    assert result.stdout == run("rules", "list", "--type", "quantities", "tonne").stdout != b""


@pytest.mark.parametrize(
    ("arguments", "like"),
    [
        (("help",), ("--help",)),
        (("-h",), ("--help",)),
        (("help", "batch"), ("batch", "--help")),
        (("batch", "-h"), ("batch", "--help")),
        (("help", "rules", "list"), ("rules", "list", "--help")),
        (("version",), ("--version",)),
        (("-V",), ("--version",)),
    ],
)
def test_words_that_people_try(run: Run, arguments: tuple[str, ...], like: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout == run(*like).stdout
    assert __version__ in result.stdout.decode() or result.stdout.startswith(b"Usage: ")


def test_rules_alone_shows_what_there_is(run: Run) -> None:
    result = run("rules")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == run("rules", "--help").stdout


@pytest.mark.parametrize("command", EVERY_HELP, ids=" ".join)
def test_every_help_fits_a_screen_has_an_example_and_no_internals(run: Run, command: tuple[str, ...]) -> None:
    text = run(*command, "--help", COLUMNS="80").stdout.decode()
    lines = text.splitlines()
    assert len(lines) <= SCREEN
    assert max(map(len, lines)) <= 80
    assert re.search(rf"^    (\w+ \| )?extract-facts {' '.join(command)}", text, re.M)
    assert lines[0].startswith(" ".join(("Usage: extract-facts", *command)))
    assert not re.search(r"<(str|list|int)|\{|\[required\]|x>=|\]\.\.\.", text)


def test_options_stand_in_groups_and_commands_in_a_list(run: Run) -> None:
    text = run("--help", COLUMNS="80").stdout.decode()
    headings = re.findall(r"^(\w+):$", text, re.M)
    assert headings == ["Commands", "Input", "Output", "Rules", "Speed", "Help"]
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\w", text, re.M)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("extract-facts ba", {"batch"}),
        ("extract-facts batch --raw", {"--raw-csv"}),
        ("extract-facts rules l", {"list"}),
        ("extract-facts release.txt --form", {"--format"}),
        ("extract-facts release.txt -f js", {"json", "jsonl"}),
        ("extract-facts release.txt --min-certainty h", {"high"}),
    ],
)
def test_the_shell_completes(tmp_path: Path, words: str, offered: set[str]) -> None:
    environment = {
        "_EXTRACT_FACTS_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    result = run_in_fork((), b"", tmp_path, environment)
    assert result.returncode == 0
    assert set(result.stdout.decode().split()) == offered


def test_completion_can_be_installed(run: Run) -> None:
    result = run("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert result.returncode == 0
    assert b"complete" in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize("command", EVERY_HELP, ids=" ".join)
def test_help_imports_next_to_nothing(command: tuple[str, ...]) -> None:
    """spaCy alone is over two thousand modules, some four hundred of them its own; help is a matter of some hundred."""
    code = (
        "import sys; before = set(sys.modules); from extractor.cli import run\n"
        f"sys.argv[1:] = {[*command, '--help']!r}\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "new = set(sys.modules) - before\n"
        "heavy = {'spacy', 'numpy', 'rich', 'dateparser', 'pydantic', 'dask', 'pyarrow', 'jinja2'}\n"
        "print(sorted({name.split('.')[0] for name in new} & heavy), len(new) < 300)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=240, check=True)
    assert done.stdout.splitlines()[-1] == "[] True"
