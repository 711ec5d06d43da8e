"""Facts as rows for a reader: When · Who · Did · How many · Of what · For · According to."""

from __future__ import annotations

from extractor.entities import Agency, Date, Entity, Extraction, Fact, Offence, Quantity
from extractor.writing.date import readable_date
from extractor.writing.quantity import readable_value

COLUMNS = ("When", "Who", "Did", "How many", "Of what", "For", "According to")


def fact_rows(extraction: Extraction) -> list[tuple[str, ...]]:
    """The values of ``COLUMNS`` for each fact; empty where the text does not tell."""
    entities = {entity.id: entity for entity in extraction.entities}
    return [_row(fact, entities) for fact in extraction.facts]


def _row(fact: Fact, entities: dict[str, Entity]) -> tuple[str, ...]:
    quantity = entities.get(fact.quantity or "")
    return (
        _when(entities.get(fact.when or "")),
        _body(entities.get(fact.agent or ""), fact.agent_text),
        _action(fact),
        (readable_value(quantity) or quantity.text) if isinstance(quantity, Quantity) else "",
        _object(fact, quantity),
        _offences(fact, entities),
        _body(entities.get(fact.said_by or ""), fact.said_by_text),
    )


def _body(agency: Entity | None, text: str | None) -> str:
    """Who it is in the words of the text; by name where these are no more than "the ministry"."""
    if isinstance(agency, Agency) and agency.name and not agency.named and (text or "") in ("", agency.text):
        return agency.name
    return text or ""


def _object(fact: Fact, quantity: Entity | None) -> str:
    """What the action was done to, with what a penalty consists in: "Hollis (imprisonment)"."""
    object_, of = fact.object or "", quantity.of if isinstance(quantity, Quantity) else None
    return f"{object_} ({of})" if object_ and of and of not in object_ else object_ or of or ""


def _when(date: Entity | None) -> str:
    return (readable_date(date) or date.text) if isinstance(date, Date) else ""


def _action(fact: Fact) -> str:
    """The action, with what keeps it from being a plain fact."""
    action = f"not {fact.action}" if fact.negated else fact.action
    return action if fact.modality == "asserted" else f"{action} ({fact.modality})"


def _offences(fact: Fact, entities: dict[str, Entity]) -> str:
    """Each offence once, by its name: "Wire fraud (conspiracy), Money laundering"."""
    names = [offence_name(entity) for id_ in fact.offences if isinstance(entity := entities.get(id_), Offence)]
    return ", ".join(dict.fromkeys(names))


def offence_name(offence: Offence) -> str:
    """Its name, or the words of the text where that says no more than its type, with its inchoate form."""
    name = offence.name if offence.name and offence.name.lower() != offence.type else offence.text
    return f"{name} ({offence.inchoate})" if offence.inchoate else name
