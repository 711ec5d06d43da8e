"""The head of a release: title, dates of issue, publisher, dateline."""

from __future__ import annotations

from extractor.release import Release


def read_head(text: str, published: str | None = None) -> Release:
    """What the text says of itself.

    Args:
        text: the whole release.
        published: date or moment of issue, ISO 8601; wins over what the text states.

    Raises:
        ValueError: ``published`` is no ISO 8601 date or moment.
    """
    return Release(text=text, published=published, anchor=published[:10] if published else None)
