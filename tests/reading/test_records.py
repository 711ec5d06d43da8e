"""JSON Lines and CSV: what is a record, where its text is, what its fields say of the release."""

from __future__ import annotations

import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.records import Fields, Record, iter_records, read_record
from extractor.reading.text import ReadError


def records(content: bytes, ending: str, fields: Fields = Fields()) -> list[Record]:  # noqa: B008
    return list(iter_records(io.BytesIO(content), ending, fields))


def read(record: object, **fields: str) -> object:
    return read_record(json.dumps(record).encode(), Fields(**fields), "press/file.jsonl", 7)


def test_json_lines_are_told_by_their_line() -> None:
    assert records(b'{"text": "a"}\n\n  \r\n{"text": "b"}', ".jsonl") == [
        Record(1, b'{"text": "a"}\n'),
        Record(4, b'{"text": "b"}'),
    ]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"id,text\n1,one\n2,two\n", ["one", "two"]),
        (b'\xef\xbb\xbfid;body\r\n1;"one; and\r\nmore"\r\n', ["one; and\r\nmore"]),
        (b"text\tid\none, two\t1\n", ["one, two"]),
        (b"id,text\n1,Zo\xeb\x92s caf\xe9\n", ["Zoë’s café"]),
        (b"id,text\n\n1,one\n", ["one"]),
    ],
)
def test_tables(content: bytes, texts: list[str]) -> None:
    found = [json.loads(record.content) for record in records(content, ".csv")]
    assert [one.get("text", one.get("body")) for one in found] == texts


@pytest.mark.parametrize(
    ("content", "lines", "problem"),
    [
        (b"id,title\n1,one\n", [1], "no column text or body or content or full_text; there are id, title"),
        (b"id,text\n1\n", [2], "1 fields where the header names 2"),
        (b'id,text\n1,"one\n', [2], "no sound CSV: unexpected end of data"),
        (b"", [1], "no column text or body or content or full_text; there are none"),
    ],
)
def test_tables_with_problems(content: bytes, lines: list[int], problem: str) -> None:
    found = records(content, ".csv")
    assert [record.line for record in found] == lines
    assert found[0].problem == problem


def test_a_row_with_a_problem_does_not_cost_the_others() -> None:
    found = records(b"id,text\n1\n2,two\n", ".csv")
    assert [(record.line, record.problem is None) for record in found] == [(2, False), (3, True)]


@given(st.binary(max_size=200), st.sampled_from([".csv", ".tsv", ".jsonl"]))
def test_no_bytes_break_the_reading(content: bytes, ending: str) -> None:
    for record in records(content, ending):
        if record.problem is None:
            with suppress(ReadError):
                assert read_record(record.content, Fields(), "file", record.line).text.strip()


def test_fields_of_the_record_win_over_the_text() -> None:
    text = "Portbury police seize cigarettes\n\nPORTBURY, 3 May 2024 – Officers seized 12 cartons."
    release = read_record(
        json.dumps(
            {"id": 12, "date": "May 5, 2024", "title": "Cigarettes seized", "publisher": "City Police", "text": text}
        ).encode(),
        Fields(),
        "press/file.jsonl",
        7,
    )
    assert (release.id, release.source) == ("12", "press/file.jsonl:7")
    assert (release.published, release.anchor) == ("2024-05-05", "2024-05-05")
    assert (release.title, release.title_end) == ("Cigarettes seized", 0)
    assert (release.publisher, release.text) == ("City Police", text)


def test_named_fields_are_the_only_ones_looked_at() -> None:
    record = {"id": "a", "nr": "b", "text": "no", "story": "yes", "date": "2024-01-01", "day": "2024-02-02"}
    release = read_record(json.dumps(record).encode(), Fields("story", "nr", "day"), "file.jsonl", 1)
    assert (release.text, release.id, release.published) == ("yes", "b", "2024-02-02")


def test_a_record_without_an_id_is_called_by_its_line() -> None:
    assert read_record(b'{"text": "A text."}', Fields(), "press/file.jsonl", 7).id == "file:7"


def test_a_date_in_numbers_takes_the_order_that_is_given() -> None:
    record = b'{"text": "A text.", "date": "07/05/2025"}'
    assert read_record(record, Fields(), "file.jsonl", 1, day_first=True).published == "2025-05-07"
    unread = read_record(record, Fields(), "file.jsonl", 1)
    assert (unread.published, len(unread.warnings)) == (None, 1)


def test_a_date_that_cannot_be_read_is_warned_of() -> None:
    release = read_record(b'{"text": "A text.", "date": "the other day"}', Fields(), "file.jsonl", 1)
    assert release.published is None
    assert release.warnings == [
        "the record's date of issue cannot be used: 'the other day' is no date: write it as 2023-07-21 or "
        "2023-07-21T12:54"
    ]


@pytest.mark.parametrize(
    ("record", "fields", "message"),
    [
        ([1], {}, "a JSON list, not an object"),
        ({"id": 1}, {}, "no field text or body or content or full_text; there are id"),
        ({"text": "a"}, {"text": "story"}, "no field story; there are text"),
        ({"text": 5}, {}, "its text is a int, not a string"),
        ({"text": " \n"}, {}, "nothing but white space"),
    ],
)
def test_records_without_a_release(record: object, fields: dict[str, str], message: str) -> None:
    with pytest.raises(ReadError) as error:
        read(record, **fields)
    assert str(error.value) == f"press/file.jsonl:7: {message}"


@pytest.mark.parametrize("content", [b'{"text": "a', b"[" * 100_000, b'{"text": "\xff\xfe"', b"\0"])
def test_what_is_no_json(content: bytes) -> None:
    with pytest.raises(ReadError, match=r"^file:1: "):
        read_record(content, Fields(), "file", 1)
