"""Facts and entities of one version as statements: what each says, where, and in which sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from extractor.compare.changes import DocumentSide, Side, Type, Value
from extractor.compare.phrases import content_words
from extractor.entities import Agency, Date, Entity, Extraction, Fact, Offence, Quantity, Term
from extractor.language.fold import fold
from extractor.language.sentences import sentence_starts
from extractor.writing.quantity import readable_value

# What an entity says, and what follows from that: the latter is compared only where the former is the same.
LEADING: Mapping[str, tuple[str, ...]] = {
    "date": ("value", "edge"),
    "agency": ("name",),
    "quantity": ("value", "low", "high", "bound", "unit", "of"),
    "offence": ("name", "inchoate", "stage"),
    "term": ("label", "value"),
    "fact": ("action", "agent", "quantity", "object", "when", "offences", "said_by", "negated", "modality"),
    "document": ("published", "updated"),
}
FOLLOWING: Mapping[str, tuple[str, ...]] = {
    "date": ("timex_type", "earliest", "latest"),
    "agency": ("agency_id", "country", "kind", "parent", "named"),
    "quantity": ("timex", "vague", "restates"),
    "offence": ("offence_id", "iccs", "nibrs"),
    "term": ("term_id",),
    "fact": (),
    "document": (),
}
# So many characters around a statement are shown of a sentence that is very long.
_CONTEXT = 400
# So many characters of a sentence are searched for words.
_LONGEST = 4000


@dataclass(slots=True, eq=False)
class Statement:
    """A fact or an entity. ``values`` are an entity's fields; ``parts`` the entities that a fact ties together."""

    type: Type
    id: str
    start: int
    end: int
    text: str
    sentence: int
    sentence_text: str
    says: str
    values: dict[str, Value]
    parts: dict[str, list[Statement]] = field(default_factory=dict)

    def part(self, name: str) -> Statement | None:
        """The one entity of a fact's field."""
        found = self.parts.get(name)
        return found[0] if found else None


class Version:
    """One version of a release: its text in sentences, and what it states."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.document = extraction.document
        self.text = extraction.document.text
        self._sentence_texts: dict[int, str] = {}

    @cached_property
    def folded(self) -> str:
        """The text with typographic variants made plain, offsets the same."""
        return fold(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Offsets at which sentences start."""
        return sentence_starts(self.text)

    @cached_property
    def entities(self) -> list[Statement]:
        """The entities, in order."""
        found = [self._entity(entity) for entity in self.extraction.entities]
        texts = {entity.id: entity.text for entity in found}
        for entity in found:
            if told := entity.values.get("restates"):  # ids are of one version alone
                entity.values["restates"] = texts.get(str(told))
        return found

    @cached_property
    def facts(self) -> list[Statement]:
        """The facts, in order."""
        by_id = {entity.id: entity for entity in self.entities}
        return [self._fact(fact, by_id) for fact in self.extraction.facts]

    @cached_property
    def _by_sentence(self) -> dict[int, list[Statement]]:
        found: dict[int, list[Statement]] = {}
        for entity in self.entities:
            found.setdefault(entity.sentence, []).append(entity)
        return found

    def entities_in(self, sentence: int) -> list[Statement]:
        """The entities of a sentence."""
        return self._by_sentence.get(sentence, [])

    def sentence_index(self, offset: int) -> int:
        """Index of the sentence that the offset lies in."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Where a sentence starts and ends."""
        ends = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else len(self.text)
        return self.starts[sentence], ends

    def sentence_text(self, sentence: int) -> str:
        """A sentence, typographic variants made plain; the beginning of a very long one."""
        if sentence not in self._sentence_texts:
            start, end = self.bounds(sentence)
            self._sentence_texts[sentence] = self.folded[start : min(end, start + _LONGEST)]
        return self._sentence_texts[sentence]

    def side(self, statement: Statement) -> Side:
        """The statement for the report."""
        return Side(
            id=statement.id,
            says=statement.says,
            text=statement.text,
            start=statement.start,
            end=statement.end,
            sentence=self._sentence(statement),
        )

    def _sentence(self, statement: Statement) -> str:
        """The sentence on one line; of a very long one what stands around the statement."""
        start, end = self.bounds(statement.sentence)
        first, last = max(start, statement.start - _CONTEXT), min(end, statement.end + _CONTEXT)
        if end - start <= 3 * _CONTEXT:
            first, last = start, end
        shown = " ".join(self.text[first:last].split())
        return f"{'…' if first > start else ''}{shown}{'…' if last < end else ''}"

    def document_side(self) -> DocumentSide:
        """The document for the report."""
        document = self.document
        return DocumentSide(
            id=document.id,
            source=document.source,
            title=document.title,
            published=document.published,
            sha256=document.sha256,
        )

    def _entity(self, entity: Entity) -> Statement:
        names = (*LEADING[entity.type], *FOLLOWING[entity.type])
        return Statement(
            type=entity.type,
            id=entity.id,
            start=entity.start,
            end=entity.end,
            text=entity.text,
            sentence=self.sentence_index(entity.start),
            sentence_text=self.sentence_text(self.sentence_index(entity.start)),
            says=entity_says(entity),
            values={name: getattr(entity, name) for name in names},
        )

    def _fact(self, fact: Fact, by_id: Mapping[str, Statement]) -> Statement:
        parts = {
            name: [by_id[getattr(fact, name)]]
            for name in ("agent", "quantity", "when", "said_by")
            if getattr(fact, name) in by_id
        }
        parts["offences"] = [by_id[id_] for id_ in fact.offences if id_ in by_id]
        values: dict[str, Value] = {name: getattr(fact, name) for name in ("action", "object", "negated", "modality")}
        values |= {"agent": fact.agent_text, "said_by": fact.said_by_text}
        statement = Statement(
            type="fact",
            id=fact.id,
            start=fact.start,
            end=fact.end,
            text=self.text[fact.start : fact.end],
            sentence=self.sentence_index(fact.start),
            sentence_text=self.sentence_text(self.sentence_index(fact.start)),
            says="",
            values=values,
            parts=parts,
        )
        statement.says = fact_says(statement)
        return statement


