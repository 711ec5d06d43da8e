"""Worker processes that a killed release cannot take the batch down with.

The standard library's pools give up, or wait for ever, when a worker dies. Here the release that it worked on is
tried once more, alone, and the others of its shard go to another worker.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, TypeAlias

from extractor.batch.task import BatchError, Outcome, Settings, Shard
from extractor.batch.worker import TIME_IS_UP, failed, serve

# Given its end of the line, the settings, and the number that it keeps of the item that it works on.
Serve: TypeAlias = Callable[[Connection, Settings, Any], None]

# A worker may be killed by chance: a release on its own gets a second trial.
_TRIALS = 2
# Workers that die before they have loaded the pipeline will not do better the next time.
_MOST_FALSE_STARTS = 3
# So often it is told how far the workers are, in seconds.
_TELL = 0.25


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    current: Any
    ready: bool = False
    shard: Shard | None = None


class Retries:
    """The shards of workers that ended over them, in smaller pieces."""

    def __init__(self) -> None:
        self.waiting: list[Shard] = []
        self.trials: dict[int, int] = {}

    def isolate(self, shard: Shard, index: int) -> Shard:
        """The one item that was worked on, alone; what stands before and after it is queued anew."""
        self.waiting += [part for part in (shard[index + 1 :], shard[:index]) if part]
        return shard[index : index + 1]

    def split(self, shard: Shard) -> bool:
        """Queue the shard anew, halved; False where it is one release that has had its trials."""
        if len(shard) > 1:
            middle = len(shard) // 2
            self.waiting += [shard[middle:], shard[:middle]]
            return True
        position = shard[0].position
        self.trials[position] = self.trials.get(position, 0) + 1
        if self.trials[position] < _TRIALS:
            self.waiting.append(shard)
            return True
        return False


class ProcessPool:
    """Runs shards in spawned processes of this machine.

    Args:
        workers: how many at a time.
        settings: what each of them loads.
        serve: what a worker runs; it must be found by its name in a module.
        under_way: told from time to time how many releases are done in shards that are not, and their bytes.
    """

    def __init__(
        self,
        workers: int,
        settings: Settings,
        serve: Serve = serve,
        under_way: Callable[[int, int], None] = lambda items, weight: None,
    ) -> None:
        self.under_way = under_way
        self.size = workers
        self.settings = settings
        self.serve = serve
        self.context = multiprocessing.get_context("spawn")
        self.workers: list[_Worker] = []
        self.retries = Retries()
        self.false_starts = 0

    def run(self, shards: Iterator[Shard]) -> Generator[tuple[Shard, list[Outcome]], None, None]:
        """Each shard with its outcomes, as they get done; takes at most two shards a worker ahead.

        Raises:
            BatchError: the rules cannot be used, or workers die at their start.
        """
        prepared: deque[Shard] = deque(islice(shards, self.size))
        try:
            while prepared or self.retries.waiting or any(worker.shard for worker in self.workers):
                self._hand_out(prepared)
                prepared.extend(islice(shards, self.size - len(prepared)))
                yield from self._collect()
        finally:
            self._stop()

    def _hand_out(self, prepared: deque[Shard]) -> None:
        """Start as many workers as there is work for, and give those that are ready a shard each."""
        idle = [worker for worker in self.workers if not worker.shard]
        missing = min(self.size - len(self.workers), len(prepared) + len(self.retries.waiting) - len(idle))
        for _ in range(missing):
            self._start()
        for worker in idle:
            if worker.ready and (self.retries.waiting or prepared):
                worker.shard = self.retries.waiting.pop() if self.retries.waiting else prepared.popleft()
                worker.current.value = 0
                with suppress(OSError):  # it has died: that is seen when its end of the line closes
                    worker.connection.send([task.item for task in worker.shard])

    def _start(self) -> None:
        here, there = self.context.Pipe()
        current = self.context.RawValue("i", 0)
        process = self.context.Process(target=self.serve, args=(there, self.settings, current), daemon=True)
        process.start()
        there.close()
        self.workers.append(_Worker(process, here, current))

    def _collect(self) -> Iterator[tuple[Shard, list[Outcome]]]:
        """Wait until workers report, and pass on what they have done."""
        reporting: Sequence[Any] = ()
        while not reporting:
            self._tell()
            busy = [worker.connection for worker in self.workers if worker.shard or not worker.ready]
            reporting = wait(busy, _TELL)
        for worker in [worker for worker in self.workers if worker.connection in reporting]:
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
                continue
            if not worker.ready:
                if message is not None:
                    raise BatchError(message)
                worker.ready = True
            elif worker.shard:
                shard, worker.shard = worker.shard, None
                yield shard, message

    def _tell(self) -> None:
        done = [task for worker in self.workers if worker.shard for task in worker.shard[: worker.current.value]]
        self.under_way(len(done), sum(task.item.weight for task in done))

    def _bury(self, worker: _Worker) -> Iterator[tuple[Shard, list[Outcome]]]:
        self.workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        if not worker.ready:
            self.false_starts += 1
            if self.false_starts >= _MOST_FALSE_STARTS:
                raise BatchError(f"workers end before they have begun ({_end(worker.process)})")
        elif worker.shard:
            shard = self.retries.isolate(worker.shard, worker.current.value)
            if TIME_IS_UP is not None and worker.process.exitcode == -TIME_IS_UP:
                message = f"took more than {self.settings.timeout:g} seconds of processor time (--timeout)"
            elif self.retries.split(shard):
                return
            else:
                message = f"the process that worked on it ended ({_end(worker.process)})"
            yield shard, [failed(shard[0].item, "worker", message)]

    def _stop(self) -> None:
        for worker in self.workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()
        self.workers.clear()


def _end(process: SpawnProcess) -> str:
    code = process.exitcode or 0
    return f"killed by signal {-code}" if code < 0 else f"exit code {code}"
