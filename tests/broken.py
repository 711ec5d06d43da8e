"""Everything that was found to break a reader, by reader. A new case is one line here: what it is, and what is told.

None as the message: it is read. ``tests/test_broken.py`` runs them, and the fuzzer starts from them.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile

TEXT = b"Police arrested 14 men on Monday, the FBI said."
MAIL = b"Subject: Arrests\nDate: %b\nContent-Type: %b\n\n" + TEXT
NOW = b"Mon, 6 May 2024 10:03:00 +0000"
PLAIN = b"text/plain"
UNREADABLE = "no message that can be read"


def record(**fields: object) -> bytes:
    return json.dumps({"text": TEXT.decode(), **fields}).encode()


def nested(count: int, kind: bytes) -> bytes:
    return b"".join(b"Content-Type: %b; boundary=b%d\n\n--b%d\n" % (kind, n, n) for n in range(count)) + TEXT


def docx(document: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return out.getvalue()


# By the name of the file: what it holds, and what is told.
DOCUMENTS: dict[str, tuple[bytes, str | None]] = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\t\n", "nothing but white space"),
    "binary.txt": (bytes(range(256)) * 40, "a binary file (it holds NUL bytes)"),
    "controls.txt": (bytes(range(1, 9)) * 40, "a binary file"),
    "image.txt": (b"\x89PNG\r\n\x1a\n....", "a PNG image, not plain text"),
    "marked.txt": (b"\xff\xfeo\xd8", "the byte order mark says UTF-16-LE, but byte 0 is none"),
    "surrogate.txt": (b"Police \xed\xa0\x80 arrested 14 men.", None),
    "utf16le.txt": (TEXT.decode().encode("utf-16-le"), None),
    "utf16be.txt": (TEXT.decode().encode("utf-16-be"), None),
    "mixed.txt": ("The “Café” said so.\n".encode() + "It’s Zoë’s.\n".encode("cp1252"), None),
    "no.txt.gz": (b"no gzip at all", "no gzip archive"),
    "cut.txt.gz": (gzip.compress(TEXT * 99)[:-20], "the gzip archive breaks off"),
    "bomb.txt.gz": (gzip.compress(b"a" * 60_000_000, 1), "unpacks to more than 50,000,000 bytes (--max-size)"),
    "long.txt": (b"word " * 500_000, "a text of more than 2,000,000 characters (--max-size)"),
    "said.txt": (b"said " * 494, None),
    "said-that.txt": (b"said that " * 247, None),
    "year-1.txt": (b"January 1, 0001\n\n20 months ago 14 men were held, 100 quarters ago 12.", None),
    "digits.txt": (b"9" * 6000 + b" men", None),
    "charset.eml": (MAIL % (NOW, b'text/plain; charset="utf\0-8"'), None),
    "undefined.eml": (MAIL % (NOW, b"text/plain; charset=undefined"), None),
    "punycode.eml": (MAIL % (NOW, b"text/plain; charset=punycode") + b"a" * 200_000, None),
    "idna.eml": (MAIL % (NOW, b"text/plain; charset=idna"), None),
    "date.eml": (MAIL % (b"Mon, 6 May 2024 10:03333333333333333333:00 +0000", PLAIN), None),
    "date-zone.eml": (MAIL % (b"Mon, 6 May 2024 10:03:00 +999999999999", PLAIN), None),
    "parts.eml": (nested(2000, b"multipart/mixed"), UNREADABLE),
    "messages.eml": (b"Content-Type: message/rfc822\n\n" * 3000 + TEXT, "no"),
    "no-body.eml": (b"Subject: x\n\n", "no text in this message"),
    "attributes.html": (
        b"<html><body><p " + b'a="x" ' * 9 + b" ".join(b"b%d" % n for n in range(60_000)) + b">" + TEXT,
        None,
    ),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + TEXT, "no text in this HTML"),
    "large.html": (b"<html><body><p>" + b"x " * 6_000_000, "more than 10,000,000 bytes of mark-up (--max-size)"),
    "no-text.html": (b"<html><script>1</script></html>", "no text in this HTML"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj", "this PDF cannot be read"),
    "no.docx": (b"PK\x03\x04 no document", "no Word document that can be read"),
    "big.docx": (docx(b"<w>" + b" " * 11_000_000), "more than 10,000,000 bytes of mark-up (--max-size)"),
    "entities.docx": (docx(b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'), "no Word document"),
    "front.md": (b"---\n" + b"title: [\n" * 50 + b"---\n", None),
}

# One record of a file of JSON Lines.
RECORDS: dict[str, tuple[bytes, str | None]] = {
    "cut": (b'{"text": ', "no JSON: Expecting value at character 9"),
    "array": (b"[1]", "a JSON list, not an object"),
    "no text": (b'{"a": 1}', "no field text or body or content or full_text; there are a"),
    "a number for a text": (b'{"text": 5}', "its text is a int, not a string"),
    "deep": (b"[" * 100_000, "JSON nested too deeply"),
    "digits": (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "a number of thousands of digits"),
    "the first day": (record(text="Held 20 months ago.", date="0001-01-01T00:00:00"), None),
    "year 0": (record(date="0000-01-01"), None),
    "year 9999": (record(text="In 20 months.", date="9999-12-31"), None),
    "Arabic digits": (record(text="Held last Friday.", date="٢٠٢٤-٠٥-٠٦"), None),
    "wide digits": (record(text="Held last Friday.", date="２０２４-05-06"), None),
    "a list for a date": (record(date=[1, {}]), None),
    "a day that is none": (record(date="2024-02-31"), None),
    "a lone surrogate": (b'{"id": "\\ud800", "title": "\\udfff", "text": "Police \\ud83d arrested 14 men."}', None),
    "a large number for an id": (record(id=10**30), None),
    "infinity": (b'{"text": "x", "n": 1e999, "m": NaN}', None),
    "ids that lead elsewhere": (record(id="../../etc/passwd", title="/x", publisher="\x1b]0;x\x07"), None),
}

# What a saved extraction may have become: a path in it, and what stands there; the whole is put in by the test.
SAVED: dict[str, tuple[tuple[str | int, ...], object]] = {
    "a type that is a list": (("entities", 0, "type"), [1]),
    "a type that is none": (("entities", 0, "type"), "person"),
    "offences that are no ids": (("facts", 0, "offences"), [1, None, {}]),
    "warnings that are a number": (("warnings",), 5),
    "warnings that are null": (("warnings",), None),
    "a quantity that is an agency": (("facts", 0, "quantity"), "e1"),
    "a quantity that is not there": (("facts", 0, "quantity"), "e99"),
    "no entities": (("entities",), None),
    "facts that are an object": (("facts",), {}),
    "an id that is a list": (("document", "id"), []),
    "an id that is a large number": (("document", "id"), 10**30),
    "a source that is an object": (("document", "source"), {}),
    "a hash that is an object": (("document", "sha256"), {}),
    "a version that is a list": (("provenance", "version"), []),
    "a version that is null": (("provenance", "version"), None),
    "no provenance": (("provenance",), None),
    "no document": (("document",), 1),
    "an offset that is a text": (("entities", 0, "start"), "0"),
    "an offset beyond the text": (("entities", 0, "end"), 10**9),
    "an offset before it": (("entities", 0, "start"), -1),
    "a text that is null": (("document", "text"), None),
    "an entity that is null": (("entities", 0), None),
    "a fact that is a list": (("facts", 0), []),
    "another schema": (("schema",), "extract-facts/99"),
    "a schema that is a list": (("schema",), [1]),
    "an offence that is an agency": (("facts", 0, "offences"), ["e1"]),
    "a bound that is none": (("entities", 1, "bound"), "x"),
    "a stage that is none": (("entities", 3, "stage"), "\ud800"),
    "a modality that is none": (("facts", 0, "modality"), "perhaps"),
    "a number that is none": (("entities", 1, "value"), float("inf")),
    "a number that is a text": (("entities", 1, "value"), "many"),
}

# A pack's files: the name and the content, and what is told.
PACKS: dict[str, tuple[str, bytes, str]] = {
    "deep": ("pack.toml", b"a = " + b"[" * 20_000, "nested too deeply"),
    "digits": ("pack.toml", b'name = "x"\na = ' + b"9" * 6000, "no TOML"),
    "no UTF-8": ("pack.toml", b"\xff\xfe", "not UTF-8"),
    "no name": ("pack.toml", b"a = 1", "name"),
    "a date for a name": ("pack.toml", b"name = 2024-01-01", "must be a text"),
    "optional words": (
        "offences.csv",
        b"id,name,forms\nx,X," + b" ".join(b"w%d?" % n for n in range(1200)) + b" y\n",
        "more than",
    ),
    "alternatives": (
        "offences.csv",
        b"id,name,forms\nx,X,a " + b" ".join(b"w%d|v%d" % (n, n) for n in range(20)) + b"\n",
        "more than",
    ),
    "a short row": ("agencies.csv", b"id,name\nx\n", "1 fields where the header names 2"),
    "an open quote": ("agencies.csv", b'id,name\n"x,y\n', "unexpected end of data"),
    "NUL": ("agencies.csv", b"id,name,country,kind\nx\0,y,GB,police\n", "agencies.csv"),
    "another table": ("secrets.toml", b"a = 1", "no table of this name"),
}

# extract-facts.toml, and what is told.
SETTINGS: dict[str, tuple[bytes, str]] = {
    "a home of nobody": (b'packs = ["~nosuchuser/x"]', "home"),
    "deep": (b"packs = " + b"[" * 5000, "nested too deeply"),
    "NUL": (b'packs = ["a\\u0000b"]', "null byte"),
    "a number": (b"packs = 5", "packs must be a list of texts"),
    "digits": (b"packs = " + b"9" * 6000, "digits"),
    "no UTF-8": (b"\xff", "decode"),
    "another key": (b"pakcs = []", "unknown key pakcs (did you mean packs?)"),
}
