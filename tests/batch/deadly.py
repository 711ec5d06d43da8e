"""Workers that die."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection

from extractor.batch import worker
from extractor.batch.task import Item, Outcome, Settings

MARK = "deadly"
_extract_shard = worker.extract_shard


def _die_of_it(items: Sequence[Item], settings: Settings) -> list[Outcome]:
    if any(MARK.encode() in item.content for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return _extract_shard(items, settings)


def serve(connection: Connection, settings: Settings) -> None:
    """Work as usual, and be killed over a release with the mark in it."""
    worker.extract_shard = _die_of_it
    worker.serve(connection, settings)


def stillborn(connection: Connection, settings: Settings) -> None:
    """End at once."""
    os._exit(3)
