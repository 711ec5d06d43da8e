"""The formats of output in one place: what ``-f`` calls each, which endings of a file ask for it, what writes it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar, Final, TextIO

from extractor.entities import Extraction

if TYPE_CHECKING:
    from extractor.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Options:
    """What a writer may be asked for; each heeds what concerns it.

    Args:
        only: what a reader asked to see (``entities.TYPES``), all without any.
        raw: leave cells of CSV as they are that a spreadsheet would take for formulas.
        text: write the texts of releases; without, ``document.text`` is null.
        excel: write CSV so that a spreadsheet reads it by itself: with a byte-order mark, codes as texts.
        width: of a table for readers, in columns; None for the terminal's.
    """

    only: Collection[str] = ()
    raw: bool = False
    text: bool = True
    excel: bool = False
    width: int | None = None


PLAIN: Final = Options()


class Writer:
    """Writes extractions one after another to a stream. Each format that ``-f`` knows has one.

    Args:
        out: the stream; it stays open.
        several: whether several extractions may come.
        options: what is asked for.
    """

    # Whether it shows the steps that led to an extraction: then they are recorded.
    explains: ClassVar[bool] = False

    def __init__(self, out: TextIO, several: bool, options: Options = PLAIN) -> None:
        self.out = out
        self.several = several
        self.options = options

    def write(self, extraction: Extraction) -> None:
        """Write one extraction."""
        raise NotImplementedError

    def write_explained(self, extraction: Extraction, explanation: Explanation) -> None:
        """Write one extraction and the steps that led to it. Only those that ``explains`` do more than ``write``."""
        self.write(extraction)

    def close(self) -> None:
        """Write what comes after the last one."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Args:
        name: what ``-f`` calls it.
        endings: of files, each with its point; the first is the usual one.
        writer: module and class that write one release, or several, to a stream; None where only a run is
            written so.
        tables: module and class that write the releases of a run to a path; None where no run is.
    """

    name: str
    endings: tuple[str, ...] = ()
    writer: tuple[str, str] | None = None
    tables: tuple[str, str] | None = None

    def make(self, out: TextIO, several: bool, options: Options = PLAIN) -> Writer:
        """Its writer, imported only now: Rich, which the table needs, takes its time."""
        if self.writer is None:
            raise TypeError(f"{self.name} is not written to a stream")
        made: Writer = load(self.writer)(out, several, options)
        return made


def load(place: tuple[str, str]) -> Callable[..., Any]:
    """What is called so in a module."""
    module, attribute = place
    made: Callable[..., Any] = getattr(import_module(module), attribute)
    return made


_ALL: Final = (
    Format("table", (".txt",), writer=("extractor.writing.table", "TableWriter")),
    Format("json", (".json",), writer=("extractor.writing.json", "JsonWriter")),
    Format("jsonl", (".jsonl", ".ndjson"), writer=("extractor.writing.jsonl", "JsonLinesWriter")),
    Format("html", (".html", ".htm"), writer=("extractor.writing.html", "HtmlWriter")),
    Format(
        "csv",
        (".csv",),
        writer=("extractor.writing.csv", "CsvWriter"),
        tables=("extractor.writing.csv", "CsvTables"),
    ),
    Format("facts", writer=("extractor.writing.flat_lines", "FlatLinesWriter")),
    Format("db", (".db",), tables=("extractor.writing.sqlite", "SqliteTables")),
    Format("parquet", (".parquet",), tables=("extractor.writing.parquet", "ParquetTables")),
)
# What -f may say for a release; and what a batch writes.
FORMATS: Final = {one.name: one for one in _ALL if one.writer}
TABLES: Final = {ending: one for one in _ALL if one.tables for ending in one.endings}
ENDINGS: Final = tuple(one.endings[0] for one in FORMATS.values() if one.endings)


def ending_of(path: str) -> str:
    """The ending of a path in lower case, with its point; empty where it has none."""
    return PurePath(path).suffix.lower()


def by_ending(path: str) -> Format | None:
    """The format that a file's ending asks for; None where it tells nothing."""
    ending = ending_of(path)
    return next((one for one in _ALL if ending in one.endings), None)
