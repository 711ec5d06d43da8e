"""How fast extraction is, as ratios to spaCy's blank tokenizer and to the time that spaCy takes to start.

    python -m tests.benchmarks.speed FILE.jsonl [--releases 2000] [--model en_core_web_sm]

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
from spacy.tokens import Doc

import extractor
from extractor.cleaning import clean
from extractor.language.fold import fold
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


def run_over(function: Callable[[str], object], texts: list[str]) -> None:
    """Call the function with each text."""
    for text in texts:
        function(text)


def throughput(texts: list[str], rounds: int, model: str | None) -> None:
    """Words a second of the tokenizer, of extraction, of its components, and of a full spaCy model.

    Each round has releases of its own: a tokenizer that has seen a text reads it again from its cache.
    """
    blank, nlp, parts = spacy.blank("en"), extractor.load(), extractor.load()
    plain = extractor.load(facts=False)
    full = spacy.load(model) if model else None
    speeds: dict[str, list[float]] = {}
    for number in range(rounds):
        some = texts[number::rounds]
        words = sum(len(text.split()) for text in some)
        taken = {
            "tokenizer": cpu_seconds(partial(run_over, blank.make_doc, some)),
            "extract": cpu_seconds(partial(run_over, partial(extractor.extract, published=ANCHOR, nlp=nlp), some)),
            "without facts": cpu_seconds(
                partial(run_over, partial(extractor.extract, published=ANCHOR, nlp=plain), some)
            ),
            **component_seconds(parts, some),
        }
        if full:
            taken["full model"] = cpu_seconds(partial(run_over, full, some))
        for name, seconds in taken.items():
            speeds.setdefault(name, []).append(words / seconds)
    print(f"{len(texts)} releases, {rounds} rounds")
    for name, values in speeds.items():
        ratio = median(value / base for value, base in zip(values, speeds["tokenizer"], strict=True))
        print(f"{name:18} {median(values):12,.0f} words/s   {ratio:6.3f} of the tokenizer's speed")


def component_seconds(nlp: spacy.language.Language, texts: list[str]) -> dict[str, float]:
    """CPU seconds that each step takes over the texts."""
    taken = dict.fromkeys(["reading the head", "folding", *nlp.pipe_names], 0.0)
    for text in texts:
        clock = time.process_time()
        release = read_head(text, ANCHOR)
        taken["reading the head"] += time.process_time() - clock
        clock = time.process_time()
        cleaned = clean(text)
        folded = fold(cleaned.text)
        taken["folding"] += time.process_time() - clock
        doc = Doc(nlp.vocab)
        begin(doc, release, cleaned, folded, hidden=True).tokenize = nlp.make_doc
        for name, component in nlp.pipeline:
            taken[name] += cpu_seconds(partial(component, doc))
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
    parser.add_argument("--releases", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--model")
    args = parser.parse_args()
    texts = releases(args.file, args.releases)
    throughput(texts, args.rounds, args.model)
    starts(Path(__file__).parents[2] / "samples" / "rumor-campaign.txt", args.rounds)
    growth(texts, extractor.load())


if __name__ == "__main__":
    main()
