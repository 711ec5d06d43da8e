"""Invented releases for a batch, and ways to run one in this process."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

from extractor.batch import Job, Summary, run
from extractor.batch.run import Watch
from extractor.batch.task import Item, Outcome, Settings, Shard
from extractor.batch.worker import extract_shard

TEXT = """Portbury police seize {number} cartons of cigarettes
Published: {day} May 2024

PORTBURY – Officers of the Portbury Police Department seized {number} cartons and arrested {few} people for smuggling
on Thursday. The Ministry of Finance thanked them.
"""


def text(number: int) -> str:
    return TEXT.format(number=1000 + number, day=1 + number % 28, few=2 + number % 7)


class Told(Watch):
    """Calls a function when an item is done."""

    def __init__(self, done: Callable[[Item, bool], None]) -> None:
        self.call = done

    def done(self, item: Item, failed: bool) -> None:
        self.call(item, failed)


class Inline:
    """Works on the shards in this process, which has loaded its pipeline already."""

    def __init__(self, settings: Settings = Settings()) -> None:  # noqa: B008
        self.settings = settings
        self.worked_on: list[str] = []

    def run(self, shards: Iterator[Shard]) -> Generator[tuple[Shard, list[Outcome]], None, None]:
        for shard in shards:
            self.worked_on += [task.item.label for task in shard]
            yield shard, extract_shard([task.item for task in shard], self.settings)


def batch(paths: Sequence[Path] | Path, out: Path, **options: object) -> Summary:
    """Run a batch in this process."""
    settings = options.get("settings", Settings())
    assert isinstance(settings, Settings)
    given = [paths] if isinstance(paths, Path) else paths
    return run(Job([str(path) for path in given], [str(out)], **{"pool": Inline(settings), **options}))  # type: ignore[arg-type]


def make_folder(root: Path, count: int = 4) -> Path:
    """A folder with releases in it, one of them in a folder of its own."""
    (root / "deep" / "er").mkdir(parents=True)
    for number in range(count):
        (root / f"release-{number}.txt").write_text(text(number), encoding="utf-8")
    (root / "deep" / "er" / "last.txt").write_text(text(count), encoding="utf-8")
    return root


def make_records(path: Path, count: int) -> Path:
    """JSON Lines of releases."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps({"id": f"r{number}", "text": text(number)}) + "\n")
    return path


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
