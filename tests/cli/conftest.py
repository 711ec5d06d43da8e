"""The installed command, run as its users run it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

Result: TypeAlias = "subprocess.CompletedProcess[bytes]"
Run: TypeAlias = Callable[..., Result]

RELEASE = """Harbour police seize 9,000 cigarettes
Published: 3 May 2024

PORTBURY – Officers of the Portbury Police Department arrested two men for smuggling on Thursday.
"""


def command() -> list[str]:
    """The console script beside this Python, or the module where the package is not installed."""
    script = shutil.which("extract-facts", path=str(Path(sys.executable).parent))
    return [script] if script else [sys.executable, "-m", "extractor"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command in an empty folder: ``run("--help", stdin=b"", LANG="C")``."""

    def run_(*arguments: str, stdin: bytes = b"", **environment: str) -> Result:
        return subprocess.run(
            [*command(), *arguments],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **environment},
            timeout=240,
            check=False,
        )

    return run_


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release in a file."""
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


def heed_interrupts() -> None:
    """For a child process: a shell that starts the tests in the background makes its children ignore interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
