"""An explanation for a reader: a tree with branches for the head, the facts, the entities, and what was not taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from extractor.entities import Agency, Date, Entity, Quantity, Term
from extractor.explanation import Explained, Rejection, Step
from extractor.writing.facts import fact_rows
from extractor.writing.quantity import readable_value
from extractor.writing.visible import visible

_LABEL = "cyan"
_MENTION = "bold"
_VALUE = "green"
_RULE = "dim"
_WARNING = "bold red"
_TRAILING_SPACE = re.compile(r"[ ]+$", re.M)
# Of the words that triggered a step so many are shown.
_LONGEST_QUOTE = 80


def write_tree(out: TextIO, explained: Explained) -> None:
    """Write the tree; colours only where the stream is a terminal, and never with NO_COLOR."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(_tree(explained))
        for warning in explained.warnings:
            console.print(Text.assemble(("Warning: ", _WARNING), visible(warning)))
    out.write(_TRAILING_SPACE.sub("", captured.get()))


def _tree(explained: Explained) -> Tree:
    explanation = explained.explanation
    tree = Tree(Text(visible(explained.document.title or "Untitled"), style=_MENTION))
    if explanation.head:
        _add_steps(tree.add(Text("head", style=_LABEL)), explanation.head)
    for fact, row in zip(explained.facts, fact_rows(explained.extraction()), strict=True):
        label = Text.assemble((f"{fact.id} fact ", _LABEL), (" · ".join(visible(cell) for cell in row if cell), _VALUE))
        _add_steps(tree.add(label), explanation.facts[fact.id])
    for entity in explained.entities:
        _add_steps(tree.add(_about(entity)), explanation.entities[entity.id])
    if explanation.rejected:
        branch = tree.add(Text("not taken", style=_LABEL))
        for rejection in explanation.rejected:
            branch.add(_rejected(rejection))
    if not tree.children:
        tree.add("Nothing found.")
    return tree


def _add_steps(branch: Tree, steps: Iterable[Step]) -> None:
    for step in steps:
        branch.add(_told(step))


def _about(entity: Entity) -> Text:
    """An entity and its value on a line."""
    label = Text.assemble((f"{entity.id} {entity.type} ", _LABEL), (_quoted(entity.text), _MENTION))
    value = " · ".join(visible(part) for part in _value(entity) if part)
    return label.append(" → ").append(value, style=_VALUE) if value else label


def _value(entity: Entity) -> tuple[str | None, ...]:
    if isinstance(entity, Date):
        return entity.value, entity.edge
    if isinstance(entity, Agency):
        return entity.name, entity.agency_id, entity.country, entity.kind
    if isinstance(entity, Quantity):
        return readable_value(entity), entity.of
    if isinstance(entity, Term):
        return entity.label, entity.value
    return entity.name, entity.iccs, entity.inchoate, entity.stage


def _told(step: Step) -> Text:
    """The words, what was decided by them, from where to where, and the rule."""
    line = Text(overflow="fold")
    if step.text:
        line.append(_quoted(step.text), style=_MENTION).append(" ")
    line.append(visible(step.step))
    start = step.from_ if step.from_ and step.from_.lower() != (step.text or "").lower() else None
    if start:
        line.append(": ").append(visible(start), style=_VALUE)
    if step.to:
        line.append(" → ").append(visible(step.to), style=_VALUE)
    return line.append(f"  {visible(step.rule)}", style=_RULE)


def _rejected(rejection: Rejection) -> Text:
    line = Text.assemble(
        (f"{rejection.type} ", _LABEL), (_quoted(rejection.text), _MENTION), f" {visible(rejection.step)}"
    )
    if rejection.lost_to:
        line.append(f" {rejection.lost_to}", style=_LABEL)
    return line.append(f"  {visible(rejection.rule)}", style=_RULE)


def _quoted(text: str) -> str:
    shown = visible(text)
    return f"“{shown if len(shown) <= _LONGEST_QUOTE else shown[:_LONGEST_QUOTE] + '…'}”"
