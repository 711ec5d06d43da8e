"""What is told of an entity, in words: the card that opens at its mention, and its place in the list below the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from extractor.entities import Agency, Date, Entity, EntityType, Offence, Quantity, Term
from extractor.writing.date import readable_date, readable_moment
from extractor.writing.facts import offence_name
from extractor.writing.quantity import readable_value

Lines: TypeAlias = list[tuple[str, str]]


class Look(NamedTuple):
    """How a type is told apart: by its letter, and by a colour of the style sheet that is called as the type is."""

    type: EntityType
    letter: str
    plural: str


LOOKS: Final = (
    Look("date", "D", "Dates"),
    Look("agency", "A", "Agencies"),
    Look("quantity", "Q", "Quantities"),
    Look("offence", "O", "Offences"),
    Look("term", "T", "Terms"),
)
LETTERS: Final[Mapping[EntityType, str]] = {look.type: look.letter for look in LOOKS}


def headline(entity: Entity) -> str:
    """The value in a few words; the mention itself where there is none."""
    return _HEADLINES[entity.type](entity) or entity.text


def lines(entity: Entity) -> Lines:
    """Names and values of what is known of it; what is not known is left out."""
    return [(name, value) for name, value in _LINES[entity.type](entity) if value]


def _words(code: str | None) -> str:
    return (code or "").replace("_", " ")


def _date_lines(date: Date) -> Lines:
    bounds = (
        f"{readable_moment(date.earliest) or '…'} – {readable_moment(date.latest) or '…'}"
        if date.earliest or date.latest
        else ""
    )
    return [("TIMEX3 value", date.value or "unknown"), ("Type", date.timex_type.lower()), ("From – to", bounds)]


def _agency_lines(agency: Agency) -> Lines:
    return [
        ("Official name", agency.name or ""),
        ("Named", "" if agency.named else "no, a generic reference"),
        ("Kind", _words(agency.kind)),
        ("Country", agency.country or ""),
        ("Id", agency.agency_id or ""),
        ("Part of", agency.parent or ""),
        ("Wikidata", agency.wikidata or ""),
    ]


def _quantity(quantity: Quantity) -> str:
    return " ".join(part for part in (readable_value(quantity), quantity.of) if part)


def _quantity_lines(quantity: Quantity) -> Lines:
    return [
        ("Value", readable_value(quantity) or "none"),
        ("Of", quantity.of or ""),
        ("Unit", quantity.unit or ""),
        ("Duration", quantity.timex or ""),
        ("Vague", "yes" if quantity.vague else ""),
        ("Tells again", quantity.restates or ""),
    ]


def _offence_lines(offence: Offence) -> Lines:
    return [
        ("Official name", offence.name or ""),
        ("Stage", _words(offence.stage)),
        ("ICCS", offence.iccs or ""),
        ("NIBRS", offence.nibrs or ""),
        ("Not completed", offence.inchoate or ""),
        ("Id", offence.offence_id or ""),
    ]


def _term_lines(term: Term) -> Lines:
    return [("Type", term.label), ("Value", term.value or ""), ("Id", term.term_id or "")]


_HEADLINES: Mapping[str, Callable[[Any], str]] = {
    "date": readable_date,
    "agency": lambda agency: agency.name or "",
    "quantity": _quantity,
    "offence": offence_name,
    "term": lambda term: term.value or "",
}
_LINES: Mapping[str, Callable[[Any], Lines]] = {
    "date": _date_lines,
    "agency": _agency_lines,
    "quantity": _quantity_lines,
    "offence": _offence_lines,
    "term": _term_lines,
}
