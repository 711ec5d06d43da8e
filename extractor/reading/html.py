"""HTML: the main text of a page without its menus and teasers, by trafilatura."""

from __future__ import annotations

from extractor.reading.page import Page, hush, needs
from extractor.reading.text import ReadError

# Dates that the page states of itself, not any that stands in it; and none refused for what the clock says today.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2199-12-31"}
# A title that stands so early in the text need not be put before it.
_HEAD = 400


def read_html(content: bytes, name: str) -> Page:
    """The headline and the main text of a page, a paragraph a line, and the date that its metadata state.

    Raises:
        ReadError: trafilatura is missing, or finds no text.
    """
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError:
        raise needs(name, "HTML", "trafilatura") from None
    hush("trafilatura", "htmldate", "justext", "courlan")
    try:
        found = bare_extraction(content, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    except Exception as error:  # whatever nested tags do to a parser
        raise ReadError(f"{name}: this HTML cannot be read: {type(error).__name__}: {error}") from None
    if not isinstance(found, Document) or not found.text or found.text.isspace():
        raise ReadError(f"{name}: no text in this HTML")
    text, title = found.text.strip(), " ".join((found.title or "").split())
    if title and title.casefold() not in " ".join(text[:_HEAD].split()).casefold():
        text = f"{title}\n\n{text}"
    return Page(text + "\n", found.date)
