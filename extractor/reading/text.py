"""Bytes to text: encodings, line ends, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from extractor.reading.legacy import decode_code_page, decode_mixed, decode_unmarked

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
)
# Every control character but white space and Escape, which colours the logs that people paste.
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})
_MOST_CONTROLS = 0.3
_MOST_CONTROLS_UNDECODED = 0.02
_LINE_ENDS = re.compile(r"\r\n?")


class ReadError(ValueError):
    """An input that cannot be read; the message names it and the reason, on one line."""


class Decoded(NamedTuple):
    """A text with ``\\n`` line ends, and what the reader should know of its decoding."""

    text: str
    warnings: list[str]


def decode(content: bytes, name: str) -> Decoded:
    """The text in the bytes of a file.

    UTF-8, and UTF-16 or UTF-32 that begin with a byte order mark, are read as they are; anything else as the
    encoding that charset-normalizer finds, with a warning that names it.

    Args:
        content: the file.
        name: how errors call it.

    Raises:
        ReadError: the content is empty, blank, binary or of no known encoding.
    """
    if not content:
        raise ReadError(f"{name}: the file is empty")
    text, warnings = _decode(content, name)
    if not text or text.isspace():
        raise ReadError(f"{name}: nothing but white space")
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    return Decoded(text, warnings)


def _decode(content: bytes, name: str) -> tuple[str, list[str]]:
    for magic, what in _FORMATS:
        if content.startswith(magic):
            raise ReadError(f"{name}: {what}, not plain text")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], encoding, name), []
    if b"\0" in content:
        if unmarked := decode_unmarked(content):
            return unmarked[0], [f"no byte order mark: read as {unmarked[1].upper()}"]
        raise ReadError(f"{name}: a binary file (it holds NUL bytes)")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(content):
        raise ReadError(f"{name}: a binary file (it is full of control characters)")
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if controls > _MOST_CONTROLS_UNDECODED * len(content):
            raise ReadError(f"{name}: a binary file (no UTF-8, and it holds control characters)") from None
        return _decode_mixed(content) or _decode_damaged(content, error.start) or _decode_guessed(content, name)


def _decode_marked(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: the byte order mark says {encoding.upper()}, but byte {error.start} is none"
        ) from None


def _decode_mixed(content: bytes) -> tuple[str, list[str]] | None:
    mixed = decode_mixed(content)
    return mixed and (mixed[0], [f"UTF-8, but for {mixed[1]} {'line' if mixed[1] == 1 else 'lines'}, read as cp1252"])


def _decode_damaged(content: bytes, first_bad: int) -> tuple[str, list[str]] | None:
    """UTF-8 with a few broken bytes, told by its sound multi-byte characters; None where it looks like no UTF-8."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd") - content.count("\ufffd".encode())
    sound = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    if sound <= broken:
        return None
    return text, [f"{broken} bytes that are no UTF-8, the first at {first_bad}, were replaced by U+FFFD"]


def _decode_guessed(content: bytes, name: str) -> tuple[str, list[str]]:
    if western := decode_code_page(content):
        return western[0], [f"not UTF-8: read as {western[1]}"]
    # Imported here: hardly any file needs it.
    from charset_normalizer import from_bytes

    found = from_bytes(content).best()
    if found is None:
        raise ReadError(f"{name}: neither UTF-8 nor any other encoding that could be recognised")
    return str(found), [f"not UTF-8: read as {found.encoding.replace('_', '-')}"]
