"""What a comparison comes to: plain data, and the contract of ``extract-facts diff -f json``.

``extract-facts schema diff`` is made from these classes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from extractor.entities import TYPES, Provenance
from extractor.record import Record

SCHEMA = "extract-facts-diff/1"

Kind: TypeAlias = Literal["changed", "added", "removed", "moved", "repeated", "unchanged"]
Type: TypeAlias = Literal["fact", "date", "agency", "quantity", "offence", "term", "document"]
Status: TypeAlias = Literal["changed", "added", "removed", "unchanged"]
Value: TypeAlias = str | int | float | bool | list[str] | None

# Kinds that are differences; the others are shown on request.
DIFFERENCES: tuple[Kind, ...] = ("changed", "added", "removed")
# What is compared, facts first.
COMPARED: tuple[Type, ...] = tuple(TYPES.values())


@dataclass(slots=True, kw_only=True)
class FieldChange(Record):
    """A field that has another value. ``quantity.value`` is the value of a fact's quantity."""

    name: str = field(metadata={"description": "as in the extraction; of a fact's entity with the fact's field first"})
    old: Value = field(metadata={"description": "null where there is none"})
    new: Value = field(metadata={"description": "null where there is none"})


@dataclass(slots=True, kw_only=True)
class Side(Record):
    """A fact, an entity or a document on one side, in its sentence."""

    id: str = field(metadata={"description": "id in its extraction"})
    says: str = field(metadata={"description": "what it says, for a reader"})
    text: str = field(metadata={"description": "as it stands in the text"})
    start: int = field(metadata={"description": "first code point in document.text", "minimum": 0})
    end: int = field(metadata={"description": "code point after the last", "minimum": 0})
    sentence: str = field(
        metadata={"description": "the sentence that it starts in; of a very long one what is near, with … for the rest"}
    )


@dataclass(slots=True, kw_only=True)
class Change(Record):
    """One difference or, on request, one thing that is the same on both sides."""

    kind: Kind = field(
        metadata={
            "description": "moved: the same elsewhere in the text; repeated: one more or one less mention of what both "
            "sides say"
        }
    )
    type: Type = field(metadata={"description": "fact, type of entity, or document for the dates of issue"})
    fields: list[FieldChange] = field(default_factory=list, metadata={"description": "of what has changed"})
    old: Side | None = None
    new: Side | None = None
    count: int = field(default=1, metadata={"description": "how often the texts say it", "minimum": 1})

    def to_dict(self) -> dict[str, Any]:
        """The change as JSON-ready data."""
        return {
            "kind": self.kind,
            "type": self.type,
            "fields": [one.to_dict() for one in self.fields],
            "old": self.old.to_dict() if self.old else None,
            "new": self.new.to_dict() if self.new else None,
            "count": self.count,
        }

    @property
    def says(self) -> list[str]:
        """What each side says that it has."""
        return [side.says for side in (self.old, self.new) if side]

    @property
    def is_replaced(self) -> bool:
        """Whether what both sides say tells the change, so that its fields need not be told."""
        return self.type != "fact" and len(self.says) == 2 and self.says[0] != self.says[1]

    @property
    def told_fields(self) -> list[FieldChange]:
        """The fields that a reader is told of."""
        return [] if self.is_replaced and self.type != "document" else self.fields

    def mirrored(self) -> Change:
        """The same with old and new exchanged."""
        kinds: dict[Kind, Kind] = {"added": "removed", "removed": "added"}
        fields = [FieldChange(name=one.name, old=one.new, new=one.old) for one in self.fields]
        return Change(
            kind=kinds.get(self.kind, self.kind),
            type=self.type,
            fields=fields,
            old=self.new,
            new=self.old,
            count=self.count,
        )


@dataclass(slots=True, kw_only=True)
class DocumentSide(Record):
    """The document on one side."""

    id: str = field(metadata={"description": "as in the extraction"})
    source: str | None = field(metadata={"description": "path as given when it was extracted"})
    title: str | None = field(metadata={"description": "the headline"})
    published: str | None = field(metadata={"description": "date or moment of issue, ISO 8601"})
    sha256: str = field(metadata={"description": "of the text"})


@dataclass(slots=True, kw_only=True)
class DocumentDiff(Record):
    """What has changed in one document."""

    status: Status = field(metadata={"description": "added and removed documents have no changes of their own"})
    old: DocumentSide | None = None
    new: DocumentSide | None = None
    changes: list[Change] = field(default_factory=list, metadata={"description": "in the order of the texts"})

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON-ready data."""
        return {
            "status": self.status,
            "old": self.old.to_dict() if self.old else None,
            "new": self.new.to_dict() if self.new else None,
            "changes": [change.to_dict() for change in self.changes],
        }

    @property
    def differences(self) -> list[Change]:
        """The changes that are differences."""
        return [change for change in self.changes if change.kind in DIFFERENCES]


@dataclass(slots=True, kw_only=True)
class SourceSide(Record):
    """OLD or NEW as a whole."""

    source: str = field(metadata={"description": "path as given, - for standard input"})
    kind: Literal["release", "extraction", "run"] = field(metadata={"description": "what it is"})
    documents: int = field(default=1, metadata={"description": "how many documents it has", "minimum": 0})
    failed: int = field(default=0, metadata={"description": "releases of a run that failed", "minimum": 0})
    provenance: list[Provenance] = field(
        default_factory=list, metadata={"description": "what made the extractions; more than one in a mixed run"}
    )

    def to_dict(self) -> dict[str, Any]:
        """The source as JSON-ready data."""
        return {
            "source": self.source,
            "kind": self.kind,
            "documents": self.documents,
            "failed": self.failed,
            "provenance": [one.to_dict() for one in self.provenance],
        }


@dataclass(slots=True, kw_only=True)
class Count(Record):
    """How many differences there are of a kind."""

    type: Type = field(metadata={"description": "of what"})
    kind: Kind = field(metadata={"description": "changed, added or removed"})
    name: str | None = field(default=None, metadata={"description": "the field that has changed"})
    changes: int = field(default=0, metadata={"description": "how many", "minimum": 0})
    documents: int = field(default=0, metadata={"description": "in how many documents", "minimum": 0})


@dataclass(slots=True, kw_only=True)
class Summary(Record):
    """The differences in figures."""

    unchanged: int = field(default=0, metadata={"description": "documents without a difference", "minimum": 0})
    changed: int = field(default=0, metadata={"description": "documents with differences", "minimum": 0})
    added: int = field(default=0, metadata={"description": "documents that only NEW has", "minimum": 0})
    removed: int = field(default=0, metadata={"description": "documents that only OLD has", "minimum": 0})
    counts: list[Count] = field(
        default_factory=list,
        metadata={"description": "a change of several fields counts for each of them"},
    )

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON-ready data."""
        documents = {name: getattr(self, name) for name in ("unchanged", "changed", "added", "removed")}
        return {**documents, "counts": [one.to_dict() for one in self.counts]}


@dataclass(slots=True, kw_only=True)
class Comparison(Record):
    """OLD and NEW, and what has changed: what ``extract-facts diff -f json`` prints."""

    schema: Literal["extract-facts-diff/1"] = "extract-facts-diff/1"
    old: SourceSide
    new: SourceSide
    summary: Summary
    documents: list[DocumentDiff] = field(
        default_factory=list, metadata={"description": "by id; those without a change are left out"}
    )
