"""The progress bar of a batch: on standard error, and only at a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from extractor.batch.task import Item

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Counts what is done; draws nothing where standard error is no terminal."""

    def __init__(self) -> None:
        self.bar: Bar | None = None
        self.task: TaskID | None = None
        self.done = self.failed = 0
        self.start = 0.0

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
        self.start = time.monotonic()
        if self.bar:
            self.task = self.bar.add_task("", total=size or None, done=0, failed=0, rate=0.0)
        return self

    def __call__(self, item: Item, failed: bool) -> None:
        """Count an item."""
        self.failed += failed
        self.done += not failed
        if self.bar and self.task is not None:
            rate = (self.done + self.failed) / max(time.monotonic() - self.start, 0.001)
            self.bar.update(self.task, advance=item.weight, done=self.done, failed=self.failed, rate=rate)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %  {task.fields[done]:,} done  {task.fields[failed]:,} failed"),
        TextColumn("{task.fields[rate]:,.0f} releases/s"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
