"""Lines as a page shows them, joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)]{0,2}$")
_HYPHENATED = re.compile(r"[a-z]-$")
_BULLET = re.compile(r"[-*•▪‣◦–·]\s|\(?[a-z0-9]{1,3}[.)]\s", re.I)
# Of the width of the text: a line as short as this ends a paragraph, and one that ends a sentence sooner.
_SHORT, _SHORT_FOR_AN_END = 0.6, 0.85
# How many of the lines may be wider than what counts as the width.
_WIDER = 0.1


def unwrap(lines: Sequence[str]) -> str:
    """The text, a paragraph a line and an empty line between.

    Lines of one paragraph are joined by a space, words that were hyphenated at a line's end without one.
    """
    width = _width(lines)
    paragraphs: list[str] = []
    current = ""
    for index, line in enumerate(lines):
        line = line.strip()
        if line:
            current = _join(current, line)
            following = lines[index + 1].strip() if index + 1 < len(lines) else ""
            if not _ends(line, following, width):
                continue
        if current:
            paragraphs.append(current)
            current = ""
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _width(lines: Sequence[str]) -> int:
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(len(lengths) * (1 - _WIDER))] if lengths else 0


def _join(before: str, line: str) -> str:
    if _HYPHENATED.search(before) and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}" if before else line


def _ends(line: str, following: str, width: int) -> bool:
    """The paragraph ends with the line."""
    if not following or _BULLET.match(following):
        return True
    share = len(line) / width
    return share < _SHORT or (share < _SHORT_FOR_AN_END and _SENTENCE_END.search(line) is not None)
