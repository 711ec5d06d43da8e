"""Clock times and parts of day."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.find.dates.timeline import Timeline
from extractor.find.dates.values.base import Value
from extractor.trace import tracing


@dataclass(frozen=True, slots=True)
class Part(Value):
    """A part of day, which counts only beside a day or a clock time."""

    part: str = field()


@dataclass(frozen=True, slots=True)
class Clock(Value):
    """A clock time. ``comes_again``: of no one day."""

    clock: str = field()
    comes_again: bool = False

    def found(self, timeline: Timeline, within: Value | None) -> str | None:
        """The day that it belongs to."""
        day = timeline.story_day()
        if day and (trace := tracing()):
            trace.step("date.story-day", "a time of the day that the text tells of", None, day)
        return day.isoformat() if day else None

    def timex(self, timeline: Timeline, within: Value | None = None) -> str | None:
        """Day and time."""
        return f"T{self.clock}" if self.comes_again else Value.timex(self, timeline, within)

    @property
    def told(self) -> str:
        """The time."""
        return f"time {self.clock}"
