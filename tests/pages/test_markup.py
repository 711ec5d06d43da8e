"""What is written into a page, before any browser sees it."""

from __future__ import annotations

import io
import re

import extractor
from extractor.entities import Extraction, Quantity
from extractor.writing.pages.frame import in_the_open, shown
from extractor.writing.pages.marks import Piece, Utf16, paragraphs
from extractor.writing.pages.release import view_of, write_releases
from tests.writing.examples import extraction, full, mention

RELEASE = "Harbour police seized 40 kg of cocaine on 3 May 2024.\n\nTwo men were charged with smuggling, the FBI said."


def page_of(*made: Extraction) -> str:
    out = io.StringIO()
    write_releases(out, [view_of(one, f"r{number}-" if len(made) > 1 else "") for number, one in enumerate(made, 1)])
    return out.getvalue()


def text_of(page: str) -> str:
    """The text between the tags of the first text."""
    found = re.search(r'<div class="text[^>]*>(.*?)</div>', page, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1]).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_the_text_stands_in_the_page_as_it_is() -> None:
    assert text_of(page_of(extractor.extract(RELEASE))) == RELEASE


def test_a_notebook_shows_a_release_as_its_page_in_a_frame() -> None:
    for found in (extractor.extract(RELEASE), extractor.explain(RELEASE)):
        frame = found._repr_html_()
        assert frame.startswith("<iframe ")
        assert "40 kg" in frame


def test_the_pieces_are_the_text_and_tell_what_they_lie_in() -> None:
    text = "possession of 5 kg of heroin"
    spans = [
        Quantity(text=text, start=0, end=28, rule="made"),
        Quantity(text="5 kg", start=14, end=18, rule="made"),
    ]
    (found,) = paragraphs(text, spans)
    assert found == [
        Piece("possession of ", [0], True),
        Piece("5 kg", [1, 0], True),
        Piece(" of heroin", [0], False),
    ]


def test_five_thousand_spans_in_each_other_stay_five_thousand_pieces() -> None:
    text = "x" * 10_001
    spans = [Quantity(text="", start=at, end=10_001 - at, rule="made") for at in range(5_000)]
    (found,) = paragraphs(text, spans)
    assert len(found) == 9_999
    assert max(len(piece.spans) for piece in found) <= 6
    assert "".join(piece.text for piece in found) == text


def test_a_very_long_line_is_cut_at_a_space() -> None:
    text = "word " * 20_000 + "x" * 50_000
    found = ["".join(piece.text for piece in paragraph) for paragraph in paragraphs(text, [])]
    assert "".join(found) == text
    assert max(map(len, found)) <= 21_000
    assert all(one.endswith(" ") for one in found[:4])


def test_what_nobody_sees_is_put_in_the_open() -> None:
    hidden = "a\u202eb\u200bc\x1bd\ue000e\U000e0041"
    assert in_the_open(hidden) == "a▯b▯c␛d\ue000e▯"
    assert "U+202E" in shown(hidden)
    assert "\u202e" not in shown(hidden)
    # Scripts and emoji need the joiners.
    assert in_the_open("\u0915\u094d\u200d\u0937") == "\u0915\u094d\u200d\u0937"


def test_offsets_are_told_as_browsers_count() -> None:
    assert [Utf16("a😀b")(offset) for offset in (0, 1, 2, 3)] == [0, 1, 3, 4]


def test_everything_of_every_field_is_escaped() -> None:
    evil = "</style></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    made = full()
    made.document.title = made.document.publisher = made.document.source = evil
    made.document.text = evil
    made.entities = [Quantity(**{**mention(evil), "rule": evil}, value=1, of=evil, unit=evil)]
    made.warnings = [evil]
    made.provenance.pack = evil
    page = page_of(made)
    assert "<img" not in page
    assert page.count("<script>") == page.count("</script>") == 1
    assert page.count("</style>") == 1


def test_the_same_extraction_gives_the_same_page() -> None:
    made = extractor.extract(RELEASE)
    assert page_of(made) == page_of(made)


def test_several_releases_have_an_index_and_ids_of_their_own() -> None:
    page = page_of(extractor.extract(RELEASE), extraction(title="Another"))
    assert 'href="#r1-"' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {"r1-", "r2-", "r1-e1", "r1-f1"} <= set(ids)
