"""extract-facts, end to end."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from extractor.version import __version__
from tests.cli.conftest import RELEASE, Result, Run, command, heed_interrupts


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_pipe_gets_json(run: Run, release: Path) -> None:
    result = run("release.txt")
    assert (result.returncode, result.stderr) == (0, b"")
    output = json.loads(result.stdout)
    assert list(output) == ["schema", "document", "entities", "facts", "warnings", "provenance"]
    assert output["document"]["text"] == RELEASE
    assert (output["document"]["id"], output["document"]["source"]) == ("release", "release.txt")
    assert output["document"]["published"] == "2024-05-03"
    assert result.stdout.startswith(b'{\n  "schema"')


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, stdin=RELEASE.encode())
    assert result.returncode == 0
    assert json.loads(result.stdout)["document"]["source"] == "-"


def test_several_releases_give_json_lines(run: Run, release: Path) -> None:
    result = run("release.txt", "-", stdin=RELEASE.encode())
    assert result.returncode == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["document"]["source"] for line in lines] == ["release.txt", "-"]


def test_several_releases_as_json_are_an_array(run: Run, release: Path) -> None:
    output = json.loads(run("-f", "json", "release.txt", "nope.txt", "release.txt").stdout)
    assert [one["document"]["id"] for one in output] == ["release", "release"]


def test_a_table_is_made_on_request(run: Run, release: Path) -> None:
    result = run("-f", "table", "release.txt")
    assert result.returncode == 0
    assert "Harbour police seize 9,000 cigarettes" in result.stdout.decode()
    assert b"\x1b" not in result.stdout


def test_a_table_as_wide_as_asked_for(run: Run, release: Path) -> None:
    narrow, wide = (run("-f", "table", "--width", width, "release.txt").stdout.decode() for width in ("60", "200"))
    assert "How many  2\n" in narrow
    assert re.search("^When +Who +Did", wide, re.M)
    assert run("--width", "5", "release.txt").returncode == 2


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(run: Run, release: Path) -> None:
    assert run("release.txt", PYTHONHASHSEED="1").stdout == run("release.txt", PYTHONHASHSEED="2").stdout


def test_date_wins_over_the_text(run: Run, release: Path) -> None:
    output = json.loads(run("--date", "2024-06-01", "release.txt").stdout)
    assert output["document"]["published"] == "2024-06-01"


@pytest.mark.parametrize(("order", "day"), [("--day-first", "2025-05-07"), ("--month-first", "2025-07-05")])
def test_the_order_of_numbers_is_asked_where_nothing_tells_it(run: Run, order: str, day: str) -> None:
    text = b"Harbour police seize cigarettes\nPublished: 07/05/2025\n\nOfficers held two men on 06/05/2025.\n"
    output = json.loads(run(order, "--only", "dates", stdin=text).stdout)
    assert output["document"]["published"] == day
    assert [date["value"] for date in output["entities"]] == [
        day,
        day[:8] + "06" if order == "--day-first" else "2025-06-05",
    ]
    given = json.loads(run(order, "--date", "07/05/2025", stdin=b"Two men were held.").stdout)
    assert given["document"]["published"] == day
    refused = run("--date", "07/05/2025", stdin=b"Two men were held.")
    assert refused.returncode == 2
    assert b"can be read as two days" in refused.stderr


def test_only_some_types(run: Run, release: Path) -> None:
    everything = json.loads(run("release.txt").stdout)["entities"]
    output = json.loads(run("--only", "dates,quantities", "release.txt").stdout)
    assert output["entities"] == [entity for entity in everything if entity["type"] in {"date", "quantity"}]


def test_a_pack_is_named_in_the_provenance(run: Run, release: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "pack.toml").write_text('name = "mine"\n')
    standard = json.loads(run("release.txt").stdout)["provenance"]
    output = json.loads(run("--pack", "mine", "release.txt").stdout)["provenance"]
    assert (standard["pack"], output["pack"]) == ("en", "en+mine")
    assert standard["pack_sha256"] != output["pack_sha256"]


def test_a_broken_pack_is_told_in_one_line_with_its_file(run: Run, release: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "pack.toml").write_text("name = \n")
    result = run("--pack", "mine", "release.txt")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"pack.toml" in result.stderr
    assert result.stderr.count(b"\n") == 1


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.returncode, result.stdout) == (0, f"extract-facts {__version__}\n".encode())


@pytest.mark.slow
def test_utf_8_whatever_the_locale(run: Run) -> None:
    text = "Café owner’s £500 fine\n\nThe café was fined, it was said.\n"
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = run(stdin=text.encode(), **plain)
    assert text == json.loads(result.stdout)["document"]["text"]
    assert "Café".encode() in result.stdout
    assert "╭".encode() in run("-f", "table", stdin=text.encode(), **plain).stdout


def test_output_file(run: Run, release: Path, tmp_path: Path) -> None:
    result = run("release.txt", "-o", "out.json")
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert json.loads((tmp_path / "out.json").read_bytes())["document"]["id"] == "release"
    assert names(tmp_path) == ["out.json", "release.txt"]


@pytest.mark.parametrize(("name", "lines"), [("out.jsonl", 1), ("out.JSONL", 1), ("out", None)])
def test_the_ending_of_the_output_file_tells_the_format(
    run: Run, release: Path, tmp_path: Path, name: str, lines: int | None
) -> None:
    assert run("release.txt", "-o", name).returncode == 0
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert json.loads(written)["document"]["id"] == "release"
    assert lines is None or written.count("\n") == lines


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("out.xlsx", "--output: out.xlsx: .xlsx is none of .txt, .json, .jsonl"),
        ("out.db", "(or say -f); extract-facts batch writes .db"),
    ],
)
def test_an_ending_that_is_not_written_is_refused(
    run: Run, release: Path, tmp_path: Path, name: str, reason: str
) -> None:
    result = run("release.txt", "-o", name)
    assert result.returncode == 2
    assert reason in result.stderr.decode()
    assert names(tmp_path) == ["release.txt"]
    assert run("release.txt", "-o", name, "-f", "json").returncode == 0


def test_an_output_file_is_replaced_whole_or_not_at_all(run: Run, release: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    out.chmod(0o640)
    assert run("nope.txt", "-o", "out.json").returncode == 2
    assert out.read_text() == "old"
    assert run("release.txt", "-o", "out.json").returncode == 0
    assert json.loads(out.read_bytes())
    assert out.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["out.json", "release.txt"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("-o", "nowhere/out.json"), b"nowhere/out.json"),
        (("-o", "."), b"directory"),
        (("-o", "release.txt"), b"release.txt"),
        (("--date", "yesterday"), b"yesterday"),
        (("--date", "2023-02-30"), b"2023-02-30"),
        (("--only", "dates,people"), b"people"),
        (("--only", ""), b"dates"),
        (("--only", "facts", "--no-facts"), b"facts are all that is to be shown"),
        (("-f", "xml"), b"xml"),
        (("--pack", "nowhere"), b"nowhere"),
    ],
)
def test_usage_errors_take_one_line_and_nothing_is_done(
    run: Run, release: Path, arguments: tuple[str, ...], reason: bytes
) -> None:
    result = run("release.txt", *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert reason in result.stderr
    assert result.stderr.count(b"\n") == 1
    assert release.read_text(encoding="utf-8") == RELEASE


def test_an_unknown_option_is_a_usage_error(run: Run) -> None:
    result = run("--colour", "red", stdin=RELEASE.encode())
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"--colour" in result.stderr


BAD_INPUT = {
    "empty.txt": (b"", b"empty"),
    "blank.txt": (b" \n\n", b"white space"),
    "binary.txt": (b"\x7fELF\x02\x01\x00\x00\x00", b"binary"),
    "soup.txt": (bytes(range(1, 256)) * 4, b"binary"),
    "a.pdf": (b"%PDF-1.7\n", b"PDF"),
    "half.txt": (b"\xff\xfeH\x00\x00\xd8", b"UTF-16"),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_costs_one_line_and_no_other_release(run: Run, release: Path, tmp_path: Path, name: str) -> None:
    content, reason = BAD_INPUT[name]
    (tmp_path / name).write_bytes(content)
    result = run(name, "release.txt")
    assert result.returncode == 1
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["release"]
    assert name.encode() in result.stderr
    assert reason in result.stderr
    assert result.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("name", "reason"), [("missing.txt", b"no such file"), (".", b"directory"), ("a\nb\x1b[2J.txt", b"no such file")]
)
def test_paths_that_are_no_file(run: Run, release: Path, name: str, reason: bytes) -> None:
    result = run("release.txt", name)
    assert result.returncode == 1
    assert reason in result.stderr
    assert result.stderr.count(b"\n") == 1
    assert b"\x1b" not in result.stderr
    assert run(name).returncode == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(run: Run, encoding: str) -> None:
    result = run(stdin=RELEASE.encode(encoding))
    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout)["document"]["text"] == RELEASE


def test_another_encoding_is_read_with_a_warning(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Café owner’s fine\n\nThe café was fined.\n".encode("cp1252"))
    result = run("old.txt")
    assert result.returncode == 0
    assert json.loads(result.stdout)["document"]["text"].startswith("Café owner’s")
    assert result.stderr == b"old.txt: warning: not UTF-8: read as cp1252\n"


@pytest.mark.slow
def test_two_million_characters_on_one_line(run: Run) -> None:
    text = "Officers seized 5 kg of tea on 3 May 2024. " * 46_511
    output = json.loads(run("-", stdin=text.encode()).stdout)
    assert len(output["document"]["text"]) == len(text) > 2_000_000 - 100


def test_control_characters_never_reach_the_output_raw(run: Run) -> None:
    text = "Five \x1b[31marrested\x1b[0m\x07 in \u202eraid \x9b2J [bold]\n\nPolice said so.\n"
    for format_ in ("table", "json", "jsonl"):
        result = run("-f", format_, stdin=text.encode())
        assert result.returncode == 0
        shown = result.stdout.decode()
        assert not set(shown) & set("\x1b\x07\x9b\u202e")
        assert "[bold]" in shown
        if format_ == "table":
            assert "arrested\\x07" in shown  # a colour is no part of what people read; a bell is shown
        else:
            assert json.loads(shown)["document"]["text"] == text


def test_a_lone_surrogate_is_an_escape(run: Run, release: Path) -> None:
    result = run(os.fsdecode(b"\xff.txt"), "release.txt")
    assert result.returncode == 1
    assert b"\\udcff.txt" in result.stderr


def test_a_closed_pipe_ends_quietly(release: Path) -> None:
    line = " ".join(command()) + f" {release}" * 300 + " | head -c 1"
    result = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, timeout=240, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "arguments", ["release.txt", "release.txt -f table", "release.txt -o /dev/full", "--help", "schema"]
)
def test_a_full_disk_is_told_in_one_line(release: Path, arguments: str) -> None:
    line = " ".join([*command(), arguments, "> /dev/full"])
    result = subprocess.run(["sh", "-c", line], cwd=release.parent, stderr=subprocess.PIPE, timeout=240, check=False)
    assert result.returncode == 2
    assert result.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("line", "code", "errors"),
    [
        ("release.txt >&-", 2, b"extract-facts: standard output is closed\n"),
        ("- <&-", 2, b"extract-facts: standard input: closed\n"),
        ("release.txt -o - 2>&-", 0, b""),
    ],
)
def test_closed_streams(release: Path, line: str, code: int, errors: bytes) -> None:
    shell = ["sh", "-c", " ".join([*command(), line])]
    result = subprocess.run(shell, cwd=release.parent, capture_output=True, timeout=240, check=False)
    assert (result.returncode, result.stderr) == (code, errors)


def test_interruption_ends_quietly(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*command(), "-", "-o", str(tmp_path / "out.json")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heed_interrupts,
    )
    end = time.monotonic() + 120
    while not names(tmp_path) and process.poll() is None:  # until it waits for its input
        assert time.monotonic() < end
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=240)
    assert (process.returncode, output, errors) == (130, b"", b"")
    assert names(tmp_path) == []


def test_only_facts_that_are_sure_enough(run: Run) -> None:
    text = (
        "Police arrested 14 men. About 30 of the guards who had come from the port were said to have been among those "
        "who fled with 40 crates."
    )
    grades = [[fact["certainty"] for fact in facts_of(run(*asked, stdin=text.encode()))] for asked in ((), HIGH, LOW)]
    assert grades[0] == grades[2]
    assert grades[1] == [grade for grade in grades[0] if grade == "high"]
    assert 0 < len(grades[1]) < len(grades[0])
    explained = json.loads(run("explain", "-f", "json", *HIGH, stdin=text.encode()).stdout)
    assert list(explained["explanation"]["facts"]) == [fact["id"] for fact in explained["facts"]]
    assert len(explained["facts"]) == len(grades[1])
    assert run(*HIGH[:1], "sure", stdin=text.encode()).stderr == (
        b"extract-facts: --min-certainty: sure is none of high, medium, low\n"
    )


HIGH, LOW = ("--min-certainty", "high"), ("--min-certainty", "low")


def facts_of(result: Result) -> list[dict[str, str]]:
    facts: list[dict[str, str]] = json.loads(result.stdout)["facts"]
    return facts
