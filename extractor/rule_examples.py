"""Runs the examples of rule packs through the pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from os import PathLike
from typing import Any, TypeAlias

import extractor
from extractor.entities import TYPES, Entity, Extraction
from extractor.packs.checks import SILENT
from extractor.packs.entries import Entry
from extractor.packs.examples import Example, examples_of, nations_of, needs_example
from extractor.packs.rules import Rules
from extractor.release import Release

# Relative dates in examples are told from this Monday.
PUBLISHED = "2024-05-06"


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity that a fact tells, the action that it is told in, and how the text puts it."""

    text: str
    start: int
    end: int
    action: str
    says: str


Found: TypeAlias = Entity | Told


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold, or an entry without one."""

    entry: Entry
    line: int
    what: str

    def __str__(self) -> str:
        """``path:line: entry: what``, in the form of a fault of a pack."""
        return f"{self.entry.path}:{self.line}: {self.entry.id}: {self.what}"


@dataclass(slots=True)
class Outcome:
    """How many entries were tested, how many examples were run, and which failed."""

    entries: int
    examples: int
    failures: list[Failure]


def run_examples(entries: Sequence[Entry], rules: Rules, packs: Sequence[str | PathLike[str]] = ()) -> Outcome:
    """Run every example and counterexample of the entries.

    Args:
        entries: what to test.
        rules: the rules in force.
        packs: the folders that the rules were made of, over the standard pack.
    """
    nlp = extractor.load(packs)
    extract = partial(extractor.extract, nlp=nlp)
    failures = [Failure(entry, entry.line, "has no example") for entry in entries if needs_example(entry)]
    examples = list(examples_of(entries, nations_of(rules.table("agencies.toml"))))
    for example in examples:
        found = [(spans, _of_type(extract(_release(text)), example)) for text, spans in example.texts]
        if not any(_holds(example, spans, mentions) for spans, mentions in found):
            failures.append(Failure(example.entry, example.line, _told(example, found[0][1])))
    return Outcome(len(entries), len(examples), failures)


def _release(text: str) -> Release:
    return Release(text=text, published=PUBLISHED, anchor=PUBLISHED)


def _of_type(extraction: Extraction, example: Example) -> Sequence[Found]:
    """What the example's table finds: entities, or the quantities of facts."""
    wanted = example.entry.table.type
    if wanted == "facts":
        quantities = {entity.id: entity for entity in extraction.entities if entity.type == "quantity"}
        told = [(quantities[fact.quantity], fact) for fact in extraction.facts if fact.quantity]
        return [
            Told(one.text, one.start, one.end, fact.action, "negated" if fact.negated else fact.modality)
            for one, fact in told
        ]
    return [entity for entity in extraction.entities if entity.type == TYPES[wanted]]


def _holds(example: Example, spans: Sequence[tuple[int, int]], mentions: Sequence[Found]) -> bool:
    fitting = [entity for entity in mentions if _fits(example, entity)]
    if example.counter:
        named = example.entry.table.named
        return not any(not named or getattr(entity, "rule", "") == example.entry.id for entity in fitting)
    if example.entry.table.examples == "cue":
        return bool(fitting)
    return {(entity.start, entity.end) for entity in fitting} >= set(spans)


def _fits(example: Example, entity: Found) -> bool:
    """Whether an entity has the values that the entry gives."""
    table = example.entry.table
    if example.value and str(getattr(entity, "value", "")) != example.value:
        return False
    return all(getattr(entity, name) == value for name, value in table.always) and all(
        str(getattr(entity, name)) in (value, *example.namesakes) for name, value in _expected(example.entry)
    )


def _expected(entry: Entry) -> Iterator[tuple[str, Any]]:
    for name, source in entry.table.expect:
        value = entry.data.get(source)
        if value:
            yield name, "mentioned" if value == SILENT else value


def _told(example: Example, mentions: Sequence[Found]) -> str:
    """What was run and what came of it."""
    wanted = dict(_expected(example.entry))
    got = ", ".join(
        " ".join([f"[{entity.text}]", *(f"{name}={getattr(entity, name)}" for name in wanted)]) for entity in mentions
    )
    kind = "counterexample" if example.counter else "example"
    return f"{kind} fails: {example.shown!r} gives {got or 'nothing'}"
