"""A batch from beginning to end."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from extractor.batch.fingerprint import fingerprint
from extractor.batch.inputs import Inputs
from extractor.batch.items import read_items
from extractor.batch.outputs import output_for
from extractor.batch.own import SIDE_FILE
from extractor.batch.pool import ProcessPool
from extractor.batch.remote import Remote, is_url
from extractor.batch.store import Store
from extractor.batch.task import BatchError, Item, Outcome, ReleaseFailed, Settings, Shard, Summary, Task

# A shard is about a second's work: large enough that starting on it costs nothing, small enough to lose.
_SHARD_BYTES = 1 << 20
_SHARD_ITEMS = 256


class Pool(Protocol):
    """Where shards are worked on."""

    def run(self, shards: Iterator[Shard]) -> Generator[tuple[Shard, list[Outcome]], None, None]:
        """Each shard with its outcomes, in the order in which they get done."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for. ``workers`` counts processes; ``pool`` works on the shards in their place."""

    paths: Sequence[str]
    out: str
    workers: int = 1
    settings: Settings = field(default_factory=Settings)
    fresh: bool = False
    fail_fast: bool = False
    pool: Pool | None = None
    raw_csv: bool = False


# Told of every item when it is done: the item, and whether it failed.
Watch = Callable[[Item, bool], None]


def resume_path(out: str) -> Path:
    """Where the results of a batch are kept for the next run: beside its output, or here where that is a URL."""
    path = Path(Remote(out).name if is_url(out) else out)
    if path.is_symlink() or path.name in ("", ".."):  # one lock for one place
        path = path.resolve()
    return path.with_name(path.name + SIDE_FILE)


def run(job: Job, begin: Callable[[int], Watch] = lambda size: lambda item, failed: None) -> Summary:
    """Extract from everything below the paths, and write the output when all is done.

    Args:
        job: what is asked for.
        begin: given the bytes that there are to read, returns who is told of the progress.

    Raises:
        BatchError: nothing was written, or not all; the message tells why.
    """
    started = time.perf_counter()
    output = output_for(job.out, job.raw_csv)
    inputs = Inputs(job.paths, job.out)
    made_by = fingerprint(job.settings)
    watch = begin(inputs.survey())
    with Store(resume_path(job.out), job.fresh) as store:
        batch = _Batch(job, store, made_by, watch)
        pool = job.pool or ProcessPool(job.workers, job.settings)
        with closing(pool.run(batch.shards(inputs))) as finished:
            for shard, outcomes in finished:
                batch.take(shard, outcomes)
        if not batch.position:
            raise BatchError(f"{', '.join(job.paths)}: no releases there")
        try:
            output(store)
        except OSError as error:
            raise BatchError(f"{error.filename or job.out}: {error.strerror or error}") from None
        store.finish()
        batch.summary.counts = store.counts()
    batch.summary.hidden, batch.summary.data = inputs.hidden, inputs.data
    batch.summary.seconds = time.perf_counter() - started
    return batch.summary


class _Batch:
    """What has been seen so far, and what has become of it."""

    def __init__(self, job: Job, store: Store, made_by: bytes, watch: Watch) -> None:
        self.job = job
        self.store = store
        self.made_by = made_by
        self.watch = watch
        self.summary = Summary()
        self.position = 0

    def shards(self, inputs: Inputs) -> Iterator[Shard]:
        """What is still to be done, read when it is asked for."""
        shard: Shard = []
        size = 0
        for task in self._tasks(inputs):
            shard.append(task)
            size += len(task.item.content)
            if size >= _SHARD_BYTES or len(shard) == _SHARD_ITEMS:
                yield shard
                shard, size = [], 0
        if shard:
            yield shard

    def _tasks(self, inputs: Inputs) -> Iterator[Task]:
        for one in inputs:
            for item in read_items(one, self.job.settings):
                self.position += 1
                task = Task(self.position, self._key(item), item)
                self.store.plan(task.position, task.key, item)
                if self.store.has(task.key):
                    self.summary.kept += 1
                    self.watch(item, False)
                else:
                    yield task

    def _key(self, item: Item) -> bytes:
        digest = hashlib.sha256(self.made_by)
        digest.update(repr((item.source, item.record, item.problem, len(item.content))).encode())
        digest.update(item.content)
        return digest.digest()

    def take(self, shard: Shard, outcomes: Sequence[Outcome]) -> None:
        """Keep and count the outcomes of a shard.

        Raises:
            ReleaseFailed: one has failed, and that is to end the batch.
        """
        self.store.keep(shard, outcomes)
        for task, outcome in zip(shard, outcomes, strict=True):
            self.summary.add(task.item, outcome)
            self.watch(task.item, outcome.failure is not None)
            if outcome.failure and self.job.fail_fast:
                raise ReleaseFailed(f"{outcome.failure.source}: {outcome.failure.message}")
