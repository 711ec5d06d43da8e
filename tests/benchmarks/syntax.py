"""How good and how fast the tagger and parser are, beside those of a spaCy model.

    python -m tests.benchmarks.syntax DIR [--model en_core_web_sm] [--part test]

DIR has treebanks as spaCy's DocBin, ``NAME-test.spacy``: TAG is the Penn Treebank's, DEP that of Universal
Dependencies. Words and sentences are given. XPOS, UAS and LAS are over all words; the second LAS is over words that are
no punctuation, as spaCy and many papers count. Of a spaCy model, the tags and the verbs are comparable, the labels
follow another scheme. The verb: how often the parse tells the verb of a counted noun ("14 suspects") that is its
subject or object, and as which of the two. Speeds are CPU time on the same words in turn, medians over the rounds; set
OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1 for steady ones.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, DocBin

from extractor.language.fold import fold
from extractor.packs.pack import MODEL, standard_pack
from extractor.syntax.parser import Parser, Tree

# A spaCy model's names of the roles that count here.
ROLES = {"nsubj": "nsubj", "nsubj:pass": "nsubj:pass", "obj": "obj", "nsubjpass": "nsubj:pass", "dobj": "obj"}
PARTS = ("tok2vec", "tagger", "parser")
Sentence = tuple[list[str], Tree]


def read(path: Path) -> list[list[Sentence]]:
    """The documents of a treebank: sentences with their trees."""
    docs = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    return [[(_words(sentence.as_doc()), _tree(sentence.as_doc())) for sentence in doc.sents] for doc in docs]


def _words(doc: Doc) -> list[str]:
    return [fold(word.text) for word in doc]


def _tree(doc: Doc) -> Tree:
    return Tree(tuple(word.tag_ for word in doc), tuple(word.head.i for word in doc), tuple(word.dep_ for word in doc))


class SpacyParser:
    """The tagger and parser of a spaCy model."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.parts = [cast(Pipe, component) for name, component in nlp.pipeline if name in PARTS]

    def docs(self, sentences: Sequence[Sequence[str]]) -> list[Doc]:
        """Parsed sentences, a Doc each."""
        docs = [Doc(self.nlp.vocab, words=list(words)) for words in sentences]
        for component in self.parts:
            docs = list(component.pipe(docs, batch_size=256))
        return docs

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[Tree]:
        """A tree for each sentence."""
        return [_tree(doc) for doc in self.docs(sentences)]


def scores(gold: Sequence[Sentence], found: Sequence[Tree]) -> dict[str, float]:
    """Shares of tags, heads, and heads with their label that are right; the last without punctuation too."""
    rows = [
        (
            tree.tags[place] == other.tags[place],
            tree.heads[place] == other.heads[place],
            (tree.heads[place], tree.labels[place]) == (other.heads[place], other.labels[place]),
            tree.labels[place] != "punct",
        )
        for (_, tree), other in zip(gold, found, strict=True)
        for place in range(len(tree.tags))
    ]
    inner = [row for row in rows if row[3]]
    return {
        "XPOS": sum(row[0] for row in rows) / len(rows),
        "UAS": sum(row[1] for row in rows) / len(rows),
        "LAS": sum(row[2] for row in rows) / len(rows),
        "LAS without punctuation": sum(row[2] for row in inner) / len(inner),
    }


def governor(tree: Tree, noun: int) -> tuple[int, str] | None:
    """The verb that a noun, or the one that it is coordinated with, is the subject or object of, and its role."""
    while tree.labels[noun] == "conj" and tree.tags[tree.heads[noun]].startswith("NN"):
        noun = tree.heads[noun]
    role, head = ROLES.get(tree.labels[noun]), tree.heads[noun]
    return (head, role) if role and tree.tags[head].startswith("VB") else None


def governed(gold: Sequence[Sentence], found: Sequence[Tree]) -> tuple[int, int]:
    """For how many counted nouns under a verb the parse says so, and how many there are."""
    right = total = 0
    for (_, tree), other in zip(gold, found, strict=True):
        counted = {head for head, label in zip(tree.heads, tree.labels, strict=True) if label == "nummod"}
        for noun in sorted(counted):
            if tree.tags[noun].startswith("NN") and (wanted := governor(tree, noun)):
                total += 1
                right += governor(other, noun) == wanted
    return right, total


def speeds(ours: Parser, other: SpacyParser | None, docs: list[list[list[str]]], rounds: int) -> None:
    """Words a second of both, in turn, each given all sentences at once."""
    words = sum(len(sentence) for doc in docs for sentence in doc)
    flat = [sentence for doc in docs for sentence in doc]
    taken: dict[str, list[float]] = {"ours": [], "other": []}
    for _ in range(rounds):
        start = time.process_time()
        ours(flat)
        taken["ours"].append(time.process_time() - start)
        if other:
            start = time.process_time()
            other.docs(flat)
            taken["other"].append(time.process_time() - start)
    print(f"speed: {words / median(taken['ours']):,.0f} words a second")
    if other:
        ratio = median(theirs / own for own, theirs in zip(taken["ours"], taken["other"], strict=True))
        print(f"  the other: {words / median(taken['other']):,.0f}; ours is {ratio:.1f} times as fast")


def main() -> None:
    """Print scores and speeds."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--model", help="a spaCy model, by name or path")
    arguments.add_argument("--part", default="test")
    arguments.add_argument("--parser", type=Path, default=standard_pack() / MODEL)
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    start = time.process_time()
    ours = Parser(options.parser)
    print(f"{options.parser.stat().st_size / 1e6:.1f} MB, read in {time.process_time() - start:.3f} CPU seconds")
    other = SpacyParser(spacy.load(options.model)) if options.model else None
    docs: list[list[list[str]]] = []
    for path in sorted(options.folder.glob(f"*-{options.part}.spacy")):
        treebank = read(path)
        docs += [[words for words, _ in doc] for doc in treebank]
        gold = [sentence for doc in treebank for sentence in doc]
        for name, parser in (("ours", ours), (options.model, other)):
            if parser:
                found = parser([words for words, _ in gold])
                shares = ", ".join(f"{measure} {share:.2%}" for measure, share in scores(gold, found).items())
                right, total = governed(gold, found)
                print(f"{path.stem}, {name}: {shares}; verb of a counted noun {right} of {total}")
    speeds(ours, other, docs, options.rounds)


if __name__ == "__main__":
    main()
