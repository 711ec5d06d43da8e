"""Word documents, by python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from extractor.reading.page import Page, needs
from extractor.reading.text import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table

# A document that unpacks to more than this is no press release.
_LARGEST = 1 << 28


def read_docx(content: bytes, name: str) -> Page:
    """Paragraphs and tables in their order, a paragraph or a table's row a line.

    Raises:
        ReadError: python-docx is missing, this is no Word document, or there is no text in it.
    """
    try:
        from docx import Document
    except ImportError:
        raise needs(name, "DOCX", "python-docx") from None
    try:
        size = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(content)).infolist())
        if size > _LARGEST:
            raise ReadError(f"{name}: unpacks to {size:,} bytes")
        text = "\n".join(_lines(Document(io.BytesIO(content))))
    except ReadError:
        raise
    except Exception as error:  # damaged archives raise whatever the damage leads to
        raise ReadError(f"{name}: no Word document that can be read: {type(error).__name__}: {error}") from None
    if not text.strip():
        raise ReadError(f"{name}: no text in this Word document")
    return Page(text + "\n")


def _lines(document: Document) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        # A cell that spans columns comes once for each of them.
        cells = dict.fromkeys(cell.text.strip().replace("\n", " ") for cell in row.cells)
        yield " | ".join(cell for cell in cells if cell)
