"""Where things stand in a TOML file: its parser tells no line numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"\s*(\[\[?)\s*([^][]+?)\s*\]\]?\s*(?:#.*)?$")


class TomlLines:
    """Finds entries, keys and values in the text of a TOML file; lines count from 1, 0 is nowhere."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._headers: list[tuple[int, str, bool]] = []
        for number, line in enumerate(self._lines, start=1):
            if line.lstrip().startswith("[") and (header := _HEADER.match(line)):
                self._headers.append((number, header[2].replace('"', ""), header[1] == "[["))

    def entry(self, key: str, index: int) -> int:
        """The line of the header of the entry at an index of ``[[key]]``."""
        lines = [number for number, name, repeated in self._headers if repeated and name == key]
        return lines[index] if index < len(lines) else self.key((key,))

    def key(self, path: Sequence[str]) -> int:
        """The line of a key; where it cannot be told (inline tables), that of the nearest header above."""
        for depth in range(len(path), -1, -1):
            header = ".".join(path[:depth])
            line = next((number for number, name, _ in self._headers if name == header), 0)
            if depth == len(path) and line:
                return line
            if line or not depth:
                return self.within(line, path[depth]) or line
        return 0

    def within(self, start: int, name: str) -> int:
        """The line of a key below a header, before the next header."""
        pattern = re.compile(rf"""(?:^|[{{,])\s*["']?{re.escape(name)}["']?\s*=""")
        return next((number for number in self._section(start) if pattern.search(self._lines[number - 1])), 0)

    def holding(self, start: int, value: str) -> int:
        """The line below a header that holds a value; the header's own where none does."""
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        lines = (number for number in self._section(start) if escaped in self._lines[number - 1])
        return next(lines, start)

    def _section(self, start: int) -> range:
        end = next((number for number, _, _ in self._headers if number > start), len(self._lines) + 1)
        return range(start + 1, end)
