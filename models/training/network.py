"""The network, for training: what ``extractor.syntax.network`` computes, with gradients.

Weights and activations live on grids (``extractor.syntax.arithmetic``). Training rounds onto the grids on the way
forward and lets the gradient pass the rounding on the way back (straight-through estimator).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from batches import Batch
from layers import Dense, Embedding, Gradients, Params, Positive, Window, matrix, signed
from losses import arc_loss, cross_entropy
from numpy.typing import NDArray

from extractor.syntax.arithmetic import REACH
from extractor.syntax.network import FAR, NEAR, NEXT

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How wide the layers are."""

    embedding: int
    word: int
    hidden: int
    memory: int
    arc: int
    label: int


def initial(sizes: Sizes, table: Floats, tags: int, labels: int, rng: np.random.Generator) -> Params:
    """Fresh parameters; ``table`` is the embedding table to start from."""
    shapes = {
        "type": (sizes.embedding, sizes.word, 2.0),
        "near": (len(NEAR) * sizes.word, sizes.hidden, 2.0),
        "wide": (len(NEXT) * sizes.hidden, sizes.hidden, 1.0),
        "memory": (sizes.hidden, 2 * sizes.memory, 2.0),
        "whole": (len(FAR) * sizes.hidden + 2 * sizes.memory, sizes.hidden, 1.0),
        "memory_again": (sizes.hidden, 2 * sizes.memory, 2.0),
        "again": (len(NEXT) * sizes.hidden + 2 * sizes.memory, sizes.hidden, 0.0),
        "tag": (sizes.hidden, tags, 1.0),
        "child": (sizes.hidden, sizes.arc, 0.5),
        "head": (sizes.hidden, sizes.arc, 0.5),
        "root": (sizes.hidden, 1, 1.0),
        "label_child": (sizes.hidden, sizes.label, 1.0),
        "label_head": (sizes.hidden, sizes.label, 1.0),
        "label": (sizes.label, labels, 1.0),
    }
    params: Params = {"table": table}
    for name, (inputs, outputs, gain) in shapes.items():
        params[f"{name}.w"] = matrix(inputs, outputs, gain, rng)
        params[f"{name}.b"] = np.zeros(outputs, dtype=np.float32)
    params["distance"] = np.zeros(2 * REACH + 1, dtype=np.float32)
    params["label_distance"] = np.zeros((2 * REACH + 1, sizes.label), dtype=np.float32)
    return params


def gradients(params: Params, batch: Batch, rate: float, rng: np.random.Generator) -> tuple[float, Gradients]:
    """The loss a word (cross-entropy of tags, heads, and labels given the heads) and its gradients."""
    net = _Pass(params, batch, rate, rng)
    loss = net.forward_and_back()
    return loss, net.gradients


class _Pass:
    """One way forward and back."""

    def __init__(self, params: Params, batch: Batch, rate: float, rng: np.random.Generator) -> None:
        self.params, self.batch = params, batch
        self.gradients: Gradients = {}
        self.rate, self.rng = rate, rng

    def dense(self, name: str) -> Dense:
        return Dense(name, self.params, self.gradients)

    def forward_and_back(self) -> float:
        batch = self.batch
        embedding = Embedding(self.params, self.gradients)
        type_, near, wide = map(self.dense, ("type", "near", "wide"))
        on = [Positive(self.rate, self.rng) for _ in range(3)]
        windows = [Window(batch.sentences, places) for places in (NEAR, NEXT)]
        rounds = [
            _Round(self, "memory", "whole", Window(batch.sentences, FAR)),
            _Round(self, "memory_again", "again", windows[1]),
        ]
        word = on[0](type_(embedding(batch.rows)))
        h1 = on[1](near(windows[0](word)))
        h2 = on[2](wide(windows[1](h1)) + h1)
        loss, back = self._outputs(rounds[1](rounds[0](h2)))
        back = on[2].back(rounds[0].back(rounds[1].back(back)))
        back = back + windows[1].back(wide.back(back))
        back = on[1].back(back)
        back = on[0].back(windows[0].back(near.back(back)))
        embedding.back(type_.back(back))
        return loss

    def _outputs(self, h3: Floats) -> tuple[float, Floats]:
        batch = self.batch
        tag = self.dense("tag")
        tag_loss, back = cross_entropy(tag(h3), batch.tags)
        total = tag.back(back)
        arc_value, back = self._arcs(h3)
        total += back
        label_value, back = self._labels(h3)
        total += back
        return tag_loss + arc_value + label_value, total

    def _arcs(self, h3: Floats) -> tuple[float, Floats]:
        child, head, root = map(self.dense, ("child", "head", "root"))
        c, c_inside = signed(child(h3))
        h, h_inside = signed(head(h3))
        loss, parts = arc_loss(self.batch, c, h, root(h3)[:, 0], self.params["distance"])
        self.gradients["distance"] = parts.distance
        total = child.back(parts.child * c_inside)
        total += head.back(parts.head * h_inside)
        total += root.back(parts.root[:, None])
        return loss, total

    def _labels(self, h3: Floats) -> tuple[float, Floats]:
        child, head, label = map(self.dense, ("label_child", "label_head", "label"))
        heads = self.batch.heads
        apart = np.clip(heads - np.arange(len(heads)), -REACH, REACH) + REACH
        on = Positive(0, self.rng)
        sums = child(h3) + head(h3)[heads] + self.params["label_distance"][apart]
        loss, back = cross_entropy(label(on(sums)), self.batch.labels)
        back = on.back(label.back(back))
        self.gradients["label_distance"] = _add_rows(back, apart, 2 * REACH + 1)
        return loss, child.back(back) + head.back(_add_rows(back, heads, len(heads)))


