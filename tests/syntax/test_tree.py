from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extractor.syntax.tree import best_tree

NEVER = -1e9


def scores_of(rows: list[list[int]]) -> NDArray[np.float32]:
    """Scores of heads; a word's own made impossible, as the network does."""
    scores = np.array(rows, dtype=np.float32)
    np.fill_diagonal(scores, NEVER)
    return scores


@st.composite
def scores(draw: st.DrawFn) -> NDArray[np.float32]:
    size = draw(st.integers(1, 9))
    # Small whole numbers: ties and circles come up often.
    row = st.lists(st.integers(-3, 3), min_size=size + 1, max_size=size + 1)
    return scores_of(draw(st.lists(row, min_size=size, max_size=size)))


@given(scores())
def test_it_is_a_tree_with_one_root(scores: NDArray[np.float32]) -> None:
    heads = best_tree(scores).tolist()
    assert sum(head == word for word, head in enumerate(heads)) == 1
    for word in range(len(heads)):
        for _ in heads:
            word = heads[word]
        assert heads[word] == word, "every word leads to the root"


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([[0, 5]], [0]),
        ([[0, 9, 1], [1, 0, 9]], [1, 1]),  # the best heads are a tree
        ([[0, 1, 9], [1, 0, 5]], [0, 0]),  # two would be the root: it is the one that gains more
        ([[0, 9, 1, 5], [9, 0, 4, 0], [0, 0, 0, 9]], [1, 2, 2]),  # a circle breaks where that costs least
        ([[0, 9, 3], [9, 0, 1]], [0, 0]),  # nobody would be the root
    ],
)
def test_heads(rows: list[list[int]], heads: list[int]) -> None:
    assert best_tree(scores_of(rows)).tolist() == heads
