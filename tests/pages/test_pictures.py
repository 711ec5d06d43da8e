"""The pictures that the README shows."""

from __future__ import annotations

import re

from tests.pages.pictures import PAGES, PICTURES
from tests.readme import README

_START = b"\x89PNG\r\n\x1a\n"


def test_the_readme_shows_each_and_none_is_large() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(samples/pages/([^)]+)\)", README.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(PAGES) == sorted(path.name for path in PICTURES.iterdir())
    for name in PAGES:
        content = (PICTURES / name).read_bytes()
        assert content.startswith(_START)
        assert len(content) < 300_000
