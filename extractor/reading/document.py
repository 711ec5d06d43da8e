"""The content of a file to a release, by the file's ending or, where that tells nothing, by how it begins."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath
from typing import cast

from extractor.reading.bounds import MAX_SIZE, check_size, check_text, unpack
from extractor.reading.head import read_head
from extractor.reading.moment import issue_day
from extractor.reading.page import Page, ReadPage
from extractor.reading.text import ReadError, decode
from extractor.release import Release

_READERS = {
    "html": ("extractor.reading.html", "read_html"),
    "pdf": ("extractor.reading.pdf", "read_pdf"),
    "docx": ("extractor.reading.docx", "read_docx"),
    "email": ("extractor.reading.email", "read_email"),
    "markdown": ("extractor.reading.markdown", "read_markdown"),
}
_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "email",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
_HTML = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html[\s>])", re.I)


def read_document(
    content: bytes,
    source: str,
    published: str | None = None,
    name: str | None = None,
    max_size: int = MAX_SIZE,
    day_first: bool | None = None,
) -> Release:
    """The release in the content of a file.

    Args:
        content: the file's bytes.
        source: the file's path.
        published: date or moment of issue, ISO 8601; wins over what the file states.
        name: the file's name, where the path does not end in it; its ending tells the format.
        max_size: how many bytes it may have, and unpack to; see ``bounds``.
        day_first: how to read 07/05/2025 where nothing tells, None where that is not known.

    Raises:
        ReadError: there is no release in it, or too much; the message names the file and the reason, on one line.
        ValueError: ``published`` is no ISO 8601 date or moment.
    """
    path = PurePath(name or source)
    check_size(source, len(content), max_size)
    if path.suffix.lower() == ".gz":
        content, path = unpack(content, source, max_size), path.with_suffix("")
    page = _read_page(content, _format(content, path.suffix.lower()), source, max_size)
    check_text(source, len(page.text), max_size)
    if not page.text or page.text.isspace():
        raise ReadError(f"{source}: nothing but white space")
    release = read_head(page.text, published, day_first)
    if release.published is None and page.published and _is_date(page.published, day_first):
        release = read_head(page.text, page.published, day_first)
    release.source = source
    release.id = path.stem or None
    release.warnings[:0] = page.warnings
    return release


def _format(content: bytes, ending: str) -> str:
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04") and b"word/document.xml" in content:
        return "docx"
    return "html" if _HTML.match(content.removeprefix(b"\xef\xbb\xbf")) else "text"


def _read_page(content: bytes, format_: str, source: str, max_size: int) -> Page:
    if not content:
        raise ReadError(f"{source}: the file is empty")
    if format_ == "text":
        text, warnings = decode(content, source)
        return Page(text, warnings=warnings)
    module, function = _READERS[format_]
    page = cast(ReadPage, getattr(import_module(module), function))(content, source, max_size)
    return Page(page.text.replace("\r\n", "\n").replace("\r", "\n"), page.published, page.warnings)


def _is_date(published: str, day_first: bool | None) -> bool:
    try:
        issue_day(published, day_first)
    except ValueError:
        return False
    return True
