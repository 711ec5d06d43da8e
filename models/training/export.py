"""Trained parameters, rounded, as the arrays of a model file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.syntax.arithmetic import ACTIVATION, EMBEDDING, LARGEST, WEIGHT

_SUMS = ACTIVATION * WEIGHT
_STEPS = {"distance": ACTIVATION**2, "label_distance": _SUMS, "type.b": EMBEDDING * WEIGHT}


def write_model(
    path: Path,
    params: Mapping[str, NDArray[np.float32]],
    vocabulary: Mapping[int, int],
    tags: Sequence[str],
    labels: Sequence[str],
) -> None:
    """Write the model file: weights in bytes, what is added to sums in whole steps of these."""
    arrays: dict[str, np.ndarray] = {
        "vocabulary": np.array(list(vocabulary), dtype=np.uint32),
        "tags": np.array(tags),
        "labels": np.array(labels),
    }
    for name, values in params.items():
        if name == "table" or name.endswith(".w"):
            steps = np.rint(values / (EMBEDDING if name == "table" else WEIGHT))
            arrays[name] = np.clip(steps, -LARGEST, LARGEST).astype(np.int8)
        else:
            arrays[name] = np.rint(values / _STEPS.get(name, _SUMS)).astype(np.int32)
    np.savez(path, allow_pickle=False, **arrays)
