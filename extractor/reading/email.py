"""E-mail messages (RFC 5322, .eml), by the standard library."""

from __future__ import annotations

from datetime import timezone
from email import message_from_bytes, policy
from email.message import EmailMessage

from extractor.reading.html import read_html
from extractor.reading.page import Page
from extractor.reading.text import ReadError, decode


def read_email(content: bytes, name: str) -> Page:
    """The subject as headline, the body in plain text if there is one, else the text of its HTML; the Date header.

    Raises:
        ReadError: there is no body of text, or its HTML cannot be read.
    """
    message = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    payload = body.get_payload(decode=True) if body is not None else None
    if body is None or not isinstance(payload, bytes) or not payload.strip():
        raise ReadError(f"{name}: no text in this message")
    warnings: list[str] = []
    if body.get_content_subtype() == "html":
        text = read_html(payload, name).text
    else:
        text, warnings = _plain(payload, body.get_content_charset(), name)
    subject = " ".join(str(message.get("subject") or "").split())
    if subject and subject.casefold() not in text[: 2 * len(subject)].casefold():
        text = f"{subject}\n\n{text}"
    return Page(text, _published(message), warnings)


def _plain(payload: bytes, charset: str | None, name: str) -> tuple[str, list[str]]:
    try:
        return payload.decode(charset or "utf-8"), []
    except (LookupError, UnicodeDecodeError):  # a charset that is none, or not the one it says
        text, warnings = decode(payload, name)
        return text, warnings


def _published(message: object) -> str | None:
    """The moment in the Date header, ISO 8601."""
    header = message.get("date") if isinstance(message, EmailMessage) else None
    moment = getattr(header, "datetime", None)
    if moment is None or not 1900 <= moment.year < 2200:
        return None
    text: str = moment.isoformat()
    return text.replace("+00:00", "Z") if moment.tzinfo == timezone.utc else text
