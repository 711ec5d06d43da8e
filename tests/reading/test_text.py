"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.text import ReadError, decode

TEXT = "Café owner fined €500\n\nThe “Blue Door” café was fined, the council said.\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_unicode_is_read_without_a_warning(content: bytes) -> None:
    assert decode(content, "a.txt") == (TEXT, [])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "cp1252"),
        ("Zoë Müller’s 30\xa0kg of £50 notes – Österreich…\n", "cp1252"),
        ("Полиция сообщила о задержании двух мужчин в субботу. Следствие продолжается.\n" * 4, "cp1251"),
        ("公安部周五表示,自四月以来,全国公安机关已侦办两千三百多起案件。\n" * 4, "gb18030"),
    ],
)
def test_another_encoding_is_read_with_a_warning_that_names_it(text: str, encoding: str) -> None:
    decoded, warnings = decode(text.encode(encoding), "a.txt")
    assert decoded == text
    assert warnings == [f"not UTF-8: read as {encoding}"]


def test_a_broken_byte_in_utf_8_costs_only_itself() -> None:
    text, warnings = decode(TEXT.encode() + b"Broken \xff here", "a.txt")
    assert text == TEXT + "Broken \ufffd here"
    assert "1 byte" in warnings[0]


def test_control_characters_in_a_text_are_no_reason_to_refuse_it() -> None:
    text = "\x1b[31mFive arrested\x1b[0m\x07 in raid\x08\n"
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "white space"),
        (codecs.BOM_UTF8, "white space"),
        (b"\x7fELF\x02\x01\x00\x00\x00text", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (bytes(range(1, 256)) * 20, "binary"),
        (b"%PDF-1.7 some", "PDF"),
        (b"PK\x03\x04 some", "ZIP"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "byte order mark"),
    ],
)
def test_what_is_no_text_is_refused_with_name_and_reason(content: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        decode(content, "some/a.txt")
    assert str(caught.value).startswith("some/a.txt: ")
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        text, _ = decode(content, "a.txt")
    except ReadError:
        return
    assert text.strip()
    assert "\r" not in text


@given(st.text().filter(lambda text: text.strip() and "\0" not in text))
def test_line_ends_apart_utf_8_comes_back_as_it_was(text: str) -> None:
    try:
        decoded = decode(text.encode("utf-8", "replace"), "a.txt").text
    except ReadError:
        return
    assert decoded == text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
