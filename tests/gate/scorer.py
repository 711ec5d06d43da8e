"""Precision, recall and F1 of found entities against gold annotations, by type and field.

A found entity is paired with the gold entity of its type that it shares most characters with, one to one. A field
counts as right where the pair agrees on it; precision and recall are of all found and all gold entities of the type,
so a field is never better than the overlap. Generic agencies ("police", "the department") are not measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Entity: TypeAlias = Mapping[str, Any]
Agree: TypeAlias = Callable[[Entity, Entity], bool]


@dataclass(frozen=True, slots=True)
class Scored:
    """One release, its gold entities and the found ones, each with ``type``, ``start``, ``end`` and its fields."""

    id: str
    text: str
    gold: Sequence[Entity]
    found: Sequence[Entity]


@dataclass(slots=True)
class Score:
    """Counts of one measure over all releases."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Share of the found entities that are right; 0 where none was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold entities that were found and right; 0 without gold."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.gold + self.found) if self.hits else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """An entity that was missed or found wrongly, or a pair that disagrees on a field; either side may be absent."""

    release: Scored
    gold: Entity | None
    found: Entity | None

    def __str__(self) -> str:
        """What is wrong and where, on one line."""
        context = f"{self.release.id}: {_in_context(self.release.text, self.gold or self.found or {})}"
        if self.found is None:
            return f"{context} missed: {_shown(self.gold)}"
        if self.gold is None:
            return f"{context} spurious: {_shown(self.found)}"
        return f"{context} gold: {_shown(self.gold)}; found: {_shown(self.found)}"


@dataclass(slots=True)
class Report:
    """The scores by measure ("date.value"), and what went wrong."""

    scores: dict[str, Score]
    faults: dict[str, list[Any]]


_WIDTH = 30
_FIELDS = ("value", "low", "high", "edge", "canonical", "name", "country", "bound", "unit", "of", "iccs", "stage")


def _in_context(text: str, entity: Entity) -> str:
    start, end = entity["start"], entity["end"]
    before, after = text[max(0, start - _WIDTH) : start], text[end : end + _WIDTH]
    return f"…{before}[{text[start:end]}]{after}…".replace("\n", " ")


def _shown(entity: Entity | None) -> str:
    return ", ".join(f"{name} {entity[name]!r}" for name in _FIELDS if entity and entity.get(name) is not None)


def same_span(gold: Entity, found: Entity) -> bool:
    """The same characters."""
    return bool(gold["start"] == found["start"] and gold["end"] == found["end"])


def _edge(entity: Entity) -> str | None:
    return entity.get("edge") or None


def _unit(entity: Entity) -> str | None:
    return entity.get("unit") or None


def _value(entity: Entity) -> tuple[float, ...]:
    """The number, or both ends of a range, however it is written: value, [low, high] or low and high."""
    value = entity.get("value")
    ends = value if isinstance(value, list) else [value]
    if value is None:
        ends = [entity.get("low"), entity.get("high")]
    return tuple(float(end) for end in ends if end is not None)


def same_value(gold: Entity, found: Entity) -> bool:
    """Equal numbers, up to a millionth."""
    left, right = _value(gold), _value(found)
    return len(left) == len(right) and all(
        abs(a - b) <= 1e-6 * max(1.0, abs(a)) for a, b in zip(left, right, strict=True)
    )


def same_unit(gold: Entity, found: Entity) -> bool:
    """Equal numbers in the same unit."""
    return same_value(gold, found) and _unit(gold) == _unit(found)


def same_bound(gold: Entity, found: Entity) -> bool:
    """Equal numbers in the same unit under the same bound."""
    return same_unit(gold, found) and (gold.get("bound") or "=") == (found.get("bound") or "=")


_POSTMODIFIER = re.compile(r"\b(?:of|in|for|to|from|with|by|at|on|under|against|involving|related|that|who|which)\b")
_WORD = re.compile(r"[a-z][a-z'-]*")
_SINGULAR = (
    (re.compile(r"people$"), "person"),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(?<=s|x)es$"), ""),
    (re.compile(r"(?<=ch)es$"), ""),
    (re.compile(r"(?<!s)s$"), ""),
)


def head_noun(phrase: str | None) -> str | None:
    """The head of a noun phrase: its last word before what modifies it from behind, in the singular."""
    phrase = (phrase or "").casefold()
    words = _WORD.findall(_POSTMODIFIER.split(phrase)[0]) or _WORD.findall(phrase)
    if not words:
        return None
    noun: str = words[-1]
    for plural, singular in _SINGULAR:
        if plural.search(noun):
            return plural.sub(singular, noun)
    return noun


