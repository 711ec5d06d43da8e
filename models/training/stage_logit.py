"""A conditional logit over the stages, fitted by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.find.offences.stage import GENERAL, STAGES, Reading

Floats = NDArray[np.float64]
_STEPS = 300
_MEMORY = 12
_ENOUGH = 1e-7


@dataclass(slots=True)
class Matrix:
    """Which features each stage of each mention has: ``table`` is mentions × stages × features."""

    table: Floats
    gold: NDArray[np.int_]
    names: list[tuple[str, str]]
    sources: list[str]
    releases: list[tuple[str, str]]
    weight: Floats


def matrix(mentions: Sequence[tuple[str, str, str, Reading]], weights: Mapping[str, float], fewest: int) -> Matrix:
    """The features of mentions, without those that fewer than ``fewest`` of them have.

    A mention weighs less where its release has many: what a release tells often counts once and a half, not ten times.
    ``weights`` are what the sources weigh.
    """
    count: Counter[tuple[str, str]] = Counter()
    for *_, reading in mentions:
        count.update({("evidence", told.feature) for told in reading.told})
        count.update({("talk", feature) for feature in reading.talk})
    names = [("start", stage) for stage in STAGES] + sorted(name for name, number in count.items() if number >= fewest)
    place = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(mentions), len(STAGES), len(names)))
    for row, (*_, reading) in enumerate(mentions):
        for index, stage in enumerate(STAGES):
            table[row, index, place["start", stage]] = 1
        for told in reading.told:
            if ("evidence", told.feature) in place:
                table[row, STAGES.index(told.stage), place["evidence", told.feature]] += 1
        for feature in reading.talk:
            if ("talk", feature) in place:
                table[row, STAGES.index(GENERAL), place["talk", feature]] += 1
    releases = [(source, name) for source, name, *_ in mentions]
    size = Counter(releases)
    return Matrix(
        table,
        np.array([STAGES.index(stage) for _, _, stage, _ in mentions]),
        names,
        [source for source, *_ in mentions],
        releases,
        np.array([2 * weights[release[0]] / size[release] ** 0.5 for release in releases]),
    )


def predict(data: Matrix, weights: Floats) -> NDArray[np.int_]:
    """The stage with the highest score of each mention."""
    best: NDArray[np.int_] = (data.table @ weights).argmax(1)
    return best


def fit(data: Matrix, l2: float, rows: NDArray[np.bool_] | None = None) -> Floats:
    """The weights that make the gold of some mentions (of all, where none are named) likeliest, held back by ``l2``."""
    chosen = np.ones(len(data.gold), dtype=bool) if rows is None else rows
    table, gold, weight = data.table[chosen], data.gold[chosen], data.weight[chosen]
    flat = table.reshape(-1, table.shape[2])
    at = np.arange(len(gold))

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = (flat @ weights).reshape(len(gold), -1)
        scores -= scores.max(1, keepdims=True)
        share = np.exp(scores)
        share /= share.sum(1, keepdims=True)
        value = -(weight * np.log(share[at, gold] + 1e-12)).sum() + 0.5 * l2 * weights @ weights
        share[at, gold] -= 1
        return float(value), flat.T @ (share * weight[:, None]).ravel() + l2 * weights

    return _descend(loss, np.zeros(table.shape[2]))


def _descend(loss: Callable[[Floats], tuple[float, Floats]], point: Floats) -> Floats:
    """L-BFGS with a backtracking line search."""
    value, slope = loss(point)
    history: list[tuple[Floats, Floats]] = []
    for _ in range(_STEPS):
        direction = -_turned(slope, history)
        step = 1.0 if history else 1 / max(1.0, float(np.abs(slope).sum()))
        while True:
            new_value, new_slope = loss(point + step * direction)
            if new_value <= value + 1e-4 * step * float(slope @ direction) or step < 1e-8:
                break
            step /= 2
        move, bend = step * direction, new_slope - slope
        if float(move @ bend) > 1e-10:
            history = [*history, (move, bend)][-_MEMORY:]
        point = point + move
        if abs(value - new_value) < _ENOUGH * max(1.0, abs(value)):
            break
        value, slope = new_value, new_slope
    return point


def _turned(slope: Floats, history: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The slope, turned by the curvature of the last moves."""
    turned, shares = slope.copy(), []
    for move, bend in reversed(history):
        share = float(move @ turned) / float(bend @ move)
        shares.append(share)
        turned -= share * bend
    if history:
        move, bend = history[-1]
        turned *= float(move @ bend) / float(bend @ bend)
    for (move, bend), share in zip(history, reversed(shares), strict=True):
        turned += move * (share - float(bend @ turned) / float(bend @ move))
    return turned
