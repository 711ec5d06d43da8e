"""Why each entity was found, and how its value came about, as plain data classes: what ``explain`` puts out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from extractor.entities import Document, Entity, Extraction, Fact, Provenance
from extractor.record import Record, Shown

SCHEMA = "extract-facts-explained/1"


@dataclass(slots=True, kw_only=True)
class Step(Record):
    """One decision on the way from words to a value."""

    rule: str = field(
        metadata={
            "description": "what decided, its family before the first dot: head; date, time, set, vague, holiday, "
            "timex and anchoring for dates; number, quantity, unit, currency for quantities; agency; offence; fact"
        }
    )
    step: str = field(metadata={"description": "the decision, in words"})
    text: str | None = field(default=None, metadata={"description": "the words that triggered it"})
    start: int | None = field(default=None, metadata={"description": "their first code point in document.text"})
    end: int | None = field(default=None, metadata={"description": "code point after their last"})
    from_: str | None = field(default=None, metadata={"description": "what it started from"})
    to: str | None = field(default=None, metadata={"description": "what it led to"})

    def to_dict(self) -> dict[str, Any]:
        """The step as JSON-ready data."""
        return {
            "rule": self.rule,
            "step": self.step,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "from": self.from_,
            "to": self.to,
        }


@dataclass(slots=True, kw_only=True)
class Rejection(Record):
    """Words that looked like a mention and were not taken for one."""

    type: Literal["date", "agency", "quantity", "offence", "term", "fact"]
    rule: str = field(metadata={"description": "what decided against them: overlap, or of the family guard"})
    step: str = field(metadata={"description": "the decision, in words"})
    text: str = field(default="", metadata={"description": "the words: document.text[start:end]"})
    start: int = field(metadata={"description": "first code point in document.text", "minimum": 0})
    end: int = field(metadata={"description": "code point after the last", "minimum": 0})
    lost_to: str | None = field(default=None, metadata={"description": "id of the entity that stands in their place"})


@dataclass(slots=True, kw_only=True)
class Explanation(Record):
    """The decisions behind an extraction, each as it was taken."""

    head: list[Step] = field(
        default_factory=list, metadata={"description": "how title, dates of issue, publisher and country were read"}
    )
    entities: dict[str, list[Step]] = field(
        default_factory=dict, metadata={"description": "by entity id, the steps from words to value"}
    )
    facts: dict[str, list[Step]] = field(
        default_factory=dict, metadata={"description": "by fact id, the steps that linked it"}
    )
    rejected: list[Rejection] = field(
        default_factory=list, metadata={"description": "by position, what was not taken for a mention, and why"}
    )

    def to_dict(self) -> dict[str, Any]:
        """The explanation as JSON-ready data."""
        return {
            "head": [step.to_dict() for step in self.head],
            "entities": {key: [step.to_dict() for step in steps] for key, steps in self.entities.items()},
            "facts": {key: [step.to_dict() for step in steps] for key, steps in self.facts.items()},
            "rejected": [rejection.to_dict() for rejection in self.rejected],
        }


@dataclass(slots=True, kw_only=True)
class Explained(Shown):
    """An extraction with its explanation."""

    schema: Literal["extract-facts-explained/1"] = "extract-facts-explained/1"
    document: Document
    entities: list[Entity] = field(default_factory=list, metadata={"description": "by position in the text"})
    facts: list[Fact] = field(default_factory=list, metadata={"description": "by position in the text"})
    warnings: list[str] = field(default_factory=list, metadata={"description": "what a reader should know"})
    provenance: Provenance
    explanation: Explanation

    def to_dict(self) -> dict[str, Any]:
        """The extraction as its own JSON is, but for the schema's name, with the explanation at its end."""
        return {
            **self.extraction().to_dict(),
            "schema": self.schema,
            "explanation": self.explanation.to_dict(),
        }

    def extraction(self) -> Extraction:
        """The extraction alone, the same as without an explanation."""
        return Extraction(
            document=self.document,
            entities=self.entities,
            facts=self.facts,
            warnings=self.warnings,
            provenance=self.provenance,
        )
