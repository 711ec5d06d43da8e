"""Cross-entropies, a word, with their gradients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from extractor.syntax.arithmetic import REACH

if TYPE_CHECKING:
    from batches import Batch

Floats: TypeAlias = NDArray[np.float32]


def cross_entropy(sums: Floats, gold: NDArray[np.int64]) -> tuple[float, Floats]:
    """Of the softmax over each row; the loss and the gradient of the sums."""
    words = np.arange(len(sums))
    shares = np.exp(sums - sums.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    loss = -float(np.log(np.maximum(shares[words, gold], 1e-12)).mean())
    shares[words, gold] -= 1
    shares /= len(sums)
    return loss, shares


@dataclass(slots=True)
class ArcGradients:
    """Gradients of what makes the scores of heads."""

    child: Floats
    head: Floats
    root: Floats
    distance: Floats


def arc_loss(batch: Batch, child: Floats, head: Floats, root: Floats, distance: Floats) -> tuple[float, ArcGradients]:
    """Of the softmax over a word's heads, with being the root as one more."""
    c, h = batch.padded(child), batch.padded(head)
    length = c.shape[1]
    apart = np.clip(np.arange(length)[None, :] - np.arange(length)[:, None], -REACH, REACH) + REACH
    arcs = np.matmul(c, h.transpose(0, 2, 1)) + distance[apart]
    arcs[~batch.mask[:, None, :].repeat(length, axis=1)] = -1e9
    arcs[:, np.arange(length), np.arange(length)] = -1e9
    roots = batch.padded(root[:, None])
    sums = np.concatenate([arcs, roots], axis=2)[batch.mask]
    loss, back = cross_entropy(sums, batch.heads_or_root)
    gradient = np.zeros((*c.shape[:2], length + 1), dtype=np.float32)
    gradient[batch.mask] = back
    inner = gradient[..., :-1]
    return loss, ArcGradients(
        child=batch.flat(np.matmul(inner, h)),
        head=batch.flat(np.matmul(inner.transpose(0, 2, 1), c)),
        root=back[:, -1],
        distance=np.bincount(apart.ravel(), inner.sum(axis=0).ravel(), minlength=2 * REACH + 1).astype(np.float32),
    )
