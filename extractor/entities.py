"""The output contract: what an extraction is made of, as plain data classes.

Offsets are code points into ``Document.text``; ``text[start:end] == entity.text`` always holds.
``schema.json`` is made from these classes (see ``extractor.schema``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any, Final, Literal, TypeAlias, get_args

from extractor.record import Record, RecordError, Shown, check_schema, read_record

SCHEMA = "extract-facts/1"

Edge: TypeAlias = Literal["since", "until", "before", "after", "around"]
TimexType: TypeAlias = Literal["DATE", "TIME", "SET"]
Bound: TypeAlias = Literal["=", "~", ">", ">=", "<", "<="]
Inchoate: TypeAlias = Literal["conspiracy", "attempt", "aiding", "solicitation"]
Stage: TypeAlias = Literal[
    "alleged",
    "investigated",
    "arrested",
    "charged",
    "pleaded_guilty",
    "convicted",
    "sentenced",
    "acquitted",
    "mentioned",
]
EntityType: TypeAlias = Literal["date", "agency", "quantity", "offence", "term"]
Plural: TypeAlias = Literal["dates", "agencies", "quantities", "offences", "terms"]
FactType: TypeAlias = Literal["fact"]
Modality: TypeAlias = Literal["asserted", "alleged", "planned", "hypothetical"]
Certainty: TypeAlias = Literal["high", "medium", "low"]
# The surest first.
CERTAINTIES: Final[tuple[Certainty, ...]] = get_args(Certainty)


@dataclass(slots=True, kw_only=True)
class Mention(Record):
    """What every entity has. ``id`` and ``sentence`` are filled in when the extraction is put together."""

    id: str = field(default="", metadata={"description": "e1, e2 … by position in the text"})
    type: str = ""
    text: str = field(metadata={"description": "the surface form: document.text[start:end]"})
    start: int = field(metadata={"description": "first code point in document.text", "minimum": 0})
    end: int = field(metadata={"description": "code point after the last", "minimum": 1})
    sentence: int = field(default=0, metadata={"description": "index of the sentence, from 0", "minimum": 0})
    rule: str = field(metadata={"description": "the rule that found it"})


@dataclass(slots=True, kw_only=True)
class Date(Mention):
    """A calendar date, a period or a time of day, normalised to a TIMEX3 value (TimeML, ISO-TimeML)."""

    type: Literal["date"] = "date"
    timex_type: TimexType = field(default="DATE", metadata={"description": "TIMEX3 type"})
    value: str | None = field(
        default=None,
        metadata={"description": "TIMEX3 value; a range joins its ends with /; null where no anchor date is known"},
    )
    edge: Edge | None = field(default=None, metadata={"description": "the bound that a word beside it states"})
    earliest: str | None = field(default=None, metadata={"description": "first calendar day or moment, ISO 8601"})
    latest: str | None = field(default=None, metadata={"description": "last calendar day or moment, ISO 8601"})


@dataclass(slots=True, kw_only=True)
class Agency(Mention):
    """A public body with authority, or a generic reference that acts as one."""

    type: Literal["agency"] = "agency"
    name: str | None = field(
        default=None, metadata={"description": "canonical name; of a generic, that of the body it stands for"}
    )
    agency_id: str | None = field(default=None, metadata={"description": "id in the rule pack, where it is listed"})
    country: str | None = field(default=None, metadata={"description": "ISO 3166-1 alpha-2, EU or INT"})
    kind: str | None = field(default=None, metadata={"description": "police, prosecutor, court, ministry …"})
    parent: str | None = field(default=None, metadata={"description": "pack id or name of the body above"})
    named: bool = field(default=True, metadata={"description": "false for a generic reference"})
    wikidata: str | None = field(default=None, metadata={"description": "Wikidata id, where the rule pack has one"})


@dataclass(slots=True, kw_only=True)
class Quantity(Mention):
    """A number that counts or measures something."""

    type: Literal["quantity"] = "quantity"
    value: float | int | None = field(default=None, metadata={"description": "the number; null for a range"})
    low: float | int | None = field(default=None, metadata={"description": "lower end of a range"})
    high: float | int | None = field(default=None, metadata={"description": "upper end of a range"})
    bound: Bound = field(default="=", metadata={"description": "how the text bounds the number"})
    unit: str | None = field(default=None, metadata={"description": "ISO 4217, % or UCUM; null for a count"})
    of: str | None = field(default=None, metadata={"description": "the counted or measured noun phrase"})
    timex: str | None = field(default=None, metadata={"description": "TIMEX3 value of a duration, such as P18M"})
    vague: bool = field(default=False, metadata={"description": "true for dozens, hundreds, several million"})
    restates: str | None = field(
        default=None,
        metadata={"description": "id of the quantity that this one tells again, in brackets or apposition"},
    )


@dataclass(slots=True, kw_only=True)
class Offence(Mention):
    """A mention of a type of crime, administrative offence or regulatory violation."""

    type: Literal["offence"] = "offence"
    offence_id: str | None = field(default=None, metadata={"description": "id in the rule pack"})
    name: str | None = field(default=None, metadata={"description": "canonical name"})
    iccs: str | None = field(default=None, metadata={"description": "UNODC ICCS 1.0 code"})
    nibrs: str | None = field(default=None, metadata={"description": "FBI NIBRS code where it is clear"})
    inchoate: Inchoate | None = field(default=None, metadata={"description": "conspiracy, attempt, aiding …"})
    stage: Stage = field(default="mentioned", metadata={"description": "how far the procedure has come"})


@dataclass(slots=True, kw_only=True)
class Term(Mention):
    """What a pack's own lists and patterns find: a statute, a vessel, an operation."""

    type: Literal["term"] = "term"
    label: str = field(default="", metadata={"description": "the pack's own type: statute, vessel …"})
    term_id: str | None = field(default=None, metadata={"description": "id in the rule pack"})
    value: str | None = field(default=None, metadata={"description": "what it stands for, as the pack says"})


