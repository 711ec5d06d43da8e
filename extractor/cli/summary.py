"""What a batch has come to, in a few lines for its user."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extractor.batch.task import FOREIGN, Summary
from extractor.entities import FACT, FACTS, KINDS, TYPES

# Facts stand last here: they are made of the others.
_NAMES = [*((kind.type, kind.plural) for kind in KINDS.values()), (FACT, FACTS)]
# A release that took less time than this is not worth naming as slow.
_SLOW = 1.0


def summary_lines(summary: Summary, outs: Sequence[str], only: Collection[str] = ()) -> Iterator[str]:
    """The lines, without their ends.

    Args:
        summary: what it has come to.
        outs: the outputs.
        only: what was asked for; all without any.
    """
    total = summary.done + summary.kept
    out = ", ".join("standard output" if out == "-" else out for out in outs)
    yield f"{out}: {count(total, 'release', 'releases')}, {summary.failed:,} failed"
    yield from _apart(summary)
    asked = {TYPES[name] for name in only or TYPES}
    counts = [(summary.counts.get(one, 0), one, several) for one, several in _NAMES if one in asked]
    # Types of a pack's own are told where there are some.
    yield "  " + ", ".join(count(*one) for one in counts if one[0] or one[1] != "term")
    if foreign := summary.counts.get(FOREIGN, 0):
        told = count(foreign, "release does", "releases do")
        yield f"  {told} not look English: document.language names the language"
    if summary.done and summary.seconds:
        releases, words = summary.done / summary.seconds, summary.words / summary.seconds
        yield f"  {summary.seconds:,.1f} seconds, {rate(releases)} releases and {words:,.0f} words a second"
    for seconds, label in summary.slowest:
        if seconds >= _SLOW:
            yield f"  slow: {label}: {seconds:,.1f} seconds"
    if summary.copies:
        yield f"  {count(summary.copies, 'copy', 'copies')}: the text is that of another release"
    for copy, first in summary.copied:
        yield f"  copy: {copy}: the text of {first}"
    for failure in summary.failures:
        yield f"  failed: {failure.source}: {failure.message}"
    if summary.failed > len(summary.failures):
        yield f"  … and {summary.failed - len(summary.failures):,} more, all told in {out}"
    if summary.side:
        path, size = summary.side
        yield f"  kept to go on from: {path} ({size / 1e6:,.1f} MB); it can be deleted at any time"


def _apart(summary: Summary) -> Iterator[str]:
    """What was not done now: by an earlier run, and what is no release."""
    if summary.kept:
        yield f"  {summary.kept:,} of them done by an earlier run"
    if summary.hidden:
        yield f"  {count(summary.hidden, 'hidden file or folder', 'hidden files and folders')} left out"
    if summary.data:
        yield f"  {count(summary.data, 'file of data', 'files of data')} (.json, pictures and the like) left out"


def rate(a_second: float) -> str:
    """A number a second, as many digits as say something."""
    return f"{a_second:,.0f}" if a_second >= 10 else f"{a_second:.1f}"


def count(number: int, one: str, several: str) -> str:
    """The number with its noun."""
    return f"{number:,} {one if number == 1 else several}"
