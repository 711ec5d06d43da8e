"""The table."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from extractor.entities import Agency, Date, Extraction
from extractor.writing.table import TableWriter
from tests.writing.examples import LONG, extraction, full, mention


def show(shown: Extraction, columns: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = io.StringIO()
    writer = TableWriter(out, False)
    writer.write(shown)
    writer.close()
    return out.getvalue()


def words(screen: str) -> str:
    """What is on the screen without frames and wrapping."""
    return "".join(re.sub(r"[│╭╮╰╯─\s]", "", screen))


@pytest.mark.parametrize("columns", [20, 40, 72, 80, 100, 160])
def test_it_fits_and_nothing_is_cut(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(full(), columns, monkeypatch)
    assert max(map(cell_len, screen.splitlines())) <= columns
    # Every character of every cell is there; in a wrapped column not on one line.
    assert screen.count("…") == 1
    assert not any(line.endswith(" ") for line in screen.splitlines())
    for text in ("2023-07-09T23:00/2023-07-10T03:15", "USD1,200,000", "pleadedguilty", "07019", "INT"):
        for character in text:
            assert character in screen
    if columns >= 80:
        flat = words(screen)
        for text in (
            "≤USD1,200,000",
            ">2,300",
            "since",
            "2023-04-01–…",
            "pleadedguilty",
            "07019",
            "YunheDaily",
            "2023-07-2112:54",
        ):
            assert text in flat
        assert "2023-07-09T23:00/2023-07-10T03:15" in screen


def test_wide_terminals_need_no_wrapping(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(full(), 250, monkeypatch)
    assert screen.count(LONG) == 5


def test_types_stand_in_their_order_with_their_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(full(), 120, monkeypatch)
    places = [
        screen.index(heading)
        for heading in ("Dates (3)", "Agencies (4)", "Quantities (2)", "Offences (1)", "Warning: ")
    ]
    assert places == sorted(places)


def test_equal_mentions_share_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(full(), 120, monkeypatch)
    assert "police ×2" in screen


def test_bounds_that_the_value_tells_are_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "2020-12-31" not in show(full(), 120, monkeypatch)
    week = Date(**mention("last week"), value="2023-W29", earliest="2023-07-17", latest="2023-07-23")
    assert "2023-07-17 – 2023-07-23" in show(extraction(week), 120, monkeypatch)
    evening = Date(**mention("evening"), value="2023-08-01TEV", earliest="2023-08-01T17:00", latest="2023-08-01T23:59")
    assert "2023-08-01 17:00 – 23:59" in show(extraction(evening), 120, monkeypatch)


def test_a_date_that_could_not_be_told_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "unknown" in show(extraction(Date(**mention("Friday"))), 80, monkeypatch)


def test_a_heading_is_whole_over_a_narrow_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Agencies (1)\nAgency\n──────\nPolice\n" in show(extraction(Agency(**mention("Police"))), 80, monkeypatch)


def test_nothing_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Nothing found." in show(extraction(title=None), 80, monkeypatch)


@pytest.mark.parametrize("text", ["[red]x[/red]", "[/]", ":smile:", "[link=http://x]y[/link]"])
def test_markup_in_the_text_is_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = extraction(Agency(**mention(text), name=text), title=text, publisher=text)
    made.warnings = [text]
    assert show(made, 80, monkeypatch).count(text) == 5


def test_characters_that_steer_a_terminal_are_made_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a\x1b[2J\x07\x9b\u202e\ud800\nb"
    made = extraction(Agency(**mention(text), name=text), title=text, publisher=text, source=text)
    made.warnings = [text]
    screen = show(made, 120, monkeypatch)
    assert screen.count("a\\x1b[2J\\x07\\x9b\\u202e\\ud800 b") == 6
    assert not set(screen) & set("\x1b\x07\x9b\u202e\ud800")


def test_wide_characters_keep_the_frame_straight(monkeypatch: pytest.MonkeyPatch) -> None:
    made = extraction(Agency(**mention("公安部")), title="公安部通报网络谣言案件" * 5)
    lines = show(made, 60, monkeypatch).splitlines()
    assert {cell_len(line) for line in lines[:4]} == {60}
