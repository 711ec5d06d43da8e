"""Treebanks and texts."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokens import DocBin

from extractor.language.fold import fold
from extractor.syntax.features import key


@dataclass(slots=True)
class Sentence:
    """A tree: words, tags, heads (places in the sentence; a root's is its own) and labels."""

    words: list[str]
    tags: list[str]
    heads: list[int]
    labels: list[str]


def read_treebank(path: Path) -> list[Sentence]:
    """The sentences of a DocBin."""
    nlp = spacy.blank("en")
    return [
        Sentence(
            [fold(word.text) for word in sentence],
            [word.tag_ for word in sentence],
            [word.head.i - sentence.start for word in sentence],
            [word.dep_ for word in sentence],
        )
        for doc in DocBin().from_disk(path).get_docs(nlp.vocab)
        for sentence in doc.sents
    ]


def read_texts(folders: Iterable[Path]) -> list[NDArray[np.int64]]:
    """The keys of the words of each text in the folders' ``.jsonl.xz`` files."""
    nlp = spacy.blank("en")
    keys = Keys()
    found = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.jsonl.xz"))):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                found.append(keys(word.text for word in nlp.make_doc(fold(json.loads(line)["text"]))))
    return found


class Keys:
    """Keys of words, each reckoned once."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def __call__(self, words: Iterable[str]) -> NDArray[np.int64]:
        """The keys of the words that are not white space."""
        return np.array([self._key(word) for word in words if not word.isspace()], dtype=np.int64)

    def _key(self, word: str) -> int:
        if word not in self.known:
            self.known[word] = key(word)
        return self.known[word]


def known_words(gold: Iterable[Sentence], counts: Counter[int], least: int) -> dict[int, int]:
    """The vocabulary: row by key, of words seen twice in the treebanks or ``least`` times in all."""
    seen = Counter(key(word) for sentence in gold for word in sentence.words)
    chosen = [word for word, count in seen.most_common() if count >= 2]
    inside = set(chosen)
    chosen += [word for word, count in counts.most_common() if count >= least and word not in inside]
    return {word: row for row, word in enumerate(chosen, start=2)}
