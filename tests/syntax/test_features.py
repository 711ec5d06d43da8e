from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.syntax.features import NOTHING, UNKNOWN, WIDTH, key, rows

VOCABULARY = {key("police"): 2, key("2023"): 3}


def test_a_word_is_known_in_any_case_and_with_any_digits() -> None:
    assert {rows(word, VOCABULARY, 64)[0] for word in ("police", "Police", "POLICE")} == {2}
    assert rows("1987", VOCABULARY, 64)[0] == 3
    assert rows("harbour", VOCABULARY, 64)[0] == UNKNOWN


def test_case_and_affixes_tell_words_apart() -> None:
    assert rows("police", VOCABULARY, 4096) != rows("Police", VOCABULARY, 4096)
    assert set(rows("smuggling", {}, 4096)) & set(rows("juggling", {}, 4096)) > {UNKNOWN}


@given(st.text(min_size=1), st.integers(1, 64))
def test_rows_lie_in_the_table(word: str, buckets: int) -> None:
    found = rows(word, VOCABULARY, buckets)
    assert len(found) == WIDTH
    assert all(NOTHING < row < len(VOCABULARY) + 2 + buckets for row in found)
