"""The installed command, run as its users run it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TypeAlias

import pytest

import extractor
from extractor.cli import run as run_command

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
    """Run the command in an empty folder: ``run("--help", stdin=b"", NO_COLOR="1")``.

    In a fork of the tests' own process where there are forks, which spares each run the import of spaCy; in a process
    of its own where the environment says something that Python reads when it starts.
    """

    def run_(*arguments: str, stdin: bytes = b"", **environment: str) -> Result:
        at_start = any(name.startswith(("LANG", "LC_", "PYTHON")) for name in environment)
        if hasattr(os, "fork") and not at_start:
            return run_in_fork(arguments, stdin, tmp_path, environment)
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


def run_in_fork(arguments: Sequence[str], stdin: bytes, folder: Path, environment: Mapping[str, str]) -> Result:
    """Run the command in a fork of this process, with streams, folder and environment of its own."""
    extractor.extract("")  # once: every fork has the standard pipeline
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        child = os.fork()
        if not child:
            code = 70  # what nobody expects: the child must never go on with the tests
            try:
                _become_the_command([given, out, err], arguments, folder, environment)
            except SystemExit as ended:
                code = _exit_code(ended.code)
            except BaseException:
                traceback.print_exc()
            finally:
                with suppress(Exception):
                    sys.stdout.flush()
                    sys.stderr.flush()
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        printed = []
        for file in (out, err):
            file.seek(0)
            printed.append(file.read())
        return subprocess.CompletedProcess(list(arguments), code, printed[0], printed[1])


def _become_the_command(
    files: Sequence[IO[bytes]], arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> None:
    for number, file in enumerate(files):
        os.dup2(file.fileno(), number)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", errors="surrogateescape")  # noqa: PTH123, SIM115
        for number, mode in enumerate(("r", "w", "w"))
    )
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["extract-facts", *arguments]
    run_command()
    raise SystemExit(0)


def _exit_code(code: object) -> int:
    return code if isinstance(code, int) else 0 if code is None else 1


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release in a file."""
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


def heed_interrupts() -> None:
    """For a child process: a shell that starts the tests in the background makes its children ignore interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
