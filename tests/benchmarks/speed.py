"""How fast extraction is, as ratios to spaCy's blank tokenizer and to the time that spaCy takes to start.

    python -m tests.benchmarks.speed FILE.jsonl [--releases 400] [--model en_core_web_sm]

FILE.jsonl has a release a line with its ``text`` (``.xz`` is read as it is). The thing and its yardstick run in turn;
figures are medians over the rounds.
"""

from __future__ import annotations

import argparse
import json
import lzma
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import spacy

import extractor
from extractor.find.fold import fold
from extractor.pipeline.state import begin
from extractor.reading.head import read_head

ANCHOR = "2020-01-01"
BLANK = "import spacy; spacy.blank('en')"


def releases(path: Path, count: int) -> list[str]:
    """Every n-th release of the file, so that the sample spans it."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    texts = [json.loads(line)["text"] for line in data.decode().split("\n") if line.strip()]
    return texts[:: max(len(texts) // count, 1)][:count]


def cpu_seconds(run: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    run()
    return time.process_time() - start


def wall_seconds(command: list[str]) -> float:
    """Wall seconds of one process."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def throughput(texts: list[str], rounds: int, model: str | None) -> None:
    """Words a second of the tokenizer, of extraction, of its components, and of a full spaCy model."""
    words = sum(len(text.split()) for text in texts)
    blank, nlp = spacy.blank("en"), extractor.load()
    runs: dict[str, Callable[[], float]] = {
        "tokenizer": partial(cpu_seconds, lambda: [blank.make_doc(text) for text in texts]),
        "extract": partial(cpu_seconds, lambda: [extractor.extract(text, ANCHOR, nlp) for text in texts]),
        **{name: partial(component_seconds, nlp, name, texts) for name in nlp.pipe_names},
    }
    if model:
        full, some = spacy.load(model), texts[::8]
        share = sum(len(text.split()) for text in some) / words
        runs[model] = lambda: cpu_seconds(lambda: list(full.pipe(some))) / share
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            taken[name].append(run())
    base = median(taken["tokenizer"])
    print(f"{len(texts)} releases, {words:,} words, {rounds} rounds")
    for name, values in taken.items():
        speed, ratio = words / median(values), base / median(values)
        print(f"{name:18} {speed:12,.0f} words/s   {ratio:6.3f} of the tokenizer's speed")


def component_seconds(nlp: spacy.language.Language, name: str, texts: list[str]) -> float:
    """CPU seconds that one component takes over the texts, after those before it have run."""
    before = nlp.pipe_names[: nlp.pipe_names.index(name)]
    taken = 0.0
    for text in texts:
        folded = fold(text)
        doc = nlp.make_doc(folded)
        begin(doc, read_head(text, ANCHOR), folded)
        for other in before:
            doc = nlp.get_pipe(other)(doc)
        taken += cpu_seconds(partial(nlp.get_pipe(name), doc))
    return taken


def starts(sample: Path, rounds: int) -> None:
    """Cold start of the command beside spaCy's own start."""
    commands = {
        "blank": [sys.executable, "-c", BLANK],
        "extract-facts FILE": [sys.executable, "-m", "extractor", "-f", "json", str(sample)],
        "--help": [sys.executable, "-m", "extractor", "--help"],
        "schema": [sys.executable, "-m", "extractor", "schema"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(wall_seconds(command))
    base = median(taken["blank"])
    for name, values in taken.items():
        print(f"{name:18} {median(values):7.3f} s   {median(values) / base:6.3f} of import spacy; spacy.blank('en')")


def growth(texts: list[str], nlp: spacy.language.Language) -> None:
    """Time for one text of 0.6 to 5 MB: doubling the length should at most double it."""
    block, size, last = "\n\n".join(texts), 625_000, 0.0
    while size <= 5_000_000:
        text = (block * (size // len(block) + 1))[:size]
        taken = cpu_seconds(partial(extractor.extract, text, ANCHOR, nlp))
        ratio = f"   {taken / last:5.2f} × the half" if last else ""
        print(f"{size / 1e6:5.2f} MB {taken:8.2f} s{ratio}")
        size, last = size * 2, taken


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--releases", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--model")
    args = parser.parse_args()
    texts = releases(args.file, args.releases)
    throughput(texts, args.rounds, args.model)
    starts(Path(__file__).parents[2] / "samples" / "rumor-campaign.txt", args.rounds)
    growth(texts, extractor.load())


if __name__ == "__main__":
    main()
