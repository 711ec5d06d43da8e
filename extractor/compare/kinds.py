"""What a file or folder named for a comparison holds, by its name and by how it begins."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from extractor.compare.errors import DiffError

RunForm: TypeAlias = Literal["folder", "lines", "database", "parquet"]
Form: TypeAlias = Literal["release", "extraction"] | RunForm

_LINES = frozenset({".jsonl", ".ndjson"})
_DATABASES = frozenset({".db", ".sqlite", ".sqlite3"})
_PARQUET = ".parquet"
# What a batch writes too, and nothing can be read back from.
_TABLES = frozenset({".csv", ".tsv"})
_SQLITE_MARK = b"SQLite format 3\x00"
_PARQUET_MARK = b"PAR1"


def form_of(source: str) -> Form:
    """What lies there. Of a named pipe nothing is read: what is read to tell would be gone.

    Raises:
        DiffError: there is no such file, it cannot be read, or nothing can be read back from it.
    """
    path = Path(source)
    try:
        if path.is_dir():
            is_parquet = path.suffix.lower() == _PARQUET or (path / "documents" / "documents.parquet").exists()
            return "parquet" if is_parquet else "folder"
        if path.is_fifo():  # the shell's <(command)
            return "release"
        with path.open("rb") as file:
            start = file.read(len(_SQLITE_MARK))
    except FileNotFoundError:
        raise DiffError(f"{source}: no such file or folder") from None
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        raise DiffError(f"{source}: {getattr(error, 'strerror', None) or error}") from None
    return _form_of_file(source, path.suffix.lower(), start)


def _form_of_file(source: str, ending: str, start: bytes) -> Form:
    if start == _SQLITE_MARK or ending in _DATABASES:
        return "database"
    if start.startswith(_PARQUET_MARK) or ending == _PARQUET:
        return "parquet"
    if ending in _LINES:
        return "lines"
    if ending in _TABLES:
        raise DiffError(f"{source}: a table tells too little; a run is a folder, .jsonl, .db or .parquet")
    return "extraction" if ending == ".json" else "release"
