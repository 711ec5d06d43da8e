"""A press release: its text, and what its head says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256


@dataclass(slots=True, kw_only=True)
class Release:
    """One release as it was read.

    ``published`` and ``updated`` are ISO 8601 dates or moments. ``anchor`` is the day (ISO) that relative dates
    are told from: unless given, the day of ``published``; None where there is neither. ``dateline`` is the place it
    names. ``title_end`` is the offset where the title stops, 0 without a title. ``day_first`` tells how to
    read numbers such as 07/05/2025 where nothing in the text does, None where that is not known.
    """

    text: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    dateline: str | None = None
    anchor: str | None = None
    title_end: int = 0
    day_first: bool | None = None
    source: str | None = None
    id: str | None = None
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the anchor from the date of issue."""
        if self.anchor is None and self.published:
            self.anchor = self.published[:10]
        if self.anchor is not None:
            try:
                date.fromisoformat(self.anchor)
            except (TypeError, ValueError):
                raise ValueError(f"{self.anchor!r} is no day: write it as 2023-07-21") from None

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8 (lone surrogates as they are)."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
