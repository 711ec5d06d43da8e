"""How the command ends when something goes wrong that nobody has thought of, or when it is told to end."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import heed_interrupts

COMMAND = [sys.executable, "-m", "extractor"]


@pytest.mark.slow
def test_what_nobody_expected_is_no_difference(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Held today.")
    code = (
        "import sys; sys.argv = ['x', 'diff', 'a.txt', 'a.txt']\n"
        "import extractor.compare.sources as sources\n"
        "def crash(*given, **named): raise KeyError('of')\n"
        "sources.compare_sources = crash\n"
        "from extractor.cli import run; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("extract-facts: KeyError: 'of' (please report this")
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_command_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "big.txt").write_text("Police arrested 14 men on Monday and seized 5 kg of cocaine. " * 8000)
    arguments = [*COMMAND, "big.txt", "-o", "big.json"]
    process = subprocess.Popen(arguments, cwd=tmp_path, stderr=subprocess.DEVNULL, preexec_fn=heed_interrupts)
    end = time.monotonic() + 120
    while not list(tmp_path.glob(".big.json.*")):
        assert time.monotonic() < end
        time.sleep(0.05)
    process.send_signal(number)
    assert process.wait(120) == 128 + number
    assert [path.name for path in tmp_path.iterdir()] == ["big.txt"]


@pytest.mark.parametrize("size", ["0", "-1", "x", "5T", "", "9" * 400, "3G"])
def test_a_size_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    from extractor.cli.streams import bytes_of

    with pytest.raises(SystemExit):
        bytes_of(size)
    assert "is no number of bytes" in capsys.readouterr().err


def test_sizes() -> None:
    from extractor.cli.streams import bytes_of

    assert [bytes_of(size) for size in ("500", "20k", "50M", "2GB")] == [500, 20_000, 50_000_000, 2_000_000_000]
