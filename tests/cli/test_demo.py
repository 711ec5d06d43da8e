"""extract-facts demo, end to end."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

SAMPLES = Path(__file__).parents[2] / "samples"


def test_a_sample_is_shown_as_a_table(run: Run) -> None:
    shown = run("demo")
    assert shown.returncode == 0
    assert shown.stdout == run(str(SAMPLES / "rumor-campaign.txt"), "-f", "table").stdout
    assert shown.stderr.decode().startswith(f"That was {SAMPLES / 'rumor-campaign.txt'}.")
    assert b"Daniel May" in run("demo", "pandemic-loans").stdout


def test_all_of_them_are_named_and_copied(run: Run, tmp_path: Path) -> None:
    names = run("demo", "--list").stdout.decode().split()
    assert names == sorted(path.stem for path in SAMPLES.glob("*.txt"))
    for _ in range(2):
        assert run("demo", "--to", "deep/er").returncode == 0
    copied = {path.name: path.read_bytes() for path in (tmp_path / "deep" / "er").iterdir()}
    assert copied == {path.name: path.read_bytes() for path in SAMPLES.glob("*.txt")}


def test_what_is_there_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pandemic-loans.txt").write_text("mine")
    result = run("demo", "--to", ".")
    assert result.returncode == 2
    assert result.stderr == b"extract-facts: --to: pandemic-loans.txt is there already, and is another file\n"
    assert [path.name for path in tmp_path.iterdir()] == ["pandemic-loans.txt"]
    assert (tmp_path / "pandemic-loans.txt").read_text() == "mine"


def test_a_name_that_is_nearly_right_is_told(run: Run) -> None:
    result = run("demo", "rumor-campain")
    assert result.returncode == 2
    assert b"did you mean rumor-campaign?" in result.stderr
