"""Make silver trees: releases, parsed by two teachers, where these agree.

    python -m venv teachers, and into it spaCy and two of its English models
    PYTHONPATH=. python models/training/silver.py --texts DIR --teachers MODEL MODEL --out silver-train.spacy

DIR has ``*.jsonl.xz``, a release a line with its ``text``. A teacher is the name of a spaCy model or its folder; of its
parts only the tagger and the parser run. What is written is a DocBin, a sentence a Doc, for ``train.py``: the trees of
the second teacher in the relations of Universal Dependencies, where both agree on a sentence. No text is shipped.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import spacy
from clear_to_ud import convert
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extractor.find.syntax import prose_start
from extractor.language.fold import fold
from extractor.language.sentences import SentenceSplitter
from extractor.packs import Rules

ATTRIBUTES = ("TAG", "HEAD", "DEP")
SHORTEST, LONGEST = 5, 80  # words
# Shares of sentences, in per cent, with and without a number: facts rest on numbers.
WITH_NUMBER, WITHOUT_NUMBER = 80, 14
# Arcs that agree, with their labels, at least.
AGREED = 0.95

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|million)\b", re.I
)
_ENGLISH = frozenset(["the", "of", "and", "to", "in", "for", "was", "were", "a", "that", "with", "by", "on", "is"])


def main() -> None:
    """Parse, compare, convert, write."""
    arguments = _arguments()
    silver = DocBin(attrs=ATTRIBUTES)
    kept = words = seen = 0
    parsed = [_parsed(name, number, arguments) for number, name in enumerate(arguments.teachers)]
    for doc, other in zip(parsed[1], parsed[0], strict=True):
        seen += 1
        if agreement(doc, other) < AGREED:
            continue
        tree = convert(doc)
        if tree is not None:
            silver.add(tree)
            kept, words = kept + 1, words + len(tree)
    silver.to_disk(arguments.out)
    print(f"{kept} of {seen} sentences, {words} words")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--teachers", nargs=2, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="folder that keeps what the teachers say")
    parser.add_argument("--share", type=int, default=100, help="of the texts, in per cent")
    parser.add_argument(
        "--without", type=int, default=WITHOUT_NUMBER, help="of sentences without a number, in per cent"
    )
    return parser.parse_args()


def _parsed(name: str, number: int, arguments: argparse.Namespace) -> list[Doc]:
    kept = arguments.cache / f"teacher-{number}.spacy" if arguments.cache else None
    if kept and kept.exists():
        return list(DocBin().from_disk(kept).get_docs(spacy.blank("en").vocab))
    teacher = spacy.load(name, exclude=["ner", "lemmatizer", "attribute_ruler"])
    docs = list(_sentences(arguments.texts, arguments.share, arguments.without, teacher))
    for _, component in teacher.pipeline:
        docs = list(component.pipe(docs, batch_size=256))  # type: ignore[attr-defined]
    if kept:
        DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(kept)
    return docs


def _sentences(folder: Path, share: int, without: int, nlp: Language) -> Iterator[Doc]:
    """Sentences that differ, of words as the extractor cuts them; the choice hangs on the sentence alone."""
    split = SentenceSplitter(Rules(()))
    blank = spacy.blank("en")
    seen: set[int] = set()
    for text in _texts(folder, share):
        doc = blank.make_doc(text)
        starts = split(text)
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            start = prose_start(text, start, end)
            sentence = text[start:end].strip()
            digest = crc32(sentence.encode("utf-8", "surrogatepass"))
            if digest in seen or digest // 7 % 100 >= (WITH_NUMBER if _NUMBER.search(sentence) else without):
                continue
            seen.add(digest)
            span = doc.char_span(start, start + len(text[start:end].rstrip()), alignment_mode="contract")
            words = [word.text for word in span or () if not word.is_space]
            if SHORTEST <= len(words) <= LONGEST:
                yield Doc(nlp.vocab, words=words)


def _texts(folder: Path, share: int) -> Iterator[str]:
    """English texts, folded."""
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = fold(json.loads(line)["text"])
                words = text.lower().split()
                if (
                    crc32(text[:2000].encode()) % 100 < share
                    and sum(word in _ENGLISH for word in words) > len(words) / 8
                ):
                    yield text


def agreement(doc: Doc, other: Doc) -> float:
    """The share of words, no punctuation, with the same head and relation in both."""
    pairs = [
        word.head.i == twin.head.i and word.dep == twin.dep
        for word, twin in zip(doc, other, strict=True)
        if not word.is_punct
    ]
    return sum(pairs) / max(len(pairs), 1)


if __name__ == "__main__":
    main()
