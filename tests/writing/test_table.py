"""The table."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache

import pytest
from rich.cells import cell_len

from extractor import extract, load
from extractor.entities import Agency, Date, Extraction, Fact, Offence, Quantity
from extractor.reading.source import read_release
from extractor.writing.date import readable_date
from extractor.writing.formats import Options
from extractor.writing.quantity import readable_value
from extractor.writing.table import TableWriter
from tests.gate.samples import text_paths
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


def tokens(screen: str) -> set[str]:
    """What stands between white space, without frames: words, dates, amounts."""
    return set(re.sub("[│╭╮╰╯─]", " ", screen).split())


@pytest.mark.parametrize("columns", [60, 72, 80, 100, 160])
def test_it_fits_and_nothing_is_cut(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(full(), columns, monkeypatch)
    assert max(map(cell_len, screen.splitlines())) <= columns
    assert not any(line.endswith(" ") for line in screen.splitlines())
    # A path has no white space to break it at.
    assert tokens(screen) - {path for path in tokens(screen) if "/" in path or path.endswith("txt")} <= tokens(
        show(full(), 1000, monkeypatch)
    )
    for amount in ("≤ USD 1,200,000", "> 2,300"):
        assert amount in screen


@pytest.mark.parametrize("columns", [20, 40])
def test_where_words_have_no_room_every_character_is_there(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(full(), columns, monkeypatch)
    assert max(map(cell_len, screen.splitlines())) <= columns
    for text in ("1,200,000", "pleaded", "07019", "INT", "2,300", "2023-07-09"):
        assert set(text) <= set(screen)


def test_wide_terminals_need_no_wrapping(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(full(), 300, monkeypatch)
    assert screen.count(LONG) == 4


@pytest.mark.slow
@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_no_sample_has_a_broken_word_date_or_amount(columns: int) -> None:
    for sample in extractions_of_the_samples():
        screens = {width: table(sample, width=width) for width in (columns, 2000)}
        assert max(map(cell_len, screens[columns].splitlines())) <= columns
        # Beneath a row, columns are named in small letters.
        assert tokens(screens[columns]) - {"for", "according", "to", "·"} <= tokens(screens[2000])
        for quantity in sample.entities:
            if isinstance(quantity, Quantity):
                assert readable_value(quantity) in screens[columns]


@cache
def extractions_of_the_samples() -> list[Extraction]:
    nlp = load()
    return [extract(read_release(str(path)), nlp=nlp) for path in text_paths()]


def table(*shown: Extraction, only: Sequence[str] = (), width: int = 80) -> str:
    out = io.StringIO()
    writer = TableWriter(out, len(shown) > 1, Options(only, width=width))
    for one in shown:
        writer.write(one)
    writer.close()
    return out.getvalue()


def seizure(id_: str = "made") -> Extraction:
    """A fact with everything that a fact can have."""
    made = extraction(
        Date(**mention("June") | {"id": "e1"}, value="2024-06", edge="since"),
        Agency(**mention("Harbour Guard") | {"id": "e2"}, name="Portbury Harbour Guard", country="GB", kind="police"),
        Quantity(**mention("up to 1.2 million") | {"id": "e3"}, value=1_200_000, bound="<=", unit="USD"),
        Offence(**mention("smuggling") | {"id": "e4"}, name="Smuggling of goods", iccs="08045"),
        Agency(**mention("police") | {"id": "e5"}, named=False),
        Agency(
            **mention("Portbury Harbour Guard") | {"id": "e6"},
            name="Portbury Harbour Guard",
            country="GB",
            kind="police",
        ),
        Agency(**mention("Harbour Guard") | {"id": "e7"}, name="Portbury Harbour Guard", country="GB", kind="police"),
    )
    made.document.id = id_
    made.facts = [
        Fact(
            action="seize",
            agent="e2",
            agent_text="Harbour Guard",
            quantity="e3",
            object="cigarettes",
            when="e1",
            offences=["e4"],
            said_by_text="the Marlow Gazette",
        ),
        Fact(action="arrest", object="two men"),
    ]
    return made


def test_facts_at_200_columns_are_a_line_each() -> None:
    assert table(seizure(), only=["facts"], width=200).splitlines()[-5:] == [
        "Facts (2)",
        "When           Who            Did     How many         Of what     For                 According to",
        "─" * 105,
        "since 2024-06  Harbour Guard  seize   ≤ USD 1,200,000  cigarettes  Smuggling of goods  the Marlow Gazette",
        "–              –              arrest  –                two men     –                   –",
    ]


def test_facts_at_80_columns_have_their_last_columns_beneath() -> None:
    assert table(seizure(), only=["facts"], width=80).splitlines()[-7:] == [
        "Facts (2)",
        "When           Who            Did     How many         Of what",
        "─" * 65,
        "since 2024-06  Harbour Guard  seize   ≤ USD 1,200,000  cigarettes",
        "  for Smuggling of goods · according to the Marlow Gazette",
        "",
        "–              –              arrest  –                two men",
    ]


def test_below_72_columns_a_fact_is_a_block() -> None:
    assert table(seizure(), only=["facts"], width=71).splitlines()[-11:] == [
        "Facts (2)",
        "When          since 2024-06",
        "Who           Harbour Guard",
        "Did           seize",
        "How many      ≤ USD 1,200,000",
        "Of what       cigarettes",
        "For           Smuggling of goods",
        "According to  the Marlow Gazette",
        "",
        "Did           arrest",
        "Of what       two men",
    ]


def test_a_body_has_one_row_with_its_mentions_and_generics_come_last() -> None:
    made = seizure()
    made.entities.insert(0, Agency(**mention("officers"), named=False))
    screen = table(made, only=["agencies"], width=100)
    assert screen.splitlines()[-6:] == [
        "Agencies (3)",
        "Agency                  Mentioned as                              Country  Kind",
        "─" * 81,
        "Portbury Harbour Guard  Harbour Guard ×2, Portbury Harbour Guard  GB       police",
        "officers",
        "police",
    ]


def test_an_offence_whose_name_says_no_more_than_that_is_told_in_the_words_of_the_text() -> None:
    made = seizure()
    for entity in made.entities:
        if isinstance(entity, Offence):
            entity.name, entity.text = "Offence", "selling counterfeit plugs"
    assert "For           selling counterfeit plugs" in table(made, only=["facts"], width=60)
    assert "selling counterfeit plugs" in table(made, only=["offences"], width=60)


def test_several_releases_are_one_table_of_facts_under_their_names() -> None:
    bare = extraction(title=None)
    bare.document.id = "empty"
    bare.warnings = ["no date"]
    screen = table(seizure("first"), bare, seizure("second"), width=120)
    assert screen.count("Facts (4)") == screen.count("How many") == 1
    assert "Agencies" not in screen
    places = [screen.index(name) for name in ("▸ first: Two arrested", "▸ second", "Nothing found in empty")]
    assert places == sorted(places)
    assert "Warning: empty: no date" in screen
    asked = table(seizure("first"), bare, seizure("second"), only=["agencies"])
    assert "Agencies (4)" in asked
    assert "Facts" not in asked


def test_types_stand_in_their_order_with_their_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(full(), 120, monkeypatch)
    places = [
        screen.index(heading)
        for heading in ("Dates (3)", "Agencies (3)", "Quantities (2)", "Offences (1)", "Warning: ")
    ]
    assert places == sorted(places)


def test_equal_mentions_share_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = extraction(*(Date(**mention("Friday"), value="2024-09-13") for _ in range(2)))
    assert "Friday ×2  2024-09-13" in show(twice, 80, monkeypatch)
    assert re.search("police +×2", show(full(), 160, monkeypatch))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("PAST_REF", "in the past"),
        ("FUTURE_REF", "in the future"),
        ("PRESENT_REF", "now"),
        ("199", "1990s"),
        ("2023-SU", "summer 2023"),
        ("2024-W09", "week 9 of 2024"),
        ("2024-W09-WE", "weekend of week 9 of 2024"),
        ("2019-11-06TMO", "2019-11-06 morning"),
        ("2021/2023", "2021 – 2023"),
        ("2022-07-09T23:00/2022-07-10T03:00", "2022-07-09 23:00 – 2022-07-10 03:00"),
        ("XXXX-WXX-5", "as the text has it"),
        ("FY2021", "FY2021"),
        ("2025-Q1", "2025-Q1"),
        (None, ""),
    ],
)
def test_dates_are_told_in_plain_words(value: str | None, shown: str) -> None:
    assert readable_date(Date(**mention("as the text has it"), value=value)) == shown


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
    assert show(made, 80, monkeypatch).count(text) == 4


def test_characters_that_steer_a_terminal_are_made_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a\x1b[2J\x07\x9b\u202e\ud800\nb"
    made = extraction(Agency(**mention(text), name=text), title=text, publisher=text, source=text)
    made.warnings = [text]
    screen = show(made, 120, monkeypatch)
    assert screen.count("a\\x1b[2J\\x07\\x9b\\u202e\\ud800 b") == 5
    assert not set(screen) & set("\x1b\x07\x9b\u202e\ud800")


def test_wide_characters_keep_the_frame_straight(monkeypatch: pytest.MonkeyPatch) -> None:
    made = extraction(Agency(**mention("公安部")), title="公安部通报网络谣言案件" * 5)
    lines = show(made, 60, monkeypatch).splitlines()
    assert {cell_len(line) for line in lines[:4]} == {60}
