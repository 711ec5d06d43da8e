"""Train what tells the stage of an offence: the weights of ``models/en/stage_weights.toml``.

    PYTHONPATH=. python models/training/train_stages.py --gold FILE=3 FILE … --out models/en/stage_weights.toml

Each FILE of gold has a release a line, ``{"id", "text", "entities": [{"type": "offence", "start", "end", "stage"}]}``,
and is a source of its own, which weighs as much as is told after it; the project's samples, the texts in
``models/training/stages``, the releases of the tests and the examples of the cues are more. Printed is how many
mentions get their stage right where their source was left out of the training, and where a tenth of the releases was.
The texts of the gold stay where they are: only weights are written. The same input gives the same file.

The model is a conditional logit: each stage has a score, the sum of what the features that speak for it weigh, whatever
the stage is; general talk has features of its own. So a few hundred releases are enough for some hundred weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from stage_logit import Matrix, fit, matrix, predict

import extractor
from extractor.entities import Offence
from extractor.find.offences import OffenceFinder
from extractor.find.offences.stage import GENERAL, STAGES, Reading, StageReader
from extractor.packs import Rules
from extractor.packs.checks import SILENT

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"
TESTED = HERE.parents[1] / "tests" / "find" / "releases"
TEXTS = HERE / "stages"
# What the project's own sources weigh beside the gold of real releases: samples and tests were written for what is
# hard, with several cases each, and would teach that most releases are so.
WEIGHTS = {"own texts": 1.0, "own lines": 1.0, "samples": 1.5, "releases of tests": 0.4, "examples of cues": 0.5}
# A feature that fewer mentions have is left out.
FEWEST = 5
FOLDS = 10
_MARKED = re.compile(r"\[\[([^\]|]*)\|(\w\w)\]\]")
_MARKED_IN_TESTS = re.compile(r"\[([^\]|]*)\|\d{4}\|(\w+)\]")
_LETTERS = dict(zip(("al", "in", "ar", "ch", "pl", "co", "se", "ac", "me"), STAGES, strict=True))
Span = tuple[int, int, str]


@dataclass(slots=True)
class Release:
    """A release with the stages of its offences."""

    source: str
    name: str
    text: str
    spans: list[Span]


class Recorder(StageReader):
    """Takes down the features of what it reads."""

    readings: list[Reading]

    def settle(self, found: Sequence[Offence]) -> None:
        """Keep the features in place of weighing them."""
        Recorder.readings = list(self.read(found))


def main() -> None:
    """Train as the command line tells."""
    arguments = _arguments()
    releases = [*_own_texts(TEXTS), *_samples(SAMPLES), *_tested(TESTED), *_cue_examples(Rules())]
    weights = dict(WEIGHTS)
    for told in arguments.gold:
        path, _, weight = told.partition("=")
        weights[path] = float(weight or 1)
        releases += _gold(Path(path))
    data = matrix(list(_mentions(releases)), weights, FEWEST)
    _report(data, arguments.l2)
    _write(data, fit(data, arguments.l2), arguments.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", nargs="*", default=[], metavar="FILE[=WEIGHT]")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--l2", type=float, default=2.0, help="how much large weights are held back")
    return parser.parse_args()


def _own_texts(folder: Path) -> Iterator[Release]:
    """Texts of the project's own, the mentions marked: [[fraud|ch]]."""
    for path in sorted(folder.glob("*.txt")):
        for number, part in enumerate(re.split(r"(?m)^=== .*\n", path.read_text(encoding="utf-8"))[1:]):
            yield Release(
                f"own {'lines' if path.stem == 'lines' else 'texts'}",
                f"{path.stem} {number}",
                *_unmarked(part, _MARKED),
            )


def _tested(folder: Path) -> Iterator[Release]:
    """The short releases of the tests: [fraud|0701|charged]."""
    for path in sorted(folder.glob("*.txt")):
        yield Release("releases of tests", path.stem, *_unmarked(path.read_text(encoding="utf-8"), _MARKED_IN_TESTS))


