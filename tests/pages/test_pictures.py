"""The pictures that the READMEs show."""

from __future__ import annotations

import re

from tests.pages.pictures import PAGES, PICTURES
from tests.readme import READMES

_START = b"\x89PNG\r\n\x1a\n"


def test_the_readmes_show_each_and_none_is_large() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in READMES)
    shown = set(re.findall(r"!\[[^\]]+\]\([./]*samples/pages/([^)]+)\)", text))
    assert sorted(shown) == sorted(PAGES) == sorted(path.name for path in PICTURES.iterdir())
    for name in PAGES:
        content = (PICTURES / name).read_bytes()
        assert content.startswith(_START)
        assert len(content) < 300_000
