"""Two runs over many releases, document by document in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from extractor.compare.changes import DocumentDiff, DocumentSide, SourceSide
from extractor.compare.documents import Options, Versions, compare
from extractor.compare.errors import DiffError
from extractor.compare.kinds import form_of
from extractor.compare.load import to_extraction
from extractor.compare.runs.index import Index
from extractor.compare.runs.run import Data, Entry, Run
from extractor.entities import Extraction, Provenance


def open_run(source: str) -> Run:
    """The run that is kept there.

    Raises:
        DiffError: it is none.
    """
    path, form = Path(source), form_of(source)
    try:
        if form == "parquet":
            if find_spec("pyarrow") is None:
                raise DiffError(f"{source}: Parquet needs pyarrow; pip install 'extract-facts[parquet]'")
            from extractor.compare.runs.parquet import ParquetRun

            return ParquetRun(path)
        if form == "database":
            from extractor.compare.runs.database import DatabaseRun

            return DatabaseRun(path)
        from extractor.compare.runs.lines import FolderRun, JsonRun, LinesRun

        if form == "extraction":
            return JsonRun(path)
        if form == "release":
            raise DiffError(f"{source}: no run: a run is a folder, .jsonl, .json, .db or .parquet")
        return FolderRun(path) if form == "folder" else LinesRun(path)
    except OSError as error:
        raise DiffError(f"{source}: {error.strerror or error}") from None


def only_document(source: str) -> Extraction:
    """The extraction in a run of one, to be compared with a release.

    Raises:
        DiffError: there are more or none in it, or it is no run.
    """
    run = open_run(source)
    try:
        entries = list(islice(run.entries(), 2))
        if len(entries) != 1:
            raise DiffError(f"{source}: a run over {'many releases' if entries else 'none'}, against a single release")
        return to_extraction(run.read(entries[0].place), source)
    finally:
        run.close()


@contextmanager
def compare_runs(old: str, new: str, options: Options) -> Iterator[tuple[SourceSide, SourceSide, Iterator[Versions]]]:
    """Open two runs and match their documents: by id, then by source path, then by content.

    Raises:
        DiffError: one of them cannot be read; the message names the file and the reason.
    """
    with ExitStack() as stack:
        index = stack.enter_context(Index())
        runs = []
        sides = []
        for source, is_new in ((old, False), (new, True)):
            run = open_run(source)
            stack.callback(run.close)
            runs.append(run)
            sides.append(_add(index, run, source, is_new))
        index.match()
        yield sides[0], sides[1], _compare_all(index, runs[0], runs[1], options)


def _add(index: Index, run: Run, source: str, is_new: bool) -> SourceSide:
    made_by: dict[tuple[str, ...], Provenance] = {}

    def noted(entries: Iterator[Entry]) -> Iterator[Entry]:
        for entry in entries:
            one = entry.provenance
            made_by.setdefault((one.version, one.pack, one.pack_sha256, one.spacy), one)
            yield entry

    documents = index.add(noted(run.entries()), is_new)
    provenance = [made_by[key] for key in sorted(made_by)]
    return SourceSide(source=source, kind="run", documents=max(documents, 0), failed=run.failed, provenance=provenance)


def _compare_all(index: Index, old: Run, new: Run, options: Options) -> Iterator[Versions]:
    for place, other in index.matches():
        if place is None and other is not None:
            yield Versions(DocumentDiff(status="added", new=_document_side(new.read(other))))
        elif place is not None and other is None:
            yield Versions(DocumentDiff(status="removed", old=_document_side(old.read(place))))
        elif place is not None and other is not None:
            yield _compare(old.read(place), new.read(other), options)


def _compare(old: Data, new: Data, options: Options) -> Versions:
    """Most documents are the same in both runs: that is seen before anything is made of them."""
    same = all(name in old and old[name] == new.get(name) for name in ("entities", "facts"))
    if same and not options.everything and old["document"] == new["document"]:
        sides = _document_side(old), _document_side(new)
        return Versions(DocumentDiff(status="unchanged", old=sides[0], new=sides[1]))
    labels = (f"document {one['document'].get('id')}" for one in (old, new))
    before, after = (to_extraction(one, label) for one, label in zip((old, new), labels, strict=True))
    return Versions(compare(before, after, options), before, after)


def _document_side(data: Data) -> DocumentSide:
    document = data["document"]
    names = ("id", "source", "title", "published", "sha256")
    return DocumentSide(**{name: document.get(name) for name in names})
