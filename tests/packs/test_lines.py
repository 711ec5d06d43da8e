"""Where things stand in a TOML file."""

from __future__ import annotations

import pytest

from extractor.packs.lines import TomlLines

TEXT = """\
# [not.a.header]
open = ["a"]

[bounds.before]
"<" = ["under"]
list = [
  "one",
  "say \\"two\\"",
]
inline = { zero = 0, ten = 10 }

[[cue]]  # the first
id = "x"

[[cue]]
id = "y"
forms = ["under"]
"""
LINES = TomlLines(TEXT)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("open",), 2),
        (("bounds", "before"), 4),
        (("bounds", "before", "<"), 5),
        (("bounds", "before", "list"), 6),
        (("bounds", "before", "inline"), 10),
        (("bounds", "before", "inline", "ten"), 10),
        (("bounds", "before", "missing"), 4),
        (("missing",), 0),
    ],
)
def test_keys(path: tuple[str, ...], line: int) -> None:
    assert LINES.key(path) == line


def test_entries() -> None:
    assert [LINES.entry("cue", index) for index in (0, 1)] == [12, 15]
    assert LINES.within(15, "forms") == 17
    assert LINES.within(12, "forms") == 0


def test_values() -> None:
    assert LINES.holding(15, "under") == 17
    assert LINES.holding(4, 'say "two"') == 8
    assert LINES.holding(12, "under") == 12
