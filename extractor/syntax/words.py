"""What the first layers reckon of each word alone, kept, since words recur."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractor.syntax import features
from extractor.syntax.arithmetic import ACTIVATION, EMBEDDING, WEIGHT
from extractor.syntax.layers import Floats, Ints, Layer, positive, signed

_KEPT = 8_192
# Of longer words the middle is left out, so that what is kept stays small.
_LONGEST = 40


class WordVectors:
    """The first layer, from a word's features to its vector, and what this vector adds to the sums of words around.

    ``around`` is the layer over a window of ``places`` words; its product is reckoned once a word and place.
    """

    def __init__(
        self, table: NDArray[np.int8], vocabulary: NDArray[np.uint32], layer: Layer, around: Layer, places: int
    ) -> None:
        self.table = table
        self.vocabulary = dict(zip(vocabulary.tolist(), range(2, len(vocabulary) + 2), strict=True))
        self.buckets = len(table) - len(self.vocabulary) - 2
        self.layer, self.near = layer, around
        # One matrix, its columns those of one place after those of another.
        self.around = np.concatenate(np.split(around.weights, places), axis=1)
        self.count, self.width = places, around.weights.shape[1]
        self.places: dict[str, int] = {}
        self.kept = np.empty((0, places, self.width), dtype=np.float32)

    def __call__(self, words: Sequence[str], offsets: Sequence[int], sentences: Ints) -> Floats:
        """The sums of the layer around each word.

        ``offsets`` are where the words of a window stand, ``sentences`` the number of each word's sentence.
        """
        numbers = self._rows(words)
        rows = self.kept[numbers]
        count = len(numbers)
        sums = np.empty((count, self.width), dtype=np.float32)
        sums[:] = self.near.bias
        for number, offset in enumerate(offsets):
            low, high = max(-offset, 0), count - max(offset, 0)
            if low < high:
                part = rows[low + offset : high + offset, number]
                part[sentences[low:high] != sentences[low + offset : high + offset]] = 0
                sums[low:high] += part
        return sums

    def _rows(self, words: Sequence[str]) -> list[int]:
        if len(self.places) > _KEPT:
            self.places, self.kept = {}, self.kept[:0]
        places = self.places
        words = [word if len(word) <= _LONGEST else word[: _LONGEST // 2] + word[-_LONGEST // 2 :] for word in words]
        fresh = [word for word in dict.fromkeys(words) if word not in places]
        if fresh:
            places.update(zip(fresh, range(len(places), len(places) + len(fresh)), strict=True))
            self._keep(len(places), self._vectors(fresh) @ self.around)
        return [places[word] for word in words]

    def _keep(self, size: int, sums: Floats) -> None:
        if size > len(self.kept):
            grown = np.empty((max(2 * size, 1024), self.count, self.width), dtype=np.float32)
            grown[: len(self.kept)] = self.kept
            self.kept = grown
        self.kept[size - len(sums) : size] = sums.reshape(-1, self.count, self.width)

    def _vectors(self, words: Sequence[str]) -> Floats:
        rows = np.array([features.rows(word, self.vocabulary, self.buckets) for word in words])
        summed = self.table[rows].sum(axis=1, dtype=np.float32)
        return positive(self.layer(signed(summed, 1)), EMBEDDING * WEIGHT / ACTIVATION)
