"""The work itself: a shard of items in, their outcomes out. Runs in a process of its own, here or on a cluster."""

from __future__ import annotations

import gc
import signal
import time
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from extractor.batch.task import FOREIGN, Item, Outcome, Settings
from extractor.failures import Failure
from extractor.language.identify import ENGLISH
from extractor.packs import PackError
from extractor.reading.document import read_document
from extractor.reading.records import read_record
from extractor.reading.text import ReadError
from extractor.writing.json import to_json
from extractor.writing.select import at_least, select

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.release import Release

# None on Windows, which has no such timer.
TIME_IS_UP: signal.Signals | None = getattr(signal, "SIGPROF", None)
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


def extract_shard(
    items: Sequence[Item], settings: Settings, begin: Callable[[int], None] = lambda index: None
) -> list[Outcome]:
    """The outcome of each item. A release that fails costs none of the others.

    Args:
        items: what to extract from.
        settings: how.
        begin: told which of them is begun.

    Raises:
        PackError: the rules cannot be used.
    """
    nlp = _pipeline(settings.packs, settings.with_facts)
    outcomes = []
    # Words that only these releases know leave the vocabulary with them: memory does not grow with the corpus.
    with nlp.memory_zone():
        for index, item in enumerate(items):
            begin(index)
            outcomes.append(_outcome(nlp, item, settings))
    return outcomes


def _outcome(nlp: Language, item: Item, settings: Settings) -> Outcome:
    import extractor

    start = time.perf_counter()
    stage = "read"
    try:
        release = _read(item, settings)
        stage = "extract"
        extraction = extractor.extract(release, nlp=nlp)
        if settings.min_certainty:
            extraction = at_least(extraction, settings.min_certainty)
        if settings.only:
            extraction = select(extraction, settings.only)
        counts: Counter[str] = Counter(entity.type for entity in extraction.entities)
        counts["fact"] = len(extraction.facts)
        counts[FOREIGN] = extraction.document.language not in (ENGLISH, None)
        body = zlib.compress(to_json(extraction).encode(), _COMPRESSION)
    except ReadError as error:
        return failed(item, stage, str(error).removeprefix(f"{item.label}: "))
    except Exception as error:  # a fault of ours in one release must not cost the user the others
        return failed(item, stage, f"{type(error).__name__}: {error}")
    words = len(release.text.split())
    sha256, seconds = extraction.document.sha256, time.perf_counter() - start
    return Outcome(body, counts=dict(counts), sha256=sha256, words=words, seconds=seconds)


def _read(item: Item, settings: Settings) -> Release:
    if item.problem is not None:
        raise ReadError(f"{item.label}: {item.problem}")
    size, day_first, published = settings.max_size, settings.day_first, settings.published
    if item.record is None:
        return read_document(item.content, item.source, published, item.name, size, day_first)
    return read_record(item.content, settings.fields, item.source, item.record, item.name, size, day_first, published)


def failed(item: Item, stage: str, message: str) -> Outcome:
    """The outcome of an item that cannot be done."""
    stem = PurePath(item.name).stem
    identifier = stem if item.record is None else f"{stem}:{item.record}"
    return Outcome(failure=Failure(id=identifier, source=item.label, stage=stage, message=" ".join(message.split())))


class Stopwatch:
    """Tells the parent process which item is worked on, and ends this one when it takes too long.

    The kernel does, by a signal: neither Python nor what it calls need be asked. It counts the time of processors, so
    that a busy machine, or one that was asleep, costs no release its result.
    """

    def __init__(self, current: Any, timeout: float | None) -> None:  # noqa: ANN401
        self.current = current
        self.timeout = timeout if TIME_IS_UP is not None else None
        if TIME_IS_UP is not None:
            signal.signal(TIME_IS_UP, signal.SIG_DFL)

    def __call__(self, index: int) -> None:
        """An item is begun."""
        self.current.value = index
        if self.timeout:
            signal.setitimer(signal.ITIMER_PROF, self.timeout)

    def stop(self) -> None:
        """Nothing is being worked on."""
        if self.timeout:
            signal.setitimer(signal.ITIMER_PROF, 0)


def serve(connection: Connection, settings: Settings, current: Any) -> None:  # noqa: ANN401
    """What a worker process does: load once, then a shard at a time until the other end closes.

    Sends None when ready, and the message of an error where the rules cannot be used. ``current`` is shared with the
    parent: which item of the shard is worked on.
    """

    # Ctrl-C reaches every process of the terminal; the one that started us decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            _pipeline(settings.packs, settings.with_facts)
        except PackError as error:
            connection.send(str(error))
            return
        connection.send(None)
        watch = Stopwatch(current, settings.timeout)
        while True:
            outcomes = extract_shard(connection.recv(), settings, watch)
            watch.stop()
            connection.send(outcomes)
    except (EOFError, OSError):  # the other end has gone
        return
