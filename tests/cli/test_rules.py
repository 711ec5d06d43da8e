"""extract-facts rules list, test and new."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.packs import standard_pack
from tests.cli.conftest import Run
from tests.cli.test_commands import at_a_terminal

TABLE = "id,name,forms,examples\nquay,Quay squatting,quay squatting,{example}\n"


def make_pack(root: Path, example: str = "[quay squatting]") -> Path:
    root.mkdir()
    (root / "pack.toml").write_text('name = "portbury"\n', encoding="utf-8")
    (root / "offences.csv").write_text(TABLE.format(example=example), encoding="utf-8")
    return root


def test_list_in_a_pipe_is_json_lines(run: Run, tmp_path: Path) -> None:
    make_pack(tmp_path / "p")
    result = run("rules", "list", "--type", "offences", "QUAY", "--pack", "p")
    assert (result.returncode, result.stderr) == (0, b"")
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {
            "type": "offence",
            "table": "offences.csv",
            "id": "quay",
            "name": "Quay squatting",
            "iccs": None,
            "nibrs": None,
            "jurisdiction": None,
            "when": None,
            "forms": ["quay squatting"],
            "examples": ["[quay squatting]"],
            "counterexamples": [],
            "pack": "portbury",
            "file": "p/offences.csv",
            "line": 2,
        }
    ]


def test_one_rule_with_all_that_it_says(run: Run, tmp_path: Path) -> None:
    make_pack(tmp_path / "p")
    shown = run("rules", "list", "--id", "quay", "--pack", "p", "-f", "table")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert [line.split(maxsplit=1) for line in shown.stdout.decode().splitlines()] == [
        ["type", "offence"],
        ["table", "offences.csv"],
        ["id", "quay"],
        ["name", "Quay squatting"],
        ["forms", "quay squatting"],
        ["examples", "[quay squatting]"],
        ["pack", "portbury"],
        ["place", "p/offences.csv:2"],
    ]
    missing = run("rules", "list", "--id", "quai", "--pack", "p")
    assert missing.returncode == 2
    assert missing.stderr == b"extract-facts: --id quai: no such rule (did you mean quay?)\n"


def test_control_characters_never_reach_the_output_raw(run: Run, tmp_path: Path) -> None:
    make_pack(tmp_path / "p", "a \x9b2J\u202e [whistling]")
    for arguments in (("list", "quay"), ("list", "quay", "-f", "table"), ("test", "p")):
        shown = run("rules", *arguments, "--pack", "p").stdout.decode()
        assert "quay" in shown
        assert not set(shown) & set("\x9b\u202e")


def test_list_at_a_terminal_is_a_table() -> None:
    code, screen = at_a_terminal("rules", "list", "us-fbi", columns=120, NO_COLOR="1")
    assert code == 0
    assert "us-fbi" in screen
    assert "Federal Bureau of Investigation, FBI" in screen
    assert "US police" in screen
    assert "en/agencies.csv:" in screen
    assert screen.rstrip().endswith("1 rules")


def test_list_leaves_out_what_a_pack_removes(run: Run, tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "p")
    (pack / "pack.toml").write_text('name = "portbury"\nremove = ["us-fbi"]\n', encoding="utf-8")
    listed = run("rules", "list", "Federal Bureau of Investigation", "--pack", "p").stdout
    assert listed == b""
    table = run("rules", "list", "quay", "-f", "table", "--pack", "p").stdout.decode()
    assert table.endswith("1 rules\nLeft out by portbury: us-fbi\n")


def test_a_pack_whose_examples_hold(run: Run, tmp_path: Path) -> None:
    make_pack(tmp_path / "p")
    result = run("rules", "test", "p")
    assert (result.returncode, result.stdout, result.stderr) == (0, b"1 entries, 1 examples: all hold\n", b"")


def test_the_standard_pack_can_be_named_and_is_not_taken_twice(run: Run) -> None:
    listed = run("rules", "list").stdout.count(b"\n")
    assert run("rules", "test", str(standard_pack())).stdout.splitlines()[-1].startswith(b"%d entries, " % listed)


def test_a_failing_example_is_named_and_the_exit_code_is_1(run: Run, tmp_path: Path) -> None:
    make_pack(tmp_path / "p", "some [whistling]")
    result = run("rules", "test", "p")
    assert (result.returncode, result.stderr) == (1, b"")
    assert result.stdout == (
        b"p/offences.csv:2: quay: example fails: 'some [whistling]' gives nothing\n1 entries, 1 examples: 1 failed\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("rules", "test", "p"),
        ("rules", "list", "--pack", "p"),
        ("-", "--pack", "p"),
        ("batch", "p", "-o", "out.jsonl", "--pack", "p"),
    ],
)
def test_every_fault_of_a_pack_takes_a_line_and_the_exit_code_is_2(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    root = make_pack(tmp_path / "p", "quay squatting")
    (root / "agencies.csv").write_text("id,nom\n", encoding="utf-8")
    result = run(*arguments, stdin=b"He was fined.")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().splitlines() == [
        "extract-facts: p/agencies.csv:1: unknown column 'nom'",
        "extract-facts: p/agencies.csv:1: column name is missing",
        "extract-facts: p/offences.csv:2: quay: examples 'quay squatting' marks nothing: "
        "put the expected span in [brackets]",
    ]


def test_a_new_pack_holds_and_is_used(run: Run, tmp_path: Path) -> None:
    result = run("rules", "new", "packs/mine")
    assert (result.returncode, result.stderr) == (0, b"")
    assert run("rules", "test", "packs/mine").stdout.endswith(b"all hold\n")
    text = b"The Portbury Harbour Guard seized 40 bushels of grain over harbour dues evasion."
    output = json.loads(run("--pack", "packs/mine", stdin=text).stdout)
    assert output["provenance"]["pack"] == "en+mine"
    assert [entity.get("agency_id") or entity.get("unit") or entity["offence_id"] for entity in output["entities"]] == [
        "xx-portbury-harbour-guard",
        "[bu_us]",
        "harbour-dues-evasion",
    ]


def test_new_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep", encoding="utf-8")
    (tmp_path / "file").write_text("keep", encoding="utf-8")
    for name in ("mine", "file"):
        result = run("rules", "new", name)
        assert (result.returncode, result.stdout) == (2, b"")
        assert result.stderr.startswith(b"extract-facts: " + name.encode())
        assert result.stderr.count(b"\n") == 1
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("list", "--type", "people"), b"people"),
        (("list", "-f", "json"), b"json"),
        (("test", "nowhere"), b"nowhere"),
        (("new",), b"DIR"),
        (("run",), b"run"),
        ((), b"Commands:"),
    ],
)
def test_usage_errors(run: Run, arguments: tuple[str, ...], reason: bytes) -> None:
    result = run("rules", *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert reason in result.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["list"], ["list", "--help"], ["test", "--help"], ["new", "made"]])
def test_what_runs_no_example_does_not_wait_for_the_pipeline(tmp_path: Path, arguments: list[str]) -> None:
    code = (
        "import sys; from extractor.cli import run\n"
        f"sys.argv[1:] = {['rules', *arguments]!r}\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'dateparser', 'rich', 'numpy') if name in sys.modules])"
    )
    environment = {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_next_command_can_be_pasted(run: Run) -> None:
    result = run("rules", "new", "b c $x")
    assert result.returncode == 0
    assert (result.stdout + result.stderr).decode().rstrip().endswith("extract-facts rules test 'b c $x'")
