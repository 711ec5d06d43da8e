"""Folding: typographic variants made plain, one character for one, so that rules are short and offsets stay true."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# Characters that mean the same to every rule. The em dash stays: it ends a dateline.
_PLAIN = {
    **dict.fromkeys("\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff", " "),
    **{chr(code): " " for code in range(0x2000, 0x200C)},
    **dict.fromkeys("‘’‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    "\r": "\n",
}
# Replacing the few that occur is four times as fast as translating the whole text.
_VARIANT = re.compile(f"[{''.join(map(re.escape, _PLAIN))}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# spaCy's tokenizer takes quadratic time over a rule of 20,000 "=" or a string without a space; neither carries facts.
_LONGEST_WORD = 40
_RULED_LINE = re.compile(r"[^\w\s]{12,}")
_UNBROKEN = re.compile(r"\S{400,}")
# Markup that was left in the text: "<hr>" is no number of hours.
_TAG = re.compile(
    r"</?(?:a|b|br|blockquote|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|su[bp]|t(?:able|body|d|h|r)|u|ul)"
    r"(?:\s[^<>\n]{0,400})?/?>",
    re.I,
)
_NOT_ALPHANUMERIC = re.compile(r"[\W_]")
# A line break before a line that says something. It begins with what it is found by, which is thrice as fast.
_LINE_BREAK = re.compile(r"\n *(?=[^\n ])")
# A line is wrapped by hand where it is long, ends in no stop, and the next one goes on in lower case or with a number.
_WRAP_WIDTH = 45
_LINE_ENDS = frozenset('.!?:;"')
_GOES_ON = re.compile(r"[a-z0-9(\"'][^\n]{2}")
# Where a page has a link inside a sentence, copied text often has a line of its own for it: the sentence goes on with
# a comma, with a long line in lower case, or after a word that no line ends on.
_AFTER_LINK = re.compile(r"[,;)\]]|\.(?![\w.])|—[ ]*\n")
_LONG_LOWER_CASE = re.compile(rf"[a-z](?![^ \n]*(?:@|://|\.\w))[^\n]{{{_WRAP_WIDTH}}}")
_LOWER_OR_NUMBER = re.compile(r"[a-z0-9]")
_UNFINISHED = re.compile(
    r"(?:[(—]|[ \n](?:a|an|and|at|between|by|for|from|in|including|into|of|on|or|over|than|the|to|under|with))$", re.I
)
_LONGEST_UNFINISHED = 10
# A paragraph is filled where no line has room for the first word of the next one: then a name may stand at the head of
# a line. That it is running text, a line in lower case shows, or so many lines that are no rows of a table.
_WIDEST_FILLED = 120
_FEW_LINES, _MANY_LINES = 3, 4


def fold(text: str) -> str:
    """The text with spaces, quotes and dashes made plain, wrapped lines joined and tags blanked; as long as the text.

    Folding what is folded changes nothing.
    """
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text)
    folded = _VARIANT.sub(lambda match: _PLAIN[match[0]], text)
    if max(map(len, folded.split()), default=0) >= _LONGEST_WORD:
        folded = _RULED_LINE.sub(_blank, folded)
        folded = _UNBROKEN.sub(lambda match: _NOT_ALPHANUMERIC.sub(" ", match[0]), folded)
    if "<" in folded:
        folded = _TAG.sub(_blank, folded)
    return _join_wrapped(folded)


def lowered(text: str) -> str:
    """The text in lower case, as long as before."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _join_wrapped(text: str) -> str:
    parts: list[str] = []
    done = line_start = 0
    filled = _ends_of_filled(text)
    for match in _LINE_BREAK.finditer(text):
        line_start = max(line_start, text.rfind("\n", done, match.start()) + 1)
        start = max(line_start, done)
        end = start + len(text[start : match.start()].rstrip(" "))
        if end == start:
            continue  # the line before is blank
        if end in filled or _line_goes_on(text, end, match.end(), end - line_start):
            parts += text[done:end], text[end : match.end()].replace("\n", " ")
            done = match.end()
    return "".join(parts) + text[done:] if parts else text


def _ends_of_filled(text: str) -> set[int]:
    """Where lines of filled paragraphs end that go on in the next one, though that begins with a capital."""
    ends: set[int] = set()
    start, paragraph = 0, list[tuple[int, str]]()
    for line in (*text.split("\n"), ""):
        if whole := line.rstrip():
            paragraph.append((start + len(whole), whole))
        else:
            if len(paragraph) >= _FEW_LINES and _is_filled([line for _, line in paragraph]):
                ends.update(end for end, line in paragraph if line[-1] not in _LINE_ENDS)
            paragraph = []
        start += len(line) + 1
    return ends


def _is_filled(lines: Sequence[str]) -> bool:
    widest = max(map(len, lines))
    if not _WRAP_WIDTH <= widest <= _WIDEST_FILLED:
        return False
    pairs = list(pairwise(lines))
    if any(len(line) + 1 + len(after.split()[0]) <= widest for line, after in pairs):
        return False
    if any(line[-1] not in _LINE_ENDS and after[0].islower() for line, after in pairs):
        return True
    return len(lines) >= _MANY_LINES and not any("  " in line.lstrip() for line in lines)


def _line_goes_on(text: str, end: int, start: int, width: int) -> bool:
    """The line of this width that ends at ``end`` goes on in the one that starts at ``start``."""
    if _AFTER_LINK.match(text, start):
        return True
    last = text[end - 1]
    if last in _LINE_ENDS:
        return False
    if _GOES_ON.match(text, start) and width >= _WRAP_WIDTH:
        return True
    if last == "," and _LOWER_OR_NUMBER.match(text, start):
        return True
    return bool(_LONG_LOWER_CASE.match(text, start) or _UNFINISHED.search(text, max(end - _LONGEST_UNFINISHED, 0), end))
