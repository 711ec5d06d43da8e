"""The parser: tags, heads and labels of sentences that are lists of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extractor.find.syntax import LONGEST_PIECE
from extractor.syntax.layers import single_thread
from extractor.syntax.network import Network

# Words in the network at once: bounds its memory, and its numbers stay in the cache of a processor.
_BATCH = 400


@dataclass(frozen=True, slots=True)
class Tree:
    """Tags, heads (places in the sentence; a root's is its own) and labels of one sentence's words."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]


class Parser:
    """A trained model.

    Raises:
        OSError, ValueError, KeyError: the file is missing, or no model.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as arrays:
            read = {name: arrays[name] for name in arrays.files}
        self.tags = read.pop("tags").astype(object)
        self.labels = read.pop("labels").astype(object)
        self.network = Network(read, LONGEST_PIECE)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """A tree for each sentence; the same one whatever other sentences there are."""
        pieces = [
            words[start : start + LONGEST_PIECE] for words in sentences for start in range(0, len(words), LONGEST_PIECE)
        ]
        if not pieces:
            return [Tree((), (), ()) for _ in sentences]
        with single_thread():
            tags, apart, labels = map(np.concatenate, zip(*map(self.network, _batches(pieces)), strict=True))
        sizes = np.array([len(words) for words in sentences])
        ends = np.cumsum(sizes)
        heads = (apart + np.arange(len(apart)) - np.repeat(ends - sizes, sizes)).tolist()
        tag_names, label_names = self.tags[tags].tolist(), self.labels[labels].tolist()
        return [
            Tree(tuple(tag_names[start:end]), tuple(heads[start:end]), tuple(label_names[start:end]))
            for start, end in zip((ends - sizes).tolist(), ends.tolist(), strict=True)
        ]


def _batches(pieces: list[Sequence[str]]) -> list[list[Sequence[str]]]:
    batches: list[list[Sequence[str]]] = []
    room = 0
    for words in pieces:
        if room < len(words):
            batches.append([])
            room = _BATCH
        batches[-1].append(words)
        room -= len(words)
    return batches
