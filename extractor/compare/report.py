"""The report for a reader at a terminal: what has changed, in figures and then each, with both sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TextIO, TypeAlias

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from extractor.compare.changes import DIFFERENCES, Change, DocumentDiff, DocumentSide, FieldChange, SourceSide
from extractor.compare.overview import overview, readable
from extractor.compare.spool import Spool
from extractor.compare.tally import Tally
from extractor.compare.words import Piece, mark_differences, mark_mentions, shorten
from extractor.writing.visible import visible

Sentences: TypeAlias = tuple[str | None, str | None]

# Colours of the terminal's own palette; without them the marks of wdiff tell the same: [-old-] {+new+}.
_STYLES = {"added": "green", "removed": "red", "changed": "yellow"}
_OLD, _NEW = "red", "green"
_DIM = "dim"
# So many characters of a sentence are shown around what differs.
_CONTEXT = 160
_TRAILING_SPACE = re.compile(r"[ ]+$", re.M)


def write_report(out: TextIO, old: SourceSide, new: SourceSide, documents: Iterable[DocumentDiff]) -> Tally:
    """Write the figures, then every change."""
    report = _Report(out)
    tally = Tally()
    several = "run" in (old.kind, new.kind)
    with Spool() as spool:
        for document in tally.through(documents):
            if document.status != "unchanged" or document.changes:
                spool.write(report.captured(report.document(document, several)))
        tally.finish()
        out.write(report.captured(overview(old, new, tally)))
        spool.copy_to(out)
    return tally


def write_summary(
    out: TextIO, old: SourceSide, new: SourceSide, documents: Iterable[DocumentDiff], examples: int
) -> Tally:
    """Write the figures, each with up to so many examples."""
    tally = Tally(examples)
    for document in documents:
        tally.add(document)
    tally.finish()
    report = _Report(out)
    out.write(report.captured(overview(old, new, tally)))
    return tally


class _Report:
    """Lays text out for the width of the terminal."""

    def __init__(self, out: TextIO) -> None:
        self.console = Console(file=out, highlight=False, markup=False, emoji=False)
        self.colours = self.console.color_system is not None and not self.console.no_color

    def captured(self, lines: Iterable[Text | Padding]) -> str:
        """The lines as they go to the terminal."""
        with self.console.capture() as captured:
            for line in lines:
                self.console.print(line, overflow="fold")
        return _TRAILING_SPACE.sub("", captured.get())

    def document(self, document: DocumentDiff, several: bool) -> Iterator[Text | Padding]:
        """A document and its changes, an empty line before each; those in the same sentences together."""
        if several:
            yield Text()
            yield _heading(document)
        for sentences, changes in groupby(document.changes, key=_sentences):
            yield Text()
            together = list(changes)
            for change in together:
                yield from _change(change)
            if sentences:
                yield from self._quoted(sentences, together)

    def _quoted(self, sentences: Sentences, changes: Sequence[Change]) -> Iterator[Padding]:
        """The sentences, marked what differs between them or, of one alone, what was found in it."""
        old, new = sentences
        if old and new and old != new:
            before, after = mark_differences(old, new)
            yield self._sentence("-", before, _OLD)
            yield self._sentence("+", after, _NEW)
            return
        mentions = [side.text for change in changes for side in (change.new or change.old,) if side]
        if new:
            yield self._sentence("=" if old else "+", mark_mentions(new, mentions), _NEW)
        elif old:
            yield self._sentence("-", mark_mentions(old, mentions), _OLD)

    def _sentence(self, sign: str, pieces: list[Piece], style: str) -> Padding:
        line = Text(f"{sign} ", style=_DIM)
        opening, closing = ("[-", "-]") if sign == "-" else ("{+", "+}")
        for text, marked in shorten(pieces, _CONTEXT):
            shown = visible(text)
            if not marked:
                line.append(shown)
            elif self.colours:
                line.append(shown, style=f"not dim bold underline {style}")
            else:
                line.append(f"{opening}{shown}{closing}")
        return Padding(line, (0, 0, 0, 2))


def _sentences(change: Change) -> Sentences | None:
    """The sentences to quote: of differences alone."""
    if change.kind not in DIFFERENCES or change.type == "document":
        return None
    return change.old.sentence if change.old else None, change.new.sentence if change.new else None


def _change(change: Change) -> Iterator[Text | Padding]:
    head = Text.assemble((f"{change.kind} {change.type}".capitalize(), _bold(change.kind)))
    head.append(f"  {visible(' → '.join(change.says) if change.is_replaced else change.says[-1])}", style="bold")
    if change.count > 1:
        head.append(f" ×{change.count}")
    yield head
    for field in change.told_fields:
        yield Padding(_field(field), (0, 0, 0, 2))


def _heading(document: DocumentDiff) -> Text:
    side = document.new or document.old
    head = Text(f"{document.status.capitalize()} document ", style=_bold(document.status))
    return head.append(visible(_name(side)), style="bold") if side else head


def _bold(kind: str) -> str:
    return f"bold {_STYLES.get(kind, '')}".strip()


def _name(side: DocumentSide) -> str:
    title = f": {side.title}" if side.title else ""
    source = f" ({side.source})" if side.source and side.source != side.id else ""
    return f"{side.id}{source}{title}"


def _field(field: FieldChange) -> Text:
    return Text.assemble(
        (f"{field.name} ", "cyan"), (visible(readable(field.old)), _OLD), " → ", (visible(readable(field.new)), _NEW)
    )
