"""What holds for every input, whatever it is: broken input is told in one line, anything else is extracted soundly."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, cast

import fastjsonschema
from spacy.language import Language

import extractor
from extractor.batch.inputs import Input
from extractor.batch.items import read_items
from extractor.batch.task import Settings
from extractor.compare.documents import Options
from extractor.compare.errors import DiffError
from extractor.compare.sources import compare_sources
from extractor.entities import Extraction
from extractor.packs import PackError, Rules
from extractor.packs.pack import standard_pack
from extractor.reading.document import read_document
from extractor.reading.records import Fields, read_record
from extractor.reading.text import ReadError
from extractor.release import Release
from extractor.schema import build_schema
from extractor.writing.json import to_json
from tests.broken import DOCUMENTS, RECORDS
from tests.fuzz import mutate

SAMPLES = Path(__file__).parents[2] / "samples"
_SIZE_OF_A_BOMB = 200_000
_DRAFT = "http://json-schema.org/draft-07/schema#"


@cache
def texts() -> list[str]:
    """The samples, which every kind of input is made of."""
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


@cache
def pipelines() -> tuple[Language, Language]:
    """Two, which must find the same."""
    return extractor.load(), extractor.load()


@cache
def validate() -> Callable[[object], object]:
    """Of the output contract; compiled, which is ten times as fast as reading the schema again for every text."""
    # It knows draft 7 by name; what the schema uses means the same there.
    return cast("Callable[[object], object]", fastjsonschema.compile(build_schema() | {"$schema": _DRAFT}))


def check_text(random: Random) -> None:
    """A mutated text."""
    one, other = random.choice(texts()), random.choice(texts())
    release = mutate.text(random, one, other)
    published = random.choice((None, None, "2024-02-29", "0001-01-01", "9999-12-31", "1900-01-01T00:00"))
    extraction = check_extraction(lambda nlp: extractor.extract(release, published=published, nlp=nlp))
    explained = extractor.explain(release, published=published, nlp=pipelines()[0])
    assert explained.extraction() == extraction, "explained otherwise than extracted"


def check_extraction(extract: Callable[[Language], Extraction]) -> Extraction:
    """Offsets, references, the schema, the same bytes again, nothing that differs from itself."""
    first, second = (extract(nlp) for nlp in pipelines())
    data = first.to_dict()
    assert to_json(first) == to_json(second), "two pipelines find different things"
    text = first.document.text
    for entity in first.entities:
        assert entity.start < entity.end, "an entity of no characters"
        assert text[entity.start : entity.end] == entity.text, "offsets that are not the entity's"
    assert Extraction.from_dict(json.loads(json.dumps(data, allow_nan=False))) == first, "JSON does not lead back"
    validate()(data)
    assert extractor.diff(first, second).status == "unchanged", "it differs from itself"
    return first


def _told(*faults: object) -> None:
    """What is wrong is told, each fault on a line."""
    assert faults, "refused for nothing"
    assert all(str(fault) and "\n" not in str(fault) for fault in faults), "a message of several lines"


def _release(release: Release) -> None:
    if len(release.text) < _SIZE_OF_A_BOMB:
        check_extraction(lambda nlp: extractor.extract(release, nlp=nlp))


@cache
def files() -> dict[str, bytes]:
    """A file for each reader, and everything that has broken one."""
    text = texts()[0]
    found = {name: content for name, (content, _) in DOCUMENTS.items() if len(content) < _SIZE_OF_A_BOMB}
    body = text.replace("\n", "</p><p>")
    page = f"<html><head><title>A page</title></head><body><article><p>{body}</p></article></body></html>"
    mail = f"Subject: Arrests\nDate: Mon, 6 May 2024 10:03:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{text}"
    table = "id,text,date\n" + "".join(f'{n},"{one[:500]}",2024-05-06\n' for n, one in enumerate(texts()))
    lines = "".join(
        json.dumps({"id": n, "text": one, "date": "2024-05-06"}) + "\n" for n, one in enumerate(texts()[:5])
    )
    found |= {
        "page.html": page.encode(),
        "mail.eml": mail.encode(),
        "good.txt": text.encode(),
        "good.md": text.encode(),
    }
    found |= {
        "legacy.txt": text.encode("cp1252", "replace"),
        "wide.txt": text.encode("utf-16"),
        "table.csv": table.encode(),
    }
    found |= {"packed.txt.gz": gzip.compress(text.encode()), "lines.jsonl": lines.encode(), "good.pdf": _pdf(text)}
    found |= {
        "lines.jsonl.gz": gzip.compress(lines.encode()),
        "good.docx": _docx(text),
        "semicolon.csv": b"id;text\n1;Held\n",
    }
    return found | {
        f"{name}.jsonl": content for name, (content, _) in RECORDS.items() if len(content) < _SIZE_OF_A_BOMB
    }


def _pdf(text: str) -> bytes:
    lines = b"".join(
        b"(%b) Tj 0 -14 Td " % line.encode("latin-1", "replace").translate(None, b"()\\") for line in text.split("\n")
    )
    stream = b"BT /F1 10 Tf 50 800 Td " + lines + b"ET"
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"]
    parts += [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>"
    ]
    parts += [b"<< /Length %d >> stream\n" % len(stream) + stream + b"\nendstream"]
    parts += [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    return b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n" % n + part + b"\nendobj\n" for n, part in enumerate(parts, 1))


def _docx(text: str) -> bytes:
    from docx import Document

    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def check_file(random: Random) -> None:
    """A mutated file of any reader."""
    name = random.choice(sorted(files()))
    content = mutate.content(random, files()[name])
    if ".jsonl" in name or ".csv" in name:
        _check_records(name, content)
        return
    try:
        release = read_document(content, name, max_size=2_000_000)
    except ReadError as error:
        _told(error)
        return
    _release(release)


def _check_records(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name.replace(" ", "-"))
        path.write_bytes(content)
        items = list(read_items(Input(str(path), path.name), Settings(max_size=2_000_000)))
    assert items, "a file without a record, and none that tells so"
    for item in items[:3]:
        if item.problem is None:
            try:
                _release(read_record(item.content, Fields(), "in", item.record or 0, max_size=2_000_000))
            except ReadError as error:
                _told(error)


def check_pack(random: Random) -> None:
    """A pack of a few rows of the standard one, mutated."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "pack")
        root.mkdir()
        (root / "pack.toml").write_text('name = "fuzzed"\nlanguage = "en"\n')
        for name in random.sample(
            ("agencies.csv", "offences.csv", "units.csv", "currencies.csv", "dates.toml", "pack.toml"), 2
        ):
            (root / name).write_bytes(mutate.content(random, _part(random, name, root)))
        try:
            Rules([str(root)])
            nlp = extractor.load([str(root)])
        except PackError as error:
            _told(*error.faults)
            return
        extraction = extractor.extract(random.choice(texts()), nlp=nlp)
        json.dumps(extraction.to_dict(), allow_nan=False)
        shutil.rmtree(root)


