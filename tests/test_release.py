"""A release that a caller makes."""

from __future__ import annotations

from extractor.release import Release


def test_the_date_of_issue_is_the_anchor() -> None:
    assert Release(text="", published="2023-07-21T12:54").anchor == "2023-07-21"
    assert Release(text="", published="2023-07-21", anchor="2023-07-20").anchor == "2023-07-20"
    assert Release(text="").anchor is None


def test_hash_of_any_text() -> None:
    assert Release(text="a").sha256 == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert len(Release(text="\ud800").sha256) == 64
