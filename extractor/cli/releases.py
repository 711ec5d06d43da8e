"""Releases in, extractions out: one after another, a bad one does not keep the others from being done."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from extractor.cli.hints import hint
from extractor.cli.inputs import Input, read_inputs
from extractor.cli.streams import (
    OutputFile,
    StandardOutput,
    complain,
    output_to,
    refuse,
    refuse_all,
    spare_the_sources,
)
from extractor.packs import PackError
from extractor.reading.bounds import MAX_SIZE
from extractor.reading.source import display_name, read_release
from extractor.reading.text import ReadError
from extractor.trace import recording
from extractor.writing.formats import FORMATS, Options, Writer
from extractor.writing.select import at_least, select

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.entities import Certainty, Extraction
    from extractor.explanation import Explanation
    from extractor.release import Release

DONE, SOME_FAILED, NOTHING_DONE = 0, 1, 2


def extract_all(
    sources: Sequence[str],
    *,
    format_: str,
    output: str | None,
    published: str | None,
    only: Sequence[str],
    packs: Sequence[str],
    facts: bool,
    max_size: int = MAX_SIZE,
    min_certainty: Certainty | None = None,
    day_first: bool | None = None,
    width: int | None = None,
) -> int:
    """Extract from every source, or take what was saved, and write it.

    The exit code tells 0 done, 1 some releases failed, 2 all of them.

    Args:
        sources: paths, - for standard input.
        format_: name of a writer.
        output: path of the file to write, None for standard output.
        published: date of issue, ISO 8601.
        only: plural names of what to show; all without any.
        packs: folders of rules.
        facts: whether to link the entities into facts.
        max_size: how many bytes a release may have.
        min_certainty: of the facts to show; None for all.
        day_first: how to read 07/05/2025 where nothing tells, None where that is not known.
        width: of the table, in columns; None for the terminal's.
    """
    spare_the_sources(output, sources)
    extract = Extractor(packs, facts)
    done = 0
    read = partial(_inputs, sources, max_size, published)
    with _destination(format_, output, read, Options(only, width=width)) as (destination, inputs):
        for number, one in enumerate(inputs):
            with recording() if destination.explains and not one.saved else nullcontext() as trace:
                extraction = one.saved or attempt(extract, one, published, max_size, day_first)
            if extraction:
                _pass_on_warnings(extraction, one.source, format_)
                explanation = trace.explained(extraction).explanation if trace else None
                destination.write(number, _shown(extraction, only, facts, min_certainty), explanation)
                done += 1
        if done:
            destination.finish()
    return _exit_code(done, len(inputs))


class Destination(Protocol):
    """Where extractions go. Those that ``explains`` get the steps that led to each."""

    explains: bool

    def write(self, number: int, extraction: Extraction, explanation: Explanation | None) -> None:
        """Write the extraction of the release that is so many in the sources, from 0."""

    def finish(self) -> None:
        """Write what comes after the last one, and keep it all."""


class _OneStream:
    """A file, or standard output."""

    def __init__(self, out: OutputFile | StandardOutput, writer: Writer) -> None:
        self.out = out
        self.writer = writer
        self.explains = writer.explains

    def write(self, number: int, extraction: Extraction, explanation: Explanation | None) -> None:
        if explanation:
            self.writer.write_explained(extraction, explanation)
        else:
            self.writer.write(extraction)

    def finish(self) -> None:
        self.writer.close()
        self.out.keep()


def _inputs(sources: Sequence[str], max_size: int, published: str | None) -> Sequence[Input]:
    inputs = list(read_inputs(sources, max_size))
    if published and any(one.saved for one in inputs):
        refuse("--date: a saved extraction is shown as it is; to give its release another date, extract it anew")
    return inputs


@contextmanager
def _destination(
    format_: str, output: str | None, read: Callable[[], Sequence[Input]], options: Options
) -> Iterator[tuple[Destination, Sequence[Input]]]:
    """Where to, and what: a place that cannot be written to is told before an input is waited for."""
    if format_ == "html" and output:
        from extractor.cli.pages import PageFolder, is_folder

        if is_folder(output):
            inputs = read()
            yield PageFolder(output, [one.name for one in inputs]), inputs
            return
    with output_to(output) as out:
        inputs = read()
        yield _OneStream(out, FORMATS[format_].make(out.stream, len(inputs) > 1, options)), inputs


def _pass_on_warnings(extraction: Extraction, source: str, format_: str) -> None:
    if format_ == "table":  # which shows them itself
        return
    for warning in extraction.warnings:
        complain(f"{display_name(source)}: warning: {warning}")


def _exit_code(done: int, asked: int) -> int:
    if done == asked:
        return DONE
    return SOME_FAILED if done else NOTHING_DONE


def _shown(extraction: Extraction, only: Sequence[str], facts: bool, min_certainty: Certainty | None) -> Extraction:
    if not facts:
        extraction = replace(extraction, facts=[])
    if min_certainty:
        extraction = at_least(extraction, min_certainty)
    return select(extraction, only) if only else extraction


def attempt(
    extract: Callable[[Release], Extraction],
    one: Input,
    published: str | None,
    max_size: int = MAX_SIZE,
    day_first: bool | None = None,
) -> Extraction | None:
    """The extraction, None where there is none: then standard error tells why."""
    source = one.source
    if one.problem:
        complain(f"extract-facts: {one.problem}")
        return None
    try:
        return extract(read_release(source, published, max_size, day_first, one.content))
    except ReadError as error:
        complain(f"extract-facts: {error}{hint(source)}")
    except PackError as error:
        refuse_all(map(str, error.faults))
    except Exception as error:  # a fault of ours in one release must not cost the user the others
        complain(f"extract-facts: {display_name(source)}: {type(error).__name__}: {error} (please report this)")
    return None


class Extractor:
    """The pipeline, made when the first release has been read."""

    def __init__(self, packs: Sequence[str], facts: bool = True) -> None:
        self.packs = packs
        self.facts = facts
        self.nlp: Language | None = None

    def __call__(self, release: Release) -> Extraction:
        """The extraction of a release."""
        import extractor

        if self.nlp is None:
            # Looking for garbage among what is being built takes a twentieth of the start and finds none.
            gc.disable()
            try:
                self.nlp = extractor.load(self.packs, self.facts)
            finally:
                gc.freeze()
                gc.enable()
        return extractor.extract(release, nlp=self.nlp)