def same_head(gold: Entity, found: Entity) -> bool:
    """Equal numbers that count the same noun."""
    return same_value(gold, found) and head_noun(gold.get("of")) == head_noun(found.get("of"))


_UNITED_STATES = re.compile(r"\b(?:united states|u\.s\.)", re.IGNORECASE)
_NAME_PART = re.compile(r"[\w&]+")
_EMPTY_WORDS = frozenset({"the", "of", "for", "us"})


def plain_name(name: str | None) -> list[str]:
    """The words of an agency's name that tell it from others, in lower case."""
    words = _NAME_PART.findall(_UNITED_STATES.sub("us", name or "").casefold())
    return [word for word in words if word not in _EMPTY_WORDS]


def same_name(gold: Entity, found: Entity) -> bool:
    """The same canonical name."""
    return plain_name(gold.get("canonical")) == plain_name(found.get("name"))


def same_division(digits: int) -> Agree:
    """A comparison of the first digits of the ICCS codes."""

    def agree(gold: Entity, found: Entity) -> bool:
        code = gold.get("iccs")
        return bool(code) and str(code)[:digits] == str(found.get("iccs") or "")[:digits]

    return agree


AGREEMENTS: Mapping[str, Mapping[str, Agree]] = {
    "date": {
        "value": lambda gold, found: gold["value"] == found.get("value"),
        "value+edge": lambda gold, found: gold["value"] == found.get("value") and _edge(gold) == _edge(found),
    },
    "agency": {
        "canonical": same_name,
        "country": lambda gold, found: gold.get("country") == found.get("country"),
    },
    "quantity": {"value": same_value, "value+unit": same_unit, "value+unit+bound": same_bound, "of-head": same_head},
    "offence": {
        "iccs-2": same_division(2),
        "iccs-4": same_division(4),
        "stage": lambda gold, found: gold["stage"] == (found.get("stage") or "mentioned"),
    },
}
MEASURES = tuple(f"{kind}.{name}" for kind, fields in AGREEMENTS.items() for name in ("overlap", "exact", *fields))


def pair(gold: Sequence[Entity], found: Sequence[Entity]) -> list[tuple[int, int]]:
    """Indices of gold and found entities that belong together: the largest shared part of their joint span first."""
    candidates = []
    for i, left in enumerate(gold):
        for j, right in enumerate(found):
            shared = min(left["end"], right["end"]) - max(left["start"], right["start"])
            if shared > 0:
                joint = max(left["end"], right["end"]) - min(left["start"], right["start"])
                candidates.append((-shared / joint, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


@dataclass(frozen=True, slots=True)
class Matched:
    """The entities of one type in one release: pairs of gold and found, gold alone, found alone."""

    both: list[tuple[Entity, Entity]]
    missed: list[Entity]
    spurious: list[Entity]


def match(release: Scored, kind: str) -> Matched:
    """Pair the entities of a type, and leave out generic agencies and what was found for them."""
    gold = [entity for entity in release.gold if entity["type"] == kind]
    found = [entity for entity in release.found if entity["type"] == kind]
    pairs = dict(pair(gold, found))
    taken = set(pairs.values())
    return Matched(
        both=[(gold[i], found[j]) for i, j in pairs.items() if _measured(gold[i])],
        missed=[entity for i, entity in enumerate(gold) if i not in pairs and _measured(entity)],
        spurious=[entity for j, entity in enumerate(found) if j not in taken and _measured(entity)],
    )


def _measured(entity: Entity) -> bool:
    return entity["type"] != "agency" or bool(entity.get("named", True))


def score(releases: Iterable[Scored]) -> Report:
    """All measures over the releases together."""
    report = Report({measure: Score() for measure in MEASURES}, {measure: [] for measure in MEASURES})
    for release in releases:
        for kind, fields in AGREEMENTS.items():
            matched = match(release, kind)
            for name, agree in {"overlap": _always, "exact": same_span, **fields}.items():
                _count(report, f"{kind}.{name}", release, matched, agree)
            alone = [Fault(release, gold, None) for gold in matched.missed]
            alone += [Fault(release, None, found) for found in matched.spurious]
            report.faults[f"{kind}.overlap"] += alone
    return report


def _always(gold: Entity, found: Entity) -> bool:
    return True


def _count(report: Report, measure: str, release: Scored, matched: Matched, agree: Agree) -> None:
    wrong = [Fault(release, gold, found) for gold, found in matched.both if not agree(gold, found)]
    total = report.scores[measure]
    total.hits += len(matched.both) - len(wrong)
    total.gold += len(matched.both) + len(matched.missed)
    total.found += len(matched.both) + len(matched.spurious)
    report.faults[measure] += wrong
