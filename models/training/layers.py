"""Layers with their gradients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from extractor.syntax.arithmetic import ACTIVATION, EMBEDDING, LARGEST, WEIGHT

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]
Params: TypeAlias = dict[str, Floats]


@dataclass(slots=True)
class RowGradient:
    """The gradient of some rows of a table."""

    rows: Ints
    values: Floats


Gradients: TypeAlias = dict[str, "Floats | RowGradient"]


def matrix(inputs: int, outputs: int, gain: float, rng: np.random.Generator) -> Floats:
    """Random weights; ``gain`` over the number of inputs is their variance."""
    weights: Floats = (rng.standard_normal((inputs, outputs)) * (gain / inputs) ** 0.5).astype(np.float32)
    return weights


def on_grid(values: Floats, step: float) -> Floats:
    """Rounded to whole steps."""
    rounded: Floats = values * np.float32(1 / step)
    np.rint(rounded, out=rounded)
    np.clip(rounded, -LARGEST, LARGEST, out=rounded)
    rounded *= np.float32(step)
    return rounded


def signed(values: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Rounded to steps of an activation, and where the gradient passes."""
    return on_grid(values, ACTIVATION), np.abs(values) < LARGEST * ACTIVATION


class Dense:
    """A matrix and a bias."""

    def __init__(self, name: str, params: Params, gradients: Gradients) -> None:
        self.name, self.gradients = name, gradients
        self.weights = on_grid(params[f"{name}.w"], WEIGHT)
        self.bias = params[f"{name}.b"]

    def __call__(self, values: Floats) -> Floats:
        """The sums."""
        self.values = values
        sums: Floats = values @ self.weights
        sums += self.bias
        return sums

    def back(self, gradient: Floats) -> Floats:
        """The gradient of what came in."""
        self.gradients[f"{self.name}.w"] = self.values.T @ gradient
        self.gradients[f"{self.name}.b"] = gradient.sum(axis=0)
        below: Floats = gradient @ self.weights.T
        return below


class Positive:
    """The activation (what is above zero, on the grid), then dropout."""

    def __init__(self, rate: float, rng: np.random.Generator) -> None:
        self.rate, self.rng = rate, rng

    def __call__(self, values: Floats) -> Floats:
        """The activation, with dropout."""
        steps = values * np.float32(1 / ACTIVATION)
        np.rint(steps, out=steps)
        np.clip(steps, 0, LARGEST, out=steps)
        self.passes = ((values > 0) & (values < LARGEST * ACTIVATION)).astype(np.float32)
        if self.rate:
            stays = np.frombuffer(self.rng.bytes(values.size), dtype=np.uint8) >= round(self.rate * 256)
            self.passes *= stays.reshape(values.shape)
            steps *= stays.reshape(values.shape)
        scale = np.float32(1 / (1 - round(self.rate * 256) / 256))
        self.passes *= scale
        steps *= np.float32(ACTIVATION) * scale
        return steps

    def back(self, gradient: Floats) -> Floats:
        """The gradient of what came in."""
        return gradient * self.passes


class Window:
    """Each word beside those at some places around it, zeros beyond its sentence."""

    def __init__(self, sentences: Ints, places: tuple[int, ...]) -> None:
        count = len(sentences)
        at = np.arange(count)[:, None] + np.array(places)
        inside = (at >= 0) & (at < count)
        inside &= sentences[np.clip(at, 0, count - 1)] == sentences[:, None]
        self.at = np.where(inside, at, count)

    def __call__(self, values: Floats) -> Floats:
        """The words' rows, wider."""
        padded = np.concatenate([values, np.zeros((1, values.shape[1]), dtype=np.float32)])
        return padded[self.at].reshape(len(values), -1)

    def back(self, gradient: Floats) -> Floats:
        """The gradient of what came in."""
        parts = gradient.reshape(len(gradient), self.at.shape[1], -1)
        total = np.zeros((len(gradient) + 1, parts.shape[2]), dtype=np.float32)
        for number in range(self.at.shape[1]):
            total[self.at[:, number]] += parts[:, number]  # no row twice, but for the last, which is left out
        return total[:-1]


class Embedding:
    """Sums of rows of the table."""

    def __init__(self, params: Params, gradients: Gradients) -> None:
        self.table, self.gradients = params["table"], gradients

    def __call__(self, rows: Ints) -> Floats:
        """The sums of the features' rows."""
        self.rows, inverse = np.unique(rows, return_inverse=True)
        indices = inverse.ravel()
        starts = np.arange(0, indices.size + 1, rows.shape[1])
        self.counts = sparse.csr_matrix((np.ones(indices.size, np.float32), indices, starts))
        sums = self.counts @ on_grid(self.table[self.rows], EMBEDDING)
        self.passes = np.abs(sums) < LARGEST * EMBEDDING
        clipped: Floats = np.clip(sums, -LARGEST * EMBEDDING, LARGEST * EMBEDDING).astype(np.float32)
        return clipped

    def back(self, gradient: Floats) -> None:
        """Keep the gradient of the rows."""
        self.gradients["table"] = RowGradient(self.rows, self.counts.T @ (gradient * self.passes))
