"""What travels between the parts of a batch: plain data, cheap to send to another process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from extractor.entities import FACTS, Certainty
from extractor.failures import Failure
from extractor.reading.bounds import MAX_SIZE
from extractor.reading.records import Fields

# Under this the outcome of a release counts whether it is written in another language than English.
FOREIGN: Final = "foreign"


class BatchError(Exception):
    """The batch cannot go on; the message says why, on one line."""


class ReleaseFailed(BatchError):
    """A release has failed, and that was to end the batch."""


@dataclass(frozen=True, slots=True)
class Item:
    """One release, unread: a file's content, or one record of a file.

    ``name`` is the path of the input below the folder that was asked for; ``record`` the line that the record
    starts on, None for a file that is one release; ``problem`` why there is no content; ``weight`` its share of
    the input in bytes, as the progress bar counts them.
    """

    source: str
    name: str
    content: bytes = b""
    record: int | None = None
    problem: str | None = None
    weight: int = 0

    @property
    def label(self) -> str:
        """What messages and the output call it: the path, with the line for a record."""
        return self.source if self.record is None else f"{self.source}:{self.record}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker needs to know to turn an item into its outcome.

    ``only`` is what to keep (``entities.TYPES``), all without any; ``min_certainty`` that of the facts to keep, None
    for all. ``published`` is the date of issue of releases whose record tells none.
    ``max_size`` is how many bytes a file or a record may have, ``timeout`` how many seconds of a processor's time a
    release may take, None for any. ``day_first`` is how to read numbers such as 07/05/2025 where nothing tells.
    """

    packs: tuple[str, ...] = ()
    fields: Fields = field(default_factory=Fields)
    facts: bool = True
    min_certainty: Certainty | None = None
    max_size: int = MAX_SIZE
    timeout: float | None = None
    day_first: bool | None = None
    only: tuple[str, ...] = ()
    published: str | None = None

    @property
    def with_facts(self) -> bool:
        """Whether facts are looked for."""
        return self.facts and (not self.only or FACTS in self.only)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item: the extraction as compressed JSON, or its failure.

    ``counts`` are entities by type, facts, and ``FOREIGN``; ``sha256`` is that of the text; ``seconds`` what the item
    took.
    """

    body: bytes | None = None
    failure: Failure | None = None
    counts: dict[str, int] = field(default_factory=dict)
    sha256: str = ""
    words: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """An item that has to be done: its place in the output, and the key that its result is kept under."""

    position: int
    key: bytes
    item: Item


Shard = list[Task]

# How many failed releases, slow ones and copies the summary names.
MOST_NAMED = 5


@dataclass(slots=True)
class Summary:
    """What a batch has come to. ``counts`` cover the whole output, also what an earlier run had done.

    ``copies`` have the text of a release before them, ``copied`` names some, each with that one. ``side`` is what is
    kept for the next run: the path, and its bytes.
    """

    done: int = 0
    kept: int = 0
    failed: int = 0
    hidden: int = 0
    data: int = 0
    words: int = 0
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    copies: int = 0
    copied: list[tuple[str, str]] = field(default_factory=list)
    side: tuple[str, int] | None = None

    def add(self, item: Item, outcome: Outcome) -> None:
        """Count what became of an item."""
        if outcome.failure:
            self.failed += 1
            if len(self.failures) < MOST_NAMED:
                self.failures.append(outcome.failure)
            return
        self.done += 1
        self.words += outcome.words
        self.slowest = sorted([*self.slowest, (outcome.seconds, item.label)], reverse=True)[:MOST_NAMED]
