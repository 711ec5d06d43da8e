"""What may have been meant: by a word that is no command, a file that is not there, a folder, an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractor.cli.commands import COMMANDS
from extractor.cli.streams import refuse

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_WORD = re.compile(r"[a-z-]+")


def refuse_mistyped(files: Sequence[str]) -> None:
    """Refuse a first word that is nearly a command, and no file."""
    if files and _WORD.fullmatch(files[0].lower()) and not Path(files[0]).exists():
        from extractor.packs.checks import closest

        if near := closest(files[0].lower(), COMMANDS):
            refuse(f"{files[0]}: no such file, and no command{near}")


def refuse_missing(sources: Iterable[str]) -> None:
    """Refuse what is not there but nearly; what is not there at all, the command itself refuses."""
    for source in sources:
        path = Path(source)
        named = source != "-" and not _ADDRESS.match(source)
        if named and path.parent.is_dir() and not path.exists() and (near := _nearest(path, folders=True)):
            refuse(f"{source}: no such file or folder{near}")


def hint(source: str) -> str:
    """What to do instead, to follow the reason why a source cannot be read; nothing where nobody can say."""
    if _ADDRESS.match(source):
        return f"; what has an address is read by: extract-facts batch {source} -o facts.jsonl"
    path = Path(source)
    try:
        if path.suffix.lower() == ".parquet" and path.is_dir():
            return f"; what a batch has written is shown by: extract-facts report {source} -o report.html"
        if path.is_dir():
            return f"; for a folder: extract-facts batch {source} -o facts.db"
        if not path.exists() and path.parent.is_dir():
            return _nearest(path)
    except (OSError, ValueError):
        pass
    return ""


def _nearest(path: Path, folders: bool = False) -> str:
    from difflib import get_close_matches

    names = [one.name for one in path.parent.iterdir() if folders or one.is_file()]
    near = get_close_matches(path.name, names, n=1, cutoff=0.75)
    return f" (did you mean {path.parent / near[0]}?)" if near else ""
