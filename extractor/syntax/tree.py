"""From scores of heads to a tree with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractor.syntax.layers import Floats, Ints


def best_tree(scores: Floats) -> Ints:
    """Heads of the words; the root's is itself.

    ``scores[word, head]``; the last column is for being the root, a word's own is never the best. Every word takes its
    best head. Where that makes no tree, the word that gains most by being the root is it, and circles are broken where
    that costs least.
    """
    count = len(scores)
    heads: Ints = scores.argmax(axis=1)
    if np.count_nonzero(heads == count) != 1:
        heads = _with_one_root(scores)
    root = int((heads == count).argmax())
    heads[root] = root
    while not (inside := _leads_to(root, heads)).all():
        _attach_a_circle(heads, inside, scores)
    return heads


def _with_one_root(scores: Floats) -> Ints:
    heads: Ints = scores[:, :-1].argmax(axis=1)
    gain = scores[:, -1] - scores[:, :-1].max(axis=1)
    heads[gain.argmax()] = len(scores)
    return heads


def _leads_to(root: int, heads: Ints) -> NDArray[np.bool_]:
    """Which words lead to the root: each round doubles how far up they look."""
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    inside: NDArray[np.bool_] = above == root
    return inside


def _attach_a_circle(heads: Ints, inside: NDArray[np.bool_], scores: Floats) -> None:
    """Give a word of a circle the head in the tree that costs least."""
    circle = _circle(int(inside.argmin()), heads.tolist())
    tree = np.flatnonzero(inside)
    cost = scores[circle, heads[circle]][:, None] - scores[circle][:, tree]
    word, head = divmod(int(cost.argmin()), len(tree))
    heads[circle[word]] = tree[head]


def _circle(word: int, heads: list[int]) -> list[int]:
    seen: list[int] = []
    while word not in seen:
        seen.append(word)
        word = heads[word]
    return seen[seen.index(word) :]
