"""One pack: its files read, each fault with its line."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from errno import EFBIG, EINVAL
from functools import cached_property
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Table = dict[str, Any]
Row = dict[str, str]

# A table of rules, or a file of settings, is never as large.
_LARGEST = 100_000_000
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a pack, and where. ``line`` counts from 1; 0 where the fault is the file's."""

    path: Path
    what: str
    line: int = 0
    entry: str = ""

    def __str__(self) -> str:
        """``path:line: entry: what is wrong``."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.entry}: {self.what}" if self.entry else f"{place}: {self.what}"


class PackError(ValueError):
    """A pack that cannot be used; the message has a line for every fault: file, line, entry, and what is wrong."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))


# The trained tagger and parser, in the standard pack alone.
MODEL = "syntax/parser.npz"


@dataclass(slots=True)
class Sheet:
    """A CSV file: its columns and the line that names them, its rows with the line that each starts on, its faults."""

    columns: list[str]
    line: int
    rows: list[tuple[int, Row]]
    faults: list[Fault]


def standard_pack() -> Path:
    """The folder of the English pack: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "models" / "en"
    return inside if inside.is_dir() else package.parent / "models" / "en"


def read_file(path: Path) -> bytes:
    """The content of a file of rules or settings.

    Raises:
        OSError: there is none, or it is none: a pipe or a device would be read for ever.
    """
    status = path.stat()
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise OSError(EINVAL, "not a file")
    if status.st_size > _LARGEST:
        raise OSError(EFBIG, f"larger than {_LARGEST:,} bytes")
    return path.read_bytes()


def is_entries(value: object) -> bool:
    """Whether a value of a TOML table is a list of entries, not of words."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


class Folder:
    """A folder of data files, read on demand."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._tables: dict[str, Table] = {}
        self._sheets: dict[str, Sheet] = {}

    def files(self) -> list[Path]:
        """The data files, by name.

        Raises:
            PackError: there is no such folder, or it cannot be read.
        """
        try:
            return sorted(path for path in self.root.iterdir() if path.suffix in {".toml", ".csv"} and path.is_file())
        except (OSError, ValueError) as error:  # a path with a NUL character
            raise PackError([Fault(self.root, f"no pack here: {getattr(error, 'strerror', None) or error}")]) from error

    def table(self, name: str) -> Table:
        """A TOML file of the pack, not to be changed; empty where the pack has none.

        Raises:
            PackError: the file is no UTF-8 or no TOML.
        """
        if name not in self._tables:
            text = self.text(name)
            try:
                self._tables[name] = tomllib.loads(text)
            except RecursionError:
                raise PackError([Fault(self.root / name, "no TOML: nested too deeply")]) from None
            except ValueError as error:  # also of a number of more than 4,300 digits
                place = _TOML_LINE.search(str(error))
                line = int(place[1]) if place else text.count("\n") + 1  # "at end of document"
                raise PackError([Fault(self.root / name, f"no TOML: {error}", line)]) from None
        return self._tables[name]

    def rows(self, name: str) -> list[Row]:
        """A CSV file of the pack; empty where the pack has none.

        Raises:
            PackError: the file is no UTF-8, or rows are not as wide as the header.
        """
        sheet = self.sheet(name)
        if sheet.faults:
            raise PackError(sheet.faults)
        return [row for _, row in sheet.rows]

    def sheet(self, name: str) -> Sheet:
        """A CSV file as far as it can be read, with line numbers. A line that starts with # is a comment.

        Raises:
            PackError: the file is no UTF-8.
        """
        if name not in self._sheets:
            self._sheets[name] = _read_sheet(self.root / name, self.text(name))
        return self._sheets[name]

    def text(self, name: str) -> str:
        """A file of the pack, lines ending in \\n, without its byte order mark; empty where the pack has none.

        Raises:
            PackError: the file is no UTF-8, or cannot be read.
        """
        path = self.root / name
        try:
            content = read_file(path)
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise PackError([Fault(path, error.strerror or str(error))]) from error
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise PackError([Fault(path, "not UTF-8 (save it as UTF-8)", line)]) from error

    @cached_property
    def sha256(self) -> str:
        """Hash over the names and bytes of the pack's files."""
        digest = hashlib.sha256()
        contents = {path.name: path.read_bytes().replace(b"\r\n", b"\n") for path in self.files()}
        model = self.root / MODEL
        if model.is_file():
            contents[MODEL] = model.read_bytes()
        for name, content in contents.items():
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()


class Pack(Folder):
    """A folder of rules with a name.

    Raises:
        PackError: the folder has no readable ``pack.toml`` with a name.
    """

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        about = self.table("pack.toml")
        if not isinstance(about.get("name"), str):
            raise PackError([Fault(root / "pack.toml", 'no pack here (a pack.toml with name = "…" is needed)')])
        self.name: str = about["name"]
        self.removed: frozenset[str] = frozenset(about.get("remove", ()))
        self.language: str = about.get("language", "en")

    def removes(self, label: str, identifier: str) -> bool:
        """Whether it leaves out an earlier pack's entry, by its id or by its table and id: "dates.toml#vague/now"."""
        return identifier in self.removed or f"{label}/{identifier}" in self.removed


def _read_sheet(path: Path, text: str) -> Sheet:
    reader = csv.reader(io.StringIO(text), strict=True)
    sheet = Sheet([], 1, [], [])
    end = 0
    try:
        for cells in reader:
            start, end = end + 1, reader.line_num
            if not cells or cells[0].startswith("#"):
                continue
            if not sheet.columns:
                sheet.columns, sheet.line = cells, start
            elif len(cells) != len(sheet.columns):
                what = f"{len(cells)} fields where the header names {len(sheet.columns)}"
                sheet.faults.append(Fault(path, f"{what} (a comma in a field needs quotes)", start, cells[0]))
            else:
                sheet.rows.append((start, dict(zip(sheet.columns, cells, strict=True))))
    except csv.Error as error:
        sheet.faults.append(Fault(path, f"no CSV: {error}", end + 1))
    return sheet