def entity_says(entity: Entity) -> str:
    """What an entity says, for a reader."""
    says: Mapping[str, Any] = {
        "date": _date,
        "agency": _agency,
        "quantity": _quantity,
        "offence": _offence,
        "term": _term,
    }
    text: str = says[entity.type](entity)
    return text


def _date(date: Date) -> str:
    value = date.value.replace("T", " ") if date.value and date.value[0].isdigit() else date.value or date.text
    return f"{date.edge} {value}" if date.edge else value


def _agency(agency: Agency) -> str:
    return agency.name or agency.text


def _quantity(quantity: Quantity) -> str:
    value = readable_value(quantity) or quantity.text
    return f"{value} {quantity.of}" if quantity.of else value


def _term(term: Term) -> str:
    return f"{term.label} {term.value or term.text}"


def _offence(offence: Offence) -> str:
    name = offence.name or offence.text
    if offence.inchoate:
        name += f" ({offence.inchoate})"
    return name if offence.stage == "mentioned" else f"{name}, {offence.stage.replace('_', ' ')}"


_SAYS: Mapping[str, Any] = {
    "date": _date,
    "agency": _agency,
    "quantity": _quantity,
    "offence": _offence,
    "term": _term,
}


def mentions(statement: Statement, phrase: str) -> bool:
    """Whether the words of the phrase are all in the statement's sentence."""
    return content_words(phrase) <= content_words(statement.sentence_text)


def party(fact: Statement, name: str) -> str | None:
    """Who a fact's ``agent`` or ``said_by`` is, by name where there is one."""
    entity = fact.part(name)
    named = entity.values["name"] if entity else None
    text = named or fact.values[name] or (entity.text if entity else None)
    return str(text) if text else None


def fact_says(fact: Statement) -> str:
    """What a fact says, for a reader: when · who · does · how many · what · of which offences · says who."""
    quantity, when = fact.part("quantity"), fact.part("when")
    of = quantity.values["of"] if quantity else None
    about = fact.values["object"] if not of else None
    action = f"not {fact.values['action']}" if fact.values["negated"] else fact.values["action"]
    speaker = party(fact, "said_by")
    parts = (
        when and when.says,
        party(fact, "agent"),
        action if fact.values["modality"] == "asserted" else f"{action} ({fact.values['modality']})",
        quantity and quantity.says,
        about,
        ", ".join(dict.fromkeys(offence.says for offence in fact.parts["offences"])),
        speaker and f"says {speaker}",
    )
    return " · ".join(str(part) for part in parts if part)
