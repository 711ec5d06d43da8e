"""The tree of an explanation."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len

from extractor.entities import Agency, Entity
from extractor.explanation import Explained, Explanation, Rejection, Step
from extractor.writing.explained import write_tree
from extractor.writing.select import select_explained
from tests.writing.examples import LONG, extraction, full, mention


def explained(*entities: Entity, rejected: list[Rejection] | None = None, text: str = "the words") -> Explained:
    made = extraction(*entities) if entities else full()
    steps = [
        Step(rule="r.first", step="read as", text=text, start=0, end=len(text), to=text),
        Step(rule="r.last", step="led", from_=LONG, to="the value"),
    ]
    return Explained(
        document=made.document,
        entities=made.entities,
        warnings=["a warning"],
        provenance=made.provenance,
        explanation=Explanation(
            head=steps[:1], entities={entity.id: steps for entity in made.entities}, rejected=rejected or []
        ),
    )


def show(shown: Explained, columns: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = io.StringIO()
    write_tree(out, shown)
    return out.getvalue()


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
def test_it_fits_and_nothing_is_cut(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = Rejection(type="date", rule="guard.x", step="gives way to", text="May", start=1, end=4, lost_to="e1")
    screen = show(explained(rejected=[lost]), columns, monkeypatch)
    assert max(map(cell_len, screen.splitlines())) <= columns
    assert not any(line.endswith(" ") for line in screen.splitlines())
    flat = "".join(character for character in screen if character not in "│├└─ \n")
    for text in ("“thewords”readas→thewords", LONG.replace(" ", ""), "→thevalue", "r.last", "Warning:awarning"):
        assert text in flat
    assert "nottakendate“May”givesway" in flat
    assert flat.endswith("guard.xWarning:awarning")


@pytest.mark.parametrize("text", ["[red]x[/red]", ":smile:", "[/]"])
def test_markup_in_the_text_is_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(explained(Agency(**mention(text), name=text), text=text), 120, monkeypatch)
    assert screen.count(text) == 6


def test_what_steers_a_terminal_is_made_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = show(explained(Agency(**mention("a\x1b[31m\u202eb"))), 120, monkeypatch)
    assert r"a\x1b[31m\u202eb" in screen
    assert "\x1b" not in screen


def test_long_words_that_triggered_a_step_are_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"“{'x' * 80}…”" in show(explained(text="x" * 81), 250, monkeypatch)


def test_nothing_found(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = select_explained(explained(), ids=[])
    assert "Nothing found." in show(empty, 80, monkeypatch)
