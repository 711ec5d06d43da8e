"""Documents that are no plain text: what is read of them, and what is said where nothing can be."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.reading.document import read_document
from extractor.reading.text import ReadError
from extractor.reading.wraps import unwrap

HTML = """<!DOCTYPE html><html><head><title>Harbour police seize cigarettes | Portbury Police</title>
<meta property="article:published_time" content="2024-05-03T10:00:00+01:00"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Harbour police seize cigarettes</h1>
<p>PORTBURY &ndash; Officers of the <a href="/ppd">Portbury Police Department</a> arrested <a href="/m">Ann Bell</a>,
24, and another for smuggling on Thursday. They had 9,000 cigarettes with them, worth &pound;4,000 on the street.</p>
<p>Both will appear in court next week.</p><ul><li>9,000 cigarettes</li><li>two cars</li></ul></article></main>
<aside><h2>Latest news</h2><ul><li><a href="/a">Man charged with murder</a></li></ul></aside>
<footer>Copyright 2024 Portbury</footer></body></html>"""
BODY = "Police arrested 12 men on Thursday.\n"


def pdf(*lines: str) -> bytes:
    """A page with the lines, as small as the format allows."""
    shown = " ".join(f"({line}) Tj T*" for line in lines).encode()
    stream = b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content
        + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            table,
            len(content),
        )
    )


def docx(*paragraphs: str) -> bytes:
    document = pytest.importorskip("docx").Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Seized", "9,000"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def message(subject: str, subtype: str = "plain", body: str = BODY) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["Date"], mail["From"] = subject, "Fri, 03 May 2024 10:00:00 +0100", "press@portbury.example"
    mail.set_content(body, subtype=subtype)
    return mail.as_bytes()


@pytest.mark.parametrize("source", ["page.html", "page.HTM", "standard input", "page.html.gz"])
def test_html_gives_the_main_text_and_its_date(source: str) -> None:
    pytest.importorskip("trafilatura")
    content = gzip.compress(HTML.encode()) if source.endswith(".gz") else HTML.encode()
    release = read_document(content, source)
    assert release.title == "Harbour police seize cigarettes"
    assert release.published == "2024-05-03"
    assert "arrested Ann Bell, 24, and another for smuggling on Thursday." in release.text.replace("\n", " ")
    assert "two cars" in release.text
    for furniture in ("Home", "Latest news", "murder", "Copyright"):
        assert furniture not in release.text


def test_a_date_that_the_text_states_wins_over_that_of_the_page() -> None:
    pytest.importorskip("trafilatura")
    page = HTML.replace("<p>PORTBURY", "<p>Published: 2 May 2024</p><p>PORTBURY")
    assert read_document(page.encode(), "page.html").published == "2024-05-02"
    assert read_document(page.encode(), "page.html", "2024-05-09").published == "2024-05-09"


def test_pdf_lines_are_joined_to_paragraphs() -> None:
    pytest.importorskip("pypdf")
    content = pdf(
        "Harbour police seize cigarettes",
        "",
        "PORTBURY, 3 May 2024 - Officers of the Portbury Police Department, who investi-",
        "gate smuggling in the harbour, arrested two men on Thursday and took 9,000",
        "cigarettes from them.",
        "The men will appear in court on Monday, and the officers will be heard there as",
        "witnesses.",
        "2",
    )
    release = read_document(content, "release.pdf")
    assert release.text.split("\n\n") == [
        "Harbour police seize cigarettes",
        "PORTBURY, 3 May 2024 - Officers of the Portbury Police Department, who investigate smuggling in the harbour, "
        "arrested two men on Thursday and took 9,000 cigarettes from them.",
        "The men will appear in court on Monday, and the officers will be heard there as witnesses.\n",
    ]
    assert (release.title, release.anchor) == ("Harbour police seize cigarettes", "2024-05-03")


def test_word_documents_keep_the_order_of_paragraphs_and_tables() -> None:
    content = docx("Harbour police seize cigarettes", "", BODY.strip())
    expected = "Harbour police seize cigarettes\n\nPolice arrested 12 men on Thursday.\nSeized | 9,000\n"
    assert read_document(content, "release.docx").text == expected
    assert read_document(content, "standard input").text == expected


def test_mail_has_its_subject_as_headline_and_its_date() -> None:
    release = read_document(message("Twelve men arrested in Portbury"), "release.eml")
    assert release.text == f"Twelve men arrested in Portbury\n\n{BODY}"
    assert (release.title, release.published) == ("Twelve men arrested in Portbury", "2024-05-03T10:00:00+01:00")


def test_mail_of_html_alone() -> None:
    pytest.importorskip("trafilatura")
    text = read_document(message("Cigarettes seized", "html", HTML), "release.eml").text
    assert text.startswith("Cigarettes seized\n\nHarbour police seize cigarettes\n")
    assert "Latest news" not in text


@pytest.mark.parametrize("charset", ["no-such-charset", "us-ascii"])
def test_mail_of_a_wrong_charset_is_decoded_all_the_same(charset: str) -> None:
    content = f"Content-Type: text/plain; charset={charset}\n\nZoë Bell’s café was searched.\n".encode()
    assert read_document(content, "release.eml").text == "Zoë Bell’s café was searched.\n"


def test_markdown_loses_its_marks() -> None:
    content = """---
