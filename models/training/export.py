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


def read_model(path: Path) -> tuple[dict[str, NDArray[np.float32]], dict[int, int]]:
    """The parameters of a model file, as training has them, and the vocabulary: row by key."""
    with np.load(path, allow_pickle=False) as arrays:
        read = {name: arrays[name] for name in arrays.files}
    vocabulary = {int(key): row for row, key in enumerate(read.pop("vocabulary"), start=2)}
    del read["tags"], read["labels"]
    params: dict[str, NDArray[np.float32]] = {}
    for name, values in read.items():
        is_byte = name == "table" or name.endswith(".w")
        step = (EMBEDDING if name == "table" else WEIGHT) if is_byte else _STEPS.get(name, _SUMS)
        params[name] = values.astype(np.float32) * np.float32(step)
    return params, vocabulary
