"""What the components share about a Doc while it goes through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from extractor.cleaning import Cleaned, clean
from extractor.entities import KINDS, Provenance, Term
from extractor.find.context import Context
from extractor.language.fold import fold
from extractor.reading.head import read_head
from extractor.release import Release

# In the order in which each may read what the ones before it found.
SENTENCES, OVERLAPS, FACTS = "sentences", "overlaps", "facts"
STEPS = (SENTENCES, "agencies", "dates", "quantities", "offences", "terms", OVERLAPS, FACTS)


@dataclass(slots=True)
class State:
    """One Doc on its way through the components.

    ``context`` is what the finders work on, ``origin`` how its text came of the release's, ``ran`` the steps that are
    done, ``keys`` the keys of ``doc.spans`` by step, ``language`` what it is written in. ``hidden`` tells that nobody
    will look at the Doc: setting spans and sentences on it would be a tenth of the work for nothing. ``tokenize``
    makes tokens of a part of the context's text where the Doc has none.
    """

    release: Release
    context: Context
    origin: Cleaned
    hidden: bool = False
    language: str | None = None
    tokenize: Callable[[str], Doc] | None = None
    provenance: Provenance | None = None
    ran: set[str] = field(default_factory=set)
    keys: dict[str, str] = field(default_factory=dict)

    def span_in_doc(self, start: int, end: int) -> tuple[int, int]:
        """Where the words of the Doc stand between two offsets of the context's text."""
        return (start, end) if self.hidden else self.origin.span(start, end)

    def offset_in_text(self, place: int) -> int:
        """The offset in the context's text of a place in the Doc."""
        return place if self.hidden else self.origin.offset(place)


# Beside the Doc: work in progress is no plain data, and what was found is kept in doc.user_data.
_states: WeakKeyDictionary[Doc, State] = WeakKeyDictionary()


def begin(doc: Doc, release: Release, cleaned: Cleaned, folded: str, *, hidden: bool = False) -> State:
    """Start on a Doc that stands for the release.

    Args:
        doc: the Doc; its text is the release's or, where it is hidden, the folded one or none.
        release: the release.
        cleaned: its text without what nobody sees.
        folded: that text, folded.
        hidden: nobody will look at the Doc.
    """
    context = Context(
        text=folded,
        anchor=date.fromisoformat(release.anchor) if release.anchor else None,
        publisher=release.publisher,
        title_end=cleaned.offset(release.title_end),
        day_first=release.day_first,
    )
    state = _states[doc] = State(release, context, cleaned, hidden)
    return state


def enter(doc: Doc, step: str) -> State:
    """The state of a Doc at a step. A Doc that went through the step before begins anew.

    Raises:
        ValueError: a step that reads what this one finds is done already, or one that this one reads is missing.
    """
    state = state_of(doc)
    if step in state.ran and not state.hidden:
        state = _begin_shown(doc)
    for later in STEPS[STEPS.index(step) + 1 :]:
        if later in state.ran:
            raise ValueError(f"press_{step} must stand before press_{later} in the pipeline, which reads what it finds")
    if step == FACTS:
        # What packs add to the types of the house, no fact is told of.
        told = [kind.plural for kind in KINDS.values() if kind.record is not Term]
        missing = [f"press_{plural}" for plural in told if plural not in state.ran]
        if missing:
            names = ", ".join(missing)
            raise ValueError(f"press_facts ties together what other components find; add before it: {names}")
    state.ran.add(step)
    return state


def published_of(doc: Doc) -> str | None:
    """The day of publication that somebody set: ``doc._.published``, or that of ``nlp.pipe(…, as_tuples=True)``."""
    told = doc._.published
    if told is None and isinstance(doc._context, Mapping):
        told = doc._context.get("published")
    return told.isoformat() if isinstance(told, date) else told


def state_of(doc: Doc) -> State:
    """The Doc's state; where it did not come through ``extract``, its own head tells date and publisher."""
    return _states.get(doc) or _begin_shown(doc)


def _begin_shown(doc: Doc) -> State:
    cleaned = clean(doc.text)
    return begin(doc, read_head(doc.text, published_of(doc)), cleaned, fold(cleaned.text))