Entity: TypeAlias = Date | Agency | Quantity | Offence | Term


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of entity, told in one place: all that other rooms need to know to handle each type alike.

    Args:
        record: the data class.
        type: what an entity's ``type`` says.
        plural: what people ask for, and the key of its spans on a Doc.
        key: the field that says which one it is.
    """

    record: type[Entity]
    type: EntityType
    plural: Plural
    key: str


# In the order in which they are shown.
KINDS: Final[Mapping[EntityType, Kind]] = {
    kind.type: kind
    for kind in (
        Kind(Date, "date", "dates", "value"),
        Kind(Agency, "agency", "agencies", "agency_id"),
        Kind(Quantity, "quantity", "quantities", "value"),
        Kind(Offence, "offence", "offences", "offence_id"),
        Kind(Term, "term", "terms", "term_id"),
    )
}
FACT: Final = "fact"
FACTS: Final = "facts"
# What can be asked for alone: the plural → the type. Facts are no entities, and come first where both are shown.
TYPES: Final[Mapping[str, EntityType | FactType]] = {
    FACTS: FACT,
    **{kind.plural: kind.type for kind in KINDS.values()},
}


@dataclass(slots=True, kw_only=True)
class Fact(Record):
    """Who did what to how many, when, and who says so. Ids refer to the extraction's entities."""

    id: str = field(default="", metadata={"description": "f1, f2 … by position in the text"})
    action: str = field(metadata={"description": "verb lemma with its particle: shut down"})
    agent: str | None = field(default=None, metadata={"description": "entity id"})
    agent_text: str | None = field(default=None, metadata={"description": "the agent as it stands in the text"})
    quantity: str | None = field(default=None, metadata={"description": "entity id"})
    object: str | None = field(default=None, metadata={"description": "what the action was done to"})
    when: str | None = field(default=None, metadata={"description": "entity id"})
    offences: list[str] = field(default_factory=list, metadata={"description": "entity ids"})
    said_by: str | None = field(default=None, metadata={"description": "entity id"})
    said_by_text: str | None = field(default=None, metadata={"description": "the speaker as named in the text"})
    negated: bool = field(default=False, metadata={"description": "the text says that it was not so"})
    modality: Modality = field(default="asserted", metadata={"description": "how the text puts it"})
    certainty: Certainty = field(default="high", metadata={"description": "by what it was read"})
    sentence: int = field(default=0, metadata={"description": "index of the sentence, from 0", "minimum": 0})
    start: int = field(default=0, metadata={"description": "first code point in document.text", "minimum": 0})
    end: int = field(default=0, metadata={"description": "code point after the last", "minimum": 0})


