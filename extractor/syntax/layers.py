"""Layers over whole numbers in floats."""

from __future__ import annotations

import os
from typing import Any, TypeAlias

import numpy as np
from blis.py import gemm
from numpy.typing import NDArray

from extractor.syntax.arithmetic import LARGEST

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]


# NumPy's linear algebra is the faster, but threads that it wakes for a product keep a processor busy long after it:
# where it has several, BLIS does the small products.
_FEW_ROWS = 0 if os.environ.get("OPENBLAS_NUM_THREADS") == "1" else 256


class Layer:
    """A matrix and a bias, in whole steps."""

    def __init__(self, weights: NDArray[Any], bias: NDArray[Any]) -> None:
        self.weights = weights.astype(np.float32)
        self.bias = bias.astype(np.float32)

    def __call__(self, values: Floats) -> Floats:
        """The sums, in steps of an input times a weight."""
        sums = product(values, self.weights)
        sums += self.bias
        return sums


def product(left: Floats, right: Floats) -> Floats:
    """The product of two matrices, exact in either library."""
    if len(left) > _FEW_ROWS:
        return left @ right
    found: Floats = gemm(np.ascontiguousarray(left), np.ascontiguousarray(right))
    return found


def positive(sums: Floats, scale: float, carried: Floats | None = None) -> Floats:
    """The activation: the sums in steps of an activation, what is above zero. Changes its argument.

    ``carried`` is added before (a residual connection).
    """
    return _clipped(sums, scale, 0, carried)


def signed(sums: Floats, scale: float) -> Floats:
    """The sums in steps of an activation, of both signs. Changes its argument."""
    return _clipped(sums, scale, -LARGEST, None)


def _clipped(sums: Floats, scale: float, low: int, carried: Floats | None) -> Floats:
    sums *= np.float32(scale)
    if carried is not None:
        sums += carried
    np.rint(sums, out=sums)
    np.maximum(sums, np.float32(low), out=sums)
    np.minimum(sums, np.float32(LARGEST), out=sums)
    return sums
