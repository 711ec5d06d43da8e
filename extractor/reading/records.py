"""Files of many releases: JSON Lines and CSV, a record a release."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple, TextIO

from extractor.reading.bounds import MAX_SIZE, check_text, too_large
from extractor.reading.head import read_head
from extractor.reading.moment import issue_moment
from extractor.reading.text import ReadError, decode
from extractor.release import Release

JSON_LINES = frozenset({".jsonl", ".ndjson"})
TABLES = frozenset({".csv", ".tsv"})

# The rest of a record that is too large is read in pieces of so many bytes.
_PIECE = 1 << 20
_FIRST_DAY = "1900-01-01"
TEXT_FIELDS = ("text", "body", "content", "full_text")
_ID_FIELDS = ("id", "guid", "url")
_DATE_FIELDS = ("published", "date", "publish_date", "date_published", "pubdate")
_TITLE_FIELDS = ("title", "headline")
_PUBLISHER_FIELDS = ("publisher", "issuer")


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of the fields that hold text, id and date of issue; None: the first there is of the usual names."""

    text: str | None = None
    id: str | None = None
    date: str | None = None


class Record(NamedTuple):
    """One record as a JSON object in bytes, or the problem that there is in its place.

    ``line`` is the line it starts on, from 1. JSON Lines come as they stand in the file, unchecked.
    """

    line: int
    content: bytes = b""
    problem: str | None = None


def iter_records(stream: BinaryIO, ending: str, fields: Fields, max_size: int = MAX_SIZE) -> Iterator[Record]:
    """The records of a file, one at a time; blank lines are none.

    Args:
        stream: the file, uncompressed.
        ending: one of ``JSON_LINES`` or ``TABLES``.
        fields: of a table's columns, the one for the text must be there.
        max_size: how many bytes a record may have.

    Raises:
        OSError, EOFError: the stream breaks off.
    """
    return _iter_lines(stream, max_size) if ending in JSON_LINES else _iter_rows(stream, ending, fields, max_size)


def _iter_lines(stream: BinaryIO, max_size: int) -> Iterator[Record]:
    number = 0
    while line := stream.readline(max_size + 1):
        number += 1
        if len(line) > max_size:
            problem = too_large(len(line), max_size, "a record of more than {:,} bytes")
            while line and not line.endswith(b"\n"):
                line = stream.readline(_PIECE)
            yield Record(number, problem=problem)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield Record(number, line)


