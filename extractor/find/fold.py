"""Folding: typographic variants made plain, one character for one, so that rules are short and offsets stay true."""

from __future__ import annotations

import re

# Characters that mean the same to every rule. The em dash stays: it ends a dateline.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff", " "),
        **{chr(code): " " for code in range(0x2000, 0x200C)},
        **dict.fromkeys("‘’‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        "\r": "\n",
    }
)
_SURROGATES = re.compile("[\ud800-\udfff]")
# Rules under letters of a release ("=====", "* * *") and strings without a space carry no facts, and spaCy's tokenizer
# takes quadratic time over them.
_RULED_LINE = re.compile(r"[^\w\s]{12,}")
_UNBROKEN = re.compile(r"\S{400,}")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]")
_WRAPPED = re.compile(r"(?<=[^\n]{45})(?<![.!?:;\"])\n(?=[a-z0-9(\"'][^\n]{2})")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def fold(text: str) -> str:
    """The text with spaces, quotes and dashes made plain and hard-wrapped lines joined; as long as the text itself.

    Folding what is folded changes nothing.
    """
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text)
    folded = text.translate(_PLAIN)
    folded = _RULED_LINE.sub(_blank, folded)
    folded = _UNBROKEN.sub(lambda match: _NOT_ALPHANUMERIC.sub(" ", match[0]), folded)
    return _WRAPPED.sub(" ", folded)
