"""PDF, by pypdf."""

from __future__ import annotations

import io
import re

from extractor.reading.bounds import MAX_SIZE, check_text
from extractor.reading.page import Page, hush, needs
from extractor.reading.text import ReadError
from extractor.reading.wraps import unwrap

_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?|- ?\d{1,4} ?-", re.I)


def read_pdf(content: bytes, name: str, max_size: int = MAX_SIZE) -> Page:
    """The text of all pages, hard-wrapped lines and hyphenated words joined, page numbers left out.

    Raises:
        ReadError: pypdf is missing, the file is damaged or encrypted, or there is no text in it, or too much.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError
    except ImportError:
        raise needs(name, "PDF", "pypdf") from None
    hush("pypdf")
    try:
        pages: list[str] = []
        size = 0
        for page in PdfReader(io.BytesIO(content)).pages:
            pages.append(page.extract_text())
            size += len(pages[-1])
            check_text(name, size, max_size)
    except ReadError:
        raise
    except (FileNotDecryptedError, DependencyError):
        raise ReadError(f"{name}: this PDF is encrypted") from None
    except Exception as error:  # damaged files raise whatever the damage leads to
        raise ReadError(f"{name}: this PDF cannot be read: {type(error).__name__}: {error}") from None
    text = unwrap([line for page in pages for line in _lines(page)])
    if not text.strip():
        raise ReadError(f"{name}: no text in this PDF (scanned pages?)")
    return Page(text)


def _lines(page: str) -> list[str]:
    lines = [line.rstrip() for line in page.replace("\0", "").splitlines()]
    while lines and (not lines[-1] or _PAGE_NUMBER.fullmatch(lines[-1].strip())):
        lines.pop()
    while lines and (not lines[0] or _PAGE_NUMBER.fullmatch(lines[0].strip())):
        lines.pop(0)
    return lines
