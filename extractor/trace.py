"""Recording how what is found came about, by the code that decides it.

In ordinary runs nothing is recorded: ``tracing()`` is None, and a place that decides something pays for one look.
Inside ``recording()`` it is the ``Trace`` that takes the steps down:

    if trace := tracing():
        trace.step("weekday.last", "the most recent one, that day included", base, day)

A step belongs to the subject that the trace was last turned to: whatever stands for a mention at that point of its
way (an expression, a reading, at last the entity), to be handed on when another object takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Literal

from extractor.cleaning import Cleaned
from extractor.entities import Extraction
from extractor.explanation import Explained, Explanation, Rejection, Step

_current: ContextVar[Trace | None] = ContextVar("trace", default=None)
# The trace that takes down what this thread or task decides, None in ordinary runs.
tracing: Callable[[], Trace | None] = _current.get

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# What decides that words are no mention begins with this.
GUARD = "guard."
Type = Literal["date", "agency", "quantity", "offence", "term", "fact"]


@contextmanager
def offsets_in(cleaned: Cleaned) -> Iterator[None]:
    """Decisions inside the block are told with offsets in a cleaned text; they are taken down with those before."""
    trace = tracing()
    if trace is None or cleaned.origin is None:
        yield
        return
    before, trace.cleaned = trace.cleaned, cleaned
    try:
        yield
    finally:
        trace.cleaned = before


@contextmanager
def recording() -> Iterator[Trace]:
    """Record what is decided inside the block."""
    trace = Trace()
    token = _current.set(trace)
    try:
        yield trace
    finally:
        _current.reset(token)


class aside:
    """A block of which nothing is taken down: it looks ahead, and only what comes of it counts."""

    __slots__ = ("_token",)

    def __enter__(self) -> None:
        """Stop recording."""
        self._token = _current.set(None)

    def __exit__(self, *error: object) -> None:
        """Go on recording."""
        _current.reset(self._token)


class Trace:
    """The steps of one release, by what they belong to."""

    def __init__(self) -> None:
        self.cleaned = Cleaned("")
        self._head: list[Step] = []
        self._steps = self._head
        # By identity: what a finder works on has no other key. The subject is kept, so that no other gets its identity.
        self._of: dict[int, tuple[object, list[Step]]] = {}
        self._rejected: list[tuple[Rejection, object]] = []

    def begin_head(self) -> None:
        """Steps from now on tell how the head was read; an earlier reading is forgotten."""
        self._head.clear()
        self._steps = self._head

    def turn_to_release(self) -> None:
        """Steps from now on are of the release as a whole."""
        self._steps = self._head

    def begin(self) -> None:
        """Steps from now on are of something that has no shape yet; unless kept, they go."""
        self._steps = []

    def keep(self, subject: object) -> None:
        """The steps since ``begin`` are the subject's, and so are those that follow."""
        self._of[id(subject)] = subject, self._steps

    def drop(self, type_: Type, at: tuple[int, int]) -> None:
        """What was begun comes to nothing; where a guard decided so, it is the last step, and its reason is told."""
        if self._steps and self._steps[-1].rule.startswith(GUARD):
            last = self._steps[-1]
            self.reject(type_, last.rule, last.step, at)
        self._steps = []

    def knows(self, subject: object) -> bool:
        """Whether steps have been taken down of the subject."""
        return self._of.get(id(subject), (None,))[0] is subject

    def turn_to(self, subject: object) -> None:
        """Steps from now on are the subject's."""
        self._steps = self._of.setdefault(id(subject), (subject, []))[1]

    def hand_on(self, new: object, *old: object) -> None:
        """An object takes the place of others, or joins them: their steps, in this order, come before its own.

        Steps from now on are the new one's.
        """
        steps: list[Step] = []
        for subject in (*old, new):
            steps += [step for step in self._steps_of(subject) if step not in steps]
        self._of[id(new)] = new, steps
        self._steps = steps

    def step(
        self,
        rule: str,
        step: str,
        from_: object = None,
        to: object = None,
        *,
        at: tuple[int, int] | None = None,
        of: object = None,
    ) -> None:
        """Take down a decision; one that is taken again counts once.

        Args:
            rule: id of the rule that decided.
            step: the decision in words.
            from_: what it started from.
            to: what it led to.
            at: start and end of the words that triggered it.
            of: the subject to turn to; without it the last one.
        """
        if of is not None:
            self.turn_to(of)
        start, end = self.cleaned.span(*at) if at else (None, None)
        taken = Step(rule=rule, step=step, start=start, end=end, from_=_shown(from_), to=_shown(to))
        if taken not in self._steps:
            self._steps.append(taken)

    def reject(self, type_: Type, rule: str, step: str, at: tuple[int, int], lost_to: object = None) -> None:
        """Take down that words were not taken for a mention.

        Args:
            type_: of the mention that they looked like.
            rule: id of what decided.
            step: the decision in words.
            at: start and end of the words.
            lost_to: the entity that stands in their place.
        """
        start, end = self.cleaned.span(*at)
        self._rejected.append((Rejection(type=type_, rule=rule, step=step, start=start, end=end), lost_to))

    def explained(self, extraction: Extraction) -> Explained:
        """The extraction with its explanation."""
        explanation = Explanation(
            head=self._head,
            entities={entity.id: self._steps_of(entity) for entity in extraction.entities},
            facts={fact.id: self._steps_of(fact) for fact in extraction.facts},
            rejected=self._rejections(extraction),
        )
        text = extraction.document.text
        for steps in (explanation.head, *explanation.entities.values(), *explanation.facts.values()):
            for step in steps:
                _quote(step, text)
        return Explained(
            document=extraction.document,
            entities=extraction.entities,
            facts=extraction.facts,
            warnings=extraction.warnings,
            provenance=extraction.provenance,
            explanation=explanation,
        )

    def _steps_of(self, subject: object) -> list[Step]:
        return self._of.get(id(subject), (subject, []))[1]

    def _rejections(self, extraction: Extraction) -> list[Rejection]:
        """What was rejected, by position, once each."""
        ids = {id(entity): entity.id for entity in extraction.entities}
        found: dict[tuple[str, str, int, int], Rejection] = {}
        for rejection, winner in self._rejected:
            rejection.text = extraction.document.text[rejection.start : rejection.end]
            rejection.lost_to = ids.get(id(winner))
            found.setdefault((rejection.type, rejection.rule, rejection.start, rejection.end), rejection)
        return sorted(found.values(), key=lambda rejection: (rejection.start, rejection.end))


def _quote(step: Step, text: str) -> None:
    """Fill in the words that triggered a step, without the white space around them."""
    if step.start is not None and step.end is not None:
        words = text[step.start : step.end]
        step.start += len(words) - len(words.lstrip())
        step.text = words.strip()
        step.end = step.start + len(step.text)


def _shown(value: object) -> str | None:
    """What a step starts from or leads to, as text: days with their weekday."""
    if value is None:
        return None
    return f"{_WEEKDAYS[value.weekday()]} {value.isoformat()}" if isinstance(value, date) else str(value)
