"""From scores of heads to a tree with one root."""

from __future__ import annotations

import numpy as np

from extractor.syntax.layers import Floats


def best_tree(scores: Floats) -> list[int]:
    """Heads of the words; the root's is itself.

    ``scores[word, head]``; the last column is for being the root, a word's own is never the best. Every word takes its
    best head. Where that makes no tree, the word that gains most by being the root is it, and circles are broken where
    that costs least.
    """
    count = len(scores)
    heads: list[int] = scores.argmax(axis=1).tolist()
    if heads.count(count) != 1:
        heads = _with_one_root(scores)
    root = heads.index(count)
    heads[root] = root
    while loose := _not_below(heads, root):
        _attach(loose, heads, scores)
    return heads


def _with_one_root(scores: Floats) -> list[int]:
    heads: list[int] = scores[:, :-1].argmax(axis=1).tolist()
    gain = scores[:, -1] - scores[:, :-1].max(axis=1)
    heads[int(gain.argmax())] = len(scores)
    return heads


def _not_below(heads: list[int], root: int) -> list[int]:
    """The words whose heads never lead to the root."""
    below = [False] * len(heads)
    below[root] = True
    for word in range(len(heads)):
        path = []
        at = word
        # A circle comes back to a word of the path, which is taken as below until the path has ended.
        while not below[at]:
            below[at] = True
            path.append(at)
            at = heads[at]
        if at in path:
            return _outside(heads, root)
    return []


def _outside(heads: list[int], root: int) -> list[int]:
    below = {root}
    grown = True
    while grown:
        size = len(below)
        below.update(word for word, head in enumerate(heads) if head in below)
        grown = len(below) > size
    return [word for word in range(len(heads)) if word not in below]


def _attach(loose: list[int], heads: list[int], scores: Floats) -> None:
    """Give one word of a circle the head in the tree that costs least."""
    circle = _circle(loose[0], heads)
    inside = set(loose)
    tree = [word for word in range(len(heads)) if word not in inside]
    cost = scores[circle, [heads[word] for word in circle]][:, None] - scores[np.ix_(circle, tree)]
    word, head = divmod(int(cost.argmin()), len(tree))
    heads[circle[word]] = tree[head]


def _circle(word: int, heads: list[int]) -> list[int]:
    seen: list[int] = []
    while word not in seen:
        seen.append(word)
        word = heads[word]
    return seen[seen.index(word) :]
