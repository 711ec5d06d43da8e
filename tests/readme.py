"""The command blocks of the READMEs, run as a reader would run them.

    python -m tests.readme            # which READMEs say something else than their commands print
    python -m tests.readme --write    # put what they print into them

A block fenced as ``console`` holds commands after ``$ ``, each with its output, standard error included. Those of one
README run one after another in one folder, which begins with what a clone has.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
READMES = (README, *(ROOT / folder / "README.md" for folder in ("models", "tests", "extractor/writing")))
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*(?:\n>.*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_CONTINUED = re.compile(r"\n> ?")


def run(command: str, folder: Path) -> str:
    """What the command prints, on both streams, in an 80-column terminal without colour."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of the console blocks with the output that the README gives it."""
    for block in _BLOCK.finditer(text):
        for command in _COMMAND.finditer(block[1]):
            yield _whole(command[1]), command[2]


def _whole(command: str) -> str:
    """A command without the marks of its further lines."""
    return _CONTINUED.sub("\n", command)


def workspace(folder: Path) -> Path:
    """A copy of what a reader has after cloning, for commands to write into."""
    shutil.copytree(ROOT / "samples", folder / "samples")
    return folder


def rewritten(text: str, folder: Path) -> str:
    """The README with what its commands print now."""

    def fresh(command: re.Match[str]) -> str:
        return f"$ {command[1]}\n" + run(_whole(command[1]), folder)

    return _BLOCK.sub(lambda block: "```console\n" + _COMMAND.sub(fresh, block[1]) + "```", text)


def main() -> int:
    """Compare, or write."""
    differ = []
    for path in READMES:
        text = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as name:
            new = rewritten(text, workspace(Path(name)))
        if "--write" in sys.argv:
            path.write_text(new, encoding="utf-8")
        elif new != text:
            differ.append(str(path.relative_to(ROOT)))
    if differ:
        print(f"{', '.join(differ)}: commands print something else: python -m tests.readme --write")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
