"""Facts as rows for a reader: When · Who · Did · How many · Of what · According to."""

from __future__ import annotations

from extractor.entities import Date, Entity, Extraction, Fact, Quantity
from extractor.writing.quantity import readable_value

COLUMNS = ("When", "Who", "Did", "How many", "Of what", "According to")


def fact_rows(extraction: Extraction) -> list[tuple[str, ...]]:
    """The values of ``COLUMNS`` for each fact; empty where the text does not tell."""
    entities = {entity.id: entity for entity in extraction.entities}
    return [_row(fact, entities) for fact in extraction.facts]


def _row(fact: Fact, entities: dict[str, Entity]) -> tuple[str, ...]:
    quantity = entities.get(fact.quantity or "")
    return (
        _when(entities.get(fact.when or "")),
        fact.agent_text or "",
        _action(fact),
        (readable_value(quantity) or quantity.text) if isinstance(quantity, Quantity) else "",
        _object(fact, quantity),
        fact.said_by_text or "",
    )


def _object(fact: Fact, quantity: Entity | None) -> str:
    """What the action was done to, with what a penalty consists in: "Hollis (imprisonment)"."""
    object_, of = fact.object or "", quantity.of if isinstance(quantity, Quantity) else None
    return f"{object_} ({of})" if object_ and of and of not in object_ else object_ or of or ""


def _when(date: Entity | None) -> str:
    if not isinstance(date, Date):
        return ""
    value = date.value or ""
    value = value.replace("T", " ", 1) if value[:1].isdigit() else date.text
    return f"{date.edge} {value}" if date.edge else value


def _action(fact: Fact) -> str:
    """The action, with what keeps it from being a plain fact."""
    action = f"not {fact.action}" if fact.negated else fact.action
    return action if fact.modality == "asserted" else f"{action} ({fact.modality})"