@dataclass(slots=True, kw_only=True)
class Document(Record):
    """The release that was read."""

    id: str = field(metadata={"description": "the file's name without its ending, or the start of the hash"})
    source: str | None = field(default=None, metadata={"description": "path as given, - for standard input"})
    title: str | None = field(default=None, metadata={"description": "the headline"})
    published: str | None = field(default=None, metadata={"description": "date or moment of issue, ISO 8601"})
    updated: str | None = field(default=None, metadata={"description": "date or moment of the update, ISO 8601"})
    publisher: str | None = field(default=None, metadata={"description": "who issued it, as the text names them"})
    language: str | None = field(
        default="en", metadata={"description": "ISO 639-1, as detected; null where it is not certain"}
    )
    sha256: str = field(metadata={"description": "of document.text in UTF-8", "pattern": "^[0-9a-f]{64}$"})
    text: str = field(
        metadata={
            "description": "the whole text, line ends as \\n; offsets are into it; null where a batch left it out",
            "nullable": True,
        }
    )


@dataclass(slots=True, kw_only=True)
class Provenance(Record):
    """What made the extraction: the same provenance and the same text give the same bytes."""

    version: str = field(metadata={"description": "of extract-facts"})
    pack: str = field(metadata={"description": "names of the rule packs, joined by +"})
    pack_sha256: str = field(metadata={"description": "hash of the packs' files"})
    spacy: str = field(metadata={"description": "version of spaCy"})


@dataclass(slots=True, kw_only=True)
class Extraction(Shown):
    """Everything found in one release."""

    schema: Literal["extract-facts/1"] = "extract-facts/1"
    document: Document
    entities: list[Entity] = field(default_factory=list, metadata={"description": "by position in the text"})
    facts: list[Fact] = field(default_factory=list, metadata={"description": "by position in the text"})
    warnings: list[str] = field(default_factory=list, metadata={"description": "what a reader should know"})
    provenance: Provenance

    def to_dict(self) -> dict[str, Any]:
        """The extraction as JSON-ready data, in the order of the output contract."""
        return {
            "schema": self.schema,
            "document": self.document.to_dict(),
            "entities": [entity.to_dict() for entity in self.entities],
            "facts": [fact.to_dict() for fact in self.facts],
            "warnings": list(self.warnings),
            "provenance": self.provenance.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: object, needs_text: bool = True) -> Extraction:
        """A saved extraction: what ``to_dict`` made, as JSON reads it.

        Args:
            data: the extraction.
            needs_text: refuse one whose text a batch has left out; otherwise its text is empty.

        Raises:
            RecordError: it does not keep to the output contract; the message names the place.
        """
        data = check_schema(data, SCHEMA)
        document = data.get("document")
        without_text = isinstance(document, Mapping) and document.get("text", "") is None
        if without_text:
            if needs_text:
                raise RecordError("its text was left out (--no-text): it can be converted, but not read as a whole")
            data = {**data, "document": {**data["document"], "text": ""}}
        extraction = read_record(cls, data, "")
        end = inf if without_text else len(extraction.document.text)
        types = {entity.id: entity.type for entity in extraction.entities}
        for span in (*extraction.entities, *extraction.facts):
            if not 0 <= span.start <= span.end <= end:
                raise RecordError(f"{span.id}: its span is not in the text")
        for fact in extraction.facts:
            for name, type_, ids in _references(fact):
                if wrong := [one for one in ids if one is not None and types.get(one) != type_]:
                    raise RecordError(f"{fact.id}: {name} {wrong[0]} is no {type_} of this extraction")
        return extraction


def _references(fact: Fact) -> tuple[tuple[str, str, list[str | None]], ...]:
    """The entities that a fact ties together: the field, the type that they are of, their ids."""
    return (
        ("agent", "agency", [fact.agent]),
        ("quantity", "quantity", [fact.quantity]),
        ("when", "date", [fact.when]),
        ("said_by", "agency", [fact.said_by]),
        ("offences", "offence", [*fact.offences]),
    )
