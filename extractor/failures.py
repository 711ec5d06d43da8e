"""Why there is no extraction of a release: the other half of the output contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from extractor.record import Record


@dataclass(slots=True, kw_only=True)
class Failure(Record):
    """Why there is no extraction of a release."""

    id: str = field(metadata={"description": "what the release's document would be called"})
    source: str = field(metadata={"description": "path as given, with the line of a record"})
    stage: str = field(metadata={"description": "read, extract or worker"})
    message: str = field(metadata={"description": "the reason"})


@dataclass(slots=True, kw_only=True)
class FailedRelease(Record):
    """The line that JSON Lines of a batch have in the place of an extraction that failed."""

    schema: Literal["extract-facts/1"] = "extract-facts/1"
    error: Failure

    def to_dict(self) -> dict[str, Any]:
        """The line as JSON-ready data."""
        return {"schema": self.schema, "error": self.error.to_dict()}
