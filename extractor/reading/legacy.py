"""Text in encodings of before Unicode: which one, told by where its signs and accents stand."""

from __future__ import annotations

import re

# In the order of preference where several fit.
_CODE_PAGES = ("cp1252", "mac-roman", "cp850", "cp437")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MOST_FOREIGN = 0.2
_MOSTLY, _FEW = 0.7, 8
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS = "À-ÖØ-öø-ÿŠšŽžŒœŸ"
# Where each sign and accent stands in English text; the same byte in another code page hardly ever does.
_AT_HOME = re.compile(
    rf"""(?<![{_LETTERS}\d])[{_LETTERS}](?=[a-z])                   # Élan, Übersee, à la
    | (?<=[A-Za-z])[ß-öø-ÿšžœ]{{1,2}}(?![{_LETTERS}\d])             # Zoë, résumé, naïve
    | (?<=[A-Z])[À-ÖØ-ÞŠŽŒŸ]{{1,2}}(?![a-z\d])                      # CAFÉ
    | (?<![^\s(])[ÀÂàâô](?=\s)
    | (?<=[\w.,!?])[’](?!\d) | (?<![A-Za-z])[‘’](?=\w)               # today’s, ’til, ‘so’
    | (?<!\w)[“„«‘‚‹](?=\s?[\w$£€(]) | (?<=[\w.,!?%)])\s?[”“»’›](?!\w)
    | [£€¥¢](?=\s?\d) | (?<=\d)\s?[£€¥¢](?!\w)
    | (?<=[\w\s.,)”"'])[–—](?=[\w\s“‘"'(£€$]) | ^[–—•·](?=\s) | (?<=\s)[•·†§©×±](?=\s?\w)
    | (?<=\w)[…†®™](?!\w) | (?<=[\s.])…(?=\s|\w|$) | (?<=[\dCF])\s?[°º²³½¼¾](?!\d) | (?<!\w)[½¼¾©®](?!\w)
    | \xa0 | (?<=\d)[½¼¾²³ª]
    """,
    re.VERBOSE | re.M,
)


def decode_code_page(content: bytes) -> tuple[str, str] | None:
    """English in a Western code page, and which; None where it does not look like that.

    A few accents and curly quotes in a lot of ASCII are too little for statistics, which take one for another.
    """
    for name in _CODE_PAGES:
        text = _decode(content, name)
        if text is not None and looks_at_home(text):
            return text, name
    return None


def looks_at_home(text: str) -> bool:
    """Every character beyond ASCII stands where it stands in English text, and they are few."""
    foreign = len(_NOT_ASCII.findall(text))
    if foreign > _MOST_FOREIGN * len(text):
        return False
    return foreign == sum(len(_NOT_ASCII.findall(match[0])) for match in _AT_HOME.finditer(text))


def decode_mixed(content: bytes) -> tuple[str, int] | None:
    """Lines in UTF-8 among lines in Windows' code page, and how many the latter are; None where it is not that."""
    lines = []
    foreign = sound = 0
    for line in content.splitlines(keepends=True):
        text = _decode(line, "utf-8")
        if text is None:
            text = _decode(line, "cp1252")
            if text is None or not looks_at_home(text):
                return None
            foreign += 1
        else:
            sound += not text.isascii()
        lines.append(text)
    return ("".join(lines), foreign) if sound and foreign else None


def decode_unmarked(content: bytes) -> tuple[str, str] | None:
    """UTF-16 without a byte order mark, and which; None where it is none: every other byte of English is then zero."""
    half = len(content) // 2
    if half < _FEW:
        return None
    for name, zeros, letters in (
        ("utf-16-le", content[1::2], content[::2]),
        ("utf-16-be", content[::2], content[1::2]),
    ):
        if zeros.count(0) > _MOSTLY * half and letters.count(0) < (1 - _MOSTLY) * half:
            text = _decode(content, name)
            return None if text is None or _CONTROL.search(text) else (text, name)
    return None


def _decode(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
