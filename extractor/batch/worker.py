"""The work itself: a shard of items in, their outcomes out. Runs in a process of its own, here or on a cluster."""

from __future__ import annotations

import gc
import time
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import PurePath
from typing import TYPE_CHECKING

from extractor.batch.task import Item, Outcome, Settings
from extractor.entities import Failure
from extractor.packs import PackError
from extractor.reading.document import read_document
from extractor.reading.records import read_record
from extractor.reading.text import ReadError
from extractor.writing.json import to_json

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.release import Release

# The fastest: results are read once or twice.
_COMPRESSION = 1


@lru_cache(maxsize=1)
def _pipeline(packs: tuple[str, ...], facts: bool) -> Language:
    import extractor

    # What is built here stays; looking for garbage in it only takes time.
    gc.disable()
    try:
        return extractor.load(packs, facts)
    finally:
        gc.freeze()
        gc.enable()


def extract_shard(items: Sequence[Item], settings: Settings) -> list[Outcome]:
    """The outcome of each item. A release that fails costs none of the others.

    Raises:
        PackError: the rules cannot be used.
    """
    nlp = _pipeline(settings.packs, settings.facts)
    # Words that only these releases know leave the vocabulary with them: memory does not grow with the corpus.
    with nlp.memory_zone():
        return [_outcome(nlp, item, settings) for item in items]


def _outcome(nlp: Language, item: Item, settings: Settings) -> Outcome:
    import extractor

    start = time.perf_counter()
    stage = "read"
    try:
        release = _read(item, settings)
        stage = "extract"
        extraction = extractor.extract(release, nlp=nlp)
        counts: Counter[str] = Counter(entity.type for entity in extraction.entities)
        counts["fact"] = len(extraction.facts)
        body = zlib.compress(to_json(extraction).encode(), _COMPRESSION)
    except ReadError as error:
        return failed(item, stage, str(error).removeprefix(f"{item.label}: "))
    except Exception as error:  # a fault of ours in one release must not cost the user the others
        return failed(item, stage, f"{type(error).__name__}: {error}")
    words = len(release.text.split())
    return Outcome(body, counts=dict(counts), words=words, seconds=time.perf_counter() - start)


def _read(item: Item, settings: Settings) -> Release:
    if item.problem is not None:
        raise ReadError(f"{item.label}: {item.problem}")
    if item.record is None:
        return read_document(item.content, item.source, name=item.name)
    return read_record(item.content, settings.fields, item.source, item.record, item.name)


def failed(item: Item, stage: str, message: str) -> Outcome:
    """The outcome of an item that cannot be done."""
    stem = PurePath(item.name).stem
    identifier = stem if item.record is None else f"{stem}:{item.record}"
    return Outcome(failure=Failure(id=identifier, source=item.label, stage=stage, message=" ".join(message.split())))


def serve(connection: Connection, settings: Settings) -> None:
    """What a worker process does: load once, then a shard at a time until the other end closes.

    Sends None when ready, and the message of an error where the rules cannot be used.
    """
    import signal

    # Ctrl-C reaches every process of the terminal; the one that started us decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            _pipeline(settings.packs, settings.facts)
        except PackError as error:
            connection.send(str(error))
            return
        connection.send(None)
        while True:
            connection.send(extract_shard(connection.recv(), settings))
    except (EOFError, OSError):  # the other end has gone
        return
