"""Vectors of words, kept, since words recur."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractor.syntax import features
from extractor.syntax.arithmetic import ACTIVATION, EMBEDDING, WEIGHT
from extractor.syntax.layers import Floats, Layer, positive, signed

_KEPT = 16_384
# Of longer words the middle is left out, so that what is kept stays small.
_LONGEST = 40


class WordVectors:
    """The first layer: from a word's features to its vector."""

    def __init__(self, table: NDArray[np.int8], vocabulary: NDArray[np.uint32], layer: Layer) -> None:
        self.table = table
        self.vocabulary = dict(zip(vocabulary.tolist(), range(2, len(vocabulary) + 2), strict=True))
        self.buckets = len(table) - len(self.vocabulary) - 2
        self.layer = layer
        self.width = layer.weights.shape[1]
        self.places: dict[str, int] = {}
        self.kept = np.empty((0, self.width), dtype=np.float32)

    def __call__(self, words: Sequence[str]) -> Floats:
        """A row for each word."""
        if len(self.places) > _KEPT:
            self.places, self.kept = {}, self.kept[:0]
        places = self.places
        words = [word if len(word) <= _LONGEST else word[: _LONGEST // 2] + word[-_LONGEST // 2 :] for word in words]
        fresh = [word for word in dict.fromkeys(words) if word not in places]
        if fresh:
            places.update(zip(fresh, range(len(places), len(places) + len(fresh)), strict=True))
            self._keep(len(places), self._vectors(fresh))
        vectors: Floats = self.kept[[places[word] for word in words]]
        return vectors

    def _keep(self, size: int, vectors: Floats) -> None:
        if size > len(self.kept):
            grown = np.empty((max(2 * size, 1024), self.width), dtype=np.float32)
            grown[: len(self.kept)] = self.kept
            self.kept = grown
        self.kept[size - len(vectors) : size] = vectors

    def _vectors(self, words: Sequence[str]) -> Floats:
        rows = np.array([features.rows(word, self.vocabulary, self.buckets) for word in words])
        summed = self.table[rows].sum(axis=1, dtype=np.float32)
        return positive(self.layer(signed(summed, 1)), EMBEDDING * WEIGHT / ACTIVATION)
