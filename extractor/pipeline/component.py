"""What the components that find entities have in common: find, keep in the context, show as spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from spacy.scorer import Scorer
from spacy.tokens import Doc, Span, SpanGroup
from spacy.training import Example

from extractor.entities import KINDS, TYPES, Entity, Fact, Plural, Term
from extractor.find.context import Context
from extractor.packs import Rules
from extractor.pipeline.packed import Packed
from extractor.pipeline.state import State
from extractor.pipeline.values import keep

Finder: TypeAlias = Callable[[Context], list[Entity]]


def show(doc: Doc, state: State, step: str) -> None:
    """Set ``doc.spans`` and the values behind them, where somebody will see the Doc."""
    if not state.hidden:
        found = getattr(state.context, step)
        doc.spans[state.keys[step]] = SpanGroup(doc, name=step, spans=list(spans_of(doc, state, found)))
        keep(doc, state)


def spans_of(doc: Doc, state: State, found: Sequence[Entity | Fact]) -> Iterable[Span]:
    """A span each: the label is the type, ``id_`` the rule, ``kb_id_`` the value, pack id or action.

    A span whose first or last token is glued to something else is wider than the mention; ``span._.press`` has the
    mention's own offsets.
    """
    for one in found:
        start, end = state.span_in_doc(one.start, one.end)
        type_, key, rule = ("fact", one.action, "") if isinstance(one, Fact) else _entity_labels(one)
        span = doc.char_span(start, end, type_.upper(), kb_id=key, span_id=rule, alignment_mode="expand")
        if span is not None:
            yield span


def _entity_labels(entity: Entity) -> tuple[str, str, str]:
    key = getattr(entity, KINDS[entity.type].key)
    label = entity.label if isinstance(entity, Term) else entity.type
    return label, "" if key is None else str(key), entity.rule


class SpanComponent(Packed):
    """A component that sets ``doc.spans[spans_key]``."""

    def __init__(self, step: str, packs: Sequence[str], spans_key: str) -> None:
        self.spans_key = spans_key
        super().__init__(step, packs)

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of its spans."""
        return (TYPES[self.step].upper(),)

    def enter(self, doc: Doc) -> State:
        """The Doc's state; its spans will be shown under this component's key."""
        state = super().enter(doc)
        state.keys[self.step] = self.spans_key
        return state

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        """Precision, recall and F1 of the spans against those of the reference Docs, under ``spans_<key>_…``."""
        key = self.spans_key

        def spans(doc: Doc, _attribute: str) -> list[Span]:
            return list(doc.spans.get(key, ()))

        return Scorer.score_spans(
            examples,
            attr=f"spans_{key}",
            getter=spans,
            has_annotation=lambda doc: key in doc.spans,
            allow_overlap=True,
            labeled=True,
        )


class PressComponent(SpanComponent):
    """A component that needs the text alone: agencies, dates, quantities and offences."""

    def __init__(self, kind: Plural, packs: Sequence[str], spans_key: str, finder: Callable[[Rules], Finder]) -> None:
        self._finder = finder
        super().__init__(kind, packs, spans_key)

    def build(self, rules: Rules) -> None:
        """Make the finder."""
        self.find = self._finder(rules)

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of this type and show them."""
        state = self.enter(doc)
        setattr(state.context, self.step, self.find(state.context))
        show(doc, state, self.step)
        return doc
