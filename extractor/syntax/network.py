"""The network: tags, heads and labels for the words of many sentences at once.

A word's vector is put into its sentence by windows of five and three words, then twice by a window and running maxima
over the sentence from both sides. Tags are read off directly; heads by products of each word as a child and each as a
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
READERS = ("tag", "child", "head", "root", "label_child", "label_head")
_NEVER = -1e9


class Network:
    """A trained network.

    ``arrays`` has a matrix and a bias for each layer and the embedding table; ``longest`` is the number of words that
    a sentence may have.
    """

    def __init__(self, arrays: Arrays, longest: int) -> None:
        def layer(name: str) -> Layer:
            return Layer(arrays[f"{name}.w"], arrays[f"{name}.b"])

        self.words = WordVectors(arrays["table"], arrays["vocabulary"], layer("type"), layer("near"), len(NEAR))
        self.wide, self.label = layer("wide"), layer("label")
        self.rounds = [
            (layer("memory"), FAR, layer("whole")),
            (layer("memory_again"), NEXT, layer("again")),
        ]
        # What reads a word in its sentence, as one matrix.
        readers = [layer(name) for name in READERS]
        self.readers = Layer(
            np.concatenate([reader.weights for reader in readers], axis=1),
            np.concatenate([reader.bias for reader in readers]),
        )
        self.ends = np.cumsum([len(reader.bias) for reader in readers])[:-1].tolist()
        self.label_distance = arrays["label_distance"].astype(np.float32)
        apart = np.arange(longest)[None, :] - np.arange(longest)[:, None]
        self.distance = arrays["distance"].astype(np.float32)[np.clip(apart, -REACH, REACH) + REACH]
        np.fill_diagonal(self.distance, _NEVER)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> tuple[Ints, Ints, Ints]:
        """For all words: the number of the tag, how far off the head stands, and the number of the label.

        No sentence may be empty.
        """
        ends = np.cumsum([len(sentence) for sentence in sentences]).tolist()
        bounds = list(zip([0, *ends], ends, strict=False))
        numbers = np.repeat(np.arange(len(bounds)), [len(sentence) for sentence in sentences])
        near = self.words([word for sentence in sentences for word in sentence], NEAR, numbers)
        whole = self._in_sentence(positive(near, WEIGHT), bounds)
        tag, child, head, root, label_child, label_head = np.split(self.readers(whole), self.ends, axis=1)
        heads = _heads(signed(child, WEIGHT), signed(head, WEIGHT), root, self.distance, bounds)
        apart = heads - np.arange(len(heads))
        return tag.argmax(axis=1), apart, self._labels(label_child, label_head[heads], apart)

    def _in_sentence(self, near: Floats, bounds: Bounds) -> Floats:
        """The words' vectors, each in the light of its sentence."""
        place, last = _places(bounds)
        wide = positive(self.wide(_around(near, NEXT, place, last)), WEIGHT, near)
        for memory, places, layer in self.rounds:
            maxima = _running_maxima(positive(memory(wide), WEIGHT), bounds)
            everything = np.concatenate([_around(wide, places, place, last), maxima], axis=1)
            wide = positive(layer(everything), WEIGHT, wide)
        return wide

    def _labels(self, child: Floats, head: Floats, apart: Ints) -> Ints:
        sums = child + head
        sums += self.label_distance[np.minimum(np.maximum(apart, -REACH), REACH) + REACH]
        numbers: Ints = self.label(positive(sums, WEIGHT)).argmax(axis=1)
        return numbers


def _running_maxima(values: Floats, bounds: Bounds) -> Floats:
    """Over each sentence, the first half of the channels from the left, the others from the right."""
    half = values.shape[1] // 2
    for start, end in bounds:
        before, after = values[start:end, :half], values[start:end, half:][::-1]
        np.maximum.accumulate(before, axis=0, out=before)
        np.maximum.accumulate(after, axis=0, out=after)
    return values


def _heads(child: Floats, head: Floats, root: Floats, distance: Floats, bounds: Bounds) -> Ints:
    # From steps of an activation times a weight to those of two activations.
    root = root * np.float32(WEIGHT / ACTIVATION)
    found = np.empty(len(child), dtype=np.int64)
    for start, end in bounds:
        size = end - start
        scores = np.empty((size, size + 1), dtype=np.float32)
        scores[:, :-1] = child[start:end] @ head[start:end].T
        scores[:, :-1] += distance[:size, :size]
        scores[:, -1:] = root[start:end]
        found[start:end] = best_tree(scores)
        found[start:end] += start
    return found


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
