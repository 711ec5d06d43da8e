"""What the table shows of facts and of each type of entity: its columns, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, TypeVar

from extractor.entities import FACT, Agency, Date, Extraction, Offence, Quantity, Term
from extractor.writing.date import readable_date, readable_moment
from extractor.writing.facts import COLUMNS, fact_rows, offence_name
from extractor.writing.layout import Column
from extractor.writing.quantity import readable_value

Cells: TypeAlias = tuple[str, ...]
Kept = TypeVar("Kept", Date, Agency, Quantity, Offence, Term)

_VALUE = "bold"
_OPEN_EDGES = frozenset({"since", "until", "before", "after"})


class Row(NamedTuple):
    """The cells of a row; ``faint`` where it matters less than others."""

    cells: Cells
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """How a type is shown; ``empty`` is what its empty cells show."""

    type: str
    heading: str
    columns: tuple[Column, ...]
    rows: Callable[[Extraction], list[Row]]
    empty: str = ""


def _fact_rows(extraction: Extraction) -> list[Row]:
    return _counted(Row(cells) for cells in fact_rows(extraction))


def _date_rows(extraction: Extraction) -> list[Row]:
    return _counted(Row((date.text, readable_date(date) or "unknown", _bounds(date))) for date in _of(extraction, Date))


def _bounds(date: Date) -> str:
    """First and last day or moment, unless the value tells them as plainly."""
    earliest, latest, value = date.earliest, date.latest, date.value or ""
    if not (earliest or latest) or value in {earliest, f"{earliest}/{latest}"}:
        return ""
    if date.edge not in _OPEN_EDGES and all(map(_is_plain, value.split("/"))):
        return ""
    if earliest and latest and "T" in latest and latest.split("T")[0] == earliest.split("T")[0]:
        latest = latest.split("T")[1]
    return f"{readable_moment(earliest) or '…'} – {readable_moment(latest) or '…'}"


def _is_plain(value: str) -> bool:
    """A month or a year, from its first day to its last."""
    return len(value) in (4, 7) and value.replace("-", "").isdigit()


def _agency_rows(extraction: Extraction) -> list[Row]:
    """A row a body with its mentions; those that only say what they are, and stand for no body, come last."""
    bodies: dict[tuple[str, ...], list[Agency]] = {}
    for agency in _of(extraction, Agency):
        body = (agency.name or "", "" if agency.name else agency.text.lower(), agency.country or "", agency.kind or "")
        bodies.setdefault(body, []).append(agency)
    rows = []
    for agencies in bodies.values():
        first = agencies[0]
        name = first.name or first.text
        texts = _mentions([agency.text for agency in agencies], name)
        cells = (name, texts, first.country or "", (first.kind or "").replace("_", " "))
        rows.append(Row(cells, faint=first.name is None))
    return sorted(rows, key=lambda row: row.faint)


def _quantity_rows(extraction: Extraction) -> list[Row]:
    return _counted(Row((one.text, readable_value(one), one.of or "")) for one in _of(extraction, Quantity))


def _offence_rows(extraction: Extraction) -> list[Row]:
    """A row an offence at each stage that it has come to, with its mentions."""
    offences: dict[Cells, list[str]] = {}
    for one in _of(extraction, Offence):
        offences.setdefault((offence_name(one), one.iccs or "", one.stage.replace("_", " ")), []).append(one.text)
    return [Row((name, _mentions(texts, name), iccs, stage)) for (name, iccs, stage), texts in offences.items()]


def _term_rows(extraction: Extraction) -> list[Row]:
    return _counted(Row((term.text, term.value or term.term_id or "", term.label)) for term in _of(extraction, Term))


def _of(extraction: Extraction, record: type[Kept]) -> list[Kept]:
    return [entity for entity in extraction.entities if isinstance(entity, record)]


def _mentions(texts: list[str], name: str) -> str:
    """The words that name it, each once with its number; of the name alone only the number, and nothing for one."""
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    if list(counts) == [name]:
        return f"×{len(texts)}" if len(texts) > 1 else ""
    return ", ".join(text if count == 1 else f"{text} ×{count}" for text, count in counts.items())


def _counted(rows: Iterable[Row]) -> list[Row]:
    """Equal rows as one with their number, in order of first appearance."""
    counts: dict[Row, int] = {}
    for row in rows:
        counts[row] = counts.get(row, 0) + 1
    return [
        Row((f"{row.cells[0]} ×{count}".lstrip(), *row.cells[1:]), row.faint) if count > 1 else row
        for row, count in counts.items()
    ]


_BENEATH = frozenset({"For", "According to"})
# Facts first, then the types of entities in their order.
SHOWN = (
    Shown(
        FACT,
        "Facts",
        tuple(
            Column(name, _VALUE if name == "How many" else "", whole=name == "How many", beneath=name in _BENEATH)
            for name in COLUMNS
        ),
        _fact_rows,
        empty="–",
    ),
    Shown(
        "date",
        "Dates",
        (Column("Date"), Column("Value", _VALUE), Column("First – last day")),
        _date_rows,
    ),
    Shown(
        "agency",
        "Agencies",
        (Column("Agency", _VALUE), Column("Mentioned as"), Column("Country"), Column("Kind")),
        _agency_rows,
    ),
    Shown(
        "quantity",
        "Quantities",
        (Column("Quantity"), Column("Value", _VALUE, whole=True), Column("Of what")),
        _quantity_rows,
    ),
    Shown(
        "offence",
        "Offences",
        (Column("Offence", _VALUE), Column("Mentioned as"), Column("ICCS code"), Column("Stage")),
        _offence_rows,
    ),
    Shown("term", "Terms", (Column("Term"), Column("Value", _VALUE), Column("Type")), _term_rows),
)
