"""Workers that die."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from typing import Any

from spacy.language import Language

from extractor.batch import worker
from extractor.batch.task import Item, Outcome, Settings

MARK = "deadly"
ENDLESS = "endless"


_outcome = worker._outcome


def _die_of_it(nlp: Language, item: Item, settings: Settings) -> Outcome:
    if MARK.encode() in item.content:
        os.kill(os.getpid(), signal.SIGKILL)
    while ENDLESS.encode() in item.content:
        hash(b"x" * 10_000)
    return _outcome(nlp, item, settings)


def serve(connection: Connection, settings: Settings, current: Any) -> None:  # noqa: ANN401
    """Work as usual, and be killed over a release with the mark in it, or never end with one with the other."""
    worker._outcome = _die_of_it
    worker.serve(connection, settings, current)


def stillborn(connection: Connection, settings: Settings, current: object) -> None:
    """End at once."""
    os._exit(3)
