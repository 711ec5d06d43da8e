"""What the silver trees are made by: the other scheme's trees, turned into ours."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import spacy
from spacy.tokens import Doc

FILE = Path(__file__).parents[2] / "models" / "training" / "clear_to_ud.py"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("clear_to_ud", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


convert = _module().convert
vocab = spacy.blank("en").vocab


def tree(rows: str) -> Doc:
    """A sentence of "word/TAG/relation/head", heads from 1, a root's is its own."""
    words, tags, deps, heads = map(list, zip(*(row.rsplit("/", 3) for row in rows.split()), strict=True))
    return Doc(vocab, words=words, tags=tags, deps=deps, heads=[int(head) - 1 for head in heads])


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (
            "Men/NNS/nsubj/2 seized/VBD/ROOT/2 crates/NNS/dobj/2 of/IN/prep/3 rum/NN/pobj/4 in/IN/prep/2 it/PRP/pobj/6",
            "nsubj:2 ROOT:2 obj:2 case:5 nmod:3 case:7 obl:2",
        ),
        (
            "Ten/CD/nsubjpass/3 were/VBD/auxpass/3 held/VBN/ROOT/3 by/IN/agent/3 police/NNS/pobj/4",
            "nsubj:pass:3 aux:pass:3 ROOT:3 case:5 obl:agent:3",
        ),
        ("The/DT/det/2 toll/NN/nsubj/3 was/VBD/ROOT/3 high/JJ/acomp/3", "det:2 nsubj:4 cop:4 ROOT:4"),
        (
            "Ten/CD/nsubj/2 are/VBP/ROOT/2 in/IN/prep/2 custody/NN/pobj/3",
            "nsubj:4 cop:4 case:4 ROOT:4",
        ),
        ("There/EX/expl/2 were/VBD/ROOT/2 raids/NNS/attr/2", "expl:2 ROOT:2 nsubj:2"),
        (
            "Guns/NNS/ROOT/1 ,/,/punct/1 cash/NN/conj/1 and/CC/cc/3 cars/NNS/conj/3",
            "ROOT:1 punct:3 conj:1 cc:5 conj:1",
        ),
        (
            "They/PRP/nsubj/2 lost/VBD/ROOT/2 $/$/quantmod/5 2/CD/compound/5 million/CD/dobj/2",
            "nsubj:2 ROOT:2 obj:2 compound:5 nummod:3",
        ),
        (
            "more/JJR/amod/3 than/IN/quantmod/3 40/CD/nummod/4 shops/NNS/ROOT/4",
            "advmod:3 fixed:1 nummod:4 ROOT:4",
        ),
        (
            "It/PRP/nsubj/2 saw/VBD/ROOT/2 charges/NNS/nsubj/4 laid/VBN/ccomp/2",
            "nsubj:2 ROOT:2 obj:2 xcomp:2",
        ),
        (
            "Two/CD/nsubjpass/3 were/VBD/auxpass/3 held/VBN/ROOT/3 for/IN/prep/3 stealing/VBG/pcomp/4 cars/NNS/dobj/5",
            "nsubj:pass:3 aux:pass:3 ROOT:3 mark:5 advcl:3 obj:5",
        ),
    ],
)
def test_trees_are_turned(rows: str, wanted: str) -> None:
    found = convert(tree(rows))
    assert " ".join(f"{word.dep_}:{word.head.i + 1}" for word in found) == wanted
