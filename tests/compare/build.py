"""Extractions for the tests: entities as they are found, facts as they are told here."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from spacy.language import Language

import extractor
from extractor.compare.changes import Change, DocumentDiff
from extractor.entities import Extraction, Fact

_ENTITIES = ("agent", "quantity", "when", "said_by")


@lru_cache(maxsize=1)
def pipeline() -> Language:
    return extractor.load()


def version(text: str, *facts: dict[str, Any], published: str | None = None) -> Extraction:
    """The extraction of a text with these facts; their entities are named by their text, the first of which counts.

    ``at`` is a piece of the text that the fact stands in; without it, that of its quantity.
    """
    extraction = extractor.extract(text, published=published, nlp=pipeline())
    extraction.facts = [_fact(extraction, number, fields) for number, fields in enumerate(facts, start=1)]
    return extraction


def _fact(extraction: Extraction, number: int, told: dict[str, Any]) -> Fact:
    fields = dict(told)
    at = fields.pop("at", None) or fields.get("quantity") or fields["action"]
    text = extraction.document.text
    ids = {entity.text: entity.id for entity in reversed(extraction.entities)}
    for name in ("agent", "said_by"):
        if name in fields:
            fields[f"{name}_text"] = fields[name]
    for name in _ENTITIES:
        if name in fields:
            fields[name] = ids.get(fields[name])
    fields["offences"] = [ids[name] for name in fields.get("offences", ())]
    start = text.index(at)
    return Fact(id=f"f{number}", start=start, end=start + len(at), **fields)


def told(diff: DocumentDiff) -> list[str]:
    """The changes, a line each."""
    return [line(change) for change in diff.changes]


def line(change: Change) -> str:
    says = " → ".join(side.says for side in (change.old, change.new) if side)
    return f"{change.kind} {change.type}: {says}"
