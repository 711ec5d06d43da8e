"""Files to releases."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from extractor.reading.source import read_release
from extractor.reading.text import ReadError

TEXT = "Harbour police arrest two\n\nPublished: 3 May 2024\n\nTwo men were arrested.\n"


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "2024-05-03.harbour.txt"
    path.write_bytes(TEXT.encode("utf-16"))
    found = read_release(str(path))
    assert (found.text, found.id, found.source) == (TEXT, "2024-05-03.harbour", str(path))
    assert (found.title, found.published, found.warnings) == ("Harbour police arrest two", "2024-05-03", [])
    assert read_release(str(path), "2024-06-01").published == "2024-06-01"


def test_a_warning_of_the_decoding_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Café fined\nPublished: 3 May 2024\nUpdated: 2 May 2024\n\nIt was.".encode("cp1252"))
    first, second = read_release(str(path)).warnings
    assert "cp1252" in first
    assert "updated" in second


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    found = read_release("-")
    assert (found.text, found.id, found.source) == (TEXT, None, "-")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.txt", "no such file"), (".", "a directory"), ("a\0b", "null"), ("x" * 300, "too long")],
)
def test_what_cannot_be_opened(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_release(str(tmp_path / name))


def test_a_bad_date_is_the_callers_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    with pytest.raises(ValueError, match="is no date"):
        read_release(str(path), "yesterday")
