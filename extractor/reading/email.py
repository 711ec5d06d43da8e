"""E-mail messages (RFC 5322, .eml), by the standard library."""

from __future__ import annotations

import codecs
from datetime import datetime, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from extractor.reading.bounds import MAX_SIZE
from extractor.reading.html import read_html
from extractor.reading.page import Page
from extractor.reading.text import ReadError, decode

# Codecs of Python's that no message is written in; some take quadratic time.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape"})


def read_email(content: bytes, name: str, max_size: int = MAX_SIZE) -> Page:
    """The subject as headline, the body in plain text if there is one, else the text of its HTML; the Date header.

    Raises:
        ReadError: there is no body of text, or it cannot be read.
    """
    try:
        return _read(content, name, max_size)
    except ReadError:
        raise
    except Exception as error:  # nested or damaged messages raise whatever that leads to
        raise ReadError(f"{name}: no message that can be read: {type(error).__name__}: {error}") from None


def _read(content: bytes, name: str, max_size: int) -> Page:
    message = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    payload = body.get_payload(decode=True) if body is not None else None
    if body is None or not isinstance(payload, bytes) or not payload.strip():
        raise ReadError(f"{name}: no text in this message")
    warnings: list[str] = []
    if body.get_content_subtype() == "html":
        text = read_html(payload, name, max_size).text
    else:
        text, warnings = _plain(payload, body.get_content_charset(), name)
    subject = " ".join(str(_header(message, "subject") or "").split())
    if subject and subject.casefold() not in text[: 2 * len(subject)].casefold():
        text = f"{subject}\n\n{text}"
    return Page(text, _published(message), warnings)


def _plain(payload: bytes, charset: str | None, name: str) -> tuple[str, list[str]]:
    try:
        codec = codecs.lookup(charset or "utf-8")
        if codec.name not in _NO_CHARSETS:
            return payload.decode(codec.name), []
    except (LookupError, ValueError):  # a charset that is none, or not the one it says
        pass
    text, warnings = decode(payload, name)
    return text, warnings


def _header(message: object, name: str) -> Any:  # noqa: ANN401
    """A header, None where there is none that can be read."""
    try:
        return message.get(name) if isinstance(message, EmailMessage) else None
    except Exception:  # the standard library's parser of headers raises much
        return None


def _published(message: object) -> str | None:
    """The moment in the Date header, ISO 8601."""
    moment = getattr(_header(message, "date"), "datetime", None)
    if not isinstance(moment, datetime) or not 1900 <= moment.year < 2200:
        return None
    text = moment.isoformat()
    return text.replace("+00:00", "Z") if moment.tzinfo == timezone.utc else text
