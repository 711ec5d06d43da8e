"""List what the rules may lack: where a throwaway NER that learnt from their own output disagrees with them.

    extract-facts batch RELEASES.jsonl -o RUN.jsonl
    python models/training/gaps.py RUN.jsonl --unread 400 --minutes 5

The model (HashEmbedCNN, 96 wide, 4 deep) is trained on a run's entities, all releases but the last ones; on those it
is asked, and never kept. What it finds and the rules do not is often a form that they lack; what the rules find and it
does not, often a form that misleads. Both are counted by type and phrase, most frequent first, each with an example.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

SEED = 1
WORDS_A_BATCH = 1000
LONGEST = 1500  # characters of a paragraph
AROUND = 40  # characters of an example, on each side
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
    "pretrained_vectors": None,
}
MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": False,
    "tok2vec": TOK2VEC,
}


class Mention(NamedTuple):
    """An entity in a paragraph: offsets, and its type."""

    start: int
    end: int
    type: str


class Paragraph(NamedTuple):
    """A paragraph of a release with what the rules found in it."""

    text: str
    mentions: list[Mention]


@dataclass(frozen=True, slots=True)
class Gap:
    """A phrase that only one side calls an entity: who, of which type, how often, and an example."""

    by: str
    type: str
    phrase: str
    count: int
    example: str


def paragraphs(releases: Iterable[dict[str, object]]) -> Iterator[Paragraph]:
    """The paragraphs of the extractions of a run."""
    for release in releases:
        if "document" not in release:  # one that could not be read
            continue
        document, entities = release["document"], release["entities"]
        assert isinstance(document, dict)
        assert isinstance(entities, list)
        start = 0
        for line in str(document["text"]).split("\n"):
            end = start + len(line)
            inside = [
                Mention(entity["start"] - start, entity["end"] - start, entity["type"])
                for entity in entities
                if start <= entity["start"] and entity["end"] <= end
            ]
            if line.strip() and len(line) <= LONGEST:
                yield Paragraph(line, inside)
            start = end + 1


def gaps(found: Iterable[tuple[Paragraph, Sequence[Mention]]]) -> list[Gap]:
    """Where a model's mentions and the rules' do not touch, by phrase, most frequent first.

    Args:
        found: paragraphs, each with what the model found in it.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], str] = {}
    for paragraph, mentions in found:
        for by, ours, theirs in (("model", mentions, paragraph.mentions), ("rules", paragraph.mentions, mentions)):
            for mention in ours:
                if any(mention.start < o.end and o.start < mention.end and mention.type == o.type for o in theirs):
                    continue
                key = by, mention.type, paragraph.text[mention.start : mention.end].lower()
                counts[key] += 1
                examples.setdefault(key, _in_context(paragraph.text, mention))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Gap(*key, count, examples[key]) for key, count in ranked]


def _in_context(text: str, mention: Mention) -> str:
    before, after = text[max(mention.start - AROUND, 0) : mention.start], text[mention.end : mention.end + AROUND]
    return f"{before}[{text[mention.start : mention.end]}]{after}"


def train(texts: Sequence[Paragraph], minutes: float) -> object:
    """A pipeline that learnt the mentions of paragraphs for some minutes of CPU time."""
    import spacy
    from spacy.training import Example
    from spacy.training.batchers import minibatch_by_words
    from thinc.util import fix_random_seed

    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner", config={"model": MODEL})
    examples = []
    for paragraph in texts:
        doc = nlp.make_doc(paragraph.text)
        spans = [doc.char_span(m.start, m.end, m.type, alignment_mode="expand") for m in paragraph.mentions]
        reference = doc.copy()
        reference.ents = spacy.util.filter_spans([span for span in spans if span is not None])
        examples.append(Example(doc, reference))
    optimiser = nlp.initialize(lambda: examples[:200])
    shuffle, ends = random.Random(SEED).shuffle, time.process_time() + 60 * minutes
    while time.process_time() < ends:
        shuffle(examples)
        for batch in minibatch_by_words(examples, size=WORDS_A_BATCH):
            nlp.update(batch, sgd=optimiser, drop=0.2)
            if time.process_time() > ends:
                break
    return nlp


def main() -> None:
    """Train, ask and print as the command line tells."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("run", type=Path, help="extractions, a release a line")
    parser.add_argument("--unread", type=int, default=400, help="how many of the last releases to compare over")
    parser.add_argument("--minutes", type=float, default=5.0, help="of CPU time for training")
    parser.add_argument("--type", help="date, agency, quantity or offence alone")
    parser.add_argument("--most", type=int, default=200, help="how many lines to print")
    arguments = parser.parse_args()
    with arguments.run.open(encoding="utf-8") as lines:
        releases = [json.loads(line) for line in lines]
    unread = list(paragraphs(releases[-arguments.unread :]))
    nlp = train(list(paragraphs(releases[: -arguments.unread])), arguments.minutes)
    docs = nlp.pipe(paragraph.text for paragraph in unread)  # type: ignore[attr-defined]
    found = [
        (paragraph, [Mention(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents])
        for paragraph, doc in zip(unread, docs, strict=True)
    ]
    shown = [gap for gap in gaps(found) if arguments.type in (None, gap.type)]
    for gap in shown[: arguments.most]:
        print(gap.count, gap.by, gap.type, gap.phrase, gap.example, sep="\t")


if __name__ == "__main__":
    main()
