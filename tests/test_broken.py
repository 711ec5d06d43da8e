"""Bad input is told in a line, and never by a traceback or a plea to report it: the table of ``tests/broken.py``."""

from __future__ import annotations

import copy
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.cli.config import read_settings
from extractor.compare.documents import Options
from extractor.compare.errors import DiffError
from extractor.compare.sources import compare_sources
from extractor.packs import PackError, Rules
from extractor.reading.document import read_document
from extractor.reading.records import Fields, read_record
from extractor.reading.text import ReadError
from extractor.release import Release
from tests.batch.releases import batch
from tests.broken import DOCUMENTS, PACKS, RECORDS, SAVED, SETTINGS, TEXT

SAVED_TEXT = "The FBI arrested 14 men on 3 May 2024 for arson. Police seized 5 kg of cocaine."
nlp = extractor.load()


def check(release: Release) -> None:
    extraction = extractor.extract(release, nlp=nlp)
    json.dumps(extraction.to_dict(), allow_nan=False)
    for entity in extraction.entities:
        assert extraction.document.text[entity.start : entity.end] == entity.text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents(name: str) -> None:
    content, message = DOCUMENTS[name]
    if message is None:
        check(read_document(content, name))
    else:
        with pytest.raises(ReadError) as told:
            read_document(content, name)
        assert str(told.value).startswith(f"{name}: ")
        assert message in str(told.value)
        assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", RECORDS)
def test_records(name: str) -> None:
    content, message = RECORDS[name]
    if message is None:
        check(read_record(content, Fields(), "in.jsonl", 1))
    else:
        with pytest.raises(ReadError) as told:
            read_record(content, Fields(), "in.jsonl", 1)
        assert message in str(told.value)


def test_a_date_that_is_none_is_told() -> None:
    for name in ("the first day", "year 0", "Arabic digits", "wide digits", "a list for a date", "a day that is none"):
        release = read_record(RECORDS[name][0], Fields(), "in.jsonl", 1)
        assert release.published == "2024-05-06" or "date of issue" in release.warnings[0]


def damaged(case: str) -> Any:  # noqa: ANN401
    data: Any = copy.deepcopy(extractor.extract(SAVED_TEXT, nlp=nlp).to_dict())
    path, value = SAVED[case]
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return data


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
@pytest.mark.parametrize("case", SAVED)
def test_saved_extractions(tmp_path: Path, case: str, ending: str) -> None:
    if ending == ".jsonl" and case.startswith("warnings"):
        pytest.skip("of runs, documents that are the same are not looked into")
    good, bad = tmp_path / f"good{ending}", tmp_path / f"bad{ending}"
    good.write_text(json.dumps(extractor.extract(SAVED_TEXT, nlp=nlp).to_dict()) + "\n")
    bad.write_text(json.dumps(damaged(case)) + "\n")
    for old, new in ((good, bad), (bad, good)):
        with (
            pytest.raises(DiffError) as told,
            compare_sources(
                str(old), str(new), lambda release: extractor.extract(release, nlp=nlp), Options()
            ) as found,
        ):
            list(found.documents)
        assert "\n" not in str(told.value)


def test_a_lone_surrogate_and_a_name_of_any_bytes_can_be_compared(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "i.jsonl").write_bytes(RECORDS["a lone surrogate"][0] + b"\n")
    if sys.platform == "linux":
        (tmp_path / "in" / os.fsdecode(b"\xff\xfe.txt")).write_bytes(TEXT)
    outs = [tmp_path / name for name in ("out.jsonl", "out.db", "out.parquet", "out")]
    for out in outs:
        assert batch(tmp_path / "in", out).failed == 0
    for old in outs:
        with compare_sources(str(old), str(outs[0]), extractor.extract, Options()) as compared:
            assert {one.status for one in compared.documents} <= {"unchanged", "changed"}
        with compare_sources(str(old), str(old), extractor.extract, Options()) as compared:
            assert {one.status for one in compared.documents} == {"unchanged"}


@pytest.mark.parametrize("case", PACKS)
def test_packs(tmp_path: Path, case: str) -> None:
    name, content, message = PACKS[case]
    (tmp_path / "pack.toml").write_text('name = "mine"\nlanguage = "en"\n')
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PackError) as told:
        Rules([str(tmp_path)])
    assert message in str(told.value)


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes")
def test_pipes_and_devices_are_no_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pack.toml").write_text('name = "mine"\nlanguage = "en"\n')
    os.mkfifo(tmp_path / "agencies.csv")
    Rules([str(tmp_path)])  # no file of the pack
    (tmp_path / "pack.toml").unlink()
    for target in ("/dev/zero", "agencies.csv"):
        (tmp_path / "pack.toml").symlink_to(target)
        with pytest.raises(PackError):
            Rules([str(tmp_path)])
        (tmp_path / "pack.toml").unlink()
    os.mkfifo(tmp_path / "extract-facts.toml")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        read_settings()


@pytest.mark.parametrize("case", SETTINGS)
def test_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    content, message = SETTINGS[case]
    (tmp_path / "extract-facts.toml").write_bytes(content)
    if case == "NUL":
        with pytest.raises(PackError, match=message):
            Rules(read_settings(tmp_path).packs)
        return
    with pytest.raises(SystemExit) as end:
        read_settings(tmp_path)
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


def test_settings_of_a_parent_folder_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "extract-facts.toml").write_text('only = ["dates"]')
    (tmp_path / "deep").mkdir()
    assert read_settings(tmp_path).only == ["dates"]
    assert not capsys.readouterr().err
    assert read_settings(tmp_path / "deep").only == ["dates"]
    assert capsys.readouterr().err == f"extract-facts: settings of {tmp_path}/extract-facts.toml are in force\n"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files away")
def test_settings_of_somebody_else_are_not_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "extract-facts.toml").write_text('only = ["dates"]')
    os.chown(tmp_path / "extract-facts.toml", 65534, 65534)
    assert read_settings(tmp_path).only == []
    assert "belongs to somebody else" in capsys.readouterr().err


def test_the_api_tells_what_it_takes() -> None:
    with pytest.raises(TypeError, match="packs is a list of folders"):
        extractor.load("my-pack")
    with pytest.raises(TypeError, match="packs is a list of folders"):
        extractor.load(Path("my-pack"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a date of issue is a text such as"):
        extractor.extract("Held today.", published=20240506)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="is no day: write it as"):
        Release(text="", published="garbage")
    one = extractor.extract("Held today.", nlp=nlp)
    with pytest.raises(TypeError, match="a collection of fields"):
        extractor.diff(one, one, ignore="stage")