def _unmarked(marked: str, mark: re.Pattern[str]) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that they mark."""
    text, spans, done = "", [], 0
    for match in mark.finditer(marked):
        text += marked[done : match.start()]
        spans.append((len(text), len(text) + len(match[1]), _LETTERS.get(match[2], match[2])))
        text += match[1]
        done = match.end()
    return text + marked[done:], spans


def _samples(folder: Path) -> Iterator[Release]:
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / f"{gold['id']}.txt").read_text(encoding="utf-8")
        yield Release("samples", gold["id"], text, list(_nth(text, gold["entities"])))


def _nth(text: str, entities: Sequence[dict[str, str | int]]) -> Iterator[Span]:
    for entity in entities:
        if entity["type"] == "offence":
            surface, start = str(entity["text"]), -1
            for _ in range(int(entity["nth"])):
                start = text.index(surface, start + 1)
            yield start, start + len(surface), str(entity["stage"])


def _cue_examples(rules: Rules) -> Iterator[Release]:
    """The examples of the cues: whatever offence stands in one has the stage of its cue."""
    for cue in rules.table("stages.toml")["cues"]:
        for number, example in enumerate(cue["examples"]):
            text = re.sub(r"[\[\]]", "", example)
            stage = GENERAL if cue["stage"] == SILENT else cue["stage"]
            yield Release("examples of cues", f"{cue['id']} {number}", text, [(0, len(text), stage)])


def _gold(path: Path) -> Iterator[Release]:
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        row = json.loads(line)
        offences = [entity for entity in row["entities"] if entity["type"] == "offence"]
        spans = [(entity["start"], entity["end"], entity.get("stage") or "mentioned") for entity in offences]
        yield Release(str(path), row["id"], row["text"], spans)


def _mentions(releases: Sequence[Release]) -> Iterator[tuple[str, str, str, Reading]]:
    """The mentions that finder and gold share: source, release, stage, features."""
    OffenceFinder.stage_reader = Recorder
    nlp = extractor.load(facts=False)
    for release in releases:
        Recorder.readings = []
        extractor.extract(release.text, nlp=nlp)
        free = list(release.spans)
        for reading in Recorder.readings:
            for offence in reading.mentions:
                span = max(free, key=lambda span: _overlap(offence, span), default=None)
                if span is not None and _overlap(offence, span) > 0:
                    free.remove(span)
                    yield release.source, release.name, span[2], reading


def _overlap(offence: Offence, span: Span) -> int:
    return min(offence.end, span[1]) - max(offence.start, span[0])


def _report(data: Matrix, l2: float) -> None:
    print(len(data.gold), "mentions of", len(set(data.releases)), "releases,", len(data.names), "features")
    print("stages", dict(Counter(STAGES[index] for index in data.gold)))
    print(f"right in the training itself: {_share(predict(data, fit(data, l2)), data.gold)}")
    sources = np.array(data.sources)
    print("right, the source left out of the training:")
    told = np.zeros(len(data.gold), dtype=int)
    for source in sorted(set(data.sources)):
        out = sources == source
        told[out] = predict(data, fit(data, l2, ~out))[out]
        print(f"  {_share(told[out], data.gold[out])}  of {out.sum():4} in {source}")
    print(f"  {_share(told, data.gold)}  of all")
    releases = sorted(set(data.releases))
    fold_of = {release: index % FOLDS for index, release in enumerate(releases)}
    folds = np.array([fold_of[release] for release in data.releases])
    for index in range(FOLDS):
        told[folds == index] = predict(data, fit(data, l2, folds != index))[folds == index]
    print(f"right, a tenth of the releases left out: {_share(told, data.gold)}")


def _share(told: NDArray[np.int_], gold: NDArray[np.int_]) -> str:
    return f"{(told == gold).mean():.3f}"


def _write(data: Matrix, weights: NDArray[np.float64], path: Path) -> None:
    tables: dict[str, dict[str, int]] = {"start": {}, "evidence": {}, "talk": {}}
    for (kind, name), weight in zip(data.names, weights, strict=True):
        whole = round(float(weight) * 100)
        if whole or kind == "start":
            tables[kind][name] = whole
    lines = [
        "# What each feature adds to the score of a stage, in hundredths of the logarithm of the odds, learned by",
        "# models/training/train_stages.py. evidence.py and talk.py of find/offences make the features. [start] is",
        "# what a stage has before anything is told, [evidence] goes to the stage that is told, [talk] to mentioned.",
    ]
    for kind, table in tables.items():
        lines += ["", f"[{kind}]"]
        names = STAGES if kind == "start" else sorted(table)
        lines += [f'"{name}" = {table[name]}' for name in names]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
