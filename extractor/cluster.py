"""A batch on a cluster: the same shards, worked on by the workers of a Dask scheduler.

Shards travel with their contents and outcomes travel back, so that the workers need no file system in common: what
they need is this package, the same version of it, and the rule packs under the same path.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from extractor.batch.fingerprint import fingerprint
from extractor.batch.pool import Retries
from extractor.batch.task import BatchError, Item, Outcome, Settings, Shard
from extractor.batch.worker import extract_shard, failed
from extractor.packs import PackError

# Dask's distributed has no types; these names at least tell what is meant.
_Client: TypeAlias = Any
_Future: TypeAlias = Any

LOCAL = "local"
# Shards that are handed over ahead, for each thread of the cluster: none waits for the next to be read.
_AHEAD = 2
_CONNECT_SECONDS = 20

# A worker may have several threads, the pipeline's memory is for one at a time.
_one_at_a_time = threading.Lock()


def extract_on_worker(items: Sequence[Item], settings: Settings, expected: bytes) -> list[Outcome]:
    """The outcome of each item, worked on by a worker of the cluster.

    Raises:
        BatchError: this worker would give other results than the machine that asks.
        PackError: the rules cannot be used here.
    """
    if fingerprint(settings) != expected:
        raise BatchError("a worker of the cluster has another version of extract-facts, of spaCy or of the rules")
    with _one_at_a_time:
        return extract_shard(items, settings)


class ClusterPool:
    """Runs shards on a cluster.

    Args:
        address: of the scheduler (``tcp://host:8786``), or ``local`` for one on this machine.
        workers: how many, where the cluster is local.
        settings: what each worker loads.

    Raises:
        BatchError: Dask's distributed is not installed.
    """

    def __init__(self, address: str, workers: int, settings: Settings) -> None:
        self.address = address
        self.workers = workers
        self.settings = settings
        self.expected = fingerprint(settings)
        self.retries = Retries()
        try:
            import dask

            # Before distributed is imported, which sets up its logging then.
            dask.config.set({"logging.distributed": "critical"})
            import distributed
        except ImportError:
            raise BatchError("--cluster needs dask and distributed; pip install 'extract-facts[cluster]'") from None
        self.distributed: Any = distributed

    def run(self, shards: Iterator[Shard]) -> Generator[tuple[Shard, list[Outcome]], None, None]:
        """Each shard with its outcomes, as they get done.

        Raises:
            BatchError: there is no scheduler there, or its workers cannot do the work.
        """
        with self._connect() as client:
            running: dict[_Future, Shard] = {}  # by the future of its outcomes
            try:
                while self._fill(client, running, shards):
                    done = self.distributed.wait(list(running), return_when="FIRST_COMPLETED").done
                    for future in done:
                        yield from self._outcomes(future, running.pop(future))
            except (OSError, self.distributed.CancelledError) as error:
                raise BatchError(f"--cluster {self.address}: the connection was lost ({error})") from None
            finally:
                client.cancel(list(running))

    @contextmanager
    def _connect(self) -> Iterator[_Client]:
        with ExitStack() as stack:
            address: Any = self.address
            if address == LOCAL:
                address = self.distributed.LocalCluster(
                    n_workers=self.workers,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address=None,
                    local_directory=stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)),
                )
                stack.enter_context(address)
            try:
                client = self.distributed.Client(address, timeout=_CONNECT_SECONDS)
            except (OSError, ValueError) as error:
                raise BatchError(f"--cluster {self.address}: no scheduler there ({error})") from None
            yield stack.enter_context(client)

    def _fill(self, client: _Client, running: dict[_Future, Shard], shards: Iterator[Shard]) -> bool:
        """Hand over as many shards as the cluster has use for; False where there is nothing left to do."""
        threads: dict[str, int] = client.nthreads()
        wanted = _AHEAD * max(1, sum(threads.values()))
        while len(running) < wanted:
            shard = self.retries.waiting.pop() if self.retries.waiting else next(shards, None)
            if shard is None:
                break
            items = [task.item for task in shard]
            future = client.submit(extract_on_worker, items, self.settings, self.expected, pure=False)
            running[future] = shard
        return bool(running)

    def _outcomes(self, future: _Future, shard: Shard) -> Iterator[tuple[Shard, list[Outcome]]]:
        try:
            outcomes = future.result()
        except self.distributed.KilledWorker:
            if not self.retries.split(shard):
                yield shard, [failed(shard[0].item, "worker", "every worker that worked on it was killed")]
        except (PackError, ImportError) as error:
            raise BatchError(f"--cluster {self.address}: a worker cannot begin: {error}") from None
        else:
            yield shard, outcomes
