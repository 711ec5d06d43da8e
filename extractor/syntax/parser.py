"""The parser: tags, heads and labels of sentences that are lists of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extractor.find.syntax import LONGEST_PIECE
from extractor.syntax.network import Network

# Words in the network at once: bounds its memory.
_BATCH = 4096


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
        self.tags: list[str] = read.pop("tags").tolist()
        self.labels: list[str] = read.pop("labels").tolist()
        self.network = Network(read, LONGEST_PIECE)

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """A tree for each sentence; the same one whatever other sentences there are."""
        pieces = [
            (number, words[start : start + LONGEST_PIECE])
            for number, words in enumerate(sentences)
            for start in range(0, len(words), LONGEST_PIECE)
        ]
        tags: list[list[int]] = [[] for _ in sentences]
        heads: list[list[int]] = [[] for _ in sentences]
        labels: list[list[int]] = [[] for _ in sentences]
        for batch in _batches(pieces):
            found = self.network([words for _, words in batch])
            start = 0
            for number, words in batch:
                end = start + len(words)
                shift = len(heads[number]) - start
                tags[number] += found[0][start:end]
                heads[number] += [head + shift for head in found[1][start:end]]
                labels[number] += found[2][start:end]
                start = end
        return [
            Tree(tuple(map(self.tags.__getitem__, tag)), tuple(head), tuple(map(self.labels.__getitem__, label)))
            for tag, head, label in zip(tags, heads, labels, strict=True)
        ]


def _batches(pieces: list[tuple[int, Sequence[str]]]) -> list[list[tuple[int, Sequence[str]]]]:
    batches: list[list[tuple[int, Sequence[str]]]] = []
    room = 0
    for number, words in pieces:
        if room < len(words):
            batches.append([])
            room = _BATCH
        batches[-1].append((number, words))
        room -= len(words)
    return batches
