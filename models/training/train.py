"""Train the tagger and parser.

    pip install scipy
    PYTHONPATH=. python models/training/train.py --treebanks DIR --texts DIR … --silver FILE … \\
        --out models/en/syntax/parser.npz

DIR of treebanks: ``*-train.spacy``, ``{ewt,gum}-dev.spacy``. DIRs of texts: ``*.jsonl.xz``, a text a line; only the
vectors that words start from come from them. Silver files are what ``silver.py`` made. All else is in ``config.toml``.
Set OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1 to get the same file again on the same machine.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from batches import Trees
from data import Keys, Sentence, known_words, read_texts, read_treebank
from export import read_model, write_model
from network import Sizes, gradients, initial
from optimiser import Adam
from vectors import count_words, word_vectors

from extractor.packs.pack import Folder
from extractor.syntax.parser import Parser

TREEBANKS = ("ewt", "gum")
WARM_UP = 200  # steps
Config = dict[str, Any]


def main() -> None:
    """Train as the command line and the configuration tell."""
    arguments = _arguments()
    config: Config = Folder(arguments.config.parent).table(arguments.config.name)
    gold = [tree for path in sorted(arguments.treebanks.glob("*-train.spacy")) for tree in read_treebank(path)]
    silver = [tree for path in arguments.silver for tree in read_treebank(path)]
    dev = {name: read_treebank(arguments.treebanks / f"{name}-dev.spacy") for name in TREEBANKS}
    rng = np.random.default_rng(config["seed"])
    if arguments.start:
        params, vocabulary = read_model(arguments.start)
        trees = Trees(gold, silver, vocabulary, config["buckets"])
    else:
        vocabulary, vectors = _vocabulary(gold, arguments, config)
        trees = Trees(gold, silver, vocabulary, config["buckets"])
        sizes = Sizes(**config["sizes"])
        table = rng.standard_normal((len(vocabulary) + 2 + config["buckets"], sizes.embedding)) * config["spread"]
        table[: len(vectors)] += vectors * config["vector_length"]
        params = initial(sizes, table.astype(np.float32), len(trees.tags), len(trees.labels), rng)
    adam = Adam(params, config["averaging"])
    if arguments.resume:
        adam.restore(pickle.loads(arguments.resume.read_bytes()))
    for cycle in config["cycles"][arguments.first :]:
        for note in _train(adam, trees, cycle, config, rng):
            write_model(arguments.out, adam.average, vocabulary, trees.tags, trees.labels)
            parser = Parser(arguments.out)
            print(note, *(f"{name} {_score(parser, sentences)}" for name, sentences in dev.items()), flush=True)
            if arguments.cache:
                (arguments.cache / f"{arguments.out.stem}.state").write_bytes(pickle.dumps(adam))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--silver", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.toml")
    parser.add_argument("--cache", type=Path, help="folder that keeps the word vectors and the state after each epoch")
    parser.add_argument("--start", type=Path, help="a model file to begin with, in place of fresh weights")
    parser.add_argument("--resume", type=Path, help="go on from a state")
    parser.add_argument("--first", type=int, default=0, help="the cycle to begin with, from 0")
    return parser.parse_args()


def _vocabulary(
    gold: list[Sentence], arguments: argparse.Namespace, config: Config
) -> tuple[dict[int, int], np.ndarray]:
    kept = arguments.cache / "vectors.pickle" if arguments.cache else None
    if kept and kept.exists():
        read: tuple[dict[int, int], np.ndarray] = pickle.loads(kept.read_bytes())
        return read
    texts = read_texts(arguments.texts)
    keys = Keys()
    texts += [keys(sentence.words) for sentence in gold]
    vocabulary = known_words(gold, count_words(texts), config["least"])
    vectors = word_vectors(texts, vocabulary, config["contexts"], config["sizes"]["embedding"], config["seed"])
    if kept:
        kept.write_bytes(pickle.dumps((vocabulary, vectors)))
    return vocabulary, vectors


def _train(
    adam: Adam, trees: Trees, cycle: Mapping[str, float], config: Config, rng: np.random.Generator
) -> Iterator[str]:
    """Go through the treebanks as often as the cycle tells; a line of news after each epoch."""
    begun, done = time.process_time(), 0.0
    for epoch in range(int(cycle["epochs"])):
        losses = []
        batches = list(trees.epoch(config["words"], {**config, **cycle}, rng))
        for number, batch in enumerate(batches):
            done = (epoch + number / len(batches)) / cycle["epochs"]
            rate = cycle["rate"] * min(1.0, (adam.steps + 1) / WARM_UP) * (1 - done)
            loss, found = gradients(adam.params, batch, cycle["dropout"], rng)
            adam.step(found, rate)
            losses.append(loss)
        yield f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.process_time() - begun:.0f} s;"


def _score(parser: Parser, gold: list[Sentence]) -> str:
    trees = parser([sentence.words for sentence in gold])
    tags = heads = labels = words = 0
    for right, found in zip(gold, trees, strict=True):
        words += len(right.words)
        tags += sum(map(str.__eq__, right.tags, found.tags))
        for place, head in enumerate(right.heads):
            if head == found.heads[place]:
                heads += 1
                labels += right.labels[place] == found.labels[place]
    return f"XPOS {tags / words:.2%} UAS {heads / words:.2%} LAS {labels / words:.2%}"


if __name__ == "__main__":
    main()
