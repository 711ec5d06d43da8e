"""Word documents, by python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from extractor.reading.bounds import MAX_SIZE, check_markup, check_size
from extractor.reading.page import Page, needs
from extractor.reading.text import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table


def read_docx(content: bytes, name: str, max_size: int = MAX_SIZE) -> Page:
    """Paragraphs and tables in their order, a paragraph or a table's row a line.

    Raises:
        ReadError: python-docx is missing, this is no Word document, there is no text in it, or too much.
    """
    try:
        from docx import Document
    except ImportError:
        raise needs(name, "DOCX", "python-docx") from None
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
        check_size(name, sum(part.file_size for part in parts), max_size)
        check_markup(name, sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), max_size)
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
