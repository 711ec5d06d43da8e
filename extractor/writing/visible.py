"""Characters that steer a terminal, or turn the order of a line around, made visible."""

from __future__ import annotations

import re

# C0 and C1 controls and Delete; line and paragraph separators; bidirectional controls; lone surrogates.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile("[\t\n\v\f\r\u2028\u2029]+")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def visible(text: str) -> str:
    """The text on one line: line breaks as a space, characters that steer a terminal as ``\\x1b`` or ``\\u202e``."""
    return _STEERING.sub(_escape, _SPACE.sub(" ", text))