def _add_rows(values: Floats, places: NDArray[np.int64], size: int) -> Floats:
    total = np.zeros((size, values.shape[1]), dtype=np.float32)
    order = np.argsort(places, kind="stable")
    at = places[order]
    starts = np.flatnonzero(np.concatenate([[True], at[1:] != at[:-1]]))
    total[at[starts]] = np.add.reduceat(values[order], starts, axis=0)
    return total


class _Round:
    """A layer over a window and the running maxima of the sentence, added to what came in."""

    def __init__(self, net: _Pass, memory: str, layer: str, window: Window) -> None:
        self.memory, self.layer, self.window = net.dense(memory), net.dense(layer), window
        self.maxima = _Maxima(net.batch)
        self.kept, self.on = Positive(0, net.rng), Positive(net.rate, net.rng)

    def __call__(self, values: Floats) -> Floats:
        maxima = self.maxima(self.kept(self.memory(values)))
        self.width = maxima.shape[1]
        return self.on(self.layer(np.concatenate([self.window(values), maxima], axis=1)) + values)

    def back(self, gradient: Floats) -> Floats:
        gradient = self.on.back(gradient)
        below = self.layer.back(gradient)
        total = gradient + self.window.back(below[:, : -self.width])
        total += self.memory.back(self.kept.back(self.maxima.back(below[:, -self.width :])))
        return total


class _Maxima:
    """Running maxima over the sentence: the first half of the channels from the left, the others from the right."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch

    def __call__(self, values: Floats) -> Floats:
        padded = self.batch.padded(values)
        self.half = values.shape[1] // 2
        before, self.from_left = _running(padded[..., : self.half])
        after, self.from_right = _running(padded[:, ::-1, self.half :])
        return self.batch.flat(np.concatenate([before, after[:, ::-1]], axis=2))

    def back(self, gradient: Floats) -> Floats:
        padded = self.batch.padded(gradient)
        before = _pass_back(padded[..., : self.half], self.from_left)
        after = _pass_back(padded[:, ::-1, self.half :], self.from_right)
        return self.batch.flat(np.concatenate([before, after[:, ::-1]], axis=2))


def _running(values: Floats) -> tuple[Floats, NDArray[np.int64]]:
    maxima = np.maximum.accumulate(values, axis=1)
    steps = np.arange(values.shape[1])[None, :, None]
    return maxima, np.maximum.accumulate(np.where(values >= maxima, steps, 0), axis=1)


def _pass_back(gradient: Floats, source: NDArray[np.int64]) -> Floats:
    sentences, length, width = gradient.shape
    at = (np.arange(sentences)[:, None, None] * length + source) * width + np.arange(width)
    total = np.bincount(at.ravel(), gradient.ravel(), minlength=gradient.size)
    return total.reshape(gradient.shape).astype(np.float32)
