"""Found facts against the samples' facts: the quantity told, the action, and over the matched ones who, when, by whom.

A fact is found where its quantity shares characters with a gold fact's. ``fact.quantity`` and ``fact.action`` count
over all gold and found facts that rest on a quantity; ``agent``, ``when``, ``said_by`` and ``modality`` over the
matched ones. A role is right where the found entity overlaps the gold span or the words are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from tests.gate.samples import locate
from tests.gate.scorer import Report, Score

Fact: TypeAlias = Mapping[str, Any]
Span: TypeAlias = tuple[int, int]

ROLES = ("agent", "when", "said_by", "modality")
FACT_MEASURES = tuple(f"fact.{name}" for name in ("quantity", "action", *ROLES))
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class ScoredFacts:
    """One release, its gold facts, and what was found: facts, and the entities that they refer to, by id."""

    id: str
    text: str
    gold: Sequence[Fact]
    found: Sequence[Fact]
    entities: Mapping[str, Mapping[str, Any]]

    def span(self, mention: Sequence[Any] | None) -> Span | None:
        """Where a gold mention, text and which occurrence, stands."""
        if mention is None:
            return None
        start = locate(self.text, *mention)
        return start, start + len(mention[0])

    def entity_span(self, id_: str | None) -> Span | None:
        """Where an entity stands."""
        entity = self.entities.get(id_ or "")
        return (entity["start"], entity["end"]) if entity else None


@dataclass(frozen=True, slots=True)
class FactFault:
    """A fact that was missed or made up (one side is absent), or a pair that disagrees on a field."""

    release: ScoredFacts
    name: str
    gold: Fact | None
    found: Fact | None

    def __str__(self) -> str:
        """What is wrong and where, on one line."""
        if self.gold is None or self.found is None:
            fact, verdict = (self.found, "spurious") if self.gold is None else (self.gold, "missed")
            assert fact is not None
            quantity = self.release.entities[fact["quantity"]]["text"] if self.gold is None else fact["quantity"]
            return f"{self.release.id}: {verdict}: {fact['action']} {quantity}"
        found = self.found.get(self.name + "_text") or self.found.get(self.name)
        told = f"{self.gold['action']} {self.gold['quantity']}"
        return f"{self.release.id}: {told}: gold {self.gold.get(self.name)}; found {found}"


def score_facts(releases: Iterable[ScoredFacts], report: Report) -> None:
    """Add the measures of facts to the report."""
    for measure in FACT_MEASURES:
        report.scores[measure], report.faults[measure] = Score(), []
    for release in releases:
        _score_release(release, report)


def _score_release(release: ScoredFacts, report: Report) -> None:
    gold = [fact for fact in release.gold if fact.get("quantity")]
    free = [fact for fact in release.found if fact["quantity"] in release.entities]
    for measure in FACT_MEASURES[:2]:
        report.scores[measure].gold += len(gold)
        report.scores[measure].found += len(free)
    for fact in gold:
        hits = [one for one in free if _overlap(release.span(fact["quantity"]), release.entity_span(one["quantity"]))]
        if not hits:
            report.faults["fact.quantity"].append(FactFault(release, "quantity", fact, None))
            continue
        found = next((one for one in hits if same_action(fact["action"], one["action"])), hits[0])
        free.remove(found)
        report.scores["fact.quantity"].hits += 1
        _score_pair(release, fact, found, report)
    report.faults["fact.quantity"] += [FactFault(release, "quantity", None, fact) for fact in free]


def _score_pair(release: ScoredFacts, gold: Fact, found: Fact, report: Report) -> None:
    right = {
        "action": same_action(gold["action"], found["action"]),
        "modality": gold.get("modality", "asserted") == found["modality"],
        **{role: same_role(release, gold.get(role), found, role) for role in ROLES[:3]},
    }
    for name, agrees in right.items():
        total = report.scores[f"fact.{name}"]
        total.hits += agrees
        if name in ROLES:
            total.gold += 1
            total.found += 1
        if not agrees:
            report.faults[f"fact.{name}"].append(FactFault(release, name, gold, found))


def same_action(gold: str, found: str) -> bool:
    """The same lemma; a particle counts where both have one."""
    left, right = gold.casefold().split(), found.casefold().split()
    return bool(left and right) and left[0] == right[0] and (left == right or 1 in (len(left), len(right)))


def same_role(release: ScoredFacts, gold: Sequence[Any] | None, found: Fact, role: str) -> bool:
    """Whether a role is filled with the same, or left open on both sides."""
    span, place = release.span(gold), release.entity_span(found[role])
    text = found.get(f"{role}_text")
    if span is None:
        return place is None and not text
    if _overlap(span, place):
        return True
    left, right = _words(release.text[slice(*span)]), _words(text or "")
    shared = len(left & right)
    return shared > 0 and shared >= 0.5 * min(len(left), len(right))


def _overlap(left: Span | None, right: Span | None) -> bool:
    return left is not None and right is not None and min(left[1], right[1]) > max(left[0], right[0])


def _words(text: str) -> set[str]:
    return {word.strip(".,’'\"") for word in text.casefold().split()} - _DETERMINERS
