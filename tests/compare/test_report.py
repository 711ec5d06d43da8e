"""The report for a reader."""

from __future__ import annotations

import io

import pytest

from extractor.compare.changes import SourceSide
from extractor.compare.documents import compare
from extractor.compare.report import write_report
from extractor.compare.words import mark_differences, mark_mentions
from tests.compare.build import version

OLD, NEW = (SourceSide(source=name, kind="release") for name in ("old.txt", "new.txt"))


def report(old: str, new: str) -> str:
    out = io.StringIO()
    write_report(out, OLD, NEW, [compare(version(old), version(new))])
    return out.getvalue()


def test_changes_in_one_sentence_are_told_together() -> None:
    text = "Officers seized 12 kg of cocaine and 40 firearms."
    shown = report(text, text.replace("12", "13").replace("40", "41"))
    assert shown.endswith(
        "\nChanged quantity  12 kg cocaine → 13 kg cocaine\n"
        "Changed quantity  40 firearms → 41 firearms\n"
        "  - Officers seized [-12-] kg of cocaine and [-40-] firearms.\n"
        "  + Officers seized {+13+} kg of cocaine and {+41+} firearms.\n"
    )


def test_what_steers_a_terminal_is_made_visible() -> None:
    shown = report("Police arrested \x1b[31m 14 men\u202e.", "Police arrested \x1b[31m 15 men\u202e.")
    assert "15 men" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_very_long_sentence_is_shown_around_what_differs() -> None:
    words = "and so on " * 3000
    shown = report(f"{words}14 men {words}", f"{words}15 men {words}")
    assert "{+15+} men" in shown
    assert "…" in shown
    assert len(shown) < 2000


def test_no_differences() -> None:
    assert report("Police.", "Police!") == "--- old.txt\n+++ new.txt\nNo differences.\n"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("5 men", "6 men", "[5] men|[6] men"),
        ("$1.2 million", "$1.4 million", "$[1.2] million|$[1.4] million"),
        ("a red fox", "a fox", "a [red ]fox|a fox"),
        ("a red old fox", "a fox", "a [red old ]fox|a fox"),
        ("", "x", "|[x]"),
    ],
)
def test_changed_words_are_marked(old: str, new: str, shown: str) -> None:
    sides = ("".join(f"[{text}]" if marked else text for text, marked in side) for side in mark_differences(old, new))
    assert "|".join(sides) == shown


def test_mentions_are_marked_where_they_do_not_overlap() -> None:
    pieces = mark_mentions("5 men and 15 men", ["15 men", "5 men", "men and", "\n"])
    assert "".join(f"[{text}]" if marked else text for text, marked in pieces) == "[5 men] and [15 men]"
