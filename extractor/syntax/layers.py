"""Layers over whole numbers in floats."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from types import TracebackType
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from extractor.syntax.arithmetic import LARGEST

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]


class SingleThread:
    """A block in which NumPy's linear algebra keeps to one thread.

    The matrices are small: more threads only wait for each other, and those that a product wakes keep a processor busy
    long after it. Blocks of several threads of Python may overlap; the last to leave puts things back.
    """

    def __init__(self) -> None:
        self._libraries = ThreadpoolController().select(user_api="blas").lib_controllers
        self._lock = Lock()
        self._inside = 0

    def __enter__(self) -> None:
        """Keep to one thread from here on."""
        with self._lock:
            if not self._inside:
                # The controller's own ``limit`` tells all about each library first: that takes as long as a sentence.
                several = ((library, library.get_num_threads()) for library in self._libraries)
                self._limited = [
                    (library, threads) for library, threads in several if threads is not None and threads > 1
                ]
                for library, _ in self._limited:
                    library.set_num_threads(1)
            self._inside += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the libraries have the threads that they had."""
        with self._lock:
            self._inside -= 1
            if not self._inside:
                for library, threads in self._limited:
                    library.set_num_threads(threads)


@lru_cache(maxsize=1)
def single_thread() -> SingleThread:
    """The one for all parsers, so that these can be pickled."""
    return SingleThread()


class Layer:
    """A matrix and a bias, in whole steps."""

    def __init__(self, weights: NDArray[Any], bias: NDArray[Any]) -> None:
        self.weights = weights.astype(np.float32)
        self.bias = bias.astype(np.float32)

    def __call__(self, values: Floats) -> Floats:
        """The sums, in steps of an input times a weight."""
        sums: Floats = values @ self.weights
        sums += self.bias
        return sums


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