title: Harbour police seize cigarettes
date: 2024-05-03
---
## What happened ##

Officers of the [Portbury Police](https://portbury.example) arrested **two men** for *smuggling* on Thursday.
They had snake_case_names and 2*3*4 boxes. ![A photograph](a.jpg)

* 9,000 cigarettes
* two `cars`

> "We thank \\*all\\*."
"""
    release = read_document(content.encode(), "release.md")
    assert (release.title, release.published) == ("Harbour police seize cigarettes", "2024-05-03")
    assert release.text == (
        "Harbour police seize cigarettes\n\nWhat happened\n\n"
        "Officers of the Portbury Police arrested two men for smuggling on Thursday.\n"
        'They had snake_case_names and 2*3*4 boxes. \n\n- 9,000 cigarettes\n- two cars\n\n"We thank *all*."\n'
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "this PDF cannot be read"),
        ("a.pdf", pdf(), "no text in this PDF"),
        ("a.docx", b"PK\x03\x04 no document", "no Word document that can be read"),
        ("a.html", b"<div>" * 50_000, "HTML"),
        ("a.html", b"<html><body></body></html>", "no text in this HTML"),
        ("a.eml", b"Subject: Nothing\n\n", "no text in this message"),
        ("a.md", b"---\n---\n", "nothing but white space"),
        ("a.html", b"", "the file is empty"),
    ],
)
def test_documents_without_a_release(name: str, content: bytes, message: str) -> None:
    pytest.importorskip({"pdf": "pypdf", "docx": "docx", "html": "trafilatura"}.get(name[2:], "email"))
    with pytest.raises(ReadError) as error:
        read_document(content, name)
    assert str(error.value).startswith(f"{name}: ")
    assert message in str(error.value)


def test_a_zip_that_is_no_document() -> None:
    pytest.importorskip("docx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "no document")
    with pytest.raises(ReadError, match="no Word document that can be read"):
        read_document(out.getvalue(), "a.docx")


@pytest.mark.parametrize(
    ("name", "module", "package"),
    [("a.html", "trafilatura", "trafilatura"), ("a.pdf", "pypdf", "pypdf"), ("a.docx", "docx", "python-docx")],
)
def test_a_missing_package_is_named(name: str, module: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError) as error:
        read_document(b"content", name)
    assert str(error.value).endswith(f"needs {package}; pip install 'extract-facts[documents]'")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([".pdf", ".docx", ".eml", ".md", ".html", ".txt.gz", ""]))
def test_no_bytes_raise_anything_else(content: bytes, ending: str) -> None:
    with suppress(ReadError):
        assert read_document(content, "a" + ending).text.strip()


@given(st.lists(st.text(alphabet="ab. -\n", max_size=30), max_size=20))
def test_unwrapping_loses_no_letter(lines: list[str]) -> None:
    joined = unwrap(lines)
    assert [one for one in joined if one in "ab."] == [one for line in lines for one in line if one in "ab."]
