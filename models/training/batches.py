"""Sentences as arrays, in batches of about one length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from data import Sentence
from numpy.typing import NDArray

from extractor.syntax.features import UNKNOWN, rows

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]

LONGEST = 100  # words; longer sentences are left out of training


@dataclass(slots=True)
class Batch:
    """The words of some sentences, one after another; heads are places among them, a root's its own."""

    rows: Ints
    tags: Ints
    heads: Ints
    labels: Ints
    sentences: Ints
    mask: NDArray[np.bool_]
    heads_or_root: Ints

    def padded(self, values: Floats) -> Floats:
        """As (sentence, word, channel), zeros after the sentence."""
        whole = np.zeros((*self.mask.shape, values.shape[1]), dtype=np.float32)
        whole[self.mask] = values
        return whole

    def flat(self, values: Floats) -> Floats:
        """One word after another again."""
        return values[self.mask]


class Trees:
    """The treebanks and the silver trees, as numbers; tags and labels are the treebanks'."""

    def __init__(
        self, gold: Sequence[Sentence], silver: Sequence[Sentence], vocabulary: Mapping[int, int], buckets: int
    ) -> None:
        self.vocabulary, self.buckets = vocabulary, buckets
        self.tags = sorted({tag for sentence in gold for tag in sentence.tags})
        self.labels = sorted({label for sentence in gold for label in sentence.labels})
        tags, labels = set(self.tags), set(self.labels)
        usable = [
            [s for s in part if len(s.words) <= LONGEST and tags.issuperset(s.tags) and labels.issuperset(s.labels)]
            for part in (gold, silver)
        ]
        self.count_gold = len(usable[0])
        self._types: dict[str, int] = {}
        self._rows: list[list[int]] = []
        self._encoded = [self._encode(sentence) for part in usable for sentence in part]
        # The same words in other cases, for headlines and careless writers.
        words = list(self._types)
        self._cases = [
            np.array([self._type(change(word)) for word in words])
            for change in (str.lower, str.upper, lambda word: word[:1].upper() + word[1:])
        ]
        self.rows = np.array(self._rows)
        seen = np.bincount(np.concatenate([types for types, *_ in self._encoded]), minlength=len(self.rows))
        self.seen = np.bincount(self.rows[:, 0], seen)[self.rows[:, 0]]

    def _type(self, word: str) -> int:
        if word not in self._types:
            self._types[word] = len(self._rows)
            self._rows.append(rows(word, self.vocabulary, self.buckets))
        return self._types[word]

    def _encode(self, sentence: Sentence) -> tuple[Ints, Ints, Ints, Ints]:
        return (
            np.array([self._type(word) for word in sentence.words]),
            np.array([self.tags.index(tag) for tag in sentence.tags]),
            np.array(sentence.heads),
            np.array([self.labels.index(label) for label in sentence.labels]),
        )

    def epoch(self, words: int, settings: Mapping[str, float], rng: np.random.Generator) -> Iterator[Batch]:
        """Sentences in batches of about ``words`` words.

        ``gold`` and ``silver`` tell how often each sentence of the treebanks and each silver tree stands in an epoch:
        1.5 is once, and every other one again, others in each epoch. ``case`` is the share of sentences in another
        case. A word seen n times stands as an unknown one with probability unknown / (unknown + n).
        """
        often = np.repeat(
            [settings["gold"], settings["silver"]], [self.count_gold, len(self._encoded) - self.count_gold]
        )
        times = np.floor(often + rng.random(len(often))).astype(int)
        chosen = np.repeat(np.arange(len(often)), times)
        sizes = np.array([len(types) for types, *_ in self._encoded])
        order = chosen[np.argsort(sizes[chosen] + rng.uniform(0, 3, len(chosen)), kind="stable")]
        groups: list[list[int]] = [[]]
        room = words
        for index in order.tolist():
            if room < sizes[index] and groups[-1]:
                groups.append([])
                room = words
            groups[-1].append(index)
            room -= sizes[index]
        forgotten = settings["unknown"] / (settings["unknown"] + self.seen)
        for group in rng.permutation(len(groups)).tolist():
            yield self._batch(groups[group], settings["case"], forgotten, rng)

    def _batch(self, indices: list[int], case: float, forgotten: Floats, rng: np.random.Generator) -> Batch:
        parts = [self._encoded[index] for index in indices]
        sizes = np.array([len(types) for types, *_ in parts])
        types = [
            self._cases[rng.integers(len(self._cases))][part[0]] if rng.random() < case else part[0] for part in parts
        ]
        words = np.concatenate(types)
        features = self.rows[words]
        features[rng.random(len(words)) < forgotten[words], 0] = UNKNOWN
        local = np.concatenate([part[2] for part in parts])
        sentences = np.repeat(np.arange(len(parts)), sizes)
        starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
        longest = int(sizes.max())
        return Batch(
            rows=features,
            tags=np.concatenate([part[1] for part in parts]),
            heads=local + starts,
            labels=np.concatenate([part[3] for part in parts]),
            sentences=sentences,
            mask=np.arange(longest)[None, :] < sizes[:, None],
            heads_or_root=np.where(local + starts == np.arange(len(local)), longest, local),
        )
