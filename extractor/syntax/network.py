"""The network: tags, heads and labels for the words of many sentences at once.

A word's vector is put into its sentence by windows of five and three words, by running maxima over the sentence from
both sides, and by a wide window. Tags are read off directly; heads by products of each word as a child and each as a
head, as Dozat and Manning do, "Deep Biaffine Attention for Neural Dependency Parsing", ICLR 2017.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from extractor.syntax.arithmetic import ACTIVATION, REACH, WEIGHT
from extractor.syntax.layers import Floats, Ints, Layer, positive, signed
from extractor.syntax.tree import best_tree
from extractor.syntax.words import WordVectors

Arrays: TypeAlias = Mapping[str, NDArray[Any]]
Bounds: TypeAlias = list[tuple[int, int]]

NEAR, NEXT, FAR = (-2, -1, 0, 1, 2), (-1, 0, 1), (-3, 0, 3)
_NEVER = -1e9


class Network:
    """A trained network.

    ``arrays`` has a matrix and a bias for each layer and the embedding table; ``longest`` is the number of words that
    a sentence may have.
    """

    def __init__(self, arrays: Arrays, longest: int) -> None:
        def layer(name: str) -> Layer:
            return Layer(arrays[f"{name}.w"], arrays[f"{name}.b"])

        self.words = WordVectors(arrays["table"], arrays["vocabulary"], layer("type"))
        self.near, self.wide, self.memory, self.whole = map(layer, ("near", "wide", "memory", "whole"))
        self.tag, self.child, self.head, self.root = map(layer, ("tag", "child", "head", "root"))
        self.label_child, self.label_head, self.label = map(layer, ("label_child", "label_head", "label"))
        self.label_distance = arrays["label_distance"].astype(np.float32)
        apart = np.arange(longest)[None, :] - np.arange(longest)[:, None]
        self.distance = arrays["distance"].astype(np.float32)[np.clip(apart, -REACH, REACH) + REACH]
        np.fill_diagonal(self.distance, _NEVER)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> tuple[list[int], list[int], list[int]]:
        """Numbers of tags, heads and numbers of labels of all words; heads count from the first word of all.

        No sentence may be empty.
        """
        ends = np.cumsum([len(sentence) for sentence in sentences]).tolist()
        bounds = list(zip([0, *ends], ends, strict=False))
        whole = self._in_sentence(self.words([word for sentence in sentences for word in sentence]), bounds)
        tags: list[int] = self.tag(whole).argmax(axis=1).tolist()
        heads = self._heads(whole, bounds)
        return tags, heads, self._labels(whole, np.array(heads))

    def _in_sentence(self, words: Floats, bounds: Bounds) -> Floats:
        """The words' vectors, each in the light of its sentence."""
        place, last = _places(bounds)
        near = positive(self.near(_around(words, NEAR, place, last)), WEIGHT)
        wide = positive(self.wide(_around(near, NEXT, place, last)), WEIGHT, near)
        memory = positive(self.memory(wide), WEIGHT)
        half = memory.shape[1] // 2
        for start, end in bounds:
            before, after = memory[start:end, :half], memory[start:end, half:][::-1]
            np.maximum.accumulate(before, axis=0, out=before)
            np.maximum.accumulate(after, axis=0, out=after)
        everything = np.concatenate([_around(wide, FAR, place, last), memory], axis=1)
        return positive(self.whole(everything), WEIGHT, wide)

    def _heads(self, whole: Floats, bounds: Bounds) -> list[int]:
        child, head = signed(self.child(whole), WEIGHT), signed(self.head(whole), WEIGHT)
        # From steps of an activation times a weight to those of two activations.
        root = self.root(whole)
        root *= np.float32(WEIGHT / ACTIVATION)
        found: list[int] = []
        for start, end in bounds:
            size = end - start
            scores = np.empty((size, size + 1), dtype=np.float32)
            np.add(child[start:end] @ head[start:end].T, self.distance[:size, :size], out=scores[:, :-1])
            scores[:, -1:] = root[start:end]
            found += [start + index for index in best_tree(scores)]
        return found

    def _labels(self, whole: Floats, heads: Ints) -> list[int]:
        apart = np.clip(heads - np.arange(len(heads)), -REACH, REACH) + REACH
        sums = self.label_child(whole)
        sums += self.label_head(whole)[heads]
        sums += self.label_distance[apart]
        numbers: list[int] = self.label(positive(sums, WEIGHT)).argmax(axis=1).tolist()
        return numbers


def _places(bounds: Bounds) -> tuple[Ints, Ints]:
    """Of each word, its place in its sentence, and the last place there."""
    sizes = np.array([end - start for start, end in bounds])
    starts = np.repeat([start for start, _ in bounds], sizes)
    return np.arange(len(starts)) - starts, np.repeat(sizes - 1, sizes)


def _around(values: Floats, offsets: Sequence[int], place: Ints, last: Ints) -> Floats:
    """Each word's row beside those at some offsets from it, zeros beyond its sentence."""
    count, width = values.shape
    wide = np.zeros((count, width * len(offsets)), dtype=np.float32)
    for number, offset in enumerate(offsets):
        part = wide[:, number * width : (number + 1) * width]
        low, high = max(-offset, 0), count - max(offset, 0)
        if low < high:
            part[low:high] = values[low + offset : high + offset]
            if offset:
                part[place < -offset if offset < 0 else place + offset > last] = 0
    return wide