def _iter_rows(stream: BinaryIO, ending: str, fields: Fields, max_size: int) -> Iterator[Record]:
    csv.field_size_limit(max_size)
    # What is no UTF-8 comes through as surrogates, and is decoded field by field.
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    first = text.readline(max_size)
    delimiter = "\t" if ending == ".tsv" else max(",;\t", key=first.count)
    header = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    wanted = [fields.text] if fields.text else list(TEXT_FIELDS)
    if not any(name in header for name in wanted):
        yield Record(1, problem=f"no column {' or '.join(wanted)}; there are {', '.join(header) or 'none'}")
        return
    reader = csv.reader(_short_lines(text, max_size), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 2
        try:
            row = next(reader)
        except StopIteration:
            return
        except _TooLong:
            yield Record(line, problem=too_large(max_size + 1, max_size, "a record of more than {:,} bytes"))
            return
        except csv.Error as error:
            yield Record(line, problem=f"no sound CSV: {error}")
            continue
        if row:
            yield _row(line, header, row)


class _TooLong(Exception):
    """A line that must not be held in memory; where it ends, and what it belongs to, is not known."""


def _short_lines(text: TextIO, max_size: int) -> Iterator[str]:
    while line := text.readline(max_size + 1):
        if len(line) > max_size:
            raise _TooLong
        yield line


def _row(line: int, header: Sequence[str], row: Sequence[str]) -> Record:
    if len(row) != len(header):
        return Record(line, problem=f"{len(row)} fields where the header names {len(header)}")
    try:
        cells = list(map(_decoded, row))
    except ReadError as error:
        return Record(line, problem=str(error))
    return Record(line, json.dumps(dict(zip(header, cells, strict=True))).encode())


def _decoded(value: str) -> str:
    if value.isascii() or not any("\udc80" <= character <= "\udcff" for character in value):
        return value
    return decode(value.encode("utf-8", "surrogateescape"), "a field").text


def read_record(
    content: bytes,
    fields: Fields,
    source: str,
    line: int,
    name: str | None = None,
    max_size: int = MAX_SIZE,
    day_first: bool | None = None,
    published: str | None = None,
) -> Release:
    """The release in a record.

    Title and publisher that the record names win over what the text states, and so does its date of issue.

    Args:
        content: a JSON object.
        fields: where to look for text, id and date.
        source: the file.
        line: the line of the record.
        name: the file's name, where the path does not end in it.
        max_size: how many bytes a record may have; see ``bounds``.
        day_first: how to read 07/05/2025 where nothing tells, None where that is not known.
        published: date of issue where the record tells none; wins over what the text states.

    Raises:
        ReadError: no JSON object, or no text in it, or too much.
    """
    label = f"{source}:{line}"
    record = _object(content, label)
    text = _text(record, fields, label)
    check_text(label, len(text), max_size)
    stated, warning = _published(_field(record, fields.date, _DATE_FIELDS), day_first)
    release = read_head(text, stated or published, day_first)
    title = _name(_field(record, None, _TITLE_FIELDS))
    if title and title != release.title:
        release.title, release.title_end = title, len(title) if text.startswith(title) else 0
    release.publisher = _name(_field(record, None, _PUBLISHER_FIELDS)) or release.publisher
    release.source = label
    given_id = _field(record, fields.id, _ID_FIELDS)
    release.id = str(given_id) if given_id not in (None, "") else f"{PurePath(name or source).stem}:{line}"
    if warning:
        release.warnings.insert(0, warning)
    return release


def _object(content: bytes, label: str) -> dict[str, Any]:
    try:
        record = json.loads(decode(content, label).text)
    except json.JSONDecodeError as error:
        raise ReadError(f"{label}: no JSON: {error.msg} at character {error.pos}") from None
    except RecursionError:
        raise ReadError(f"{label}: no release: JSON nested too deeply") from None
    except ValueError:  # Python converts no number of more than 4,300 digits
        raise ReadError(f"{label}: no release: a number of thousands of digits") from None
    if not isinstance(record, dict):
        raise ReadError(f"{label}: a JSON {type(record).__name__}, not an object")
    return record


def _text(record: dict[str, Any], fields: Fields, label: str) -> str:
    text = _field(record, fields.text, TEXT_FIELDS)
    if text is None:
        wanted = fields.text or " or ".join(TEXT_FIELDS)
        raise ReadError(f"{label}: no field {wanted}; there are {', '.join(record) or 'none'}")
    if not isinstance(text, str):
        raise ReadError(f"{label}: its text is a {type(text).__name__}, not a string")
    if not text or text.isspace():
        raise ReadError(f"{label}: nothing but white space")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _field(record: dict[str, Any], name: str | None, usual: Sequence[str]) -> Any:  # noqa: ANN401
    if name is not None:
        return record.get(name)
    return next((record[key] for key in usual if record.get(key) is not None), None)


def _name(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _published(value: object, day_first: bool | None) -> tuple[str | None, str | None]:
    """The date of issue in ISO 8601, and a warning where the record's cannot be read."""
    if value is None or value == "":
        return None, None
    text = str(value).strip()
    try:
        moment = issue_moment(text, day_first)
    except ValueError as error:
        return None, f"the record's date of issue cannot be used: {error}"
    if moment < _FIRST_DAY:  # what programs write for none
        return None, f"the record's date of issue {text!r} is no day that a release could be of"
    return moment, None
