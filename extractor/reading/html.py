"""HTML: the main text of a page without its menus and teasers, by trafilatura."""

from __future__ import annotations

import re

from extractor.reading.bounds import MAX_SIZE, check_markup
from extractor.reading.page import Page, hush, needs
from extractor.reading.text import ReadError

# Dates that the page states of itself, not any that stands in it; and none refused for what the clock says today.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2199-12-31"}
# libxml2 compares each attribute of an element with all the others.
_LONG_TAG = re.compile(rb"<([a-z][\w:-]*)\s[^<>]{20000,}", re.I)
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1000
# A title that stands so early in the text need not be put before it.
_HEAD = 400


def read_html(content: bytes, name: str, max_size: int = MAX_SIZE) -> Page:
    """The headline and the main text of a page, a paragraph a line, and the date that its metadata state.

    Raises:
        ReadError: trafilatura is missing, or finds no text, or there is too much.
    """
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError:
        raise needs(name, "HTML", "trafilatura") from None
    check_markup(name, len(content), max_size)
    content = _LONG_TAG.sub(_spared, content)
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


def _spared(tag: re.Match[bytes]) -> bytes:
    """The tag, without its attributes where these are too many to mean anything."""
    return tag[0] if len(_QUOTED.sub(b"", tag[0]).split()) <= _MOST_ATTRIBUTES else b"<" + tag[1]
