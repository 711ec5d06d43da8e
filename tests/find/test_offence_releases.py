"""Short releases in the styles of many publishers, each offence marked: [surface form|ICCS division|stage]."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.entities import Offence
from tests.find.test_offences import find

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.txt"))
_MARKED = re.compile(r"\[([^|\]]+)\|(\d{4})\|(\w+)\]")


def marked_offences(path: Path) -> tuple[str, list[Offence]]:
    """The text of a release without its marks, and the offences that they mark."""
    text, last, offences = "", 0, []
    marked = path.read_text(encoding="utf-8")
    for match in _MARKED.finditer(marked):
        text += marked[last : match.start()] + match[1]
        start, last = len(text) - len(match[1]), match.end()
        offences.append(Offence(text=match[1], start=start, end=len(text), rule="", iccs=match[2], stage=match[3]))  # type: ignore[arg-type]
    return text + marked[last:], offences


def test_offences_of_many_publishers_are_found_coded_and_staged() -> None:
    marked = found = overlapping = coded = staged = 0
    for path in RELEASES:
        text, offences = marked_offences(path)
        mentions = find(text)
        marked, found = marked + len(offences), found + len(mentions)
        for offence in offences:
            match = next((m for m in mentions if m.start < offence.end and offence.start < m.end), None)
            overlapping += match is not None
            coded += match is not None and (match.iccs or "")[:4] == offence.iccs
            staged += match is not None and match.stage == offence.stage
    assert overlapping / marked >= 0.94
    assert overlapping / found >= 0.94
    assert coded / marked >= 0.93
    assert staged / marked >= 0.78


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_a_marked_release_has_offences_to_find(path: Path) -> None:
    text, offences = marked_offences(path)
    assert len(offences) >= 5
    assert "|" not in text
