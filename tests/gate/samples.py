"""The samples and their gold annotations, with the mentions located in the text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.gate.scorer import Entity

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
GOLD_SUFFIX = ".gold.json"


@dataclass(frozen=True, slots=True)
class Sample:
    """One release and what a careful reader found in it; ``entities`` carry ``start`` and ``end`` in code points."""

    id: str
    text: str
    published: str
    entities: Sequence[Entity]
    facts: Sequence[Mapping[str, Any]]


def locate(text: str, surface: str, nth: int) -> int:
    """Offset of the nth occurrence (from 1) of a string in the text; ValueError where there is none."""
    at = -1
    for _ in range(nth):
        at = text.index(surface, at + 1)
    return at


def read_sample(text_path: Path) -> Sample:
    """The sample in NAME.txt with the annotations of NAME.gold.json beside it."""
    text = text_path.read_text(encoding="utf-8")
    gold = json.loads(text_path.with_name(text_path.stem + GOLD_SUFFIX).read_text(encoding="utf-8"))
    entities = []
    for entity in gold["entities"]:
        start = locate(text, entity["text"], entity["nth"])
        entities.append({**entity, "start": start, "end": start + len(entity["text"])})
    return Sample(gold["id"], text, gold["published"], entities, gold["facts"])


def text_paths() -> list[Path]:
    """The samples' texts, in the order of their names."""
    return sorted(SAMPLES.glob("*.txt"))
