"""The progress bar of a batch: on standard error, and only at a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from extractor.batch.run import Watch
from extractor.batch.task import Item
from extractor.cli.summary import rate

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

# Before so many seconds of work nothing is said of how long it will take.
_SOON = 3.0


class Progress(Watch):
    """Counts what is done; draws nothing where standard error is no terminal.

    Rate and time left are told from what this run has done itself, over all of its time: both settle. What an earlier
    run had done costs no time, and counts for neither.
    """

    def __init__(self) -> None:
        self.bar: Bar | None = None
        self.task: TaskID | None = None
        self.size = 0
        self.fresh = self.failed = self.before = 0
        self.weight = self.weight_before = 0
        self.start: float | None = None

    def __enter__(self) -> Progress:
        """Show the bar."""
        if sys.stderr is not None and sys.stderr.isatty():
            self.bar = _bar()
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self.bar:
            self.bar.stop()

    def begin(self, size: int) -> Progress:
        """Start on so many bytes."""
        self.size = size
        if self.bar:
            self.task = self.bar.add_task("", total=size or None, told="")
        return self

    @property
    def safe(self) -> int:
        """Releases that need not be done again."""
        return self.before + self.fresh

    @property
    def share(self) -> float:
        """How much of the input need not be done again, from 0 to 1."""
        return (self.weight_before + self.weight) / self.size if self.size else 0.0

    def done(self, item: Item, failed: bool) -> None:
        """Count an item."""
        self.failed += failed
        self.fresh += not failed
        self.weight += item.weight
        self._show(0, 0)

    def kept(self, item: Item) -> None:
        """Count an item of an earlier run."""
        self.before += 1
        self.weight_before += item.weight
        self._show(0, 0)

    def under_way(self, items: int, weight: int) -> None:
        """Show what is done of shards that are not done."""
        if items and self.start is None:  # what comes before is the start of the workers
            self.start = time.monotonic()
        self._show(items, weight)

    def _show(self, items: int, weight: int) -> None:
        if not self.bar or self.task is None:
            return
        done, fresh = self.fresh + self.failed + items, self.weight + weight
        completed = self.weight_before + fresh
        self.bar.update(self.task, completed=completed, told=self._told(done, fresh))

    def _told(self, done: int, fresh: int) -> str:
        told = f"{done + self.before:,} done"
        if self.failed:
            told += f", {self.failed:,} failed"
        if self.before:
            told += f", {self.before:,} of them before"
        seconds = time.monotonic() - self.start if self.start is not None else 0.0
        if seconds < _SOON or not fresh:
            return told
        left = max(self.size - self.weight_before - fresh, 0) * seconds / fresh
        return f"{told}  {rate(done / seconds)} releases/s  {_clock(left)} left"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    return Progress(
        BarColumn(bar_width=24),
        TextColumn("{task.percentage:>3.0f} %  {task.fields[told]}"),
        console=Console(stderr=True),
        transient=True,
    )