def _part(random: Random, name: str, root: Path) -> bytes:
    if name == "pack.toml":
        return (root / name).read_bytes()
    lines = (standard_pack() / name).read_bytes().splitlines(keepends=True)
    start = random.randrange(1, max(2, len(lines) - 5))
    head = [line for line in lines if not line.startswith(b"#")][:1] if name.endswith(".csv") else []
    return b"".join([*head, *lines[start : start + 5]])


@cache
def saved() -> list[Any]:
    """Extractions of the samples as their JSON is."""
    return [extractor.extract(text, nlp=pipelines()[0]).to_dict() for text in texts()]


def check_saved(random: Random) -> None:
    """A mutated saved extraction, compared with the sound one, both ways round."""
    sound = random.choice(saved())
    mutated = json.dumps(mutate.tree(random, sound)).encode()
    if random.random() < 0.2:
        mutated = mutate.content(random, mutated)
    ending = random.choice((".json", ".jsonl"))
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, f"old{ending}"), Path(folder, f"new{ending}")
        old.write_bytes(json.dumps(sound).encode() + b"\n")
        new.write_bytes(mutated + b"\n")
        for pair in ((old, new), (new, old)):
            try:
                with compare_sources(str(pair[0]), str(pair[1]), _no_release, Options()) as compared:
                    for document in compared.documents:
                        json.dumps(document.to_dict())
            except (DiffError, ReadError) as error:
                _told(error)


def _no_release(release: Release) -> Extraction:
    return extractor.extract(release, nlp=pipelines()[0])


KINDS: dict[str, Callable[[Random], None]] = {
    "text": check_text,
    "file": check_file,
    "pack": check_pack,
    "saved": check_saved,
}
