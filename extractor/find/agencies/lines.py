"""Lines that only list, sign or tell who sent a report: a name in them is no mention."""

from __future__ import annotations

import re

from extractor.language.capitals import Capitals, gap

# The longest line of a signature, in characters.
_SIGNED = 80
# "TAIPEI (CNA) -": who sent a report, not whom it is about.
_SENDER_BEFORE = re.compile(r"(?:^|\n)[A-Z]{3}[^\n(]{0,40} \(\Z")
_SENDER_AFTER = re.compile(r"\) ?[-–—]")
# A row of as many capitalised words with hardly anything between them is no prose.
_MENU = 16


def is_signature(text: str, start: int, end: int) -> bool:
    """Whether a name is a line of a block in capitals, as issuers sign: "PUBLIC AFFAIRS DEPARTMENT" over the force."""
    if text[start - 1 : start] not in {"", "\n"} or text[end : end + 1] not in {"", "\n"}:
        return False
    before = text[max(start - _SIGNED, 0) : start].rstrip("\n").rsplit("\n", 1)[-1]
    after = text[end : end + _SIGNED].lstrip("\n").split("\n", 1)[0]
    return before.isupper() or after.isupper()


def is_sender(text: str, start: int, end: int) -> bool:
    """Whether a name stands in the brackets of a dateline, where the news agency does."""
    before = text[max(start - 44, 0) : start]
    return before.endswith(" (") and _SENDER_AFTER.match(text, end) is not None and bool(_SENDER_BEFORE.search(before))


def in_menu(text: str, words: Capitals, start: int, end: int) -> bool:
    """Whether a name, by its first and last word, stands in a long row of capitalised words, as web menus are."""
    first, last = start, end
    while first > 0 and end - first < _MENU and _menu_gap(gap(text, words, first - 1)):
        first -= 1
    while last + 1 < len(words.start) and last - start < _MENU and _menu_gap(gap(text, words, last)):
        last += 1
    return last - first >= _MENU and not text[words.start[first] : words.end[last]].isupper()


def _menu_gap(between: str) -> bool:
    return between == " " or (len(between) < 9 and not any(char.islower() or char in ".,;:()'\"-" for char in between))
