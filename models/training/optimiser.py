"""Adam (Kingma and Ba 2015), for the embedding table over the rows at hand alone, and averaging."""

from __future__ import annotations

import numpy as np
from layers import Gradients, Params, RowGradient

from extractor.syntax.arithmetic import EMBEDDING, LARGEST, WEIGHT

FIRST, SECOND, TINY = 0.9, 0.99, 1e-8
LARGEST_NORM = 5.0
AVERAGED_EVERY = 10


class Adam:
    """The state of the optimiser; ``average`` is a moving average of the parameters."""

    def __init__(self, params: Params, averaging: float) -> None:
        self.params = params
        self.mean = {name: np.zeros_like(values) for name, values in params.items()}
        self.square = {name: np.zeros_like(values) for name, values in params.items()}
        self.average = {name: values.copy() for name, values in params.items()}
        self.averaging = averaging
        self.steps = 0

    def restore(self, other: Adam) -> None:
        """Go on where another has come to; parameters that it did not have stay as they are."""
        for name in other.params:
            self.params[name], self.average[name] = other.params[name], other.average[name]
            self.mean[name], self.square[name] = other.mean[name], other.square[name]
        self.steps = other.steps

    def step(self, gradients: Gradients, rate: float) -> None:
        """Change the parameters."""
        self.steps += 1
        norm = sum(float(np.vdot(values, values)) for values in map(_values, gradients.values())) ** 0.5
        scale = min(1.0, LARGEST_NORM / max(norm, TINY))
        for name, gradient in gradients.items():
            self._update(name, gradient, scale, rate)
        if self.steps % AVERAGED_EVERY == 0:
            keep = min(self.averaging, self.steps / (self.steps + 20 * AVERAGED_EVERY))
            for name, values in self.params.items():
                self.average[name] *= np.float32(keep)
                self.average[name] += np.float32(1 - keep) * values

    def _update(self, name: str, gradient: np.ndarray | RowGradient, scale: float, rate: float) -> None:
        at = gradient.rows if isinstance(gradient, RowGradient) else ...
        values = _values(gradient) * np.float32(scale)
        mean = self.mean[name][at] * np.float32(FIRST) + np.float32(1 - FIRST) * values
        square = self.square[name][at] * np.float32(SECOND) + np.float32(1 - SECOND) * values * values
        self.mean[name][at], self.square[name][at] = mean, square
        rate *= (1 - SECOND**self.steps) ** 0.5 / (1 - FIRST**self.steps)
        changed = self.params[name][at] - np.float32(rate) * mean / (np.sqrt(square) + np.float32(TINY))
        if name == "table" or name.endswith(".w"):
            # What the grid cannot hold would get no gradient back.
            reach = LARGEST * (EMBEDDING if name == "table" else WEIGHT)
            np.clip(changed, -reach, reach, out=changed)
        self.params[name][at] = changed


def _values(gradient: np.ndarray | RowGradient) -> np.ndarray:
    return gradient.values if isinstance(gradient, RowGradient) else gradient
