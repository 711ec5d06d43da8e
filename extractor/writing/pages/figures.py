"""What a run comes to in figures, counted as its releases go by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from statistics import median
from typing import Final, get_args

from extractor.entities import Agency, Entity, Extraction, Offence, Provenance, Quantity, Stage
from extractor.failures import Failure
from extractor.writing.facts import COLUMNS, fact_rows, offence_name
from extractor.writing.flat import Sentences
from extractor.writing.pages.columns import Cell, Column, Rows
from extractor.writing.quantity import readable_value

# From general talk to the end of a case; of several stages of an offence in a release the last one here counts.
STAGES: Final[tuple[Stage, ...]] = ("mentioned", *(one for one in get_args(Stage) if one != "mentioned"))
_RANK: Final = {stage: rank for rank, stage in enumerate(STAGES)}
# Sections of the ICCS (UNODC, Version 1.0, level 1).
SECTIONS: Final = {
    "01": "Acts leading to death or intending to cause death",
    "02": "Acts causing harm or intending to cause harm to the person",
    "03": "Injurious acts of a sexual nature",
    "04": "Acts against property involving violence or threat against a person",
    "05": "Acts against property only",
    "06": "Acts involving controlled psychoactive substances or other drugs",
    "07": "Acts involving fraud, deception or corruption",
    "08": "Acts against public order, authority and provisions of the State",
    "09": "Acts against public safety and State security",
    "10": "Acts against the natural environment",
    "11": "Other criminal acts not elsewhere classified",
}
NO_SECTION: Final = "–"
# So many of the largest figures of a unit are told, each with its sentence.
_LARGEST = 5
_TITLE = 300
# Around a figure so many characters are kept, to tell its sentence.
_CONTEXT = 600
# No number that a text means is as large, and floating-point numbers end soon after.
_ABSURD = 1e300
_CURRENCY = re.compile("[A-Z]{3}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What differs between warnings that say the same of different releases.
_VALUES = re.compile(r"\(.*?\)|\d[\d:.,T-]*")

_RELEASE = (Column("Published"), Column("Release"))
FACT_COLUMNS: Final = (
    *_RELEASE,
    *(Column(name, "number" if name == "How many" else "plain") for name in COLUMNS),
    Column("Certainty"),
)
RELEASE_COLUMNS: Final = (
    *_RELEASE,
    Column("Publisher"),
    Column("Facts", "number"),
    Column("Offences", "several"),
    Column("Warnings", "several"),
    Column("Sections", "hidden"),
)
MONEY_COLUMNS: Final = (*_RELEASE, Column("Currency"), Column("Amount", "number"), Column("Of what"))
SENTENCE: Final = Column("Sentence", "beneath")
# Between the values of a cell that has several.
BREAK: Final = "\n"


@dataclass(order=True, slots=True)
class Largest:
    """A figure among the largest of its unit."""

    value: float
    order: int
    shown: str = field(compare=False)
    release: str = field(compare=False)
    published: str = field(compare=False)
    text: str = field(compare=False)
    start: int = field(compare=False)

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        return Sentences(self.text)({"start": self.start}) or ""


@dataclass(slots=True)
class Speaker:
    """Who says something, how often, and what is said to have been done."""

    facts: int = 0
    actions: Counter[str] = field(default_factory=Counter)


class Figures:
    """Counts releases.

    Args:
        most_rows: of each table.
        with_text: keep the sentence of each fact.
    """

    def __init__(self, most_rows: int, with_text: bool = False) -> None:
        self.with_text = with_text
        sentence = (SENTENCE,) if with_text else ()
        self.facts = Rows((*FACT_COLUMNS, *sentence), most_rows)
        self.releases = Rows(RELEASE_COLUMNS, most_rows)
        self.money = Rows(MONEY_COLUMNS, most_rows)
        self.days: Counter[str] = Counter()
        self.stages: dict[str, Counter[Stage]] = {}
        self.agencies: Counter[str] = Counter()
        self.speakers: dict[str, Speaker] = {}
        self.amounts: dict[str, list[float]] = {}
        self.units: Counter[str] = Counter()
        self.largest: dict[str, list[Largest]] = {}
        self.warnings: Counter[str] = Counter()
        self.failures: list[Failure] = []
        self.made_by: dict[tuple[str, ...], Provenance] = {}
        self.quantities = self.restated = 0

    def add(self, extraction: Extraction) -> None:
        """Count a release."""
        document, made = extraction.document, extraction.provenance
        self.made_by.setdefault((made.version, made.pack, made.pack_sha256, made.spacy), made)
        day = (document.published or "")[:10]
        day = day if _DAY.fullmatch(day) else ""
        title = (document.title or document.id)[:_TITLE]
        self.days[day] += 1
        warnings = [_VALUES.sub("…", warning) for warning in extraction.warnings]
        self.warnings.update(set(warnings))
        offences, sections = self._count_offences(extraction)
        facts = len(extraction.facts)
        self.releases.add(
            day, title, document.publisher or "", (f"{facts:,}", facts), offences, BREAK.join(warnings), sections
        )
        self._count_facts(extraction, day, title)
        self._count_quantities(extraction, day, title)

    def _count_offences(self, extraction: Extraction) -> tuple[str, str]:
        """The offences of a release and their sections, each with the furthest stage that it has come to."""
        names: dict[str, Stage] = {}
        sections: dict[str, Stage] = {}
        for one in extraction.entities:
            if isinstance(one, Offence):
                section = (one.iccs or "")[:2]
                for held, key in (
                    (names, offence_name(one)),
                    (sections, section if section in SECTIONS else NO_SECTION),
                ):
                    held[key] = max(held.get(key, one.stage), one.stage, key=_RANK.__getitem__)
        for section, stage in sections.items():
            self.stages.setdefault(section, Counter())[stage] += 1
        told = [f"{name}, {stage.replace('_', ' ')}" for name, stage in names.items()]
        keys = [key for section, stage in sections.items() for key in (section, f"{section} {stage}")]
        return BREAK.join(told), BREAK.join(keys)

    def _count_facts(self, extraction: Extraction, day: str, title: str) -> None:
        entities = {entity.id: entity for entity in extraction.entities}
        sentences = Sentences(extraction.document.text) if self.with_text and extraction.facts else None
        for fact, cells in zip(extraction.facts, fact_rows(extraction), strict=True):
            row: list[Cell] = list(cells)
            row[_WHO] = agent = _name(entities.get(fact.agent or ""), fact.agent_text)
            row[_SAYS] = speaker = _name(entities.get(fact.said_by or ""), fact.said_by_text)
            quantity = entities.get(fact.quantity or "")
            if isinstance(quantity, Quantity) and (number := _number(quantity)) is not None:
                row[_HOW_MANY] = (cells[_HOW_MANY], number)
            if agent and fact.agent:
                self.agencies[agent] += 1
            if speaker:
                told = self.speakers.setdefault(speaker, Speaker())
                told.facts += 1
                told.actions[fact.action] += 1
            sentence = [sentences({"start": fact.start}) or ""] if sentences else []
            self.facts.add(day, title, *row, fact.certainty, *sentence)

    def _count_quantities(self, extraction: Extraction, day: str, title: str) -> None:
        for one in extraction.entities:
            if not isinstance(one, Quantity):
                continue
            self.quantities += 1
            if one.restates:
                self.restated += 1
                continue
            number = _number(one)
            if number is None:
                continue
            unit = one.unit or ""
            shown = readable_value(one)
            if _CURRENCY.fullmatch(unit):
                self.amounts.setdefault(unit, []).append(number)
                self.money.add(day, title, unit, (shown, number), one.of or "")
            if unit != "%" and not (one.timex and not unit):
                self._keep_if_large(
                    unit, number, one, f"{shown} {one.of or ''}".strip(), day, title, extraction.document.text
                )

    def _keep_if_large(
        self, unit: str, number: float, one: Quantity, shown: str, day: str, title: str, text: str
    ) -> None:
        self.units[unit] += 1
        held = self.largest.setdefault(unit, [])
        if any(one.value == number and one.shown == shown for one in held):
            return
        if len(held) == _LARGEST and number <= held[0].value:
            return
        start = max(0, one.start - _CONTEXT)
        found = Largest(
            number, -self.units[unit], shown, title, day, text[start : one.end + _CONTEXT], one.start - start
        )
        if len(held) < _LARGEST:
            heappush(held, found)
        else:
            heappushpop(held, found)

    def fail(self, failure: Failure) -> None:
        """Count a release that failed."""
        self.failures.append(failure)

    def sections(self) -> Iterator[tuple[str, str, Counter[Stage], int]]:
        """Code and name of each section that there is, its releases by stage, and all of them."""
        for code in sorted(self.stages):
            stages = self.stages[code]
            yield code, SECTIONS.get(code, "Without a code"), stages, stages.total()

    def currencies(self) -> list[tuple[str, int, float, float, float]]:
        """Each currency with the number of its figures, their median, largest and sum; the most frequent first."""
        found = [(unit, len(all_), median(all_), max(all_), sum(all_)) for unit, all_ in self.amounts.items()]
        return sorted(found, key=lambda one: (-one[1], one[0]))

    def largest_of(self, units: int) -> Iterator[tuple[str, list[Largest]]]:
        """Of the units with the most figures each with its largest, the largest first; counts have none."""
        for unit, _ in self.units.most_common(units):
            yield unit, sorted(self.largest[unit], reverse=True)


_WHO, _SAYS, _HOW_MANY = COLUMNS.index("Who"), COLUMNS.index("According to"), COLUMNS.index("How many")


def _name(entity: Entity | None, text: str | None) -> str:
    """The official name where it is known, so that a body is one whatever it is called."""
    return (entity.name if isinstance(entity, Agency) else None) or text or ""


def _number(quantity: Quantity) -> float | None:
    """The number; of a range its lower end."""
    number = quantity.value if quantity.value is not None else quantity.low
    return float(number) if number is not None and abs(number) < _ABSURD else None
